"""The patterns of memberships: joining, leaving, suspension, application, standing and lists of members.

Each names the parties; it may name the body and the standing. What a rule says is told by its change.
"""

import re

from secretariat.engines.reading.english.events.bodies import BODY
from secretariat.engines.reading.english.events.clauses import B, C, S, T

_PARTY = rf"(?:[Tt]he\s+)?[{S}{B}{C}]"
_PARTIES = (
    rf"(?:{_PARTY}(?:,\s+|;\s+|,?\s+(?:and|as\s+well\s+as|along\s+with|together\s+with|plus)\s+(?:with"
    rf"\s+)?))*{_PARTY}"
)
_PARTIES_LISTED = rf"{_PARTY}(?:(?:,\s+|;\s+){_PARTY})*,?\s+(?:and|as\s+well\s+as)\s+{_PARTY}"
_HAVE = (
    r"(?:(?:has|have|had|was|were|is|are|been|being|will|would|officially|formally|also|recently|today"
    r"|now|then|later|fully)\s+)*"
)
_RANK = (
    r"(?i:(?:a|an|the|as|its|their|new|newest|latest|full|fully[\s-]fledged|full-fledged|founding"
    r"|permanent|regular|associate|youngest"
    r"|\w+(?:st|nd|rd|th)|first|second|third|last|most\s+recent)\s+)*"
)
_OBSERVER = r"(?i:(?:permanent\s+)?observers?(?:\s+(?:state|status|member))?)"
_PARTNER = (
    r"(?i:(?:sectoral\s+)?(?:dialogue|development|strategic|associate|associated|cooperation)?\s*partner"
    r"(?:s|ship)?(?:\s+(?:state|status|country))?)"
)
_CANDIDATE = r"(?i:candidate(?:s)?(?:\s+(?:state|status|country|member|for\s+membership))?)"
_MEMBER = (
    r"(?:[Mm]ember(?:s)?(?:\s+(?:[Ss]tates?|[Cc]ountr(?:y|ies)))?|[Mm]embership|[Pp]arty|[Cc]ontracting"
    r"\s+[Pp]arty|[Pp]articipating\s+[Ss]tate)"
)
_STANDING = rf"(?:{_OBSERVER}|{_PARTNER}|{_CANDIDATE}|{_MEMBER})"
_ASIDE = r"(?:,[^,;:.\"]{1,70},|\s+\([^()]{1,40}\))?"

