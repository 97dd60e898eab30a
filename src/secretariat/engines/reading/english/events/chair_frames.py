"""Further patterns of chairmanships: persons elected in small letters, apposition, coordination, labels.

Rules as in `chair_patterns`: a name and a pattern that names the holder.
"""

from secretariat.engines.reading.english.events.bodies import BODY_OR_ACRONYM as BODY
from secretariat.engines.reading.english.events.chair_words import (
    ADVERB,
    HEIR,
    HOLDER,
    KIND_OF_CHAIR,
    OF_BODY,
    WHICH,
    WILL,
    with_own_groups,
)
from secretariat.engines.reading.english.events.clauses import B, C, D, O, P, S, T
from secretariat.engines.reading.sieve import Sieved

_CHAIR = r"[Cc]hair(?:man|woman|person)?(?![\w-])"
_GROUPS = (
    r"(?:Forum|Group|Union|Community|Association|Bloc|Council|League|Organi[sz]ation|bloc|group|forum|union)"
)
_NOW = r"(?:(?:currently|now|presently|also|at\s+present|still|this\s+year)\s+)*"
_TERM_OF = rf"(?:\s+(?:for|in)\s+(?:the\s+)?(?P<mid>{T}))?"

_RULES: tuple[tuple[str, str], ...] = (
    # "elected President P of S as the chair of B": "chair" in small letters is no title
    ("elects-person",
        rf"\b(?:elected|elects|chose|designated|appointed|named|confirmed|selected|re-elected)\s+"
        rf"(?P<holder>{P}),?\s+(?:as\s+|to\s+be\s+)?(?:its\s+|the\s+|their\s+)?(?:(?P<which>{WHICH})\s+)?"
        rf"(?:(?P<pre>{B})(?:'s)?\s+)?[Cc]hair(?![\w-]){OF_BODY}?"),
    ("person-elected",
        rf"(?P<holder>{P})(?:,[^,;{P}]{{1,40}},)?\s+(?:was|has\s+been|is)\s+(?:\w+ly\s+)?(?:re-?)?(?:elected"
        rf"|chosen|designated|appointed|named)\s+(?:as\s+)?(?:its\s+|the\s+|their\s+)?(?:(?P<which>{WHICH})\s+)?"
        rf"(?:(?P<pre>{B})(?:'s)?\s+)?[Cc]hair(?![\w-]){OF_BODY}?"),
    # "P, president of S and incoming chair of B"
    ("person-and-chair",
        rf"(?P<holder>{P})(?:\s+and|,(?:\s+(?:who\s+is|and))?)\s+(?:also\s+|the\s+|its\s+)?(?:{T}\s+)?"
        rf"(?:(?P<which>{WHICH})\s+)?(?:(?P<pre>{B})(?:'s)?\s+)?[Cc]hair(?:\s+of\s+(?P<body>{BODY})|(?<={B}\schair)"
        rf"|(?<={B}\sChair))(?=\s*[,.;]|\s+[a-z]|$)"),
    # "S, the country holding the B presidency"
    ("country-chairing",
        rf"{HOLDER}\s*(?:,|--?|–|—)\s*(?:the\s+|a\s+)?country\s+(?:that\s+is\s+|which\s+is\s+)?{_NOW}(?:(?:"
        rf"presiding\s+over|chairing|chairs|presides\s+over)\s+(?P<body>{BODY})|(?:holding|which\s+holds|that"
        rf"\s+holds)\s+the\s+(?:(?P<pre>{B})(?:'s)?\s+)?{KIND_OF_CHAIR}{OF_BODY}?)"),
    ("leads-work",
        rf"{HOLDER}\s+(?:(?P<will>{WILL})\s+)?{_NOW}(?:has\s+)?(?:leads?|led|coordinates?|coordinated|steers?)\s+"
        rf"the\s+(?:work|activities|affairs|cooperation)\s+of\s+(?P<body>{BODY})"),
    ("takes-coordination",
        rf"{HOLDER}\s+(?:(?P<will>{WILL})\s+)?(?:has\s+|now\s+)*(?:takes?|took|taken|assumes?|assumed|holds?)\s+"
        rf"(?:over\s+)?the\s+coordination\s+of\s+(?P<body>{BODY})(?:\s+from\s+(?:the\s+)?(?P<from>[{S}]))?"),
    ("hosting-as-chair",
        rf"{HOLDER}\s+(?:(?:will|has|had|was|is)\s+)?(?:host(?:s|ed|ing)?|plan(?:s|ned|ning)?|conven(?:es?|ed|ing)"
        rf"|organi[sz](?:es?|ed|ing)|act(?:s|ed|ing))\b[^.;:\"{S}{P}{C}{B}]{{0,80}}?\s+(?:as|in\s+its\s+capacity\s+as)"
        rf"\s+(?:the\s+)?(?:(?P<which>{WHICH})\s+)?(?:(?P<pre>{B})(?:'s)?\s+)?(?:{_CHAIR}|{KIND_OF_CHAIR}"
        rf"|(?P<title>{O})){OF_BODY}?"),
    ("holds-it",
        rf"(?P<pre>{B})(?:'s)?\s+{KIND_OF_CHAIR}\s+rotates[^.;:\"{S}{P}]{{0,60}}?[;,]\s+(?:and\s+)?{HOLDER}\s+"
        rf"(?:currently\s+|now\s+)?holds\s+it"),
    ("chaired-by-front",
        rf"^\W*[Cc]haired\s+by\s+(?:the\s+)?{HOLDER}(?:\s+(?:in|since|this)\s+[^,;{B}]{{1,20}})?,\s+"
        rf"(?P<body>{BODY})"),
    ("presidency-apposed",
        rf"(?P<pre>{B})(?:'s)?\s+{KIND_OF_CHAIR},\s+{HOLDER}(?=,|\s+(?:has|will|said|opened|called))"),
    ("chair-is",
        rf"(?:(?P<mid>{T})\s+)?(?:(?P<which>{WHICH})\s+)?(?:(?P<pre>{B})(?:'s)?\s+)?(?:{_CHAIR}|{KIND_OF_CHAIR}"
        rf"|(?P<title>{O})){OF_BODY}?(?:\s+(?:for|in)\s+(?:the\s+)?(?P<at>{T}))?\s+(?:is|was|(?P<will>will\s+be"
        rf"|is\s+to\s+be))\s+(?:the\s+)?(?P<holder>[{S}])(?=\s*[.,;]|$|\s+(?:until|from|for|since|and)\b)"),
    ("years-chair",
        rf"(?P<mid>{T})\s+(?:(?P<pre>{B})(?:'s)?\s+)?{_CHAIR}{OF_BODY}?,\s+{HOLDER}(?=[,.;]|\s+[a-z]|$)"),
    ("dated-label",
        rf"^[\s\d.()•*·–—-]*(?:(?P<mid>{T})\s+)?(?:(?P<which>{WHICH})\s+)?(?:(?P<pre>{B})(?:'s)?\s+)?(?:{_CHAIR}"
        rf"|{KIND_OF_CHAIR}|(?P<title>{O})){OF_BODY}?{_TERM_OF}\s*(?::|–|—|\s-\s)\s*{HOLDER}"),
    ("entrusted",
        rf"{KIND_OF_CHAIR}{OF_BODY}?\s+(?:for|in)\s+(?:the\s+)?(?P<mid>{T})\s+(?:was|has\s+been|is|(?P<will>will"
        rf"\s+be))\s+(?:entrusted|given|assigned|awarded|transferred|passed|handed\s+over)\s+to\s+{HEIR}"),
    # "handed over the chairmanship of B from S to S"
    ("hands-from-to",
        rf"(?P<will>\b{WILL}\s+)?\b(?:hand(?:s|ed|ing)?(?:\s+over)?|transferr?(?:s|ed|ing)?|pass(?:es|ed|ing)?(?:\s+on)?)"
        rf"\s+(?:over\s+)?the\s+(?:(?P<pre>{B})(?:'s)?\s+)?{KIND_OF_CHAIR}{OF_BODY}?\s+from\s+(?:the\s+)?"
        rf"(?P<from>[{S}{D}{P}])(?P<fromterm>,[^,;]{{1,60}},)?\s+to\s+{HEIR}"),
    # "After two years at the helm of B, S will hand over to S"
    ("hands-over",
        rf"(?:(?:at\s+the\s+(?:helm|head)|in\s+the\s+[Cc]hair)(?:\s+of\s+(?P<body>{BODY}))?|{KIND_OF_CHAIR}{OF_BODY}?)"
        rf"[^.;:\"{S}{P}]{{0,60}},?\s+(?:and\s+)?(?:the\s+)?(?P<from>[{S}{P}])\s+(?P<will>{WILL}\s+)?"
        rf"(?:hands?|handed|passes|pass(?:ed)?)\s+(?:it\s+)?(?:over|on)\s+to\s+{HEIR}"),
    # "S's assumption of the B presidency from S", "the assumption of the B presidency by S"
    ("assumption-of",
        rf"(?P<holder>[{S}{D}{P}])(?:'s?)?\s+(?:forthcoming\s+|upcoming\s+|recent\s+)?(?:assumption|takeover|take-over)"
        rf"\s+of\s+(?:the\s+)?(?:(?P<pre>{B})(?:'s)?\s+)?{KIND_OF_CHAIR}{OF_BODY}?(?:\s+from\s+(?:the\s+)?"
        rf"(?P<from>[{S}{P}]))?"),
    ("assumption-by",
        rf"\bassumption\s+of\s+the\s+(?:(?P<pre>{B})(?:'s)?\s+)?{KIND_OF_CHAIR}{OF_BODY}?\s+by\s+{HEIR}"),
    # "The Presidency was transferred to the National Assembly of S": by a parliament, of an assembly
    ("passes-to-parliament",
        rf"{KIND_OF_CHAIR}{OF_BODY}?{ADVERB}\s+(?:(?P<will>{WILL})\s+)?(?:be\s+)?(?P<past>was\s+|has\s+been\s+)?"
        rf"(?:pass(?:es|(?P<past1>ed))?|handed(?:\s+over)?|transferred|goes|(?P<past2>went)|moves|(?P<past3>moved)){ADVERB}"
        rf"(?:\s+from\s+(?:the\s+)?[{S}{B}])?\s+to\s+(?:the\s+)?(?P<holder>{B})"),
    ("parliament-takes",
        rf"(?P<holder>{B})\s+(?:(?P<will>{WILL})\s+)?(?:has\s+)?(?:takes?|took|taken|assumes?|assumed|holds?)"
        rf"\s+(?:over\s+)?the\s+(?:(?P<pre>{B})(?:'s)?\s+)?{KIND_OF_CHAIR}{OF_BODY}?"),
    # "ASEAN chair P", "Forum chair P", where the title in small letters is no office
    ("body-chair-person",
        rf"(?:(?P<pre>{B})(?:'s)?|(?<![\w-])(?P<body>{_GROUPS}))\s+(?:(?P<which>{WHICH})\s+)?"
        rf"[Cc]hair(?:man|woman|person)?,?\s+(?P<holder>{P})"),
    # "The Bulgarian term is to begin on 1 July", after a sentence on the chair
    ("its-term",
        rf"(?:[Tt]he\s+)?(?P<holder>[{D}{S}])(?:'s?)?\s+(?:own\s+)?(?P<it>term|turn|mandate|stint|year)\s+"
        rf"(?:(?:(?P<will>is\s+to|will)\s+)?(?:begins?|began|starts?|started|runs?|lasts?|ends?|ended|expires?|expired))"
        rf"(?=\s+(?:on|in|from|until|at)\b)"),
    ("ready-to-assume",
        rf"{HOLDER}(?:'s)?\s+[^.;:\"{S}{P}{B}]{{0,40}}?(?P<will>(?:ready|preparing|prepares|getting\s+ready|readiness)"
        rf"\s+to)\s+(?:assume|take\s+over|take\s+on|hold)\s+(?:the\s+)?(?:(?P<pre>{B})(?:'s)?\s+)?"
        rf"{KIND_OF_CHAIR}{OF_BODY}?"),
)  # fmt: skip
FRAMES = tuple((name, Sieved(with_own_groups(pattern))) for name, pattern in _RULES)

# "P and P as Chairperson and Deputy Chairperson of B, respectively": the first of each belong together.
RESPECTIVELY = Sieved(
    rf"(?P<one>{P})(?:(?!\sas\s)[^.;:{P}]){{0,80}}?\s+and\s+(?:(?!\sas\s)[^.;:{P}]){{0,60}}?(?P<two>{P})"
    rf"[^.;:{P}]{{0,80}}?\s+as\s+(?:its\s+|the\s+)?(?P<title>{O})\s+and\s+(?:the\s+)?(?P<title2>{O})"
    rf"[^.;:{P}]{{0,120}}?\brespectively"
)
PAIRED = Sieved(rf"\s+and\s+(?:the\s+)?{O}[^.;:{P}]{{0,120}}?\brespectively")
