"""Words that show who speaks and how, as patterns over clauses whose mentions are signs."""

from secretariat.engines.reading.english.events.clauses import B, C, D, O, P, R, S, T
from secretariat.engines.reading.sieve import Sieved

Q = "\ue010"  # the sign of a quotation

_COMMON_NOUN = (
    r"(?:delegates?|delegations?|diplomats?|officials?|spokes(?:man|woman|person|persons|people)|"
    r"ambassadors?|envoys?|ministers?|"
    r"ministry|statement|communiqu[eé]|declaration|report|press release|release|document|text|resolution|"
    r"sources?|"
    r"members?|participants?|leaders?|presidents?|premiers?|sides?|part(?:y|ies)|countr(?:y|ies)|"
    r"governments?|presidency|"
    r"chairmanship|chairship|chair(?:man|woman|person)?|team|secretariat|organi[sz]ation(?! of)|"
    r"advis[eo]rs?|aides?|experts?|"
    r"analysts?|speakers?|heads? of (?:state|government|delegation)(?: (?:and|or) (?:of )?government)?|"
    r"summit|meeting|"
    r"conference|council|agency|parliament|foreign ministry|assembly|commission|committee|states|nations|"
    r"mayors?|observers?|"
    r"Meeting|Summit|Conference|Session|Presidency|Chairmanship|Chairship|Chair|"
    r"Chairmanship-in-Office|Leaders|Ministers|"
    r"Heads of State(?: (?:and|or) (?:of )?Government)?|"
    r"Participants|Member States|Members|Sides|Parties|Delegations|Delegates|Foreign Ministers|Statement|"
    r"Declaration|"
    r"Communiqu[eé]|Presidents|States|Permanent Representatives|Parliamentarians|Governments|Countries|"
    r"authorities|[Oo]pposition|Council|Committee|communiqu[eé]s?|office|press service|bloc|grouping)"
)
_PEOPLE = (
    r"(?:officials|ministers|leaders|members|delegates|diplomats|authorities|sources|delegations?|"
    r"negotiators|"
    r"lawmakers|envoys|experts|countries|states|nations|member states|heads of (?:state|government))"
)
_BEFORE_NOUN = (
    rf"(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Tt]wo|[Tt]heir|[Ii]ts|[Hh]is|[Hh]er|[Bb]oth|[Ss]ome|[Ss]everal|"
    rf"[Aa]nother|[Tt]hese|[Tt]hose|[Aa]ll|"
    rf"[Mm]any|[Mm]ost)\s+)(?:(?:[{D}{S}{B}{C}](?:'s?)?\s+|[\w-]+\s+){{0,3}}?)"
)
_AFTER_NOUN = (
    rf"(?:\s+(?:of|in|to|from|for|at|with|on)\s+(?:(?:the|a|an|one|his|her|their|its|of|"
    rf"[a-z]+ing)\s+)*(?:[{D}]\s+[a-z]+|[{S}{B}{C}{R}{O}{P}{D}]|[a-z]+)(?:\s+(?:of|in|"
    rf"from)\s+(?:the\s+)?(?:[{S}{B}{C}{R}{O}]|[a-z]+)|\s+[A-Z][\w]+){{0,2}})?"
)
# What opens a sentence of a communiqué without an article ("Summit noted that").
_BODILY = r"(?:Summit|Council|Conference|Meeting|Committee|Assembly|Forum)"
COMMON = (
    rf"(?:{_BEFORE_NOUN}{_COMMON_NOUN}(?![\w-]){_AFTER_NOUN}|"
    rf"[{D}{S}{B}](?:'s?)?\s+{_PEOPLE}(?![\w-])|(?:(?<=\A)|(?<=\.\s)){_BODILY}(?=\s|\Z)|\b(?:Ministers|"
    rf"Leaders|"
    rf"Participants|Delegates|Delegations|Officials|Members|Heads of State(?: (?:and|"
    rf"or) Government)?|officials|diplomats|sources|Parties|"
    rf"Foreign Ministers)(?:\s+of\s+(?:the\s+)?[{B}{S}{R}])?(?![\w-]))"
)
_NAMED = (
    rf"(?:(?:[Tt]he\s+(?:(?:two|three|four|five|six)\s+)?|[Bb]oth\s+|[Aa]n?\s+|[Oo]ne\s+|"
    rf"[Aa]nother\s+|[Ii]ts\s+|[Hh]is\s+|[Hh]er\s+|[Tt]heir\s+)?(?:(?:[Nn]ew|[Ff]ormer|"
    rf"[Oo]utgoing|[Ii]ncoming)\s+)?(?:[{D}{S}{B}{C}](?:'s?)?\s+)?{O}(?:\s+of\s+"
    rf"(?:the\s+)?[{S}{B}])?|(?:[Tt]he\s+)?[{S}{B}{C}])"
)
OBJECT_PRONOUN = r"(?:him|her|them)"
PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e|[Bb]oth)"
_COUNTED = r"[Tt]he\s+(?:two|three|four|five|six)(?!\s+(?:hundred|thousand|million|[a-z]+s\b))"
ONE = rf"(?:{P}|{_COUNTED}|{COMMON}|{_NAMED}|\b{PRONOUN}\b)"
SUBJECT = (
    rf"(?P<subject>(?:{P}|{_NAMED})(?:,\s+(?:{P}|{_NAMED}))*(?:,?\s+and\s+|"
    rf",?\s+as\s+well\s+as\s+)(?:(?:[{S}{D}](?:'s?)?\s+)?{P}|{_NAMED}|Heads\s+of\s+[Dd]elegations?)|{ONE})"
)
# How a subject may begin: tried before the whole pattern of one, for speed.
OPENS_SUBJECT = Sieved(
    rf"[{P}{S}{B}{C}{O}{D}A-Z]|(?:the|an?|one|two|their|its|his|her|both|some|several|another|these|those"
    rf"|all|many|most"
    r"|he|she|they|it|we|officials|diplomats|sources|new|former|outgoing|incoming)\b"
)