# Each pattern names parties; it may name body and standing. The second piece is the change.
_RULES: tuple[tuple[str, str, str], ...] = (
    ("joins", "joined",
        rf"(?P<parties>{_PARTIES}){_ASIDE}(?:,?\s+(?:which|that|who))?\s+{_HAVE}(?:joined|joins?|acceded"
        rf"\s+to|accedes?\s+to|adhered\s+to|(?:been\s+)?admitted\s+(?:in)?to)\s+(?P<body>{BODY})"
     rf"(?:\s+as\s+(?P<standing>{_RANK}{_STANDING}))?(?!\s*(?:,|and|in|with)\s+(?:urging|calling|condemn"
     r"|welcom))"),
    ("becomes", "joined",
        rf"(?P<parties>{_PARTIES}){_ASIDE}(?:,?\s+(?:which|who))?\s+{_HAVE}(?:thereby\s+|thus\s+)?"
        rf"(?:became|becomes?|become)\s+(?P<standing>{_RANK}{_STANDING})"
     rf"(?:\s+(?:of|to|in|at|with)\s+(?P<body>{BODY}))?"),
    ("body-standing", "joined",
        rf"(?P<parties>{_PARTIES}){_ASIDE}\s+{_HAVE}(?:became|becomes?|become)\s+{_RANK}(?P<body>{B})"
        rf"(?:'s?)?\s+{_RANK}(?P<standing>{_STANDING})"),
    ("admitted", "joined",
        rf"(?:(?P<body>{BODY})\s+{_HAVE}(?:unanimously\s+)?(?:admitted|welcomed|accepted|admits"
        rf"|welcomes))\s+(?P<parties>{_PARTIES})\s+as\s+(?P<standing>{_RANK}{_STANDING})"),
    ("admits", "joined",
        rf"(?:decided|agreed)\s+to\s+(?:admit|accept)\s+(?P<parties>{_PARTIES})(?:\s+(?:in)?to\s+"
        rf"(?P<body>{BODY}))?(?:\s+as\s+(?P<standing>{_RANK}{_STANDING}))?(?:\s+of\s+(?P<body2>{BODY}))?"),
    ("and-as", "none",
        rf"(?:and|with)\s+(?P<parties>{_PARTIES})\s+as\s+(?:its\s+|an\s+)?(?P<standing>{_OBSERVER}s?"
        rf"|{_PARTNER})(?!\s+(?:of|to|in|at)\b)"),
    ("admission", "joined",
        rf"(?:[Aa]dmission|[Aa]ccession)\s+of\s+(?P<parties>{_PARTIES})(?:\s+(?:to|into)\s+"
        rf"(?P<body>{BODY}))?(?:\s+as\s+(?P<standing>{_RANK}{_STANDING}))?"),
    ("admitted-as", "joined",
        rf"(?P<parties>{_PARTIES}){_ASIDE}\s+(?:was|were|has\s+been|have\s+been|is|are)\s+(?:also\s+"
        r"|formally\s+|officially\s+|unanimously\s+)?(?:(?:re-?)?admitted|accepted|welcomed|received)\s+as\s+"
        rf"(?P<standing>{_RANK}{_STANDING})(?:\s+(?:of|to|in|with)\s+(?P<body>{BODY}))?"),
    ("granted", "joined",
        rf"(?P<parties>{_PARTIES}){_ASIDE}(?:,?\s+which)?\s+(?:was|were|has\s+been|have\s+been|is|are)\s+"
        r"(?:also\s+|formally\s+)?(?:granted|given|accorded|awarded|conferred)\s+(?:the\s+)?"
        rf"(?P<standing>(?:status\s+of\s+)?{_RANK}{_STANDING})(?:\s+(?:status\s+)?(?:in|of|with|at|by|to)"
        rf"\s+(?P<body>{BODY}))?"),
    ("granting", "joined",
        rf"(?:(?P<body>{BODY})\s+{_HAVE})?(?:granted|grants|accorded|gave|granting|awarded|conferred)\s+"
        rf"(?:the\s+)?(?P<standing>(?:status\s+of\s+)?{_RANK}{_STANDING})(?:\s+status)?\s+(?:up)?(?:to|on"
        rf"|upon)\s+(?P<parties>{_PARTIES})"),
    ("granting-to", "joined",
        rf"(?:(?P<body>{BODY})\s+{_HAVE})(?:granted|grants|accorded|gave|awarded)\s+"
        rf"(?P<parties>{_PARTIES})\s+(?:the\s+)?(?P<standing>(?:status\s+of\s+)?{_RANK}{_STANDING})"),
    ("leaves", "left",
        rf"(?P<parties>{_PARTIES}){_ASIDE}(?:,?\s+(?:which|that|who))?\s+{_HAVE}(?:left|leaves?|leaving"
        r"|quit|quits|withdrew\s+from|withdraws?\s+from|withdrawn\s+from|withdrawing\s+from|pulled\s+out"
        r"\s+of"
     r"|pulls\s+out\s+of|pulling\s+out\s+of|exited|denounced\s+(?:its\s+membership\s+(?:of|in)|the\s+"
     rf"(?:charter|statute|treaty)\s+of)|ceas(?:ed|es)\s+to\s+be\s+(?:a\s+)?(?P<standing>{_MEMBER})\s+of|"
     rf"(?:formally\s+)?terminated\s+its\s+membership\s+(?:of|in))\s+(?P<body>{BODY})"),
    ("decides-to-leave", "left",
        rf"(?P<parties>{_PARTIES}){_ASIDE}\s+{_HAVE}(?:decided\s+to|announced\s+(?:on\s+{T},?\s+)?(?:that"
        r"\s+it\s+(?:is|was|would\s+be)\s+|(?:its|their)\s+(?:decision\s+to\s+)?|it\s+(?:is|was)\s+)?"
        rf"|notified\s+[^.;]{{0,60}}?\s+of\s+its\s+(?:decision\s+to\s+)?)"
     r"(?:withdraw(?:ing|al)?|leave|leaving|quit|quitting|pull(?:ing)?\s+out)\s*(?:from|of)?\s+"
     rf"(?P<body>{BODY})"),
    ("withdrawal", "left",
        rf"(?:withdrawal|exit|departure|expulsion)\s+of\s+(?P<parties>{_PARTIES})\s+from\s+"
        rf"(?P<body>{BODY})"),
    ("withdrawal-of", "left",
        rf"(?P<parties>[{S}])'s?\s+(?:withdrawal|exit|departure)\s+from\s+(?P<body>{BODY})"),
    ("suspends", "suspended",
        rf"(?:suspend(?:s|ed|ing)?|excluded|barred)\s+(?P<parties>{_PARTIES})(?:'s?\s+"
        rf"(?P<standing>{_MEMBER}))?(?:\s+(?:from|in)\s+(?:the\s+(?:work|activities|proceedings"
        r"|membership)\s+of\s+|all\s+(?:activities|organs|bodies)\s+of\s+|participation\s+in\s+)?"
        rf"(?P<body>{BODY}))?"),
    ("suspended", "suspended",
        rf"(?P<parties>{_PARTIES})(?:{_ASIDE}\s+(?:was|were|has\s+been|have\s+been|is|are|remains?|had"
        r"\s+been)|,(?:\s+which\s+was)?)\s+(?:also\s+)?(?:temporarily\s+|currently\s+|still"
        r"\s+)?suspended(?:\s+from\s+(?:the\s+"
        rf"(?:work|activities|councils)\s+of\s+|participat\w+\s+in\s+)?(?P<body>{BODY}))?"),
    (
        "nth-suspended",
        "suspended",
        rf"(?P<parties>[{S}])\s+(?:became|is|was)\s+the\s+\w+\s+(?:country|state|member|nation)"
        rf"(?:\s+state)?\s+to\s+be\s+suspended\s+(?:by|from)\s+(?P<body>{BODY})",
    ),
    ("suspension", "suspended",
        rf"(?:[Ss]uspension)\s+of\s+(?P<parties>{_PARTIES})\s+(?:from|in)\s+(?:the\s+(?:work|activities)"
        rf"\s+of\s+|participation\s+in\s+)?(?P<body>{BODY})"),
    ("applies", "applied",
        rf"(?P<parties>{_PARTIES}){_ASIDE}\s+{_HAVE}(?:(?:applied|applies|applying)\s+(?:for\s+(?:full"
        rf"\s+)?(?P<standing>{_STANDING})|to\s+(?:join|become\s+(?:a\s+)?(?:full\s+)?(?:{_MEMBER}\s+of)))"
     rf"|submitted\s+(?:its|an)\s+application\s+(?:for\s+(?P<standing2>{_STANDING})|to\s+join))(?:\s+"
     rf"(?:of|in|to|with))?\s+(?P<body>{BODY})"),
    ("has-standing", "none",
        rf"(?P<parties>{_PARTIES}){_ASIDE}\s+(?:has|have|holds?|enjoys?|had)\s+(?:the\s+)?"
        rf"(?P<standing>{_RANK}{_STANDING})\s+status\s+(?:with|in|at|of)\s+(?P<bodies>{_PARTIES})"),
    ("country-is", "none",
        rf"whose\s+country\s+(?:is|has\s+been)\s+(?P<standing>{_RANK}{_STANDING})\s+(?:of|to|in|with|at)"
        rf"\s+(?P<body>{BODY})(?:\s+(?:together|along)\s+with\s+(?P<parties>{_PARTIES}))?"),
    ("is", "none",
        rf"(?P<parties>{_PARTIES}){_ASIDE}\s+(?:is|are|has\s+been|have\s+been|remains?)\s+(?:also\s+"
        rf"|already\s+|currently\s+|both\s+|all\s+)?(?P<standing>{_RANK}{_STANDING})\s+(?:of|in|to|with"
        rf"|at)\s+(?P<body>{BODY})"),
    ("lists", "none",
        rf"(?:[Tt]he|[Ii]ts|[Tt]heir)?\s*(?:(?P<body>{B})(?:'s?)?\s+)?(?:\w+\s+)?(?P<standing>[Mm]embers?"
        r"(?:\s+(?:[Ss]tates|[Cc]ountries))?|[Oo]bservers?(?:\s+[Ss]tates)?|[Pp]artners?)(?:\s+of\s+"
        rf"(?P<body2>{BODY}))?"
     rf"\s*(?:are|include|comprise|were|:|\(|-|–|—)\s*:?\s*(?P<parties>{_PARTIES_LISTED})"),
    ("comprises", "none",
        rf"(?:(?P<body>{BODY})|\b[Ii]t){_ASIDE}(?:,?\s+which)?\s+(?:now\s+|currently\s+|also\s+"
        r"|originally\s+)?(?:comprise[sd]?|consists?\s+of|consisted\s+of|brings?\s+together|brought"
        r"\s+together|groups?(?:\s+together)?|unites?|includes?(?:\s+as\s+(?:its\s+)?members)?|is\s+"
        r"(?:made\s+up|composed|comprised)\s+of|has\s+as\s+(?:its\s+)?members)"
     r"\s+(?:\w+\s+(?:members?|countries|states|member\s+states|nations)\s*[:,–—-]\s*(?:namely\s+)?)?"
     rf"(?P<parties>{_PARTIES_LISTED})"),
    ("take-part", "none",
        r"(?:(?P<number>\w+)\s+(?:[Mm]ember\s+)?(?:states|countries|nations|members)(?:\s+of\s+(?:the"
        rf"\s+)?{B})?\s+(?:take\s+part|participate|belong)|(?P<grouping>{BODY})\s+has\s+\w+\s+"
        rf"(?:[Mm]ember\s+)?(?:states|countries|members))[^.:;{S}]{{0,30}}:\s*"
        rf"(?P<parties>{_PARTIES_LISTED})"),
    ("represents", "none", rf"[Oo]nly\s+(?P<parties>[{C}])\s+represents\s+{_PARTY}\s+in\s+(?P<body>{BODY})"),
    ("last-to-join", "joined",
        rf"(?P<parties>[{S}])\s+(?:was|is)\s+the\s+(?:last|latest|first|most\s+recent|newest)\s+"
        rf"(?:country\s+|state\s+|member\s+)?to\s+join(?:\s+(?P<body>{BODY}))?"),
)  # fmt: skip
RULES = tuple((name, change, re.compile(pattern)) for name, change, pattern in _RULES)
