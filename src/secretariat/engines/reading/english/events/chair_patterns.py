"""The patterns of chairmanships: who chairs, takes over, hands over, declines.

Each names the holder; it may name the body, how it looks ahead, and who held the chair before.
"""

from secretariat.engines.reading.english.events.bodies import BODY_OR_ACRONYM as BODY
from secretariat.engines.reading.english.events.chair_words import (
    ADVERB,
    ASIDE,
    GIVER,
    HANDED_ON,
    HEIR,
    HOLDER,
    KIND_OF_CHAIR,
    OF_BODY,
    SORT_OF_CHAIR,
    WHICH,
    WILL,
    with_own_groups,
)
from secretariat.engines.reading.english.events.clauses import B, C, D, O, P, S, T
from secretariat.engines.reading.sieve import Sieved

# Each pattern names holder, and may name body, the way it looks (will) and who held the chair before (from).
_RULES: tuple[tuple[str, str], ...] = (
    ("state-chairs",
        rf"{HOLDER.replace(C, C + B)}{ASIDE}(?:,?\s+(?P<who>which|who))?\s+(?:(?P<will>{WILL})\s+)?(?:"
        rf"(?:currently|now|also"
        rf"|formally"
        rf"|officially|successfully|again|has|had|is|{T})\s+)*"
        rf"(?:chairs?|chaired|chairing|presid(?:es?|ed|ing)(?:\s+over)?|head(?:s|ed)?\s+up|leads(?=\s+"
        rf"(?:the\s+)?{B}\s+(?:until|from|since|for|in)\b))\s+(?:the\s+(?:current"
        rf"|present)\s+session\s+of\s+)?(?P<body>{BODY})(?!\s+(?:[Mm]eeting|[Ss]ession|[Ss]ummit))"),
    ("person-chairs",
        rf"(?P<holder>{P})(?:,?\s+who)?\s+(?:(?P<will>{WILL})\s+)?(?:currently\s+|now\s+|also\s+)*(?:chairs"
        rf"|presides\s+over"
        rf"|has\s+(?:chaired|presided\s+over)|has\s+been\s+chairing|(?<=will\s)chair|"
        rf"(?<=will\s)preside\s+over)\s+"
        rf"(?P<body>{BODY})(?!\s+(?:[Mm]eeting|[Ss]ession|[Ss]ummit))"),
    ("state-holds",
        rf"{HEIR}(?:'s?(?=\s+(?:taking|assuming|holding|beginning)\b))?{ASIDE}(?:,?\s+(?P<who>which|who))?{ADVERB}\s+(?:(?P<will>{WILL})\s+)?(?:(?:currently|now"
        r"|formally|officially|also|has|had|have|is|are|(?P<having>having)|will|today|again|thus|then"
        r"|therefore|simultaneously|accordingly|consequently|jointly|still)\s+)*"
        rf"(?:host\b[^.;:\"{S}{P}{B}]{{0,60}}\s+and\s+)?"
        r"(?P<verb>tak(?:es?|ing)\s+(?:over|up|on)|tak(?:es?|ing)|took\s+(?:over|up|on)|took|assum(?:es?|ed"
        r"|ing)|hold(?:s|ing)?|held|keeps?|kept|retains?|resumes?|resumed|receives?|received|accept(?:s|ed)"
        r"|inaugurated"
        r"|exercis(?:es?|ed|ing)|occup(?:y|ies|ied|ying)|taken\s+(?:over|up|on)|taken|begins?|began"
        r"|beginning|begun|starts?"
        r"|started|inherits?|inherited|enters?\s+(?:into\s+)?|entered\s+(?:into\s+)?|performs?"
        r"|acceded?s?\s+to|launch(?:es|ed)"
        r"|completes?|completed|ends?|ended|concludes?|concluded|carr(?:y|ies|ied)\s+out|shoulders?)"
        rf"{ADVERB}\s+(?:(?:the|its|their|his|her|a)\s+)?{SORT_OF_CHAIR}(?:(?P<pre>{B})(?:'s)?\s+)?(?:(?P<mid>{T})\s+)?"
        rf"(?:{WHICH}\s+)?"
        rf"(?:(?:roles?|offices?|positions?|functions?|posts?|duties|responsibilit(?:y|ies)|mantle|reins"
        rf"|baton|gavel)\s+of\s+(?:the\s+)?)?"
        rf"(?:(?P<pre>{B})(?:'s)?\s+)?(?:{KIND_OF_CHAIR}(?:\s+of\s+(?:the|its)\s+[Ss]ummit\b(?!\s+of)"
        rf"|{OF_BODY})?|leadership\s+of\s+(?P<body>{BODY})"
        rf"|{HANDED_ON}(?:\s+of\s+(?P<body>{BODY})|(?=\s+from\b))|(?P<title>{O})(?=\s+(?:(?:on\s+|in\s+)?"
        rf"(?:the\s+)?{T}\s+)?(?:from|since|until|for|in)\b))(?:\s+(?:on\s+|in\s+)?(?P<at>{T})(?=\s+from\b))?"
        rf"(?:\s+from\s+(?:(?:the\s+)?[{S}]'s?\s+)?(?:the\s+)?[\"']?(?P<from>[{S}{P}]))?"),
    ("helm",
        rf"{HOLDER}{ASIDE}(?:,?\s+which)?\s+(?:(?P<will>{WILL})\s+)?(?:takes?|took|taking|has\s+taken|is|was"
        rf"|be|stands|has\s+(?:been|stood))"
        rf"{ADVERB}\s+(?:over\s+)?(?:at\s+|in\s+)?"
        rf"(?:the\s+(?:rotating\s+)?(?:helm|head)|(?<=at\s)the\s+head|(?<=in\s)the\s+chair)(?:\s+of\s+"
        rf"(?P<body>{BODY})|(?=\s*(?:[,.;]|$|until|since|from|for)))"),
    ("nominal-term",
        rf"(?P<holder>[{S}{D}{P}])(?:'s?)?\s+(?:(?:own|first|second|third|one-year|two-year|six-month"
        rf"|twelve-month)\s+)*"
        rf"(?:term|year|years|turn|months|tenure|stint|mandate|period|semester|time|stewardship)\s+"
        rf"(?:in\s+the\s+[Cc]hair|at\s+the\s+(?:helm|head)|as\s+"
        rf"(?:(?:the\s+)?(?:(?P<pre>{B})\s+)?(?:[Cc]hair(?:man)?|(?P<title>{O}))"
        rf"|holder\s+of\s+the\s+{KIND_OF_CHAIR})){OF_BODY}?"),
    ("serves-as",
        rf"{HEIR}{ASIDE}(?:,?\s+(?:which|who))?\s+(?:(?P<will>{WILL})\s+)?(?:currently\s+|now\s+|also\s+"
        rf"|has\s+been\s+|has\s+|is\s+)*"
        rf"(?:serv(?:es?|ed|ing)|act(?:s|ed|ing)?|step(?:s|ped)?\s+in|tak(?:es?|ing)\s+over|took\s+over"
        rf"|taken\s+over|continues?|function(?:s|ed)?)\s+as\s+(?:the\s+)?"
        rf"(?:(?P<which>{WHICH})\s+)?(?:(?P<pre>{B})(?:'s)?\s+)?(?:rotating\s+)?(?:[Cc]hair|[Cc]hairman"
        rf"|[Pp]resident|(?P<title>{O}))(?![\s-]*{P}){OF_BODY}?"
        rf"(?:\s+from\s+(?:the\s+)?(?P<from>[{S}{P}]))?"),
    ("succession-of",
        rf"{HEIR}{ASIDE}(?:,?\s+(?:which|who))?\s+(?:(?P<will>{WILL})\s+)?(?:has\s+|formally\s+"
        rf"|officially\s+)*(?:takes?|took|taken|assumes?|assumed)\s+"
        rf"(?:it\s+)?over\s+(?:the\s+)?(?:{KIND_OF_CHAIR}){OF_BODY}?\s+after\s+(?:the\s+)?(?P<from>[{S}])"),
    ("chairs-next",
        rf"{HOLDER}\s+(?:(?P<will>will)\s+(?:chair|preside)\s+(?:next\s+year|over\s+it|it\b|the\s+next\s+"
        rf"(?:round|year"
        rf"|term|session)|in\s+(?={T}))|presides(?=\s+in\s+{T}))"),
    ("elects",
        rf"\b(?:elected|elects|chose|designated|appointed|named|confirmed|selected|voted)\s+{HOLDER}\s+"
        rf"(?:as\s+|to\s+be\s+|to\s+)?(?:its\s+|the\s+|their\s+)?"
        rf"(?:(?P<which>{WHICH})\s+)?(?:(?P<pre>{B})(?:'s)?\s+)?(?:[Cc]hair|[Pp]resident|{KIND_OF_CHAIR}|"
        rf"(?P<title>{O})){OF_BODY}?"),
    ("elected-to-chair",
        rf"{HEIR}{ASIDE},?\s+(?:(?P<will>{WILL})\s+)?(?:was|were|is|has\s+been|be)\s+(?:\w+ly\s+)?(?:re-?)?"
        rf"(?:elected|approved|chosen|selected|named|designated|appointed|endorsed|nominated)\s+to\s+"
        rf"(?:head|lead|chair|preside\s+over)\s+(?P<body>{BODY})"),
    ("currently-chairs",
        rf"{HEIR},?\s+(?:who\s+|which\s+)?(?:currently|now|presently)\s+(?:chairs|presides(?:\s+over\s+"
        rf"(?P<body>{BODY}))?)"
        r"(?=\s*[,.;]|\s+(?:and|for|until|from|since)\b)"),
    ("who-chairs",
        rf"{HEIR},?\s+(?:who|which)\s+(?:currently\s+|now\s+)?(?:chairs|presides\s+over)\s+(?P<body>{BODY})"
        rf"(?!\s+"
        r"(?:[Mm]eeting|[Ss]ession|[Ss]ummit))"),
    ("chaired-by",
        rf"(?P<body>{BODY})(?:,?\s+(?:which\s+)?(?:is|was|has\s+been|(?P<will>will\s+be|is\s+to\s+be))|,)\s+"
        rf"(?:now\s+"
        rf"|currently\s+|presently\s+|at\s+present\s+|still\s+|also\s+)?(?:chaired|presided\s+over)\s+by\s+"
        rf"(?:[A-Z]\w+\.?\s+){{0,3}}{HEIR}"),
    ("held-by",
        rf"(?:(?P<pre>{BODY}),?\s+whose\s+{KIND_OF_CHAIR}|(?<!whose\s)"
        rf"{KIND_OF_CHAIR}{OF_BODY}?,?(?:\s+which)?)\s+(?:is|was|has\s+been"
        rf"|(?P<will>will\s+be|is\s+to\s+be))\s+(?:currently\s+|now\s+|then\s+)?(?:held|exercised|assumed"
        rf"|taken\s+over"
        rf"|taken\s+on|taken\s+up|occupied|performed|received|inherited){ADVERB}\s+by\s+{HEIR}(?:\s+from\s+"
        rf"(?:the\s+)?(?P<from>[{S}{P}]))?"),
    ("now-held-by",
        rf"(?:(?P<pre>{B})(?:'s)?\s+)?{KIND_OF_CHAIR}{OF_BODY}?,?\s+(?:currently|now|presently"
        rf"|at\s+present)\s+(?:held|exercised|occupied)\s+by\s+{HEIR}"),
    ("handed-by-to",
        rf"(?:{KIND_OF_CHAIR}{OF_BODY}?|[Gg]avel|[Bb]aton)\s+(?:was|were|is|has\s+been|had\s+been|"
        rf"(?P<will>will\s+be|is\s+to\s+be)){ADVERB}\s+"
        rf"(?:handed\s+(?:over|on)|handed|transferred|passed(?:\s+on)?|ceded|turned\s+over){ADVERB}\s+by\s+"
        rf"(?:the\s+)?(?P<from>[{S}{P}])[^.;:\"{S}{P}]{{0,40}}?\s+to\s+{HEIR}"),
    ("whose-chair",
        rf"{HOLDER},\s+whose\s+(?:{KIND_OF_CHAIR}|[Cc]hair|term"
        rf"(?:\s+in\s+the\s+chair)?\s+at\s+the\s+head\s+of\s+"
        rf"(?P<body>{BODY})){OF_BODY}?\s+(?P<verb>ended|expired|closed|ends|expires|began|begins|started"
        rf"|starts|runs"
        rf"|lasts)\b"),
    ("label",
        rf"^[\s\d.()•*·–—-]*(?:(?P<which>{WHICH})\s+)?(?:(?P<pre>{B})(?:'s)?\s+)?(?:[Cc]hair|{KIND_OF_CHAIR}"
        rf"|[Pp]ro\s+[Tt]empore\s+[Pp]residency|(?P<title>{O})){OF_BODY}?(?:\s*\("
        rf"(?P<mid>{T})\))?\s*:\s*{HOLDER}"),
    ("post-held-by",
        rf"(?:post|position|office|role|function|duties)\s+of\s+(?:the\s+)?(?P<title>{O})\s+(?:is|are|was"
        rf"|has\s+been|(?P<will>will\s+be))"
        rf"{ADVERB}\s+(?:held|occupied|filled|exercised|performed|assumed|taken\s+over)\s+by\s+{HEIR}"),
    ("steps-down",
        rf"{HEIR}{ASIDE}\s+(?:(?P<will>{WILL})\s+)?(?:has\s+)?(?:step(?:s|ped)?\s+down|stand(?:s)?\s+down"
        rf"|stood\s+down|bow(?:s|ed)\s+out|retir(?:es?|ed))\s+"
        rf"(?:as|from)\s+(?:the\s+|its\s+)?(?:(?P<pre>{B})(?:'s)?\s+)?(?:[Cc]hair(?:man)?|{KIND_OF_CHAIR}|"
        rf"(?P<title>{O})){OF_BODY}?"),
    ("with-in-chair", rf"[Ww]ith\s+{HOLDER}\s+(?:in\s+the\s+chair|at\s+the\s+helm)(?:\s+of\s+"
        rf"(?P<body>{BODY}))?"),
    ("chairing-front",
        rf"(?:[Cc]hairing|[Pp]residing\s+over)\s+(?P<body>{BODY})[^.;:\"{S}{P}{B}]{{0,40}}?,\s+{HOLDER}"),
    ("leads-for",
        rf"{HOLDER}\s+(?:(?P<will>will|is\s+to)\s+lead|leads|has\s+led|is\s+leading)\s+(?P<body>"
        rf"(?:[Tt]he\s+)?{B})(?=\s+(?:until|for\s+the\s+next|for\s+(?:a|one|two)"
        rf"\s|in\s+{T}|from\s+{T}|since\s+{T}|during\s+{T}))"),
    ("co-chairs",
        rf"(?:[Tt]he\s+)?(?P<holder>[{S}{C}{P}])\s+and\s+(?:the\s+)?(?P<holder2>[{S}{C}{P}])\s+(?:"
        rf"(?P<will>{WILL})\s+)?(?:currently\s+|now\s+|also\s+)*"
        rf"(?:(?:jointly\s+)?(?:co-?chair(?:ed)?|chair(?:ed)?|preside\s+over|presided\s+over)\s+"
        rf"(?P<body>{BODY})"
        rf"|(?:jointly\s+)?(?:hold|share|assume|take\s+over|took\s+over)\s+(?:the\s+)?(?:joint\s+)?(?:"
        rf"(?P<pre>{B})(?:'s)?\s+)?{KIND_OF_CHAIR}{OF_BODY}?"
        rf"|(?:are|serve\s+as|act\s+as)\s+(?:the\s+)?(?:[Cc]o-?[Cc]hairs|{O})\s+of\s+(?P<body>{BODY}))(?!\s+"
        rf"(?:[Mm]eeting|[Ss]ession|[Ss]ummit))"),
    ("co-chaired-by",
        rf"(?P<body>{BODY})(?:,?\s+(?:which\s+)?(?:is|was|has\s+been|(?P<will>will\s+be|is\s+to\s+be))|,)\s+"
        rf"(?:now\s+|currently\s+)?"
        rf"(?:(?:co-?|jointly\s+)chaired|chaired)\s+by\s+(?:the\s+)?(?P<holder>[{S}{C}{P}])\s+and\s+"
        rf"(?:the\s+)?(?P<holder2>[{S}{C}{P}])"),
    ("role-of",
        rf"{HEIR}{ASIDE}\s+(?:(?P<will>{WILL})\s+)?(?:has\s+)?(?:assum(?:es?|ed|ing)|tak(?:es?|en|ing)"
        rf"(?:\s+over)?"
        rf"|took(?:\s+over)?|holds?|held)\s+(?:the\s+(?:role|office|position|function|post|duties)\s+of|(?:"
        rf"(?P<turn>(?<=takes\s)its\s+turn)"
        r"|(?:its|his|her)\s+turn)\s+as)"
        r"\s+(?:the\s+)?"
        rf"(?P<title>{O})(?:\s+from\s+(?:the\s+)?(?P<from>[{S}{P}]))?"),
    ("as-chair-of",
        rf"\b(?:[Aa]s|[Ii]n\s+(?:its|his|her)\s+capacity\s+as)\s+(?:the\s+)?(?:(?P<which>{WHICH})\s+)?(?:"
        rf"(?P<pre>{B})"
        rf"(?:'s)?\s+)?(?:[Cc]hair(?:man)?|holder\s+of\s+the\s+{KIND_OF_CHAIR}|"
        rf"(?P<title>{O})){OF_BODY}?,\s+{HOLDER}"),
    ("turn",
        rf"(?P<holder>[{S}])'s?\s+turn\s+(?:to\s+(?:chair|preside\s+over|head|lead)\s+(?P<chaired>{BODY})"
        rf"|to\s+(?:take|hold"
        rf"|assume)\s+(?:over\s+)?(?:the\s+)?{KIND_OF_CHAIR}{OF_BODY}?|(?:at|in)\s+the\s+(?:chair|helm))"),
    ("adjective-chairmanship",
        rf"(?:(?P<which0>{WHICH})\s+)?(?P<holder>[{D}{S}])(?:'s?)?\s+(?:(?P<which>{WHICH})\s+)?(?:"
        rf"(?P<pre>{B})\s+)?{KIND_OF_CHAIR}{OF_BODY}?"),
    ("body-chairmanship-of",
        rf"(?P<pre>{B})(?:'s)?\s+(?:(?P<which>{WHICH})\s+)?{KIND_OF_CHAIR}\s+(?:of|by|held\s+by)"
        rf"\s+{HOLDER}"),
    ("passes-to",
        rf"(?:{KIND_OF_CHAIR}{OF_BODY}?|(?:[Gg]avel|[Bb]aton|[Tt]orch|[Hh]elm)(?:\s+of\s+(?P<body>{BODY}))?|\b(?P<it>it)(?=\s+(?:will|is\s+to"
        rf"|then\s+)\b)){ASIDE}{ADVERB}\s+"
        rf"(?:(?P<will>{WILL})\s+(?:then\s+)?)?(?:be\s+)?(?P<past>was\s+|has\s+been\s+|were\s+"
        rf"|had\s+been\s+)?(?:is\s+)?"
        r"(?:being\s+|formally\s+|officially\s+|then\s+)*"
        r"(?:pass(?:es|(?P<past1>ed))?(?:\s+on)?|handed(?:\s+(?:over|on))?|transferred|goes|go|"
        r"(?P<past2>went)|moves?|(?P<past3>moved)"
        r"|shift(?:s|ed)?|rotates?|(?P<past4>rotated)|falls?|(?P<past5>fell)|turned\s+over|given|ceded"
        r"|entrusted)"
        rf"{ADVERB}(?:\s+from\s+(?:the\s+)?[\"']?(?P<from>[{S}{P}{C}])[\"']?"
        rf"(?P<fromterm>,[^,;]{{1,60}},)?)?{ADVERB}\s*"
        rf"(?:\bto|\bonto)\s+{HEIR}"),
    ("transfer-to",
        rf"(?:transfer|handover|hand-over|handing\s+over|passing|rotation)\s+of\s+the\s+(?:(?P<pre>{B})"
        rf"\s+)?{KIND_OF_CHAIR}{OF_BODY}?"
     rf"(?:\s+from\s+(?:the\s+)?(?P<from>[{S}])(?P<fromterm>,[^,;]{{1,80}},)?)?\s+to\s+{HOLDER}"),
    ("hands-to",
        rf"(?:{GIVER}[^.;:\"{S}{P}]{{0,70}}?(?:\b[Oo]n\s+(?P<at>{T}),?\s+)?)?(?P<will>\b{WILL}\s+"
        rf"(?:then\s+|[a-z]+ly\s+)?)?\b(?:hand(?:s|ed|ing)?"
        r"(?:\s+over)?|relinquish(?:es|ed)?|transferr?(?:s|ed|ing)?|pass(?:es|ed|ing)?(?:\s+on)?|ced(?:es?"
        r"|ed|ing))\s+"
        rf"(?:over\s+)?(?:(?:the|its)\s+(?:(?P<pre>{B})(?:'s)?\s+)?|(?=it\s+(?:on|over)\s+to\b))"
     rf"(?:it(?=\s+(?:on|over)\s)|(?:{HANDED_ON}\s+of\s+the\s+(?:(?P<pre>{B})\s+)?)?{KIND_OF_CHAIR}{OF_BODY}?|{HANDED_ON}(?:\s+of\s+(?P<body>{BODY}))?){ADVERB}"
     rf"(?:,[^,;:\"{S}{P}]{{1,60}},)?\s+(?:over\s+|on\s+)?to\s+"
        rf"(?:(?:his|her|its|the)\s+[^,;.\"{S}{P}{B}]{{0,40}}?)?{HEIR}"),
    ("transfer-noun",
        rf"(?:(?P<pre>{B})\s+)?(?:chair|chairmanship|presidency)\s+(?:transfer|handover"
        rf"|hand-over)\s+to\s+{HOLDER}"),
    ("under", rf"[Uu]nder\s+the\s+{KIND_OF_CHAIR}\s+of\s+{HOLDER}"),
    ("takes-over-from",
        rf"{HEIR}{ASIDE}\s+(?:(?P<will>{WILL})\s+)?(?:(?:takes?|took|taking|has\s+taken)\s+over\s+from"
        rf"|succeed(?:s|ed|ing)?"
        rf"|replac(?:es?|ed|ing)|follow(?:s|ed|ing)?|reliev(?:es?|ed|ing)"
        rf"|is\s+taking\s+over\s+from){ADVERB}\s+(?:the\s+)?[\"']?(?P<from>[{S}{P}])[\"']?{ADVERB}\s+"
     rf"(?:as\s+(?:the\s+|its\s+)?(?:{WHICH}\s+)?(?:(?P<pre>{B})(?:'s)?\s+)?(?:rotating\s+)?(?:[Cc]hair"
     rf"(?:man)?|[Pp]resident|{KIND_OF_CHAIR}|holder\s+of\s+the\s+{KIND_OF_CHAIR}|(?P<title>{O}))|(?:in\s+"
     rf"|at\s+)?(?:the"
     rf"|its)\s+(?:(?P<pre>{B})\s+)?(?:{KIND_OF_CHAIR}|helm|head))(?:{OF_BODY})?"),
    ("during-its",
        rf"[Dd]uring\s+its\s+(?:{WHICH}\s+)?(?:(?P<pre>{B})\s+)?{KIND_OF_CHAIR}{OF_BODY}?(?:\s+(?:in"
        rf"|from)\s+{T})?,\s+{HOLDER}"),
    ("as-chair",
        rf"(?<!from\s)(?<!from\sthe\s){HOLDER}{ASIDE},?\s+(?:currently\s+|which\s+)?(?:(?:as|is(?:\s+"
        rf"(?:currently|now|also|again))?|was(?:\s+elected)?|was\s+(?:chosen|named|designated)\s+as"
        rf"|will\s+be|becomes|became"
        rf"|remains|has\s+been|currently)\s+|(?<=[{S}],\s)(?=(?:the|its|current|outgoing|incoming|rotating"
        rf"|[{B}{T}])\s)(?!(?:[\w-]+\s+)*{KIND_OF_CHAIR}\s+(?!until|for|of\s)))(?:the\s+|its\s+|their\s+)?"
        rf"(?:(?P<mid>{T})(?:'s)?\s+)?(?:(?P<which>{WHICH})\s+)?"
     rf"(?:(?P<pre>{B})(?:'s)?\s+)?(?:rotating\s+|(?i:pro\s+tempore)\s+)?(?:[Cc]hair(?:man)?(?:\s+country)?"
     rf"|[Pp]resident(?:\s+(?i:pro\s+tempore))?|(?P<title>{O})|{KIND_OF_CHAIR}|host"
     rf"\s+and\s+chair|holder\s+of\s+the\s+{KIND_OF_CHAIR})(?:{OF_BODY})?(?![\s-]*{P})"),
    ("person-becomes",
        rf"(?P<holder>{P}){ASIDE},?\s+(?:who\s+)?(?:(?P<will>{WILL})\s+)?(?:has\s+|formally\s+|officially\s+"
        rf"|then\s+)*"
        rf"(?:becomes?|became|(?<=will\s)be|remains?|remained|was\s+(?:re-?)?(?:appointed|designated|chosen|named"
        rf"|confirmed)(?:\s+as)?|is)\s+(?:the\s+|its\s+)?"
        rf"(?:(?P<which>{WHICH})\s+)?(?:(?P<pre>{B})(?:'s)?\s+)?(?:rotating\s+)?(?:[Cc]hair(?:man|woman"
        rf"|person)?|(?P<title>{O}))(?![\s-]*{P}){OF_BODY}?"),
    ("chair-named",
        rf"(?:the\s+)?(?P<which>[Cc]urrent|[Ii]ncoming|[Oo]utgoing|[Nn]ext)\s+(?:(?P<pre>{B})\s+)?"
        rf"(?:[Cc]hair|[Pp]resident|[Pp]residency|[Cc]hairmanship|(?P<title>{O})){OF_BODY}?,\s+{HOLDER}(?=,"
        rf"|\s+[a-z])"),
    ("chair-state",
        rf"(?:(?P<which>{WHICH}|rotating)\s+)(?:(?P<pre>{B})(?:'s)?\s+)?(?:[Cc]hair|[Cc]hairman|[Pp]resident"
        rf"|{KIND_OF_CHAIR})\s+(?P<holder>[{S}])(?!\s*(?:'|[{P}{O}]))"),
    ("body-chair-state",
        rf"(?P<pre>{B})(?:'s)?\s+(?:[Cc]hair(?:man)?|[Pp]residency|[Pp]resident)\s+(?P<holder>[{S}])(?!\s*"
        rf"(?:'|[{P}{O}]))"),
    ("coordinates",
        rf"{HOLDER}\s+(?P<will>will)\s+coordinate\s+the\s+(?:activities|work)\s+of\s+(?:[\w -]{{3,60}},?"
        rf"\s+namely\s+|[\w -]{{3,60}}:\s+)?(?P<body>{BODY})"),
)  # fmt: skip
RULES = tuple((name, Sieved(with_own_groups(pattern))) for name, pattern in _RULES)

