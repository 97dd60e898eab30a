"""The patterns of chairmanships: who chairs, takes over, hands over, declines.

Each names the holder; it may name the body, how it looks ahead, and who held the chair before.
"""

import re

from secretariat.engines.reading.english.events.bodies import BODY
from secretariat.engines.reading.english.events.clauses import B, C, D, O, P, S, T

KIND_OF_CHAIR = (
    r"(?:(?:rotating|annual|six-month|one-year|two-year|(?i:pro\s+tempore)|yearly)\s+)*"
    r"(?<!cross-)(?:[Cc]hairmanship(?:[\s-]in[\s-][Oo]ffice)?|[Pp]residency(?:\s+[Pp]ro\s+[Tt]empore)?"
    r"|[Cc]hairship"
    r"|CHAIRMANSHIP(?:-IN-OFFICE)?|PRESIDENCY|[Cc]hairpersonship|[Cc]hair(?=\s+of\b|\s+(?:until|from|for|in|on|to)\b"
    rf"|\s+{T}|\s*(?:[,.;]|$)))"
)
_WHICH = (
    r"(?:[Cc]urrent|[Ii]ncoming|[Oo]utgoing|[Ff]orthcoming|[Uu]pcoming|[Nn]ext|[Pp]revious|[Ff]uture|[Pp]ast)"
)
_OF_BODY = rf"(?:\s+(?:of|in|over|at)\s+(?:its\s+)?(?P<body>{BODY}))"
_ASIDE = r"(?:,\s+[^,;:.]{1,60},)?"
_WILL = r"(?:will|shall|would|is\s+to|are\s+to|is\s+due\s+to|is\s+set\s+to|to)"
_HOLDER = rf"(?:[Tt]he\s+)?(?P<holder>[{S}{C}])"
_HEIR = rf"(?:[Tt]he\s+)?(?P<holder>[{S}{C}{P}])"

# Who hands over: a state or person that is no object of a preposition.
_GIVER = rf"(?<!with )(?<!with the )(?<!of )(?<!of the )(?<!in )(?<!to )(?<!from )(?<!and )(?P<from>[{S}{P}])"

