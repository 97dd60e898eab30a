"""The patterns of changes of membership: joining, returning, leaving, suspension, application.

Each names the parties; it may name the body and the standing. A rule has its name, its change, the words
without which it need not be tried, and its pattern.
"""

from secretariat.engines.reading.english.events.bodies import BODY_OR_ACRONYM as BODY
from secretariat.engines.reading.english.events.clauses import B, C, D, R, S, T
from secretariat.engines.reading.english.events.membership_frames import FRAMES
from secretariat.engines.reading.english.events.party_lists import ROLL
from secretariat.engines.reading.english.events.standing_patterns import STANDING_RULES
from secretariat.engines.reading.english.events.standings import (
    ASIDE,
    HAVE,
    MEMBER,
    OBSERVER,
    PARTIES,
    PARTY,
    RANK,
    STANDING,
)
from secretariat.engines.reading.sieve import Sieved

_RULES: tuple[tuple[str, str, str, str], ...] = (
    ("joins", "joined", r"join|acced|adhered|admitted|to the|into",
        rf"(?P<parties>{PARTIES}){ASIDE}(?:,?\s+(?:which|that|who))?\s+{HAVE}(?:joined|joins?|acceded"
        rf"\s+to|accedes?\s+to|adhered\s+to|(?:been\s+)?(?:admitted|accepted|welcomed|incorporated"
        rf"|received)\s+(?:in)?to)\s+(?P<body>{BODY})"
     rf"(?:\s+as\s+(?P<standing>{RANK}{STANDING}))?(?!\s*(?:,|and|in|with)\s+(?:urging|calling|condemn"
     r"|welcom))"),
    ("becomes", "joined", r"(?i:becom|became)",
        rf"(?P<parties>{PARTIES}){ASIDE}(?:\s+[a-z]+ed\b[^.;:\"{S}{B}{C}]{{0,80}}?\s+and)?(?:,?\s+(?:which"
        rf"|who))?\s+{HAVE}(?:thereby\s+|thus\s+)?"
        rf"(?i:became|becomes?|becoming)\s+(?P<standing>{RANK}{STANDING})"
     rf"(?:\s+(?i:of|to|in|at|with)\s+(?P<body>{BODY}))?"),
    ("body-standing", "joined", r"becom|became",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+{HAVE}(?:became|becomes?|become)\s+{RANK}(?P<body>{B})"
        rf"(?:'s?)?\s+{RANK}(?P<standing>{STANDING})"),
    ("admitted", "joined", r"admit|welcom|accept",
        rf"(?:(?P<body>{BODY})\s+{HAVE}(?:unanimously\s+)?)?\b(?:admit(?:ted|s|ting)?|welcom(?:ed|es|ing|e)"
        rf"|accept(?:ed|s|ing))\s+(?P<parties>{PARTIES})(?:\s+(?:in)?to\s+(?P<body3>{BODY}))?\s+as\s+"
        rf"(?P<standing>{RANK}(?:{OBSERVER}|{MEMBER}))"
        rf"(?:\s+(?:of|in|to)\s+(?P<body2>{BODY}))?"),
    ("admits", "joined", r"admit|accept",
        rf"(?:decided|agreed)\s+to\s+(?:admit|accept)\s+(?P<parties>{PARTIES})(?:\s+(?:in)?to\s+"
        rf"(?P<body>{BODY}))?(?:\s+as\s+(?P<standing>{RANK}{STANDING}))?(?:\s+of\s+(?P<body2>{BODY}))?"),
    ("admission", "joined", r"dmission|ccession",
        rf"(?:[Aa]dmission|[Aa]ccession)\s+of\s+(?P<parties>{PARTIES})(?:\s+(?:to|into)\s+"
        rf"(?P<body>{BODY}))?(?:\s+as\s+(?P<standing>{RANK}{STANDING}))?"),
    ("admitted-as", "joined", r" as ",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+(?:was|were|has\s+been|have\s+been|had\s+been|is|are)\s+{HAVE}"
        rf"(?:unanimously\s+)?(?:among\s+(?:the\s+\w+|those)\s+)?(?:(?:re-?)?admitted"
        r"|accepted|welcomed|received)\s+as\s+"
        rf"(?P<standing>{RANK}{STANDING})(?:\s+(?:of|to|in|with)\s+(?P<body>{BODY}))?"),
    ("granted", "joined", r"granted|given|accorded|awarded|conferred",
        rf"(?P<parties>{PARTIES}){ASIDE}(?:,?\s+which)?\s+(?:was|were|has\s+been|have\s+been|is|are)\s+"
        rf"(?:also\s+|formally\s+)?(?:granted|given|accorded|awarded|conferred)\s+(?:the\s+)?(?:"
        rf"(?P<body2>{B})(?:'s)?\s+)?"
        rf"(?P<standing>(?:status\s+of\s+(?:an?\s+)?)?{RANK}{STANDING})(?:\s+(?:status\s+)?(?:in|of|with|at"
        rf"|by|to|from)"
        rf"\s+(?P<body>{BODY}))?"),
    ("receives-standing", "joined", r"status|membership",
        rf"(?P<parties>{PARTIES}){ASIDE}(?:,?\s+which)?\s+{HAVE}(?:receiv(?:es?|ed)|obtain(?:s|ed)|gain(?:s"
        rf"|ed)|acquir(?:es?|ed)|w[io]ns?|secur(?:es?|ed)"
        rf"|attain(?:s|ed)|achiev(?:es?|ed)|got|gets)\s+(?:the\s+)?(?:(?P<body>{B})(?:'s)?\s+)?(?P<standing>"
        rf"(?:status\s+of\s+(?:an?\s+)?)?{RANK}{STANDING})(?:(?<=status)|(?<=ember)|(?<=embership)|"
        rf"(?<=artner))"
        rf"(?:\s+(?:status\s+)?(?:in|of|with|at|by|to|from|within)\s+(?P<body2>{BODY}))?"),
    ("makes-member", "joined", r"\bma(?:de|kes?|king)\b",
        rf"\bma(?:de|kes|king)\s+(?P<parties>{PARTIES})\s+(?P<standing>{RANK}{STANDING})\s+(?:of|in|to)\s+"
        rf"(?P<body>{BODY})"),
    ("when-joined", "joined", rf"{T},?\s+(?:when|the year in which)",
        rf"(?P<day>{T}),?\s+(?:when|the\s+year\s+in\s+which)\s+(?P<parties>{PARTIES})\s+{HAVE}(?:joined"
        rf"|acceded|entered|admitted)(?=\s*[.,;]|$)"),
    ("deposited", "joined", r"instruments?\s+of",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+{HAVE}(?:deposited|handed\s+over|lodged)\s+(?:its"
        rf"|their)\s+instruments?\s+of\s+accession\s+to\s+"
        rf"(?:the\s+(?:Charter|Statute|Treaty|Constitution)\s+of\s+)?(?P<body>{BODY})"),
    ("enlarged", "joined", r"include",
        rf"(?P<body>{BODY})\s+{HAVE}(?:expand(?:s|ed)|enlarged|grew|grown|extended)\s+"
        rf"(?:[a-z-]+\s+){{0,6}}?to\s+include\s+(?P<roll>{ROLL}|{PARTY})"),
    ("joined-it", "joined", r"\bit\b",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+{HAVE}(?:joined|acceded\s+to|entered|rejoined)\s+it\b(?=\s+(?:in"
        rf"|on)\s+{T}|\s*[.,;])"),
    ("quit-it", "left", r"\bit\b",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+{HAVE}(?:left|quit|withdrew\s+from|pulled\s+out\s+of"
        rf"|abandoned)\s+it\b(?=\s+(?:in|on)\s+{T}|\s*[.,;])"),
    ("suspended-are", "suspended", r"uspended",
        rf"(?:[Ss]uspended|[Ss]uspended\s+(?:member\s+)?(?:states|members|countries))(?:\s+from\s+"
        rf"(?P<body>{BODY}))?\s*(?::|\(|-|–|—)\s*(?P<roll>{ROLL})"),
    ("member-since", "none", r"since",
        rf"(?P<parties>{PARTY})\s+\((?:an?\s+|full\s+)*(?P<standing>member|observer|partner|candidate)"
        rf"(?=\s+since\s+{T})"),
    ("withdrawal-by", "left", r"withdrawal|departure|exit",
        rf"(?:withdrawal|departure|exit)\s+(?:by|of)\s+(?P<parties>{PARTIES})(?=\s+(?:in|on|from\s+"
        rf"(?P<body>{BODY})))"),
    ("granting", "joined", r"grant|accord|gave|award|conferred",
        rf"(?:(?P<body>{BODY})\s+{HAVE})?(?:granted|grants|accorded|gave|granting|awarded|conferred)\s+"
        rf"(?:the\s+)?(?P<standing>(?:status\s+of\s+)?{RANK}{STANDING})(?:\s+status)?\s+(?:up)?(?:to|on"
        rf"|upon)\s+(?P<parties>{PARTIES})"),
    ("granting-to", "joined", r"grant|accord|gave|award",
        rf"(?:(?P<body>{BODY})\s+{HAVE})(?:granted|grants|accorded|gave|awarded)\s+"
        rf"(?P<parties>{PARTIES})\s+(?:the\s+)?(?P<standing>(?:status\s+of\s+)?{RANK}{STANDING})"),
    ("leaves", "left", r"left|leav|quit|with|pull|exited|denounced|ceas|terminated",
        rf"(?P<parties>{PARTIES}){ASIDE}(?:,?\s+(?:which|that|who))?\s+{HAVE}(?:left|leaves?|leaving"
        r"|quit|quits|withdrew\s+from|withdraws?\s+from|withdrawn\s+from|withdrawing\s+from|pulled\s+out"
        r"\s+of"
     r"|pulls\s+out\s+of|pulling\s+out\s+of|exited|denounced\s+(?:its\s+membership\s+(?:of|in)|the\s+"
     rf"(?:charter|statute|treaty)\s+of)|ceas(?:ed|es)\s+to\s+be\s+(?:a\s+)?(?P<standing>{MEMBER})\s+of|"
     rf"(?:formally\s+)?terminated\s+its\s+membership\s+(?:of|in))\s+(?P<body>{BODY})"),
    ("decides-to-leave", "left", r"leav|quit|withdr|pull",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+{HAVE}(?:(?:decided|moved|voted|chosen|chose|opted)\s+to\s+"
        rf"|announced\s+(?:on\s+{T},?\s+|{T}\s+)?(?:that"
        r"\s+(?:it|they)\s+(?:is|was|are|were|would\s+be)\s+|(?:its|their)\s+(?:decision\s+to\s+)?|(?:it"
        r"|they)\s+(?:is|was|are|were)\s+)?"
        rf"|notified\s+[^.;]{{0,60}}?\s+of\s+its\s+(?:decision\s+to\s+)?)"
     r"(?:withdraw(?:ing|al)?|leave|leaving|quit|quitting|pull(?:ing)?\s+out)\s*(?:from|of)?\s+"
     rf"(?P<body>{BODY})"),
    ("withdrawal", "left", r"withdrawal|exit|departure|expulsion",
        rf"(?:withdrawal|exit|departure|expulsion)\s+of\s+(?P<parties>{PARTIES})\s+from\s+"
        rf"(?P<body>{BODY})"),
    ("withdrawal-of", "left", r"withdrawal|exit|departure",
        rf"(?P<parties>[{S}])'s?\s+(?:withdrawal|exit|departure)\s+from\s+(?P<body>{BODY})"),
    ("suspends", "suspended", r"suspend|excluded|barred",
        rf"(?:suspend(?:s|ed|ing)?|excluded|barred)\s+(?P<parties>{PARTIES})(?:'s?\s+"
        rf"(?P<standing>{MEMBER}))?(?:\s+(?:from|in)\s+(?:the\s+(?:work|activities|proceedings"
        r"|membership)\s+of\s+|all\s+(?:activities|organs|bodies)\s+of\s+|participation\s+in\s+)?"
        rf"(?P<body>{BODY}))?"),
    ("suspended", "suspended", r"suspended",
        rf"(?P<parties>{PARTIES})(?:{ASIDE}\s+(?:was|were|has\s+been|have\s+been|is|are|remain(?:s|ed)?|had"
        r"\s+been)|,(?:\s+which\s+was)?)\s+(?:also\s+)?(?:temporarily\s+|currently\s+|still"
        r"\s+)?suspended(?:\s+from\s+(?:the\s+"
        rf"(?:work|activities|councils)\s+of\s+|participat\w+\s+in\s+)?(?P<body>{BODY}))?"),
    ("nth-suspended", "suspended", r"suspended",
        rf"(?P<parties>[{S}])\s+(?:became|is|was)\s+the\s+\w+\s+(?:country|state|member|nation)"
        rf"(?:\s+state)?\s+to\s+be\s+suspended\s+(?:by|from)\s+(?P<body>{BODY})",
    ),
    ("suspension", "suspended", r"uspension",
        rf"(?:[Ss]uspension)\s+of\s+(?P<parties>{PARTIES})\s+(?:from|in)\s+(?:the\s+(?:work|activities)"
        rf"\s+of\s+|participation\s+in\s+)?(?P<body>{BODY})"),
    ("applies", "applied", r"appl",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+{HAVE}(?:(?:applied|applies|applying)\s+(?:for\s+(?:full"
        rf"\s+)?(?P<standing>{STANDING})|to\s+(?:join|become\s+(?:a\s+)?(?:full\s+)?(?:{MEMBER}\s+of)))"
     rf"|submitted\s+(?:its|an)\s+application\s+(?:for\s+(?P<standing2>{STANDING})|to\s+join))(?:\s+"
     rf"(?:of|in|to|with))?\s+(?P<body>{BODY})"),
    ("last-to-join", "joined", r"to join",
        rf"(?P<parties>[{S}])\s+(?:was|is)\s+the\s+(?:last|latest|first|most\s+recent|newest)\s+"
        rf"(?:country\s+|state\s+|member\s+)?to\s+join(?:\s+(?P<body>{BODY}))?"),
    ("enters", "joined", r"enter",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+{HAVE}(?:{T}\s+)?(?:entered|enters)\s+(?P<body>{BODY})\s+as\s+"
        rf"(?P<standing>{RANK}{STANDING})"),
    ("takes-seat", "joined", r"\bseats?\b",
        rf"(?P<parties>{PARTIES})\s+{HAVE}(?:takes?|took|taken|taking)\s+(?:up\s+)?(?:its\s+"
        rf"|their\s+)?seats?\s+"
        rf"(?:at|in|on)\s+(?P<body>{BODY})"),
    ("returns", "joined", r"return|back|rejoin|re-join|reenter|readmi|re-admi|reinstat",
        rf"(?P<parties>{PARTIES}){ASIDE}(?:,?\s+which)?\s+{HAVE}(?:to\s+)?(?:return(?:ed|s)?\s+to"
        rf"|c[ao]me[s]?\s+back\s+(?:in)?to"
        rf"|re-?join(?:ed|s)?|re-?entered|(?:re-?admitted|reinstated)\s+(?:in)?to|go\s+back\s+to)\s+"
        rf"(?P<body>{BODY})(?!'s?\s)(?!\s+(?:[Mm]eeting|[Ss]ummit|[Ss]ession|table|talks))"),
    ("let-return", "joined", r"return|back|rejoin",
        rf"\b(?:let|lets|letting|allow(?:ed|s|ing)?|permitt?(?:ed|s)?)\s+(?P<parties>{PARTIES})\s+(?:to\s+)?"
        rf"(?:return|come\s+back|rejoin|back)(?:\s+(?:in)?to)?(?:\s+(?P<body>{BODY}))?"),
    ("takes-back", "joined", r"\bback\b",
        rf"(?P<body>{BODY})\s+{HAVE}(?:takes?|took|taken|welcomes?|welcomed|let|lets|brings?|brought)\s+"
        rf"(?P<parties>{PARTIES})\s+back\b"),
    ("readmits", "joined", r"readmi|re-admi|reinstat",
        rf"\b(?:re-?admit(?:s|ted|ting)?|reinstat(?:es|ed|ing))\s+(?P<parties>{PARTIES})"
        rf"(?:\s+(?:in)?to\s+(?P<body>{BODY}))?"),
    ("readmission", "joined", r"readmission|reinstatement|return|accession|admission|entry",
        rf"\b(?:readmission|reinstatement|return)\s+of\s+(?P<parties>{PARTIES})\s+(?:in)?to\s+"
        rf"(?P<body>{BODY})"),
    ("accession-of", "joined", r"accession|admission|entry|adhesion",
        rf"(?P<parties>[{S}{D}{B}{C}{R}])(?:'s?)?\s+(?:full\s+|formal\s+|official\s+)?(?:accession|admission"
        rf"|entry|adhesion)\s+(?:in)?to\s+"
        rf"(?P<body>{BODY})(?:(?=\s+(?:in|on)\s+{T})|,\s+which\s+[^.;]{{0,60}}?(?:in|on)\s+(?P<day>{T})|"
        rf"(?=\s+(?:brings|brought|raises|raised|increases|increased|was\s+(?:completed|formali[sz]ed"
        rf"|approved)|took\s+(?:place|effect)|became\s+effective|entered\s+into\s+force)))"),
    ("seriatim", "joined", rf"(?:in|on)\s+{T}",
        rf"(?P<seriatim>(?:[Tt]he\s+)?[{S}{C}]\s+{HAVE}(?:joined|acceded|came\s+back|came\s+in|returned"
        rf"|rejoined"
        rf"|was\s+admitted|followed)(?:\s+(?P<body>{BODY}))?\s+(?:in|on)\s+{T}(?:(?:,|,?\s+and|;"
        rf"|,?\s+followed\s+by|,?\s+then)\s+(?:(?:followed\s+by|later|then)\s+)?{PARTIES}\s+(?:in"
        rf"|on)\s+{T})+)"),
    ("joined-then", "joined", r"join|acced|admitted",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+{HAVE}(?:joined|acceded|admitted|rejoined)(?=,?\s+(?:later\s+)?"
        rf"(?:in|on|since)"
        rf"\s+{T}(?!\s+(?:to|for)\b))(?!\s+(?:in|on)\s+{T}\s+[a-z]+ing\b)"),
    ("admitted-in", "joined", r"admitted|accepted|joined",
        rf"(?P<parties>{PARTIES}),\s+(?:which\s+(?:was\s+|had\s+been\s+)?|first\s+|who\s+)?(?:admitted"
        rf"|accepted|joined)"
        rf"(?=\s+(?:in|on)\s+{T})"),
    ("having-admitted", "joined", r"admit",
        rf"\b(?:having\s+admitted|admits|(?P<body>{BODY})\s+{HAVE}admitted|agreed\s+to\s+admit"
        rf"|voted\s+to\s+admit)\s+"
        rf"(?P<parties>{PARTIES})(?=\s*(?:[,.;]|$|and\s+[a-z]|in\b|on\b))"),
    ("left-it", "left", r"left|quit|withdr|pulled",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+{HAVE}(?:joined|entered|acceded\s+to"
        rf"|became\s+{RANK}{MEMBER}\s+of)\s+"
        rf"(?P<body>{BODY})[^.;:{S}{B}]{{0,40}}?\s+(?:but|and|only\s+to|before)\s+(?:then\s+|later\s+"
        rf"|again\s+)?"
        rf"(?:left|quit|withdrew|leave|leaving|pulled\s+out)(?:\s+(?:it|from\s+it|again|of\s+it))?"),
    ("left-then", "left", r"left|quit|withdrew|pulled",
        rf"(?P<parties>{PARTIES}){ASIDE}(?:,?\s+which)?\s+{HAVE}(?:left|quit|withdrew|withdrawn|pulled\s+out"
        rf"|dropped\s+out)"
        rf"(?=\s+(?:again\s+)?(?:(?:in|on|since|at\s+the\s+end\s+of)\s+(?:the\s+)?)?{T}(?!\s+(?:to|for|with"
        rf"|its|the|their)\b))"),
    ("restores", "joined", r"restor",
        rf"\brestor(?:ed|es|ing)\s+(?:the\s+)?(?:full\s+)?membership\s+(?:rights\s+)?of\s+"
        rf"(?P<parties>{PARTIES})(?:\s+in\s+(?P<body>{BODY}))?"),
    ("expels", "left", r"xpel|xpulsion|jected",
        rf"(?:\b(?:expel(?:s|led|ling)?|eject(?:s|ed|ing)?)\s+(?P<parties>{PARTIES})"
        rf"(?:\s+from\s+(?P<body>{BODY}))?|(?P<parties2>{PARTIES})\s+{HAVE}(?:expelled|ejected)\s+(?:from"
        rf"|by)\s+"
        rf"(?P<body2>{BODY}))"),
    ("excluded", "suspended", r"excluded|barred|suspended",
        rf"(?P<parties>{PARTIES})\s+(?:is|are|was|were|has\s+been|have\s+been|remains?|remained)\s+"
        rf"(?:still\s+)?"
        rf"(?:excluded|barred|suspended)\s+from\s+(?:the\s+|all\s+)?(?:councils?|organs|meetings|activities"
        rf"|bodies)\s+of\s+"
        rf"(?P<body>{BODY})"),
    ("suspends-membership", "suspended", r"uspen",
        rf"(?:suspend(?:s|ed|ing)?|suspension\s+of)\s+(?:the\s+)?(?:membership|participation|rights?)\s+of\s+"
        rf"(?P<parties>{PARTIES})(?:\s+(?:in|from|of)\s+(?P<body>{BODY}))?"),
    ("suspends-itself", "suspended", r"suspended|froze",
        rf"(?P<parties>{PARTIES}){ASIDE}(?:,?\s+which)?\s+{HAVE}(?:suspended|froze|frozen)\s+(?:its|their)\s+"
        rf"(?:membership|participation)(?:\s+(?:of|in)\s+(?P<body>{BODY}))?"),
    ("membership-suspended", "suspended", r"suspended",
        rf"(?P<parties>[{S}])'s?\s+(?:(?P<body>{B})\s+)?membership(?:\s+(?:of|in)\s+(?P<body2>{BODY}))?\s+"
        r"(?:is|was|has\s+been|remains|remained)\s+(?:still\s+)?suspended"),
    ("member-until", "left", rf"until\s+{T}",
        rf"(?P<parties>{PARTIES})\s+(?:was|were|had\s+been|remained)\s+(?:also\s+)?"
        rf"(?P<standing>{RANK}{STANDING})\s+"
        rf"(?:of|in)\s+(?P<body>{BODY})\s+until\s+(?={T})"),
    ("readmitted-then", "joined", r"readmitted|returned|rejoined|came back",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+{HAVE}(?:left|quit|withdrew|suspended"
        rf"|expelled)\b[^.;:{S}]{{0,60}}?\s+(?:and|but)"
        rf"\s+(?:was\s+|were\s+)?(?:later\s+)?(?:readmitted|returned|rejoined|came\s+back)(?:\s+it)?"),
    ("application-approved", "joined", r"pplication|request",
        rf"\b(?:approv(?:ed|es|ing)|accept(?:ed|s|ing)|endorsed|granted|adopted)\s+(?:the\s+)?"
        rf"(?:membership\s+)?(?:applications?|requests?)\s+(?:by|of|from)\s+"
        rf"(?P<parties>{PARTIES})\s+(?:for|to\s+(?:join|become|be\s+(?:admitted|granted|accorded)"
        rf"(?:\s+as)?))\s+(?:the\s+)?(?:status\s+of\s+)?"
        rf"(?:(?P<body>{B})\s+)?(?P<standing>{RANK}{STANDING})?(?:\s+(?:of|in|to|at|with)\s+)?"
        rf"(?P<body2>{BODY})?"),
    ("application-of", "applied", r"pplication|request",
        rf"\b(?:[Aa]pplications?|[Rr]equests?)\s+(?:by|of|from|submitted\s+by|made\s+by|received\s+from)\s+"
        rf"(?P<parties>{PARTIES})\s+(?:for|to\s+(?:join|become|be\s+(?:admitted|granted|accorded)"
        rf"(?:\s+as)?))\s+"
        rf"(?:the\s+)?(?:status\s+of\s+)?(?:(?P<body>{B})\s+)?(?P<standing>{RANK}{STANDING})?"
        rf"(?:\s+(?:of|in|to|at|with)\s+)?(?P<body2>{BODY})?"),
    ("its-application", "applied", r"pplication|request",
        rf"(?P<parties>[{S}])'s?\s+(?:[\w-]+\s+)?(?:applications?|requests?)\s+(?:for|to\s+(?:join|become"
        rf"|be))\s+(?:the\s+)?"
        rf"(?:(?P<body>{B})\s+)?(?P<standing>{RANK}{STANDING})?(?:\s+(?:of|in|to|at|with)\s+)?"
        rf"(?P<body2>{BODY})?"),
    ("application-open", "applied", r"pplication",
        rf"(?P<parties>[{S}])'s?\s+(?:membership\s+)?application\s+(?:is|was|remains|has\s+been"
        rf"|is\s+still)\s+"
        r"(?:under\s+(?:consideration|review|examination|discussion)|pending|being\s+(?:considered|examined"
        r"|reviewed))"),
    ("whose-accession", "joined", r"whose\s+(?:accession|admission|entry)",
        rf"(?P<parties>[{S}]),\s+whose\s+(?:accession|admission|entry)(?:\s+(?:in)?to\s+(?P<body>{BODY}))?"
        rf"(?=\s+(?:in|on)\s+{T})"),
    ("applied-for", "applied", r"appl[iy]|asked|requested|sought",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+{HAVE}(?:applied|applying|applies|asked|requested|sought)\s+(?:"
        rf"(?:for\s+)?(?:the\s+)?"
        rf"(?:status\s+of\s+)?(?:(?P<body>{B})\s+)?(?P<standing>{RANK}{STANDING})(?:\s+(?:of|in|to|at"
        rf"|with)\s+"
        rf"(?P<body2>{BODY}))?|to\s+(?:join|accede|be\s+admitted|enter)(?!\s+(?:the\s+)?[{S}{C}a-z])"
        rf"(?:\s+to)?"
        rf"(?:\s+(?P<body3>{BODY}))?|to\s+become\s+(?P<standing2>{RANK}{STANDING}))"),
    ("hands-in", "applied", r"pplication",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+{HAVE}(?:handed\s+(?:over|in)|submitted|presented|filed|lodged"
        rf"|deposited|sent|made"
        rf"|put\s+in)\s+(?:its|their|an|a|the|formal|official)\s+(?:\w+\s+)?(?:"
        rf"(?:membership\s+)?applications?|letters?\s+of"
        rf"\s+application)(?:\s+(?:for|to)\s+(?:join|(?:(?P<body>{B})\s+)?(?P<standing>{RANK}{STANDING})))?"
        rf"(?:\s+(?:of|to|with|at|in)\s+(?P<body2>{BODY}))?"),
)  # fmt: skip
CHANGE_RULES = tuple((name, change, Sieved(cue), Sieved(pattern)) for name, change, cue, pattern in _RULES)
RULES = (*CHANGE_RULES, *FRAMES, *STANDING_RULES)
