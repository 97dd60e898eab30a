"""Further patterns of memberships: who is given a standing, lists that follow, notices of leaving.

Rules as in `membership_patterns`: a name, a change, the words without which it need not be tried, a pattern.
"""

from secretariat.engines.reading.english.events.bodies import BODY_OR_ACRONYM as BODY
from secretariat.engines.reading.english.events.clauses import B, C, O, S, T
from secretariat.engines.reading.english.events.party_lists import LONG_ROLL, ROLL
from secretariat.engines.reading.english.events.standings import (
    ASIDE,
    HAVE,
    MEMBER,
    OBSERVER,
    PARTIES,
    PARTNER,
    PARTY,
    RANK,
    STANDING,
)
from secretariat.engines.reading.sieve import Sieved

_COUNTED = (
    r"(?:[Mm]ember[\s-])?(?:[Ss]tates|[Cc]ountries|[Nn]ations|[Cc]ities|members|economies|organi[sz]ations)"
)
_QUOTED = rf"[\"']?(?P<standing>(?:status\s+of\s+(?:an?\s+)?)?{RANK}{STANDING})[\"']?(?:\s+status)?"
_IN_BODY = rf"(?:\s+(?:in|of|with|at|to|from|by|within)\s+(?P<body>{BODY}))?"
_GIVE = (
    r"(?:grant(?:s|ed|ing)?|accord(?:s|ed|ing)?|gave|gives?|giving|award(?:s|ed|ing)?|confer(?:s|red|ring)?"
    r"|extend(?:s|ed)|offer(?:s|ed))"
)
_DASH = r"\s*(?:[:,(]|--?|–|—)\s*"

