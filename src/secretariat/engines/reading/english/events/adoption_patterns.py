"""The patterns of adopted documents: the verb, the title with its noun, what a bare noun is not."""

import re

from secretariat.engines.reading.english.events.clauses import B, C, D, O, P, R, S, T

INSTRUMENTS = (
    ("declaration", r"declaration"), ("resolution", r"resolution"), ("decision", r"decision"),
    ("recommendation", r"recommendation"), ("agenda", r"agenda"), ("strategy", r"strategy"),
    ("communique", r"communiqu[eé]"), ("memorandum", r"memorandum|memoranda"),
    ("agreement", r"agreement|treaty|convention|protocol|charter|accord|pact|statute|compact"),
    ("other",
        r"statement|plan|programme|program|budget|concept\s+note|manifesto|initiative|regulations|pact|roadmap|road\s+map|vision|concept|guidelines|framework"
        r"|conclusions|document"
     r"|rules|budget|policy|consensus|outcome|code|pledge|principles"),
)  # fmt: skip
_NOUN = (
    r"(?P<noun>(?i:(?:declaration|resolution|decision|recommendation|agenda|strategy|communiqu[eé]"
    r"|memorandum(?:\s+of\s+(?:understanding|cooperation))?"
    r"|agreement|treaty|convention|protocol|charter|accord|pact|statute|compact|statement|budget|manifesto"
    r"|conventions|rules\s+of\s+procedure|regulations|work\s+program(?:me)?|programme|program|plan\s+of"
    r"\s+action|action\s+plan|work\s+plan|plan|programme(?:\s+of\s+action)?"
    r"|roadmap|vision|concept|guidelines|framework|conclusions|final\s+document|outcome\s+document"
    r"|document|consensus|code\s+of\s+conduct|principles)))\b(?!s)"
)
SIGN = rf"[{B}{C}{D}{O}{R}{S}]"
_WORDS = (
    rf"(?:(?:[A-Z][\w'&-]*|{SIGN}(?:'s)?|joint|final|political|ministerial|common|comprehensive|special"
    r"|regional|separate|long-term|five-year|ten-year|strategic|draft|new|so-called|framework|free-trade|trade|cooperation|security|mutual|defen[cs]e|transport|bilateral"
    r"|multilateral|headquarters|peace|landmark|revised|updated|amended|binding|non-binding|working|annual|action"
    r"|legal|technical)[\s-]+)*"
)
_ABOUT = (
    r"(?:\s+(?:on|for|of|against|concerning|regarding|addressed\s+to|to\s+(?:combat|promote|strengthen|end|fight|support|develop|protect)"
    r"|between|with(?!\s+(?:its|their|a\s+view|the\s+aim|effect|immediate))|establishing|creating|setting\s+up|amending|governing|condemning|calling\s+for)\s+(?:the\s+)?"
    rf"(?:[^,;:.\"{P}{T}]{{1,140}}?)(?=[,;:.\"]|\s+(?:and\s+(?:adopted|agreed|approved|issued|signed"
    rf"|decided|called|also)|at\s+(?:the|its)|in\s+{C}|on\s+{T}|{T}|during|which|that\s|as\s+well|by\s"
    r"|and\s+an?\s+(?:[A-Za-z]\w+\s+){0,2}(?i:declaration|resolution|decision|statement|communiqu[eé]|protocol|agreement|plan)\b"
    r"|and\s+the\s+[A-Z]|(?:was|were|has|have|is|are)\s)|$))?"
)
TITLE = (
    rf"(?P<title>{_WORDS}{_NOUN}(?:\s+(?:No\.?\s*)?(?:[A-Z]{{1,5}}[/.-])*(?:[A-Z]{{2,4}}\.?"
    rf"\s*)?\d[\w/()-]*(?:\.\d+)*)?"
    rf"(?:\s+for\s+(?:the\s+)?(?:(?:year|period|biennium|years)\s+)?{T}|{_ABOUT}))"
)
_HAVE = (
    r"(?:(?:has|have|had|also|unanimously|then|today|jointly|formally|by\s+consensus|will|are\s+to|is"
    r"\s+to|subsequently|later)\s+)*"
)
_VERB = (
    r"(?P<verb>adopt(?:ed|s|ing)|sign(?:ed|s|ing)|approv(?:ed|es|ing)|endors(?:ed|es|ing)|issu(?:ed|es"
    r"|ing)|conclud(?:ed|es|ing)|pass(?:ed|es)|ratif(?:ied|ies)|releas(?:ed|es)|initial+ed|(?:put|set)\s+their\s+(?:names|signatures)\s+to|inked|agreed\s+on"
    r"|ADOPTS|APPROVES|ENDORSES|ADOPTED|APPROVED|ENDORSED|acceded\s+to|gave\s+(?:its|their)\s+(?:approval|consent)\s+to)"
)
ACTIVE = re.compile(
    rf"{_HAVE}\b{_VERB}\s+(?:(?:by\s+(?:acclamation|consensus)|unanimously)\s+)?(?:the\s+|an?\s+|its\s+"
    rf"|their\s+|two\s+)?[\"']?{TITLE}"
)
# "approved the Regional Energy Programme": a document whose name has the shape of a body.
NAMED_LIKE_A_BODY = re.compile(
    rf"{_HAVE}\b{_VERB}\s+(?:the\s+|its\s+|their\s+)?(?P<title>(?P<noun>{B}))(?!')"
)
DOCUMENT = re.compile(
    r"(?:Programme|Program|Plan|Strategy|Charter|Convention|Agenda|Framework|Roadmap|Compact|Protocol|Treaty)(?:\s+of\s+Action)?$"
)
IN_A = re.compile(
    r"\b[Ii]n\s+(?:an?\s+|their\s+|its\s+)?(?P<title>(?:(?:separate|joint|final|closing|special|political|unanimous)\s+)*"
    rf"(?P<noun>resolution|declaration|communiqu[eé]|decision|recommendation){_ABOUT}),?\s+(?:adopted\s+[^,;]{{3,40}},\s+)?"
    rf"(?:the\s+)?(?:{O}|{B}|[Mm]eeting|[Ll]eaders|[Mm]inisters|[Ss]ummit|[Cc]ouncil|[Aa]ssembly|[Dd]elegates|[Cc]onference|[Pp]residents"
    r"|[Pp]articipants|they)\s+(?:also\s+)?(?P<verb>[a-z]+ed|set|took|gave|laid)\b"
)
# "in a resolution entitled "..."": the title stands in marks of its own.
TITLED = re.compile(
    r"\b(?:[Ii]n|(?P<verb>adopted|approved|endorsed|issued|signed))\s+(?:an?|its|their|the)\s+"
    r"(?:(?:joint|final|separate|political|special)\s+)*"
    r"(?P<noun>resolution|declaration|communiqu[eé]|decision|recommendation|statement)\s+"
    r"(?:entitled|titled|headed|called)\s+[\"'“](?P<title>[^\"“”]{5,160})[\"'”],?\s*"
    rf"(?P<who>(?:the\s+)?(?:{O}|{B}|[Mm]inisters|[Ll]eaders|[Cc]ouncil|[Ss]ummit|[Mm]eeting|[Aa]ssembly|they)"
    r"\s+(?:also\s+)?(?:[a-z]+ed|set|took|gave|laid)\b)?"
)
CALLED = re.compile(
    rf"\b(?:document|text|paper)\s+(?P<verb>called|entitled|titled|named|dubbed|known\s+as)\s+[\"']?(?:the\s+)?[\"']?{TITLE}"
)
AND_ALSO_LATER = re.compile(
    rf"^[^.;:\"{P}{O}{B}]{{0,120}}?,?\s+(?:as\s+well\s+as|along\s+with|together\s+with)\s+(?:the\s+|an?\s+|its\s+)?[\"']?{TITLE}"
)
AND_ALSO = re.compile(
    rf"^[\"']?\s*(?:,|,?\s+and|,?\s+as\s+well\s+as)\s+(?:the\s+|an?\s+|its\s+)?[\"']?{TITLE}"
)
AND_NAMED = re.compile(
    rf"(?:,|,?\s+and|,?\s+as\s+well\s+as)\s+(?:the\s+)?(?P<title>(?P<noun>{B}))(?=\s*(?:[,.;]|and\b|$))"
)
PASSIVE = re.compile(
    rf"(?:\b(?:[Tt]he|[Aa]n?)\s+)?[\"']?{TITLE}[\"']?,?\s+(?:which\s+)?(?:(?:was|were|has\s+been|had"
    r"\s+been|have\s+been|being)\s+)?(?:also\s+|unanimously\s+|formally\s+)?(?P<verb>adopted|signed|approved"
    r"|endorsed|issued|concluded|initial+ed|ratified)\b"
)
_ADOPTION_OF = re.compile(
    rf"\b(?:[Aa]doption|[Ss]igning|[Aa]pproval)\s+of\s+(?:the\s+|an?\s+|its\s+)?[\"']?{TITLE}"
)
ITS_ADOPTION = re.compile(
    rf"(?:[Tt]he\s+)(?P<title>{_WORDS}{_NOUN})[^;:\"]{{0,120}}?\bits\s+(?:adoption|signing|signature)\s+"
    rf"(?:in|on)\s+(?P<t>{T})"
)
SET_UP_BY = re.compile(
    rf"(?<!\w)(?P<title>(?:[A-Z][\w'-]+\s+|{SIGN}\s+)+{_NOUN})\s+(?:of|adopted\s+(?:on|in)|signed\s+"
    rf"(?:on|in))\s+(?P<t>{T})"
)
RECOMMENDED = re.compile(
    rf"(?P<body>(?:[Tt]he\s+)?{B})\s+(?:has\s+|also\s+|unanimously\s+)*recommended\s+that\s+"
    rf"(?P<title>[^;:\".]{{10,160}}?)(?=[,;:.]|\s+so\s+that|$)"
)
_PLURAL = re.compile(r"(?:ions|ements|ies|plans|documents)$")
NO_ISSUE = re.compile(r"\b(?:press|warning|joint\s+press|travel)\s+(?:statement|release)", re.IGNORECASE)
AHEAD = re.compile(
    r"\b(?:will|would|shall|to|should|could|may|might|expected|hopes?|proposed|draft|idea\s+of|plans?"
    r"|called\s+for|urged|propos\w+|endorsed\s+the\s+idea|calls?\s+for|invit\w+|before|negotiat\w+"
    r"|pending|need)\b[^,;:]{0,40}$"
)
