"""The patterns of visits, talks and lectures: who, the verb with its auxiliaries, whom, where."""

from secretariat.engines.reading.english.events.clauses import B, C, D, O, P, S, T
from secretariat.engines.reading.sieve import Sieved

_ONE = rf"(?:(?:[Tt]he\s+|[Hh]is\s+|[Hh]er\s+|[Ii]ts\s+|[Tt]heir\s+)?(?:new\s+|visiting\s+|then\s+)?[{P}{O}])"
_JOIN = r"(?:,?\s+and\s+(?:with\s+)?|\s*,?\s+as\s+well\s+as\s+(?:with\s+)?)"
MANY = rf"(?:{_ONE}(?:(?:,\s+{_ONE})*{_JOIN}{_ONE}|(?:;\s+(?:and\s+)?{_ONE})+)?)"
_ASIDE = rf"(?:,[^,;:\"{P}]{{1,80}},)?"
_RELATIVE = rf"(?:,\s+who\s[^;:\"{P}]{{1,140}}?,|{_ASIDE})"
_AUX = (
    rf"(?:(?:(?:on\s+)?{T},?|will|be|would|shall|has|have|had|is|are|was|were|also|then|later|today|separately"
    rf"|earlier|again"
    r"|to|first|subsequently|personally|currently|scheduled|due|expected|set|briefly|in\s+turn)\s+)*"
)
_KIND_OF_VISIT = (
    r"(?:(?:short|brief|two-day|three-day|four-day|five-day|one-day|\w+-day|working|official|state"
    r"|private|familiarization|familiarisation|first|second|third|historic|inaugural"
    r"|introductory|courtesy|goodwill|return|reciprocal|unofficial|surprise|unannounced|week-long"
    r"|farewell)(?:\s+and\s+|\s+))*"
)
_PLACES = (
    rf"(?:the\s+)?(?:Republic\s+of\s+)?(?P<place>{C},\s+(?:the\s+)?{S}(?!,)|[{C}{S}](?:,\s+(?:the"
    rf"\s+)?[{C}{S}])*(?:,?\s+and\s+(?:the\s+)?[{C}{S}])?)"
)
PAID = Sieved(
    rf"(?P<who>{MANY}|(?P<he>\b(?:[Hh]e|[Ss]he|I)\b)){_ASIDE},?\s+(?:who\s+)?(?P<verb>{_AUX}(?:paid|pays?|paying|made"
    rf"|makes?|making|undert\w+"
    r"|began|begins?|started|starts?|concluded|concludes|completed|conducted|on|ends?|ended|arrived\s+"
    r"(?:here\s+)?(?:on|for|to\s+begin)|left\s+(?:here\s+)?(?:on|for)|wrapped\s+up|kicked\s+off"
    r"|embarked\s+on|set\s+(?:off|out)\s+on"
    rf"|returned\s+(?:home\s+)?(?:(?:on\s+)?{T}\s+)?from|cut\s+short|postponed?|postpones|cancel(?:s|l?ed)"
    rf"|called\s+off|put\s+off"
    r"|will\s+be\s+on|is\s+on|was\s+on))"
    rf"\s+(?:an?\s+|his\s+|her\s+|its\s+|the\s+)?(?P<title>{_KIND_OF_VISIT}visit)\s+(?P<rest>(?:of"
    rf"\s+[^,;]{{1,30}}?\s+)?(?:to|in|at)\s+){_PLACES}"
)
ARRIVED = Sieved(
    rf"(?P<who>{MANY}|(?P<he>\b(?:[Hh]e|[Ss]he|I)\b)){_ASIDE},?\s+(?P<verb>{_AUX}(?:arriv(?:ed|es|ing)\s+(?:in"
    rf"|at)|(?:was|is|were|are|be|been)"
    rf"\s+in))\s+{_PLACES}"
    rf"(?P<mid>[^.;:\"]{{0,40}}?)\s+(?:on|for)\s+(?:an?|his|her)\s+(?P<title>{_KIND_OF_VISIT}visit)\b"
)
TRAVELS = Sieved(
    rf"(?P<who>{MANY}|(?P<he>\b(?:[Hh]e|[Ss]he|I)\b)){_ASIDE},?\s+(?P<verb>(?:will|is\s+to|is\s+scheduled\s+to"
    rf"|plans\s+to|is\s+due\s+to)"
    r"\s+(?:travel|fly|go|head|journey|return)\s+to|{_AUX}(?:travel(?:l?ed|s)|flew|flies|journeyed|headed"
    r"|heads)"
    rf"\s+to|{_AUX}(?:toured|tours|left\s+(?:{T}\s+)?for|leaves\s+for|departed\s+for))\s+{_PLACES}"
    rf"(?![^.;:\"]{{0,60}}\b(?:summit|session|conference|assembly|meeting\s+of|attend|participate"
    r"|represent)\b)"
)
VISITED = Sieved(
    rf"(?P<who>{MANY}|(?P<he>\b(?:[Hh]e|[Ss]he|I)\b)){_ASIDE},?\s+(?P<verb>{_AUX}(?:visited|visits?"
    rf"|visiting))\s+{_PLACES}(?!'s)"
)
VISIT_BY = Sieved(
    rf"(?:(?P<lead>[Tt]he|[Aa]n?)\s+)?(?P<adj>forthcoming\s+|upcoming\s+|planned\s+|recent\s+)?"
    rf"(?P<title>{_KIND_OF_VISIT}visit)\s+to\s+{_PLACES}\s+(?:of|by)\s+(?P<who>{_ONE})"
)
DURING_VISIT = Sieved(
    rf"(?:[Dd]uring|[Oo]n)\s+(?:his|her|an?|the)\s+(?P<title>{_KIND_OF_VISIT}visit)\s+(?:to|in)\s+{_PLACES}"
    rf"[^.;:,\"{P}{O}]{{0,40}},\s+(?P<who>{_ONE})"
)
VISIT_OF = Sieved(
    r"(?:(?P<lead>[Tt]he|[Aa]n?|[Dd]uring\s+(?:the|a|an))\s+)?(?P<adj>forthcoming\s+|upcoming\s+|planned"
    rf"\s+|recent\s+)?(?P<title>{_KIND_OF_VISIT}visit)\s+(?:of|by)\s+(?P<who>{_ONE})\s+(?:to|in)"
    rf"\s+{_PLACES}"
)
_ITS_VISIT = Sieved(
    rf"(?P<who>{_ONE})'s?\s+(?P<adj>forthcoming\s+|upcoming\s+|planned\s+|recent\s+)?"
    rf"(?P<title>{_KIND_OF_VISIT}visit)\s+to\s+{_PLACES}"
)
_KIND_OF_TALK = (
    r"(?:(?:(?!their\b)[A-Za-z][a-z-]+(?:ful|ive|ant|ent|ous|able|ible|ic|al|ed|ing|ly|year|day)|separate"
    r"|working"
    r"|bilateral|official|informal|brief|courtesy|first|tete-a-tete|tête-à-tête"
    r"|one-on-one|face-to-face|fruitful|extensive|detailed|productive|constructive|formal|private"
    r"|closed-door|high-level|political|phone|telephone|video|virtual|introductory|substantive|expanded"
    r"|restricted|round\s+of|rounds?|comprehensive|short|lengthy|trilateral|cordial|friendly"
    r"|wide-ranging|in-depth)\s+)*"
)
_TALK = (
    rf"\b(?P<title>{_KIND_OF_TALK}(?i:meetings?|talks|consultations|discussions?|conversations?"
    r"|negotiations|exchange\s+of\s+views|phone\s+call|telephone\s+call|call|round\s+of\s+talks"
    r"|encounter))"
)
HELD_WITH = Sieved(
    rf"(?:(?P<who>{MANY}|(?P<host>[Tt]he\s+[Hh]ost)|(?P<he>\b(?:[Hh]e|[Ss]he|I\b))){_ASIDE},?|(?P<too>(?:,"
    rf"|\band)))\s+(?P<verb>{_AUX}"
    rf"(?:held|holds?|holding|had|has|have|having|conducted|conducts?))\s+(?:a\s+|an\s+|their\s+)?{_TALK}"
    rf"(?P<mid>[^.;:\"{P}{O}]{{0,50}}?)\s+with\s+(?P<whom>{MANY})"
)
MET = Sieved(
    rf"(?:(?P<who>{MANY}|(?P<host>[Tt]he\s+[Hh]ost)|(?P<he>\b(?:[Hh]e|[Ss]he|I\b))){_ASIDE},?|(?P<too>(?:,"
    rf"|\band)))\s+(?P<verb>{_AUX}"
    r"(?:met|meets?|meeting|visited|visits|call(?:ed|s)?\s+on|paid\s+a\s+courtesy\s+call\s+(?:on|to)"
    r"|conferred|confers?"
    r"|consulted|dined|(?:had|have|has)\s+(?:breakfast|lunch|dinner)"
    r"|(?:spoke|speaks?)\s+(?:by|over|on|via)\s+(?:the\s+)?(?:phone|telephone"
    r"|video)))(?P<mid>(?:\s+(?:[a-z]+ly|here"
    rf"|{T}|(?:on|in|at)\s+(?:the\s+)?[{C}{T}]|on\s+the\s+(?:margins?|sidelines?|fringes?)\s+of"
    rf"\s+[^,;.{P}{O}]{{3,60}}?|(?:in|at)\s+[^,;.{P}{O}]{{3,40}}?))*?)\s+(?:with\s+)?"
    rf"(?:the\s+(?:leaders|heads\s+of\s+state|{O})(?:\s+of\s+(?:the\s+)?[{S}{B}](?:(?:,\s+"
    rf"|\s+and\s+)(?:the\s+)?[{S}{B}])*)?,\s+)?"
    rf"(?:(?:his|her|their)\s+(?:hosts?|guests?|counterparts?|colleagues?),\s+)?(?P<whom>{MANY})"
)
# "In a meeting with X, Y discussed ..."
DURING_TALK = Sieved(
    rf"\b(?P<verb>[Ii]n|[Dd]uring|[Aa]t)\s+(?:an?|his|her|the|their)\s+{_TALK}\s+(?P<mid>(?:[^.;:,\"{P}{O}]"
    rf"{{1,50}}?\s)?)with\s+(?P<whom>{_ONE})(?:\s+(?:in|on|at)\s+[^.;:,\"{P}{O}]{{1,40}})?,\s+(?P<who>{_ONE})\s+[a-z]"
)
# "where talks with X are scheduled for Tuesday"
TALKS_WITH = Sieved(
    rf"{_TALK}\s+with\s+(?P<whom>{MANY})\s+(?P<verb>(?:(?:is|are|was|were|will\s+be)\s+(?:also\s+)?"
    rf"(?:scheduled|planned|due|set|foreseen|held)|will\s+take\s+place|took\s+place))"
)
# "on a visit to Riga for talks with ...": the talks are as the visit is, held or planned.
FOR_TALKS = Sieved(
    rf"(?:(?P<who>{MANY})|(?P<he>\bI\b)){_ASIDE},?\s+(?P<verb>[^.;:\"{P}{O}]{{0,60}}?\b(?:visit(?:ed)?|trip"
    rf"|arrived?|flew|travell?ed|came|in\s+{C})\b[^.;:\"{P}{O}]{{0,60}}?\s(?:for|to\s+hold))"
    rf"\s+{_TALK}\s+with\s+(?P<whom>{MANY})"
)
TOOK_PLACE_WITH = Sieved(
    rf"{_TALK}\s+(?P<verb>(?:(?:also|then|later|was|were|will|be|has|have|been)\s+)*(?:held|take\s+place"
    rf"|took\s+place|taken\s+place))"
    rf"[^.;:\"{P}{O}]{{0,40}}?\s+with\s+(?P<whom>{MANY})"
)
# "consultations between the foreign ministries of Malta and Cuba were held"
OF_STATES = Sieved(
    rf"{_TALK}\s+between\s+(?P<who>(?:the\s+)?(?:(?:[Mm]inistries|[Dd]elegations|[Gg]overnments"
    rf"|[Ff]oreign\s+[Mm]inistries|{O}|[a-z]+s)"
    rf"(?:\s+of\s+[Ff]oreign\s+[Aa]ffairs)?\s+(?:of"
    rf"|from)\s+)?(?:the\s+)?[{S}{D}]\s+and\s+(?:the\s+)?[{S}{D}])"
    r"(?:\s+[a-z]+\s+[a-z]+)?\s+(?P<verb>(?:(?:was|were|will|be|is|are|to|has|have|been|also|due"
    r"|scheduled)\s+)*"
    r"(?:held|take\s+place|took\s+place|taken\s+place|conclud\w+|opened|ended|began|begin))"
)
HIGH = Sieved(
    rf"(?P<who>{MANY}){_ASIDE},?\s+(?P<verb>{_AUX}(?:met|meets?|held\s+(?:meetings|talks)|had\s+(?:meetings"
    rf"|talks)))(?:\s+with)?\s+(?P<group>[^.;:{P}]{{3,90}}?)(?::|,?\s+namely:?|,?\s+including)\s+"
    rf"(?P<whom>{MANY})"
)
INCLUDED = Sieved(
    rf"(?:visit|stay|program(?:me)?|trip)[^.;:{P}]{{0,60}}\s+(?P<verb>includ(?:ed|es)|featured|comprised)"
    r"\s+(?:a\s+number\s+of\s+|also\s+|several\s+|separate\s+)?(?:meetings?|talks)\s+with\s+"
    rf"(?P<group>[^.;:{P}]{{0,90}}?)(?:,?\s*(?:namely|including)?\s*:?\s*)(?P<whom>{MANY})"
)
DISCUSSED = Sieved(
    rf"(?P<who>{MANY}){_ASIDE},?\s+(?P<verb>{_AUX}(?:discussed|discuss|discusses|reviewed|negotiated"
    rf"|exchanged\s+views))\s+(?P<mid>[^.;:\"{P}{O}]{{0,80}}?)\s+with\s+(?P<whom>{MANY})"
)
RECEIVED_BY = Sieved(
    rf"(?:(?P<who>{MANY}|(?P<he>\b(?:[Hh]e|[Ss]he|I\b))){_RELATIVE},?|(?P<too>(?:,|\band)))\s+"
    r"(?P<verb>(?:(?:will|is|to|has|had|was|were|be|been|being|also|then|later|due|scheduled|expected)\s+)*"
    r"(?:was|were|be|been|being)\s+(?:also\s+|then\s+|later\s+|warmly\s+|formally\s+)?(?:received|hosted|met))"
    rf"(?:\s+(?:{T}|(?:in|at|on)\s+[^,;{P}{O}]{{1,40}}?"
    rf"|in\s+audience))*\s+by\s+(?P<whom>{MANY})"
)
RECEIVED = Sieved(
    rf"(?P<who>{MANY}|(?P<he>\b(?:[Hh]e|[Ss]he)\b)){_ASIDE},?\s+(?P<verb>{_AUX}(?:received|receives?|hosted))"
    r"(?:\s+(?:an?\s+|the\s+)?(?:courtesy|farewell|introductory)\s+(?:call|visit)\s+(?:from|by|of"
    r"|paid\s+by))?"
    rf"(?:\s+(?:{T}|(?:in|at"
    rf"|on)\s+[^,;{P}{O}]{{1,40}}?))*\s+(?P<whom>{MANY})(?:\s+(?:from|of)\s+(?P<from>(?:(?:the\s+)?{S}"
    rf"(?:,\s+|\s+and\s+)?)+))?(?:\s+[-–—]\s+(?P<list>{MANY}))?"
)
TOGETHER = Sieved(
    rf"(?P<who>(?:{_ONE}|(?P<he>\b[Hh]e)){_JOIN}{_ONE}){_ASIDE},?\s+(?P<verb>{_AUX}(?:met|meet|held|hold|had"
    rf"|have|conducted|conferred|talked"
    r"(?:\s+over\s+\w+)?|exchanged\s+views|spoke\s+(?:by|over|on|via)\s+(?:the\s+)?(?:phone|telephone|video)))"
    rf"(?:\s+(?:a\s+|an\s+|their\s+)?{_TALK})?(?=[\s,.;]|$)(?!\s+(?:with\b|to\s+(?!discuss|exchange"
    r"|review)))"
)
BETWEEN = Sieved(
    rf"{_TALK}\s+(?:(?:(?:was|were|is|will\s+be|has\s+been)\s+)?(?:held"
    rf"|\w+)\s+)?(?:(?:on\s+)?{T}\s+)?(?:in\s+{C}\s+)?between\s+(?P<who>{_ONE}\s+and\s+{_ONE})"
)
LECTURE = Sieved(
    rf"(?:(?P<who>{MANY}){_ASIDE},?|(?P<too>(?:,|\band)))\s+(?P<verb>{_AUX}(?:delivered|delivers?|gave"
    rf"|gives?|read|held"
    rf"|presented))\s+(?:an?\s+|the\s+)?(?P<title>(?:\w+\s+)?lecture)\b[^.;:]{{0,80}}?\s+(?:at|in)\s+"
    rf"(?:the\s+)?(?P<place>[{B}{C}])"
)
ATTENDED = Sieved(
    rf",\s+(?:to|in|at)\s+which\s+(?P<who>{MANY})\s+(?:also\s+|were\s+|was\s+)*(?:attended|participated"
    r"|took\s+part|present|joined)|(?:in\s+the\s+presence\s+of|attended\s+by|joined\s+by|accompanied"
    rf"\s+by)\s+(?P<by>{MANY})"
)
PHONE = Sieved(r"\b(?:phone|telephone|(?<!courtesy\s)call)\b")