# Each pattern names holder, and may name body, the way it looks (will) and who held the chair before (from).
_RULES: tuple[tuple[str, str], ...] = (
    ("state-chairs",
        rf"{_HOLDER}{_ASIDE}(?:,?\s+(?P<who>which|who))?\s+(?:(?P<will>{_WILL})\s+)?(?:(?:currently|now"
        r"|also)\s+)?"
     rf"(?:chairs?|chaired|chairing|presid(?:es?|ed|ing)\s+over|head(?:s|ed)?\s+up)\s+(?P<body>{BODY})(?!"
     r"\s+(?:[Mm]eeting|[Ss]ession|[Ss]ummit))"),
    ("state-holds",
        rf"{_HEIR}{_ASIDE}(?:,?\s+(?P<who>which|who))?\s+(?:(?P<will>{_WILL})\s+)?(?:(?:currently|now"
        r"|formally|officially|also|has|had|have|(?P<having>having)|will|today)\s+)*"
        rf"(?:host\b[^.;:\"{S}{P}{B}]{{0,60}}\s+and\s+)?"
     r"(?P<verb>tak(?:es?|ing)\s+(?:over|up|on)|tak(?:es?|ing)|took\s+(?:over|up|on)|took|assum(?:es?|ed"
     r"|ing)|hold(?:s|ing)?|held|keeps?|kept|retains?|resumes?|resumed|receives?|received|exercis(?:es?|ed|ing)|occup(?:y|ies|ied|ying)|taken\s+over|begins?|began|beginning|starts?|started|inherits?"
     r"|inherited)"
     rf"\s+(?:the\s+|its\s+)?(?:(?P<pre>{B})(?:'s)?\s+)?(?:{_WHICH}\s+)?(?:{KIND_OF_CHAIR}{_OF_BODY}?"
     rf"|(?P<title>{O})(?=\s+(?:(?:on\s+|in\s+)?(?:the\s+)?{T}\s+)?(?:from|since|until|for)\b))(?:\s+(?:on\s+|in\s+)?(?P<at>{T})(?=\s+from\b))?"
     rf"(?:\s+from\s+(?:(?:the\s+)?[{S}]'s?\s+)?(?:the\s+)?(?P<from>[{S}{P}]))?"),
    ("helm",
        rf"{_HOLDER}{_ASIDE}(?:,?\s+which)?\s+(?:(?P<will>{_WILL})\s+)?(?:takes?|took|taking|has\s+taken|is|stands|has\s+(?:been|stood))"
        r"\s+(?:over\s+)?(?:at\s+)?"
        rf"the\s+helm\s+of\s+(?P<body>{BODY})"),
    ("chairs-next",
        rf"{_HOLDER}\s+(?:(?P<will>will)\s+(?:chair|preside)\s+(?:next\s+year|over\s+it|it\b|the\s+next\s+(?:round|year"
        rf"|term|session)|in\s+(?={T}))|presides(?=\s+in\s+{T}))"),
    ("elects",
        rf"\b(?:elected|elects|chose|designated|appointed|named)\s+{_HOLDER}\s+(?:as\s+|to\s+be\s+)(?:its\s+|the\s+)?"
        rf"(?:(?P<which>{_WHICH}|new)\s+)?(?:[Cc]hair|(?P<title>{O})){_OF_BODY}?"),
    ("currently-chairs",
        rf"{_HEIR},?\s+(?:who\s+|which\s+)?(?:currently|now|presently)\s+(?:chairs|presides(?:\s+over\s+(?P<body>{BODY}))?)"
        r"(?=\s*[,.;]|\s+(?:and|for|until|from|since)\b)"),
    ("who-chairs",
        rf"{_HEIR},?\s+(?:who|which)\s+(?:currently\s+|now\s+)?(?:chairs|presides\s+over)\s+(?P<body>{BODY})(?!\s+"
        r"(?:[Mm]eeting|[Ss]ession|[Ss]ummit))"),
    ("chaired-by",
        rf"(?P<body>{BODY})(?:,?\s+(?:which\s+)?(?:is|was|has\s+been|(?P<will>will\s+be|is\s+to\s+be))|,)\s+(?:now\s+"
        rf"|currently\s+|presently\s+|also\s+)?(?:chaired|presided\s+over)\s+by\s+(?:[A-Z]\w+\.?\s+){{0,3}}{_HEIR}"),
    ("held-by",
        rf"(?:(?P<pre>{BODY}),?\s+whose\s+{KIND_OF_CHAIR}|(?<!whose\s)"
        rf"{KIND_OF_CHAIR}{_OF_BODY}?,?(?:\s+which)?)\s+(?:is|was|has\s+been"
        rf"|(?P<will>will\s+be|is\s+to\s+be))\s+(?:currently\s+|now\s+|then\s+)?(?:held|exercised|assumed|taken\s+over"
        rf"|taken\s+on|taken\s+up)\s+by\s+{_HEIR}"),
    ("whose-chair",
        rf"{_HOLDER},\s+whose\s+(?:{KIND_OF_CHAIR}|[Cc]hair|term(?:\s+in\s+the\s+chair)?\s+at\s+the\s+head\s+of\s+"
        rf"(?P<body2>{BODY})){_OF_BODY}?\s+(?P<verb>ended|expired|closed|ends|expires|began|begins|started|starts|runs"
        rf"|lasts)\b"),
    ("label",
        rf"^[\s\d.()•*·–—-]*(?:(?P<which>{_WHICH})\s+)?(?:(?P<pre>{B})(?:'s)?\s+)?(?:[Cc]hair|[Cc]hairmanship|[Pp]residency"
        rf"|[Pp]ro\s+[Tt]empore\s+[Pp]residency|(?P<title>{O})){_OF_BODY}?(?:\s*\({T}\))?\s*:\s*{_HOLDER}"),
    ("role-of",
        rf"{_HEIR}{_ASIDE}\s+(?:(?P<will>{_WILL})\s+)?(?:has\s+)?(?:assum(?:es?|ed|ing)|tak(?:es?|en|ing)(?:\s+over)?"
        rf"|took(?:\s+over)?|holds?|held)\s+(?:the\s+(?:role|office|position|function|post|duties)\s+of|(?:(?P<turn>(?<=takes\s)its\s+turn)"
        r"|(?:its|his|her)\s+turn)\s+as)"
        r"\s+(?:the\s+)?"
        rf"(?P<title>{O})(?:\s+from\s+(?:the\s+)?(?P<from>[{S}{P}]))?"),
    ("as-chair-of",
        rf"\b(?:[Aa]s|[Ii]n\s+(?:its|his|her)\s+capacity\s+as)\s+(?:the\s+)?(?:(?P<which>{_WHICH})\s+)?(?:(?P<pre>{B})"
        rf"(?:'s)?\s+)?(?:[Cc]hair(?:man)?|holder\s+of\s+the\s+{KIND_OF_CHAIR}|(?P<title>{O})){_OF_BODY}?,\s+{_HOLDER}"),
    ("turn",
        rf"(?P<holder>[{S}])'s?\s+turn\s+(?:to\s+(?:chair|preside\s+over|head|lead)\s+(?P<chaired>{BODY})|to\s+(?:take|hold"
        rf"|assume)\s+(?:over\s+)?(?:the\s+)?{KIND_OF_CHAIR}{_OF_BODY}?|(?:at|in)\s+the\s+(?:chair|helm))"),
    ("adjective-chairmanship",
        rf"(?:(?P<which0>{_WHICH})\s+)?(?P<holder>[{D}{S}])(?:'s?)?\s+(?:(?P<which>{_WHICH})\s+)?(?:"
        rf"(?P<pre>{B})\s+)?{KIND_OF_CHAIR}{_OF_BODY}?"),
    ("body-chairmanship-of",
        rf"(?P<pre>{B})(?:'s)?\s+(?:(?P<which>{_WHICH})\s+)?{KIND_OF_CHAIR}\s+(?:of|by|held\s+by)"
        rf"\s+{_HOLDER}"),
    ("passes-to",
        rf"(?:{KIND_OF_CHAIR}{_OF_BODY}?|[Gg]avel){_ASIDE}\s+(?:(?P<will>{_WILL})\s+(?:then\s+)?)?(?:be"
        r"\s+)?(?:was\s+|has\s+been\s+|is\s+|were\s+)?"
     r"(?:pass(?:es|ed)?(?:\s+on)?|handed(?:\s+(?:over|on))?|transferred|goes|go|moves?|moved|rotates?|rotated|falls?"
     r"|fell|turned\s+over)"
     rf"(?:\s+from\s+(?:the\s+)?(?P<from>[{S}])(?:,[^,;]{{1,60}},)?)?\s*(?:\bto|\bonto)\s+{_HEIR}"),
    ("transfer-to",
        rf"(?:transfer|handover|hand-over|handing\s+over|passing|rotation)\s+of\s+the\s+(?:(?P<pre>{B})"
        rf"\s+)?{KIND_OF_CHAIR}{_OF_BODY}?"
     rf"(?:\s+from\s+(?:the\s+)?(?P<from>[{S}])(?P<fromterm>,[^,;]{{1,80}},)?)?\s+to\s+{_HOLDER}"),
    ("hands-to",
        rf"(?:{_GIVER}[^.;:\"{S}{P}]{{0,70}}?(?:\b[Oo]n\s+(?P<at>{T}),?\s+)?)?(?P<will>\b{_WILL}\s+(?:then\s+)?)?\b(?:hand(?:s|ed|ing)?"
        r"(?:\s+over)?|transferr?(?:s|ed|ing)?|pass(?:es|ed|ing)?(?:\s+on)?|ced(?:es?|ed|ing))\s+"
        rf"(?:over\s+)?(?:the|its)\s+(?:(?P<pre>{B})(?:'s)?\s+)?"
     rf"(?:{KIND_OF_CHAIR}{_OF_BODY}?|gavel|baton|torch|helm|mantle|reins)\s+(?:on\s+)?to\s+{_HEIR}"),
    ("under", rf"[Uu]nder\s+the\s+{KIND_OF_CHAIR}\s+of\s+{_HOLDER}"),
    ("takes-over-from",
        rf"{_HEIR}{_ASIDE}\s+(?:(?P<will>{_WILL})\s+)?(?:(?:takes?|took|taking|has\s+taken)\s+over\s+from|succeed(?:s|ed|ing)?"
        rf"|replac(?:es?|ed|ing)|follow(?:s|ed|ing)?)\s+(?:the\s+)?(?P<from>[{S}{P}])\s+"
     rf"(?:as\s+(?:the\s+)?(?:(?P<pre>{B})\s+)?(?:[Cc]hair|[Pp]resident|(?P<title>{O}))|(?:in\s+)?(?:the"
     rf"|its)\s+(?:(?P<pre2>{B})\s+)?{KIND_OF_CHAIR})(?:{_OF_BODY})?"),
    ("during-its",
        rf"[Dd]uring\s+its\s+(?:{_WHICH}\s+)?(?:(?P<pre>{B})\s+)?{KIND_OF_CHAIR}{_OF_BODY}?(?:\s+(?:in"
        rf"|from)\s+{T})?,\s+{_HOLDER}"),
    ("as-chair",
        rf"(?<!from\s)(?<!from\sthe\s){_HOLDER}{_ASIDE},?\s+(?:(?:as|is|was(?:\s+elected)?|was\s+(?:chosen|named|designated)\s+as|will\s+be|becomes|became"
        rf"|remains)\s+)(?:the\s+)?(?:(?P<which>{_WHICH})\s+)?"
     rf"(?:(?P<pre>{B})\s+)?(?:[Cc]hair|[Cc]hairman|[Pp]resident|(?P<title>{O})|{KIND_OF_CHAIR}|host"
     rf"\s+and\s+chair|holder\s+of\s+the\s+{KIND_OF_CHAIR})(?:{_OF_BODY})?(?![\s-]*{P})"),
    ("chair-named",
        rf"(?:the\s+)?(?P<which>[Cc]urrent|[Ii]ncoming|[Oo]utgoing|[Nn]ext)\s+(?:(?P<pre>{B})\s+)?"
        rf"(?:[Cc]hair|[Pp]resident|[Pp]residency|[Cc]hairmanship|(?P<title>{O})){_OF_BODY}?,\s+{_HOLDER}(?=,|\s+[a-z])"),
    ("coordinates",
        rf"{_HOLDER}\s+(?P<will>will)\s+coordinate\s+the\s+(?:activities|work)\s+of\s+(?:[\w -]{{3,60}},?"
        rf"\s+namely\s+|[\w -]{{3,60}}:\s+)?(?P<body>{BODY})"),
)  # fmt: skip
RULES = tuple((name, re.compile(pattern)) for name, pattern in _RULES)