_ASIDE = r"(?:,\s+[^,;.]{2,140},|\s+\([^()]*\))?"
MANNER = (
    rf"(?:\s+(?:also|further|furthermore|then|has|have|had|again|however|additionally|repeatedly|later|"
    rf"in\s+turn|once\s+more|"
    rf"likewise|therefore|thus|both|all|jointly|\w+ly|{T}|on\s+{T}|in\s+{T}|in\s+[{C}{S}]|in\s+(?:his|"
    rf"her|its|their)\s+[\w\s]{{3,40}}?|"
    rf"for\s+(?:his|her|its|their)\s+part))*"
)
LINK = rf"{_ASIDE},?{MANNER}"
_OBJECT = (
    rf"\s+(?:(?:the|a|an|his|her|their|its)\s+)?(?:[{P}{O}{B}{S}{D}{C}](?:'s)?\s*|[\w-]+\s+){{0,4}}?"
    rf"(?:newsmen|station|broadcaster|network|daily|magazine|television|radio|rally|seminar|symposium|"
    rf"assembly|congress|committee|board|deputies|parliamentarians|summit|interviewer|crowd|guests|"
    rf"reporters|journalists|plenary|media|press|audience|meeting|conference|agency|newspaper|"
    rf"parliament|session|council|forum|"
    rf"lawmakers|delegates|participants|gathering|correspondents|[{P}{O}{B}{S}]|them|him|her|colleagues"
    rf"|peers|hosts|partners|"
    rf"members|ministers)(?![\w-])"
)
# A newspaper or agency, by its capitals alone: "told Reuters", "told the Daily Mail".
_PAPER = (
    r"\s+(?:the\s+)?[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+){0,2}"
    r"(?=\s+(?:in|on|that|during|after|late|earlier)\b|\s*[,.:;]|\s*$)"
)
SAID = (
    rf"(?:said|says|saying|(?:made|issued|released|delivered)\s+the\s+following\s+(?:statement|"
    rf"declaration|remarks)|stated|states|stating|added|adds|adding|noted|notes|noting|"
    rf"stressed|stresses|"
    rf"stressing|underlined|underlines|underlining|"
    rf"underscored|underscores|underscoring|emphasi[sz]e[sd]|emphasi[sz]ing|highlighted|highlights|"
    rf"highlighting|pointed\s+out|points\s+out|pointing\s+out|pointed\s+to\s+the\s+fact|"
    rf"explained|explains|explaining|recalled|recalls|recalling|reiterated|reiterates|reiterating|"
    rf"reaffirmed|reaffirms|affirmed|declared|declares|"
    rf"announced|announces|announcing|confirmed|confirms|confirming|warned|warns|warning|remarked|"
    rf"observed|acknowledged|acknowledges|acknowledging|admitted|argued|argues|insisted|insists|"
    rf"replied|responded|maintained|tweeted|believes?|believed|indicated|indicates|claimed|claims|concluded|"
    rf"answered|answers|retorted|responds|(?:was|is)\s+quoted\s+(?:by\s+[^,;.]{{2,40}}\s+)?as\s+saying|commented|wrote|continued|"
    rf"repeated|repeats|complained|complains|lamented|conceded|contended|contends|"
    rf"deplore[sd]|regret(?:s|ted)|predicted|estimated|denied|objected|protested|joked|quipped|recounted|disclosed|revealed|argues|"
    rf"reads?|ran|"
    rf"let\s+it\s+be\s+known|went\s+on\s+to\s+(?:say|add|note|stress)|goes\s+on\s+to\s+say|likes?\s+to\s+say|"
    rf"gave\s+(?:a\s+warning|an\s+assurance|assurances|notice)|gave\s+to\s+understand|"
    rf"cautioned|asserted|specified|clarified|opined|mentioned|reported|reports|made\s+(?:it\s+)?clear|"
    rf"brought\s+to\s+(?:the|their)\s+attention|"
    rf"drew\s+attention\s+to\s+the\s+fact|took\s+the\s+view|was\s+of\s+the\s+(?:view|opinion)|"
    rf"is\s+of\s+the\s+(?:view|opinion)|"
    rf"(?:is|was|are|were)\s+(?:confident|convinced|certain|sure|hopeful)|expressed\s+(?:(?:his|her|its|"
    rf"their|the|full|strong|deep)\s+)*"
    rf"(?:hope|confidence|conviction|belief|view|concern|opinion|certainty|regret)|voiced\s+(?:the\s+)?(?:hope|"
    rf"confidence|concern)|hopes|hoped|"
    rf"(?:told|informed|assured|reminded|briefed|tells)(?:{_OBJECT}|{_PAPER}))"
)
EXPRESSED = (
    r"(?:expressed|expresses|conveyed|voiced|extended)\s+(?P<clause>(?:(?:his|her|its|their|"
    r"the|full|strong|deep|"
    r"deepest|sincere|profound|great|"
    r"heartfelt|warm|grave|serious)\s+)*(?:appreciation|gratitude|thanks|concern|satisfaction|regret|"
    r"condolences|solidarity|sympathy|"
    r"congratulations|disappointment|sorrow|sadness))"
)
# Verbs that tell what was said by a noun: "warned of the rising sea", "underlined the importance of transit".
ABOUT = (
    r"(?:accuse[sd]\s+[^,;.]{2,80}?\s+of|blame[sd]\s+[^,;.]{2,80}?\s+for|warn(?:s|ed)\s+"
    r"(?:[^,;.]{2,40}?\s+)?(?:of|against|about)|cautioned\s+against"
    r"|complain(?:s|ed)\s+(?:of|about)|spoke\s+(?:in\s+favou?r\s+of|against|highly\s+of)|alluded\s+to"
    r"|(?:stresse[sd]|underline[sd]|emphasi[sz]e[sd]|highlight(?:s|ed)|underscore[sd]|note[sd]|recall(?:s"
    r"|ed)|reiterate[sd]|reaffirm(?:s|ed)"
    r"|pointed\s+to|drew\s+attention\s+to|acknowledge[sd])\s+(?:with\s+(?:\w+\s+)?(?:satisfaction|concern"
    r"|appreciation|regret)\s+|once\s+(?:again|more)\s+|again\s+)?"
    r"(?:(?:the|its|their|his|her)\s+(?:[\w-]+\s+){0,3}?(?:importance|role|significance|value|contributions?"
    r"|relevance|potential|urgency|centrality|progress"
    r"|challenges|achievements|right|concerns?|position)\b|"
    r"(?<=concern\s)the\b|(?<=satisfaction\s)the\b"
    r"|(?<=appreciation\s)the\b|(?<=regret\s)the\b))"
)
CALLED = (
    rf"(?:called|described|hailed|characteri[sz]ed|praised)\s+(?:the|this|it|"
    rf"[{B}{S}{P}])[^.;]{{3,120}}?(?:\s+as\s+|\s+(?:good|a|an|the)\s+|\s+(?={Q}))"
)
# Before a name: it is no subject but hangs on a word before it ("on behalf of the President").
_OBLIQUE = Sieved(
    rf"\b(?:of|to|from|by|with|for|between|behalf of|including|than)\s+(?:the\s+|its\s+|his\s+|her\s+)?"
    rf"(?:\d+\w\w\s+)?"
    rf"(?:[{D}{S}{B}](?:'s?)?\s+)?(?:Ambassador\s+)?$"
)
_LONGEST_OBLIQUE = 80  # characters


def is_oblique(text: str, at: int) -> bool:
    """Tell whether what begins at `at` hangs on a preposition: "of the Ambassador" says nothing itself."""
    return bool(_OBLIQUE.search(text, max(0, at - _LONGEST_OBLIQUE), at))


PUT_IT = Sieved(
    rf"\bas\s+(?P<subject>{ONE})\s+put\s+it,?\s*(?P<quote>{Q})|"
    rf"(?P<quote2>{Q}),?\s+as\s+(?P<subject2>{ONE})\s+put\s+it"
)
ACCORDING = Sieved(
    rf"\b(?:[Aa]ccording\s+to\s+(?P<subject>{OBJECT_PRONOUN}(?!\s)|{ONE})(?![\w-])|"
    rf"In\s+(?P<whose>[Hh]is|[Hh]er)\s+(?:own\s+)?(?:words|opinion|view)(?=,))"
)
TITLED = Sieved(
    r"(?:entitled|titled|themed?|motto|slogan|called|named|theme(?:\s+of)?|topic|subject|"
    r"under\s+the\s+(?:name|title|theme|motto)|"
    r"so-called|dubbed|known\s+as|headed|on|the)\W{0,3}\s*$"
)