DECLINED = Sieved(
    rf"(?:[Tt]he\s+)?(?P<holder>[{S}]){ASIDE}\s+(?:[^.;:\"{S}]{{0,60}}?\bthat\s+it\s+)?(?:(?:has|had"
    r"|have|will|would|was|is|also|formally|voluntarily|again)\s+)*"
    r"(?:(?:decided|agreed|chose|opted|announced)\s+(?:that\s+it\s+would\s+)?(?:to\s+)?)?"
    r"(?P<no>not\s+(?:to\s+)?(?:take|assume|hold|chair|seek)\w*(?:\s+(?:up|over|on))?|relinquish\w*"
    r"|forgo\w*|forego\w*|gives?\s+up|gave\s+up"
    r"|given\s+up|skip\w*|declin\w+(?:\s+to\s+(?:take|assume|hold)(?:\s+(?:up|over))?)?|renounc\w+|pass"
    r"(?:es|ed)?\s+up|waiv\w+"
    r"|refus\w+(?:\s+to\s+(?:take|assume|hold)(?:\s+(?:up|over))?)?|withdr[ae]w\w*\s+(?:its\s+(?:bid"
    r"|candidacy|offer)\s+(?:for|to\s+\w+)\s+)?)"
    r"\s+(?:the\s+|its\s+|their\s+)?(?:turn\s+(?:to\s+be\s+(?:the\s+)?|at\s+|as\s+|to\s+(?:take|assume"
    r"|hold)\s+(?:over\s+)?)?(?:the\s+)?)?"
    rf"(?:(?P<pre>{B})(?:'s)?\s+)?(?:rotating\s+)?(?:to\s+chair\s+(?P<chaired>{BODY})"
    rf"|(?:{KIND_OF_CHAIR}|[Cc]hair\b|(?P<title>{O}))(?:{OF_BODY})?(?!\s+to\s+(?:the\s+)?[{S}{P}])|"
    rf"(?<=\bits\sturn)(?=\s*[.,;]|$))"
)
# "P and this year's Chairman-in-Office": a title beside its holder, not told by apposition.
CHAIR_TITLE = Sieved(r"[Cc]hair(?:man|woman|person)?(?:[\s-][Ii]n[\s-][Oo]ffice)?|President|president")
TITLE_APART = Sieved(
    rf"{P},?\s+(?:(?:and\s+|who\s+is\s+)(?:{T}\s+|(?:current|outgoing|incoming)\s+|(?:the|its|our)\s+"
    rf"(?:(?:current|outgoing|incoming|rotating)\s+)?)?|(?:our|its|the\s+(?:current|outgoing|incoming"
    rf"|rotating))\s+"
    rf"(?:(?:current|outgoing|incoming|rotating)\s+)?){O}(?=[,.;])"
)
LEADS = (("former", "past"), ("outgoing", "outgoing"), ("incoming", "incoming"), ("next chair", "incoming"))
NO_STATES_CHAIR = Sieved(
    r"\b(?:Senior|Union Commission|Economic Commission|European Commission|Secretariat|Bank|Chamber|Duma"
    r"|Parliament|National Assembly|Senate|Supreme"
    r"|Bundestag|Office|Ministry|Party|Court|Agency|Company|Corporation|University|Institute|Cabinet"
    r"|Federation Council|(?<!Heads of )(?<!State and )(?<!State or )Government"
    r"|State Committee|House|Academy|Foundation|Knesset|Riksdag|Folketing|Saeima|Seimas|Sejm|Jogorku|Majlis"
    r"|Mejlis)\b"
)
HAS_HELD = Sieved(
    r"(?:whose\s+country|(?:,|--?|–|—)\s*(?:the\s+)?country)\s+(?:currently\s+|now\s+|presently\s+)?(?P<verb>presiding\s+over|chairing|has\s+held|holds|held|will\s+hold|chairs|has\s+chaired|presides\s+over)"
    r"\s+(?:the\s+)?"
    rf"(?:(?:(?P<pre>{B})\s+)?{KIND_OF_CHAIR}{OF_BODY}?|(?P<only>{BODY}))"
)
FRONTED = Sieved(
    r"^\W*(?:and\s+)?(?i:from|since|in|on|as\s+of|starting|beginning|until)\s+(?:the\s+)?(?:early"
    rf"\s+)?{T}(?:\s+(?:to|until)\s+{T})?,?\s*(?:the\s+)?$"
)
# "P, who took over as B chair": the chair of a body by its name before the title.
PERSON_AS = Sieved(
    rf"(?P<who>{P}),?\s+(?:who\s+)?(?:(?:has\s+)?(?:took|taken)\s+over\s+as|is|serves\s+as|as)\s+(?:the"
    r"\s+)?(?:current\s+|new\s+|rotating\s+)?"
    rf"(?P<pre>{B})\s+[Cc]hair(?:man|person|woman)?\b"
)
# Words without which a sentence says nothing of a chair, or of who comes next.
ANY_CHAIR = Sieved(
    rf"(?i:chair|presid|gavel|helm|baton|torch|mantle|\breins\b)|\bcoordinat|\bleads?\s+the\s+work|whose\s+country|succeed|replac"
    rf"|take[ns]?\s+over|took\s+over"
    rf"|followed\s+by|[Ii]n\s+line\s+for|\bfollows?\b|\bnext\b|\bterm\b|\bturn\b|\bmandate\b|{O}"
)
# Words of a sentence that tells who holds a chair; an office may be that of a chair.
CHAIR_WORD = Sieved(
    r"(?i:chair|presid|gavel|helm|baton|torch|mantle|\breins\b|rudder|hammer|\bkeys\b|\blead|\bhead"
    r"|coordinat|\bterm\b|\bturn\b)"
)
# "It will then pass to Latvia", where "it" is a chair told of before.
IT_PASSES = Sieved(
    r"\b[Ii][Tt]\s+(?i:(?:will|is\s+to)\s+(?:then\s+)?(?:pass|go\b|be\s+(?:handed|transferred|passed)))"
)
ELECTED = Sieved(r"\b(?:re-?)?(?:elected|elects|to\s+elect|chose|chosen|appointed|designated)\b")
_CALLED = (
    r"(?:its\s+|the\s+|their\s+|his\s+)?(?:(?P<which>[Ii]ncoming|[Nn]ext|[Nn]ew|[Ff]uture)\s+)?"
    rf"(?P<title>{O})"
)
# "P as its Chair", "P, as the incoming Chair", "P was elected Chair", where a sentence tells an election.
PERSON_ELECTED = Sieved(
    rf"(?P<who>{P})(?:,[^,;{P}]{{1,40}}(?=,))?,?\s+(?:(?:who\s+)?(?:was|were|has\s+been|is)\s+(?:\w+ly\s+)?(?:re-?)?elected\s+(?:as\s+)?"
    rf"|(?<=,\s)elected\s+(?:as\s+)?|(?:as|to\s+be|for)\s+){_CALLED}"
)
# "P set out her priorities as incoming Chairperson of B"
PERSON_WITH_PLANS = Sieved(
    rf"(?P<who>{P})\s+(?:[a-z]+\s+){{1,3}}(?:his|her|their)\s+(?:[a-z]+\s+){{1,3}}as\s+(?:the\s+)?"
    rf"(?P<which>incoming|outgoing)"
    rf"\s+(?P<title>{O})"
)
PERSON_AFTER = Sieved(
    rf"(?P<which>[Cc]urrent|[Oo]utgoing|[Ii]ncoming|[Nn]ext|[Ff]ormer|[Ii]ts)\s+(?P<title>{O}),\s+"
    rf"(?:[A-Z][\w.]*\s+){{0,3}}"
    rf"(?P<who>{P})"
)