_RULES: tuple[tuple[str, str, str, str], ...] = (
    # "granted S and S full member status in the B"
    ("gives-standing", "joined", r"grant|accord|gave|giv|award|confer",
        rf"\b{_GIVE}\s+(?P<parties>{PARTIES})\s+(?:the\s+|an?\s+)?{_QUOTED}{_IN_BODY}"),
    # "to grant an observer status to S", "conferred on S the status of observer"
    ("gives-to", "joined", r"grant|accord|gave|giv|award|confer",
        rf"\b{_GIVE}\s+(?:(?:the\s+|an?\s+)?{_QUOTED}{_IN_BODY}\s+(?:up)?(?:to|on|upon)\s+"
        rf"(?P<parties>{PARTIES})|(?:up)?on\s+(?P<parties2>{PARTIES})\s+(?:the\s+)?"
        rf"(?P<standing2>status\s+of\s+(?:an?\s+)?{STANDING}))"),
    ("raised-to", "joined", r"elevat|upgrad|promot|rais",
        rf"(?:(?:elevat|upgrad|promot|rais)(?:es|ed|ing)\s+(?P<parties>{PARTIES})|(?P<parties2>{PARTIES})\s+"
        rf"{HAVE}(?:elevated|upgraded|promoted|raised))\s+(?:from\s+[a-z ]{{4,30}}?\s+)?to\s+(?:the\s+"
        rf"(?:status|rank|level)\s+of\s+)?{_QUOTED}{_IN_BODY}"),
    ("standing-assigned", "joined", r"status",
        rf"\bstatus\s+of\s+(?:an?\s+)?(?P<standing>{RANK}{STANDING}){_IN_BODY}\s+(?:was|were|is|has\s+been"
        rf"|have\s+been)\s+(?:also\s+)?(?:assigned|granted|given|accorded|awarded|conferred)\s+(?:to|on|upon)"
        rf"\s+(?P<parties>{PARTIES})"),
    # "admitted S to membership of the B", "admitted the S into the B"
    ("admits-to", "joined", r"admit|accept|welcom|elect",
        rf"\b(?:admit(?:s|ted|ting)?|accept(?:s|ed|ing)?|welcom(?:es|ed|ing)|elect(?:s|ed|ing))\s+"
        rf"(?P<parties>{PARTIES})\s+(?:as\s+(?P<standing>{RANK}{STANDING})\s+(?:of|to|in)|(?:in)?to)\s+"
        rf"(?:(?:the\s+)?(?:full\s+|associate\s+)?membership\s+(?:of|in)\s+)?(?P<body>{BODY})"
        r"(?!\s+(?:[Mm]eeting|[Ss]ummit|[Hh]eadquarters|[Ss]ecretariat|[Oo]ffices?))"),
    # "admitted seven States to membership in the B: A, B and C"
    ("admits-list", "joined", r"admit|accept|welcom|join",
        rf"\b(?:admit(?:s|ted)|accept(?:s|ed)|welcom(?:es|ed))\s+(?:[a-z-]+\s+){{1,3}}{_COUNTED}"
        rf"(?:\s+(?:as\s+(?P<standing>{RANK}{STANDING})(?:\s+(?:of|in|to))?|(?:in)?to\s+(?:full\s+)?"
        rf"(?:membership\s+(?:of|in))?)\s+(?P<body>{BODY}))?\s*(?::|–|—)\s*(?P<roll>{ROLL})"),
    # "S signed the Treaty of Accession, becoming the seventh member of the B"
    ("becoming", "joined", r"becoming",
        rf"^\W*(?:(?:[Oo]n|[Ii]n|[Tt]oday)\s+(?:{T},?\s*)?)?(?P<parties>{PARTIES}){ASIDE}\s+[^.;:\"]{{3,120}}?,\s+"
        rf"(?:thus\s+|thereby\s+|so\s+)?becoming\s+(?P<standing>{RANK}{STANDING})"
        rf"(?:\s+(?:of|in|to)\s+(?P<body>{BODY}))?"),
    # "became the sixth Associate Member of the B": a title with its body is one sign
    ("becomes-title", "joined", rf"bec[ao]m\w+[^.]{{0,20}}{O}",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+{HAVE}(?:became|becomes?|becoming)\s+{RANK}(?P<title>{O})"),
    ("then-becomes", "joined", rf"bec[ao]m.*in {T},? (?:and|then)\b",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+{HAVE}(?:became|becomes?)\s+{RANK}{STANDING}"
        rf"(?:\s+(?:of|in|to|at|with)\s+(?P<body>{BODY}))?\s+in\s+{T},?\s+(?:and|then|and\s+then)\s+"
        rf"(?P<standing>{RANK}{STANDING})\s+in\s+(?P<day>{T})"),
    ("first-to-receive", "joined", r" to (?:receive|obtain|gain|join|be )",
        rf"(?P<parties>{PARTY})\s+(?:became|is|was)\s+the\s+(?:\w+\s+)?(?:first|second|third|last|latest"
        rf"|\w+th)\s+(?:[\w-]+\s+){{0,2}}?to\s+(?:receive|obtain|gain|be\s+(?:granted|given|accorded))\s+"
        rf"(?:the\s+)?(?P<standing>(?:status\s+of\s+(?:an?\s+)?)?{RANK}{STANDING}){_IN_BODY}"),
    ("last-admitted", "joined", r"admitted",
        rf"(?P<parties>{PARTY}){ASIDE}\s+(?:was|is|became)\s+the\s+(?:last|latest|first|most\s+recent|newest"
        rf"|\w+th)\s+(?:\w+\s+)?(?:nation|country|state|member|city)\s+(?:to\s+be\s+)?admitted"
        rf"(?:\s+as\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+)?(?:bloc|group|organi[sz]ation|body)?(?:'s)?\s*"
        rf"{MEMBER})?(?:\s+(?:in)?to\s+(?P<body>{BODY}))?(?=\s+(?:in|on)\s+{T})"),
    # "S joined as A, alongside A and B": those who were in before
    ("alongside", "none", r"alongside|joining",
        rf"(?:\bjoin(?:s|ed|ing)?|became|becomes|becoming)\b[^.;:\"]{{0,140}}?,\s+(?:alongside|joining)\s+"
        rf"(?:fellow\s+members\s+|members\s+|the\s+other\s+members\s+)?(?P<roll>{ROLL})(?=\s*[.;]|$)"),
    ("joins-others", "none", r"join",
        rf"(?P<new>{PARTY})\s+{HAVE}(?:joins|joined|joining)\s+(?:existing\s+members\s+|current\s+members\s+)?"
        rf"(?P<roll>{LONG_ROLL})(?=\s*[.;]|$)"),
    # "S has had the status of Permanent Observer to the B", "A and B hold the status of observers"
    ("has-status-of", "none", r"status\s+of",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+(?:(?:has|have)\s+had|has|have|holds?|enjoys?|had|retains?)\s+"
        rf"(?:the\s+)?(?P<standing>status\s+of\s+(?:an?\s+)?{RANK}{STANDING})"
        rf"(?:\s+(?:to|with|in|of|at|within)\s+(?P<body>{BODY}))?(?=\s*[,.;]|\s+(?:and|while|since)\b|$)"),
    # "The following countries have been granted observer status: A, B and C"
    ("list-of-granted", "none", r"following|countries|states|cities|organi",
        rf"{_COUNTED}(?:\s+and\s+[a-z ]{{5,40}}?)?\s+(?:(?:that|which)\s+)?(?:have|has|were|was|are|hold"
        rf"|enjoy)(?:\s+been)?(?:\s+(?:granted|accorded|given|admitted\s+as|accepted\s+as))?\s+(?:the\s+)?"
        rf"(?P<standing>(?:status\s+of\s+)?{RANK}(?:{OBSERVER}|{PARTNER}|{MEMBER}))"
        rf"(?:\s+(?:with|in|of|at|to|from)\s+(?P<body>{BODY}))?\s*:\s*(?P<roll>{ROLL})"),
    # "Eight countries constitute the B: A, B and C"
    ("constitute", "none", r"constitut|make up|form |compose|belong",
        rf"{_COUNTED}\s+(?:constitute|make\s+up|form|compose|belong\s+to|are\s+members\s+of)\s+"
        rf"(?P<body>{BODY}){_DASH}(?:namely\s+)?(?P<roll>{LONG_ROLL})"),
    ("belong", "none", r"belong|make up|constitut|participat",
        rf"{_COUNTED}\s*(?:,|--?|–|—|\()\s*(?P<roll>{LONG_ROLL})\s*(?:,|--?|–|—|\))\s*(?:now\s+|currently\s+"
        rf"|today\s+)?(?:belong\s+to|make\s+up|constitute|form|are\s+(?:the\s+)?members\s+of)\s+"
        rf"(?P<body>{BODY})"),
    # "It comprises seven countries lying in the Bay: A, B and C"
    ("comprises-those", "none", r"compris|consist|includ|group|unit|together",
        rf"(?:(?P<body>{BODY})|\b[Ii]t){ASIDE}(?:,?\s+which)?\s+(?:now\s+|currently\s+)?(?:comprise[sd]?"
        rf"(?:\s+of)?|consists?\s+of|includes?|groups?|unites?|brings?\s+together|is\s+(?:made\s+up|composed)"
        rf"\s+of)\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}?{_COUNTED}\b[^.;:\"{S}]{{1,90}}?(?::|--?|–|—|,\s+namely)\s*"
        rf"(?P<roll>{LONG_ROLL})"),
    ("its-members-include", "none", r"include|are",
        rf"\b(?:its|whose|their)\s+(?:\w+\s+)?(?P<standing>{MEMBER}|{OBSERVER}|{PARTNER}),?\s+(?:which\s+)?"
        rf"(?:include|are|comprise)\s+(?P<roll>{ROLL})"),
    ("other-members", "none", r"[Bb]esides|[Aa]part from|addition to",
        rf"\b(?:[Bb]esides|[Aa]part\s+from|[Ii]n\s+addition\s+to)\s+(?P<parties>{PARTIES}),\s+(?:the\s+)?"
        rf"(?:other\s+)?(?:(?P<body>{B})(?:'s)?\s+)?(?:other\s+)?(?P<standing>{MEMBER})\s+(?:are|include)\b"),
    # "S gave notice of its withdrawal from the B"
    ("notice", "left", r"notice|notif|announced|signal|declared",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+{HAVE}(?:(?:gave|given|served|handed\s+in)\s+(?:\w+\s+){{0,2}}?notice"
        rf"|notified[^.;:\"{S}]{{0,40}}?|announced|declared)\s+(?:of\s+)?(?:its|her|their|his)\s+"
        rf"(?:(?:intention|decision)\s+to\s+(?:withdraw|leave)|(?:\w+\s+)?(?:withdrawal|departure|exit))\s+from"
        rf"\s+(?P<body>{BODY})"),
    ("withdraws-today", "left", r"withdr|quit|left",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+{HAVE}(?:withdrew|withdrawn|seceded|resigned|pulled\s+out)\s+(?:its"
        rf"\s+membership\s+)?(?:from|of)\s+(?:membership\s+(?:of|in)\s+)?(?P<body>{BODY})"),
    # "suspended S from participating in all activities of the B"
    ("suspends-from", "suspended", r"suspend|excluded|barred|exclud",
        rf"\b(?:suspend(?:s|ed|ing)?|excluded|excludes|barred|bars)\s+(?P<parties>{PARTIES})\s+from\s+"
        rf"(?:(?:participat\w+|taking\s+part|engaging|participation)\s+in\s+)?(?:(?:the|all|its|any|of)\s+){{0,3}}"
        rf"(?:(?P<body>{B})(?:'s)?\s+(?:activities|organs|bodies|meetings|operations|decision-making)"
        rf"|(?:[a-z-]+\s+(?:and\s+[a-z-]+\s+)?(?:of|in)\s+)?(?P<body2>{BODY}))"),
    ("is-suspended-from", "suspended", r"suspended|barred|excluded",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+{HAVE}(?:suspended|barred|excluded)(?:\s+without\s+delay"
        rf"|\s+with\s+immediate\s+effect)?\s+from\s+(?:(?:participat\w+|taking\s+part)\s+in\s+)?"
        rf"(?:(?:the|all|its|any|of)\s+){{0,3}}"
        rf"(?:(?P<body>{B})(?:'s)?\s+(?:activities|organs|bodies|meetings|operations|decision-making)"
        rf"|(?:[a-z-]+\s+(?:and\s+[a-z-]+\s+)?(?:of|in)\s+)?(?P<body2>{BODY}))"),
    ("participation-suspended", "suspended", r"suspend|froze",
        rf"(?:\b(?:suspend(?:s|ed|ing)?|froze|freez(?:es|ing))\s+(?P<parties>[{S}{C}])'s?\s+(?:membership"
        rf"|participation)|(?P<parties2>[{S}{C}])'s?\s+(?:membership|participation)\s+(?:is|was|has\s+been"
        rf"|remains)\s+(?:suspended|frozen))(?:\s+(?:in|of|from)\s+(?:(?:the|all|its)\s+){{0,2}}(?:[a-z-]+\s+"
        rf"(?:of|in)\s+)?(?P<body>{BODY}))?"),
    # "S's entry into the B in the status of an observer"
    ("entry-of", "joined", r"entry|accession|admission",
        rf"\b(?:entry|accession|admission|adhesion)\s+of\s+(?P<parties>{PARTIES})\s+(?:in)?to\s+"
        rf"(?P<body>{BODY})\s+(?:in\s+the\s+(?:status|capacity)\s+of|as)\s+(?P<standing>{RANK}{STANDING})"),
    ("accession-year", "joined", r"accession|admission|entry",
        rf"(?P<parties>[{S}{C}])'s?\s+(?:accession|admission|entry)\s+(?:in|on)\s+{T}(?=\s+(?:brought|increased"
        rf"|raised|took))"),
    # "gained independence in 2002 and applied for B membership in 2011"
    ("and-applied", "applied", r"appli|request",
        rf"^\W*(?P<parties>{PARTY}){ASIDE}\s+[a-z]+(?:ed|ew|came)\b[^.;:\"]{{0,90}}?\s+and\s+{HAVE}"
        rf"(?:applied|asked)\s+(?:for\s+(?:(?P<body>{B})(?:'s)?\s+)?(?P<standing>{RANK}{STANDING})"
        rf"(?:\s+(?:of|in)\s+(?P<body2>{BODY}))?|to\s+(?:join|become\s+{RANK}{MEMBER}\s+of)\s+"
        rf"(?P<body3>{BODY}))"),
    ("and-joined", "joined", r"join|acced|became|admitted",
        rf"^\W*(?P<parties>{PARTY}){ASIDE}\s+[a-z]+(?:ed|ew|came)\b[^.;:\"{B}]{{0,90}}?\s+and\s+{HAVE}"
        rf"(?:joined|acceded\s+to|(?:admitted|accepted)\s+(?:in)?to|became\s+(?P<standing>{RANK}{MEMBER})"
        rf"\s+of)\s+(?P<body>{BODY})"),
    ("numbered", "none", r"\(i\)|\(1\)|\(a\)",
        rf"(?P<standing>{MEMBER}|{OBSERVER}|{PARTNER})(?:\s+(?:of|to|in)\s+(?P<body>{BODY}))?,?\s*(?:are|is)?"
        rf"\s*:\s*\((?:i|1|a)\)\s*(?P<numbered>{PARTY}(?:[,;]?\s+(?:and\s+)?\((?:[ivx]+|\d+|[a-z])\)\s*"
        rf"{PARTY})+)"),
)  # fmt: skip
FRAMES = tuple((name, change, Sieved(cue), Sieved(pattern)) for name, change, cue, pattern in _RULES)
