"""The patterns of adopted documents: the verb, the title with its noun, what a bare noun is not."""

import re

from secretariat.engines.reading.english.events.clauses import B, C, D, O, P, R, S, T
from secretariat.engines.reading.sieve import Sieved

INSTRUMENTS = (
    ("declaration", r"declaration"), ("resolution", r"resolution"), ("decision", r"decision"),
    ("recommendation", r"recommendation"), ("agenda", r"agenda"), ("strategy", r"strategy"),
    ("communique", r"communiqu[eé]"), ("memorandum", r"memorandum|memoranda|mou\b"),
    ("agreement", r"agreement|treaty|convention|protocol|charter|accord|pact|statute|compact"),
    ("other",
        r"statement|plan|programme|program|budget|concept\s+note|manifesto|initiative|regulations|pact"
        r"|roadmap|road\s+map|vision|concept|guidelines|framework"
        r"|conclusions|document"
     r"|rules|budget|policy|consensus|outcome|code|pledge|principles|position|appeal|blueprint|act"
     r"|constitution|covenant|letter|master|standards"
     r"|terms|white|directive|regulation|call|joint|work|action"),
)  # fmt: skip
_NOUN = (
    r"(?P<noun>(?i:(?:declaration|resolution|decision|recommendation|agenda|strategy|communiqu[eé]"
    r"|memorandum(?:\s+of\s+(?:understanding|cooperation))?"
    r"|agreement|treaty|convention|protocol|charter|accord|pact|statute|compact|statement|budget|manifesto"
    r"|conventions|rules\s+of\s+procedure|regulations|work\s+program(?:me)?|programme|program|plan\s+of"
    r"\s+action|action\s+plan|work\s+plan|plan|programme(?:\s+of\s+action)?"
    r"|roadmap|vision|concept|guidelines|framework|conclusions|final\s+document|outcome\s+document"
    r"|document|consensus|code\s+of\s+conduct|principles|common\s+position|joint\s+position|pledge|appeal"
    r"|blueprint|(?-i:Act)|constitution|covenant|mou"
    r"|white\s+paper|letter\s+of\s+intent|master\s?plan|terms\s+of\s+reference|directive|regulation|"
    r"(?-i:Call\s+(?:to|for)\s+Action))))\b(?!s)"
)
SIGN = rf"[{B}{C}{D}{O}{R}{S}]"
_WORDS = (
    rf"(?:(?:[A-Z][\w'&-]*|{SIGN}(?:'s)?|joint|decisive|political|final|political|ministerial|common"
    rf"|comprehensive|special"
    r"|regional|separate|long-term|five-year|ten-year|strategic|draft|new|so-called|framework|free-trade"
    r"|trade|cooperation|security|mutual|defen[cs]e|transport|bilateral"
    r"|multilateral|headquarters|peace|landmark|revised|updated|amended|binding|non-binding|working|annual"
    r"|action"
    r"|legal|technical)[\s-]+)*"
)
_ABOUT = (
    r"(?:\s+(?:on|for|of|against|concerning|regarding|addressed\s+to|to\s+(?:combat|promote|strengthen|end"
    r"|fight|support|develop|protect)"
    r"|between|with(?!\s+(?:its|their|a\s+view|the\s+aim|effect|immediate))|establishing|creating"
    r"|setting\s+up|amending|governing|condemning|calling\s+for)\s+(?:the\s+)?"
    rf"(?:[^,;:.\"{P}{T}]{{1,140}}?)(?=[,;:.\"]|\s+(?:and\s+(?:adopted|agreed|approved|issued|signed"
    rf"|decided|called|also)|at\s+(?:the|its)|in\s+{C}|on\s+{T}|{T}|during|which|that\s|as\s+well|by\s"
    r"|and\s+an?\s+(?:[A-Za-z]\w+\s+){0,2}(?i:declaration|resolution|decision|statement|communiqu[eé]"
    r"|protocol|agreement|plan|position|strategy|programme|memorandum|roadmap|framework)\b"
    r"|and\s+the\s+[A-Z]|(?:was|were|has|have|is|are)\s)|$))?"
)
TITLE = (
    rf"(?P<title>{_WORDS}{_NOUN}(?:\s+(?:No\.?\s*)?(?:[A-Z]{{1,5}}[/.-])*(?:[A-Z]{{2,4}}\.?"
    rf"\s*)?\d[\w/()-]*(?:\.\d+)*)?"
    rf"(?:\s+for\s+(?:the\s+)?(?:(?:year|period|biennium|years)\s+)?{T}|{_ABOUT}))"
)
# Words without which a sentence names no document; a body may be named like one.
ANY_DOCUMENT = Sieved(
    r"(?i:declar|resolut|decision|recommend|agenda|strateg|communiqu|memorand|\bmou\b|agreement|treat"
    r"|convention|protocol|charter"
    r"|accord|pact|statute|compact|statement|budget|manifesto|rules|regulation|program|plan|roadmap|vision"
    r"|concept|guideline|framework"
    r"|conclusions|document|consensus|code|principles|position|pledge|appeal|blueprint|\bact\b|constitution"
    r"|covenant|paper|letter|terms"
    r"|directive|\bcall\b)"
)
_HAVE = (
    r"(?:(?:has|have|had|also|unanimously|then|today|jointly|formally|by\s+consensus|will|are\s+to|is"
    r"\s+to|subsequently|later)\s+)*"
)
_VERB = (
    r"(?P<verb>(?:(?<=leaders )|(?<=ministers )|(?<=members )|(?<=states )|(?<=presidents )|(?<=Ministers )|"
    r"(?<=Leaders )|(?<=\ue006 ))"
    r"(?:adopt|sign|approve|endorse|issue)(?=\s)|adopt(?:ed|s|ing)|sign(?:ed|s|ing)|approv(?:ed|es|ing)"
    r"|endors(?:ed|es|ing)|issu(?:ed|es"
    r"|ing)|conclud(?:ed|es|ing)|pass(?:ed|es)|ratif(?:ied|ies)|releas(?:ed|es)|initial+ed|(?:put"
    r"|set)\s+their\s+(?:names|signatures)\s+(?:(?:on\s+)?\ue007\s+)?to|inked|agreed(?:\s+(?:up)?on)?(?=\s+(?:the|an?|its|their|two"
    r"|[A-Z])\b)|produc(?:ed|es)|publish(?:ed|es)"
    r"|(?<![\w-])(?:Adopts|Approves|Endorses)|ADOPTS|APPROVES|ENDORSES|ADOPTED|APPROVED|ENDORSED"
    r"|acceded\s+to|gave\s+(?:its|their)\s+(?:approval"
    r"|consent)\s+to)"
)
ACTIVE = Sieved(
    rf"{_HAVE}\b{_VERB}\s+(?:(?:by\s+(?:acclamation|consensus)|unanimously)\s+|(?:on\s+)?{T}\s+)?(?:the\s+"
    rf"|an?\s+|its\s+"
    rf"|their\s+|two\s+)?(?:(?:new|revised|updated)\s+(?=[\"']))?[\"']?{TITLE}"
)
# "approved the Regional Energy Programme": a document whose name has the shape of a body.
NAMED_LIKE_A_BODY = Sieved(rf"{_HAVE}\b{_VERB}\s+(?:the\s+|its\s+|their\s+)?(?P<title>(?P<noun>{B}))(?!')")
DOCUMENT = Sieved(
    r"(?:Programme|Program|Plan|Strategy|Charter|Convention|Agenda|Framework|Roadmap|Compact|Protocol"
    r"|Treaty)(?:\s+of\s+Action)?$"
)
IN_A = Sieved(
    r"\b[Ii]n\s+(?:an?\s+|their\s+|its\s+)?(?P<title>(?:(?:separate|joint|final|closing|special|political"
    r"|unanimous)\s+)*"
    rf"(?P<noun>resolution|declaration|communiqu[eé]|decision|recommendation){_ABOUT}),?\s+"
    rf"(?:adopted\s+[^,;]{{3,40}},\s+)?"
    rf"(?:the\s+)?(?:{O}|{B}|[Mm]eeting|[Ll]eaders|[Mm]inisters|[Ss]ummit|[Cc]ouncil|[Aa]ssembly"
    rf"|[Dd]elegates|[Cc]onference|[Pp]residents"
    r"|[Pp]articipants|they)\s+(?:also\s+)?(?P<verb>[a-z]+ed|set|took|gave|laid)\b"
)
# "in a resolution entitled "..."": the title stands in marks of its own.
TITLED = Sieved(
    r"\b(?:[Ii]n|(?P<verb>adopted|approved|endorsed|issued|signed))\s+(?:an?|its|their|the)\s+"
    r"(?:(?:joint|final|separate|political|special)\s+)*"
    r"(?P<noun>resolution|declaration|communiqu[eé]|decision|recommendation|statement)\s+"
    r"(?:entitled|titled|headed|called)\s+[\"'“](?P<title>[^\"“”]{5,160})[\"'”],?\s*"
    rf"(?P<who>(?:the\s+)?(?:{O}|{B}|[Mm]inisters|[Ll]eaders|[Cc]ouncil|[Ss]ummit|[Mm]eeting|[Aa]ssembly"
    rf"|they)"
    r"\s+(?:also\s+)?(?:[a-z]+ed|set|took|gave|laid)\b)?"
)
CALLED = Sieved(
    rf"\b(?:document|text|paper)\s+(?P<verb>called|entitled|titled|named|dubbed|known\s+as)\s+[\"']?"
    rf"(?:the\s+)?[\"']?{TITLE}"
)
AND_ALSO_LATER = Sieved(
    rf"^[^.;:\"{P}{O}{B}]{{0,120}}?,?\s+(?:as\s+well\s+as|along\s+with|together\s+with)\s+(?:the\s+|an?\s+"
    rf"|its\s+)?[\"']?{TITLE}"
)
AND_ALSO = Sieved(rf"^[\"']?\s*(?:,|,?\s+and|,?\s+as\s+well\s+as)\s+(?:the\s+|an?\s+|its\s+)?[\"']?{TITLE}")
AND_NAMED = Sieved(
    rf"(?:,|,?\s+and|,?\s+as\s+well\s+as)\s+(?:the\s+)?(?P<title>(?P<noun>{B}))(?=\s*(?:[,.;]|and\b|$))"
)
PASSIVE = Sieved(
    rf"(?:\b(?:[Tt]he|[Aa]n?)\s+)?[\"']?{TITLE}[\"']?(?:,\s+[^.;:]{{1,80}},(?=\s+(?:was|were)\b)"
    rf"|\s+\([^()]{{1,40}}\))?,?\s+(?:which\s+)?(?:(?:was|were|has\s+been|had"
    r"\s+been|have\s+been|being)\s+)?(?:also\s+|unanimously\s+|formally\s+)?(?P<verb>adopted|signed|approved"
    r"|endorsed|issued|concluded|initial+ed|ratified)\b"
)
_ACT_OF = (
    r"(?:adoption|signing|signature|approval|issuance|issuing|endorsement|conclusion|release|publication)"
)
# "ended with the adoption of X", "after the signing of X": the act as a noun, where it is told as done.
NOMINAL = Sieved(
    rf"\b(?:(?:ended|end|ends|concluded|concludes|closed|closes|culminated|culminates|finished|resulted"
    rf"|opened|wrapped\s+up)\s+"
    rf"(?:[^.;:]{{0,50}}?\s)?(?:with|in|by)|(?:led\s+to|witnessed|saw|welcom(?:ed|es|ing)|not(?:ed|ing)"
    rf"|hailed|mark(?:ed|s)\s+by|celebrated|included(?:\s+the)?)"
    rf"|[Ff]ollowing|[Aa]fter|[Ss]ince|[Ww]ith|[Uu]pon)\s+(?:the\s+|its\s+|their\s+)?(?P<verb>{_ACT_OF}"
    rf"(?:\s+by\s+(?:the\s+)?[{B}{O}])?|[Aa]dopting|[Ss]igning|[Aa]pproving)"
    rf"(?:\s+of)?\s+(?:the\s+|an?\s+|its\s+)?[\"']?{TITLE}"
)
# "came to an end with a communiqué"
ENDED_WITH = Sieved(
    rf"\b(?P<verb>ended|came\s+to\s+an\s+end|come\s+to\s+(?:an\s+end|a\s+close)|came\s+to\s+a\s+close|closed"
    rf"|concluded|finished|wrapped\s+up|culminated)\b"
    rf"(?:[^.;:]{{0,50}}?\s)?(?:with|in|by\s+issuing|by\s+adopting)\s+(?:the\s+|an?\s+)[\"']?{TITLE}"
)
# A line that opens a list of documents, and a document that is a line of it.
LISTED = Sieved(
    r"(?:\b(?:[Dd]ocuments?|[Dd]ecisions?|[Tt]exts|[Ii]nstruments|[Dd]eclarations|[Rr]esolutions"
    r"|[Aa]greements|[Oo]utcomes|[Ff]ollowing)\b[^:]{0,140}?"
    r"\b(?:adopted|signed|approved|endorsed|issued|concluded|taken|included?|are|were)\b|\b(?:adopted|signed"
    r"|approved|endorsed|issued)\b[^:]{0,80}?"
    r"\b(?:following|documents|texts|instruments|agreements|declarations|decisions)\b)[^:]{0,80}:?\s*$|\b"
    r"(?:adopted|signed|approved)\s*:\s*$"
)
ITEM = Sieved(
    rf"[\s\d.()a-z•*·–—-]{{0,8}}?(?:[Tt]he\s+|[Aa]n?\s+|(?P<verb>[Aa]doption|[Ss]igning|[Aa]pproval)\s+of\s+"
    rf"(?:the\s+|an?\s+)?)?[\"']?(?:{TITLE}|(?P<named>{B}))"
)
ITS_ADOPTION = Sieved(
    rf"(?:[Tt]he\s+)(?P<title>{_WORDS}{_NOUN})[^;:\"]{{0,120}}?\bits\s+(?:adoption|signing|signature)\s+"
    rf"(?:in|on)\s+(?P<t>{T})"
)
SET_UP_BY = Sieved(
    rf"(?<!\w)(?P<title>(?:[A-Z][\w'-]+\s+|{SIGN}\s+)+{_NOUN})\s+(?:of|adopted\s+(?:on|in)|signed\s+"
    rf"(?:on|in))\s+(?P<t>{T})"
)
RECOMMENDED = Sieved(
    rf"(?P<body>(?:[Tt]he\s+)?{B})\s+(?:has\s+|also\s+|unanimously\s+)*recommended\s+that\s+"
    rf"(?P<title>[^;:\".]{{10,160}}?)(?=[,;:.]|\s+so\s+that|$)"
)
_PLURAL = Sieved(r"(?:ions|ements|ies|plans|documents)$")
NO_ISSUE = Sieved(r"\b(?:press|warning|joint\s+press|travel)\s+(?:statement|release)", re.IGNORECASE)
AHEAD = Sieved(
    r"\b(?:will|would|shall|to|should|could|may|might|expected|hopes?|proposed|draft|idea\s+of|plans?"
    r"|called\s+for|urged|propos\w+|endorsed\s+the\s+idea|calls?\s+for|invit\w+|before|negotiat\w+"
    r"|pending|need)\b[^,;:]{0,40}$"
)