DECLINED = re.compile(
    rf"(?:[Tt]he\s+)?(?P<holder>[{S}]){_ASIDE}\s+(?:[^.;:\"{S}]{{0,60}}?\bthat\s+it\s+)?(?:(?:has|had"
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
    rf"|(?:{KIND_OF_CHAIR}|[Cc]hair\b|(?P<title>{O}))(?:{_OF_BODY})?|(?<=\bits\sturn)(?=\s*[.,;]|$))"
)
# "P and this year's Chairman-in-Office": a title beside its holder, not told by apposition.
CHAIR_TITLE = re.compile(r"[Cc]hair(?:man|woman|person)?(?:[\s-][Ii]n[\s-][Oo]ffice)?|President|president")
TITLE_APART = re.compile(
    rf"{P},?\s+(?:(?:and\s+|who\s+is\s+)(?:{T}\s+|(?:current|outgoing|incoming)\s+|(?:the|its|our)\s+"
    rf"(?:(?:current|outgoing|incoming|rotating)\s+)?)?|(?:our|its|the\s+(?:current|outgoing|incoming|rotating))\s+"
    rf"(?:(?:current|outgoing|incoming|rotating)\s+)?){O}(?=[,.;])"
)
LEADS = (("former", "past"), ("outgoing", "outgoing"), ("incoming", "incoming"), ("next chair", "incoming"))
NO_STATES_CHAIR = re.compile(
    r"\b(?:Commission|Committee|Permanent Council|Board|Group of|Working|Secretariat|Bank|Chamber|Duma"
    r"|Parliament|Assembly|Senate"
    r"|Bundestag|Office|Ministry|Party|Senior|Court|Agency)\b"
)
YEARS_AFTER = re.compile(
    rf"\s+and\s+(?:to\s+)?(?:the\s+)?(?P<holder>{S})\s+(?P<n>a|one|two)\s+years?\s+(?:after\s+that|later"
    r"|after)"
)
TAKES_OVER = re.compile(
    rf"(?P<t>{T}),\s+when\s+(?:the\s+)?(?P<holder>{S})\s+(?:will\s+)?(?:takes?|assumes?|succeeds?)(?:"
    r"\s+over)?"
)
HAS_HELD = re.compile(
    r"whose\s+country\s+(?P<verb>has\s+held|holds|held|will\s+hold|chairs|has\s+chaired|presides\s+over)"
    r"\s+(?:the\s+)?"
    rf"(?:(?:(?P<pre>{B})\s+)?{KIND_OF_CHAIR}{_OF_BODY}?|(?P<only>{BODY}))"
)
FRONTED = re.compile(
    r"^\W*(?:and\s+)?(?i:from|since|in|on|as\s+of|starting|beginning|until)\s+(?:the\s+)?(?:early"
    rf"\s+)?{T}(?:\s+(?:to|until)\s+{T})?,?\s*(?:the\s+)?$"
)
# "P, who took over as B chair": the chair of a body by its name before the title.
PERSON_AS = re.compile(
    rf"(?P<who>{P}),?\s+(?:who\s+)?(?:(?:has\s+)?(?:took|taken)\s+over\s+as|is|serves\s+as|as)\s+(?:the"
    r"\s+)?(?:current\s+|new\s+|rotating\s+)?"
    rf"(?P<pre>{B})\s+[Cc]hair(?:man|person|woman)?\b"
)
# Words without which a sentence says nothing of a chair, or of who comes next.
ANY_CHAIR = re.compile(
    rf"(?i:chair|presid|gavel|helm|baton|torch|mantle|\breins\b)|\bcoordinate\b|whose\s+country|succeed|take[ns]?\s+over|took\s+over"
    rf"|followed\s+by|[Ii]n\s+line\s+for|\bfollows\b|\bnext\s+in\b|{O}"
)
ELECTED = re.compile(r"\b(?:re-?)?(?:elected|elects|to\s+elect|chose|chosen|appointed|designated)\b")
_CALLED = (
    r"(?:its\s+|the\s+|their\s+|his\s+)?(?:(?P<which>[Ii]ncoming|[Nn]ext|[Nn]ew|[Ff]uture)\s+)?"
    rf"(?P<title>{O})"
)
# "P as its Chair", "P, as the incoming Chair", "P was elected Chair", where a sentence tells an election.
PERSON_ELECTED = re.compile(
    rf"(?P<who>{P}),?\s+(?:(?:was|were|has\s+been|is)\s+(?:\w+ly\s+)?(?:re-?)?elected\s+(?:as\s+)?"
    rf"|(?<=,\s)elected\s+(?:as\s+)?|(?:as|to\s+be|for)\s+){_CALLED}"
)
# "followed by S for the second half of the year"
FOLLOWED_BY = re.compile(
    rf"\b(?:will|is\s+to|to)\s+be\s+(?:followed|succeeded)\s+(?:(?:on|in)\s+(?:the\s+)?(?P<on>{T})\s+)?by\s+{_HEIR}"
)
FOLLOWS = re.compile(
    rf"(?<!of\s)(?<!with\s){_HOLDER}(?:\s+(?:has\s+)?(?:signalled|offered|said|announced|confirmed)[^.;:\"{S}{P}{B}]{{0,25}}?)?\s+"
    rf"(?:(?:is|was|stands)\s+(?:next\s+)?in\s+line(?=\s+(?:for|in)\s+{T})|(?:is|stands)\s+ready\s+to\s+take\s+over"
    rf"(?=\s+(?:in|from|on|for)\s+{T})|(?:(?:will\s+)?(?:follows?|succeeds?|takes?\s+over|be\s+next)|(?:will|is\s+to)\s+succeed\s+(?:the\s+)?[{S}])"
    rf"(?=\s+(?:in|from|on|for)\s+(?:the\s+)?{T}))"
)
# "chaired by P, who took over from S": only beside a chair in the same sentence.
PREDECESSOR = re.compile(
    rf"\b(?:(?:took|takes?|taken|taking)\s+over\s+from|succeed(?:s|ed|ing)|replac(?:es|ed|ing)|in\s+succession\s+to)"
    rf"\s+(?:his\s+[\w\s]{{1,30}}?|[{S}]'s?\s+)?"
    rf"{_HEIR}"
)
ITS_PREDECESSOR = re.compile(
    rf"^\W*?(?:It|(?:The\s+)?(?P<self>{S}))\s+(?:succeeds|takes\s+over\s+from|took\s+over\s+from|replaces|follows)\s+{_HOLDER}"
    rf"(?P<ended>,\s+whose\s+{KIND_OF_CHAIR}\s+(?=ended|expired))?"
)
# "S (2019-2021) and S (2021-2023)" beside a chair.
IN_TURN = re.compile(rf"{_HOLDER}\s*\((?:in\s+|from\s+)?(?P<t>{T})\)")
# "P set out her priorities as incoming Chairperson of B"
PERSON_WITH_PLANS = re.compile(
    rf"(?P<who>{P})\s+(?:[a-z]+\s+){{1,3}}(?:his|her|their)\s+(?:[a-z]+\s+){{1,3}}as\s+(?:the\s+)?(?P<which>incoming|outgoing)"
    rf"\s+(?P<title>{O})"
)
PERSON_AFTER = re.compile(
    rf"(?P<which>[Cc]urrent|[Oo]utgoing|[Ii]ncoming|[Nn]ext|[Ff]ormer)\s+(?P<title>{O}),\s+(?:[A-Z][\w.]*\s+){{0,3}}"
    rf"(?P<who>{P})"
)
