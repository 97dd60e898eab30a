"""The patterns of sessions, summits and conferences: the noun, what says that it takes place, "met"."""

import re

from secretariat.engines.reading.english.events.bodies import BODY
from secretariat.engines.reading.english.events.clauses import B, C, D, O, P, R, S, T
from secretariat.engines.reading.english.events.ordinals import ORDINAL
from secretariat.engines.reading.sieve import Sieved

_HEAD = (
    r"(?:Meeting|meeting|MEETING|Session|session|SESSION|Summit|summit|SUMMIT|Conference|conference"
    r"|CONFERENCE|Forum|forum|Congress|congress"
    r"|Ministerial|ministerial|Consultations|consultations|Round\s+Table|round\s+table|Seminar|seminar"
    r"|Workshop|workshop|Symposium|symposium"
    r"|Conclave|conclave|Retreat|retreat|Council|Assembly|Troika\s+meeting|Plenary|plenary|Consultation"
    r"|(?:general\s+|annual\s+|plenary\s+|parliamentary\s+|constituent\s+)assembly|gathering"
    r"|(?<=\w\s)(?:Days|Festival|Expo)|[Cc]olloquium|[Ww]ebinar|[Rr]oundtable|(?<=\b[Nn]ext\s)one"
    r"|(?<=\b[Ll]ast\s)one|(?<=[Pp]revious\s)one|(?<=\w\s)Talks(?!\s+(?:between|with)\b)|Dialogue"
    r"|round\s+of\s+(?:consultations|negotiations|talks)|(?:hand-?over|signing|award|inauguration|welcoming"
    r"|flag-raising|ground-?breaking|commemorative|commemoration)\s+ceremony|celebrations)"
)
_ADJECTIVE = (
    r"(?:(?:[A-Z][\w'&-]*|annual|extraordinary|special|informal|regular|ministerial|ordinary|emergency"
    r"|joint|high-level|biennial|inaugural"
    r"|forthcoming|upcoming|next|summit|plenary|autumn|spring|summer|winter|[a-z]+-day|parliamentary"
    r"|consultative|coordination|foreign|final|board|business|youth|economic|investment|energy|trade|security"
    r"|peace|scientific|academic|donors?'?|pledging|international|regional|interregional|expert|technical"
    r"|preparatory|constituent|founding|kick-off|pre-summit|mid-term|mid-year|bi-?annual|semi-annual"
    r"|quarterly|closed-door|hybrid|tripartite|multilateral|review|executive|full|council|general"
    r"|defen[cs]e|finance|first-ever"
    rf"|previous|last|recent|planned|virtual|online|historic|trilateral|{D}|{S}(?:'s)?|{B}(?:'s)?|{R}"
    rf"|{O}s?'?|{C}|\((?:{B}|[A-Z]{{2,10}})\)(?=\s+(?:[A-Z]|{O})))[\s-]+)"
)
_OF = (
    r"(?:\s+of\s+(?:the\s+)?(?P<of>(?:heads\s+of\s+(?:state|government)(?:\s+(?:and|or)\s+(?:of"
    rf"\s+)?government)?|{B}|{O}|{R}|{D}|(?:[A-Z]\.){{2,}}|[A-Z][\w-]*|[a-z]+)(?:(?:\s+(?:of|and|for)\s+"
    rf"(?:the\s+)?|\s+)(?:{B}|{O}|{R}|{S}|[A-Z][\w-]*))*))"
)
NOUN = Sieved(
    r"(?<!\w)(?:(?P<det>\b[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Aa]ny|[Nn]o|[Ee]ach|[Ee]very|[Aa]ll|[Tt]his|[Tt]hese"
    rf"|[Ss]uch|[Tt]hat|[Oo]ur|[Hh]is|[Hh]er|[Aa]nother|{T})\s+)?"
    r"(?:(?P<first>[Nn]ext|[Ll]ast|[Ff]orthcoming|[Uu]pcoming|[Pp]revious),?\s+)?(?:"
    rf"(?P<ord>{ORDINAL})[\s-]+)?(?P<adj>{_ADJECTIVE}{{0,6}})"
    rf"(?:(?P<head>{_HEAD})(?!s|-|\s+(?:rooms?|halls?|point|place|building|participants?|documents?|agenda"
    rf"|process|[Dd]eclarations?|[Dd]ecisions?|[Cc]ommuniqu[eé]|[Ss]tatement|outcomes?|mandates?"
    rf"|preparations|venue"
    rf"|[Pp]residency|hosts?|organi[sz]ers?|delegat\w+|website|[Rr]eport|minutes|format|calendar|diplomacy"
    rf"|table|centre|center)\b)(?P<ofall>{_OF})?|(?P<bodyhead>{B})(?=\W|$)(?!\s+[A-Z])"
    rf"(?P<ofwhole>\s+and\s+(?:of\s+)?Government\s+of\s+(?:the\s+)?{B})?)"
)
_TAKES_PLACE = (
    r"(?:held|taking\s+place|takes?\s+place|took\s+place|taken\s+place|open(?:s|ed|ing)?|end(?:s|ed)"
    r"|conclud(?:es|ed)|clos(?:es|ed)|conven(?:es|ed)|meets|met"
    r"|began|begun|begins?|start(?:s|ed)?|under\s+way|(?:got|gets)\s+under\s+way|kick(?:s|ed)\s+off|hosted"
    r"|organi[sz]ed"
    r"|scheduled|planned|attended|chaired|inaugurated|convened|gathers?|gathered|meet|convene"
    r"|presided|postponed|cancelled|canceled|run|runs|ran|was\s+preceded|brought\s+together|adopted"
    r"|launched|here|due|fixed|slated|foreseen|set\s+for|moved|wound\s+up|wrapped\s+up|broke\s+up|elected"
    r"|lasts?|lasted"
    r"|agreed|decided|discussed|considered|approved|reviewed|focused|marked|moderated|comes|came)"
)
PREDICATE = Sieved(rf"^(?:\s+\([^()]{{1,120}}\))?[^;:\"]{{0,60}}?\b{_TAKES_PLACE}\b")
GOVERNS = Sieved(
    r"\b(?:host(?:s|ed|ing)?|attend(?:s|ed|ing)?|hold(?:s|ing)?|held|conven(?:es?|ed|ing)|organi[sz]"
    r"(?:es?|ed|ing)|open(?:s|ed|ing)?|clos(?:es?|ed|ing)|chair(?:s|ed|ing)?"
    r"|end(?:s|ed|ing)?|conclud(?:es?|ed|ing)|wound\s+up|wrap(?:s|ped)\s+up|finish(?:es|ed)|began|start(?:s"
    r"|ed)?"
    r"|told|informed|presid(?:es?|ed|ing)\s+over|address(?:es|ed|ing)?|particip\w+\s+in|tak(?:es?|ing)\s+part\s+in"
    r"|took\s+part\s+in|gathered|met|meet|meets|assembled|welcomed|visited\s+for"
    r"|arrived\s+for|at|during|after|for|to|following|before|since|in|on\s+the\s+(?:margins|sidelines)"
    r"\s+of|item\s+of|of|preceded\s+by|followed\s+by|prospects?\s+of|organi[sz]ation\s+of|participants\s+of"
    r"|idea\s+of|from)"
    rf"\s+(?:up\s+|to-?day\s+|(?:on\s+)?{T}\s+)?(?:the\s+|a\s+|an\s+|its\s+|their\s+|this\s+)?$"
)
MET = Sieved(
    rf"(?P<subject>(?:[Tt]he\s+)?(?:{O}\s+(?:and|or)\s+(?:of\s+)?[Gg]overnment"
    rf"|(?:{B}(?:'s?)?\s+(?:foreign\s+|defen[cs]e\s+|member\s+)?(?:leaders"
    rf"|ministers|heads\s+of\s+(?:state|government)|chiefs))|{BODY}|[Tt]he\s+(?:[A-Z]\w+\s+)?"
    rf"(?:Presidium|Board|Bureau|Committee|Commission|Presidency|Troika)(?!\s+of\b)|(?:{O})(?:\s+and\s+(?:high"
    rf"\s+representatives|{O}|[a-z]+\s+[a-z]+))?(?:\s+of\s+(?:the\s+)?[{B}{R}](?:\s+(?:States|countries"
    r"|states))?)?"
    rf"(?:\s+from\s+[^,;.]{{3,60}})?|[Hh]eads\s+of\s+(?:[Ss]tate|[Gg]overnment)(?:\s+(?:and|or)\s+(?:of"
    r"\s+)?[Gg]overnment)?(?!\s+of)|[Mm]inisters(?!\s+of)|[Ll]eaders(?!\s+of)|(?:Prime|Foreign|foreign"
    rf"|prime)\s+{O}(?:\s+States)?|[Ll]eaders\s+of"
    r"\s+(?:the"
    rf"\s+)?(?:\w+\s+){{0,3}}{B}(?:\s+[Mm]ember\s+[Ss]tates|\s+countries)?))"
    rf"(?:\s+\([^()]{{1,160}}\))?(?:,[^,;]{{1,80}},)?(?:,\s+(?:which|who))?\s+(?P<verb>(?:(?:has|have|had"
    rf"|will|would|is|are|was"
    r"|were|to)\s+)*(?:also\s+|again\s+|then\s+|first\s+|last\s+|later\s+|next\s+)?(?:met|meet|meets"
    r"|(?<=is\s)meeting"
    r"|(?<=are\s)meeting|(?:come|came|comes)\s+together|gather|gathers|gathered"
    rf"|convene|convenes|convened|assembled|assembles?))\b(?!\s+(?:with\b|{P}|the\s+{O}|a\s+{O}|his|her|its"
    rf"|their(?!\s+(?:{O}|[a-z]+\s+counterparts|counterparts))|requirements|again(?!\s+(?:in|on"
    rf"|at)\s+[{C}{S}{T}])))"
)
# "The meeting of the Council has begun": said of it directly, it is one, even without day or place.
DIRECTLY = Sieved(
    r"^(?:\s+\([^()]{1,40}\))?\s+(?:(?:was|were|has|have|had|will|would|is\s+to|been|being|be|also"
    r"|officially|formally|successfully|just)\s+)*"
    r"(?:held|begun|began|opened|concluded|ended|closed|convened|taken\s+place|took\s+place|take\s+place"
    r"|started|kicked\s+off"
    r"|got\s+under\s+way|postponed|cancelled|canceled|been\s+called\s+off)\b(?!\s+(?:every|once|twice|each"
    r"|annually|regularly))"
)
# What follows belongs to the next meeting that is named, unless this one was held beside it.
BESIDE = Sieved(
    r"\b(?:margins?|sidelines?|fringes?|framework|during|within|parallel|conjunction|before|after|ahead\s+of"
    r"|prior|at|following|in)\s+(?:\w+\s+)?(?:of\s+|to\s+|with\s+|by\s+)?(?:the\s+|a\s+|an\s+|its\s+)?$"
)
NEVER = Sieved(r"^(?:any|no|each|every|all|these|such)$", re.IGNORECASE)
BODY_EVENT = Sieved(r"\b(?:Conference|Council|Assembly|Congress|Forum|Summit|Consultations|Ministerial)\b")
COUNTING = Sieved(
    r"^\s+(?:since|in\s+\w+\s+(?:years|decades)|between|of\s+(?:its|the)\s+kind|of\s+the\s+(?:year|four"
    r"|three|two|five|heads))"
)
ENDED = Sieved(
    r"^[^,;:]{0,30}?\b(?:ended|ends|concluded|concludes|closed|wrapped\s+up|came\s+to\s+an\s+end)\b"
)
OPENED = Sieved(
    r"^[^,;:]{0,30}?\b(?:opened|opens|began|begins|started|kicked\s+off)\b(?!\s+and\s+(?:closed|ended))"
)
HAPPENS = Sieved(
    r"\s*,?\s+(?:which\s+)?(?:(?:will|is\s+to|is\s+due\s+to|was|has\s+been|to)\s+(?:be\s+)?)?"
    r"(?:(?<=be\s)held|(?<=was\s)held|(?<=been\s)held|(?<=,\s)held"
    r"|take\s+place|took\s+place|takes\s+place)\b"
    rf"|,\s+(?:scheduled|slated|due|set)\s+(?:for|in|to\s+(?:be\s+held|meet|take\s+place))\b"
    r"|,\s+meeting\s+(?:in|at|on|under|for)\b"
    rf"|,\s+which\s+(?:begins|opens|starts)\s+(?:(?:on|in|at)\s+)?[{C}{T}]"
)
ARRIVING = Sieved(
    r"\bto\s+(?:attend|participate\s+in|take\s+part\s+in|join)\s+(?:the\s+|a\s+|an\s+)?$"
    r"|\b(?:arriv|left|leav|depart|travel|visit|flew|fly)\w*\b.*\b(?:to\s+(?:attend|participate\s+in|take"
    r"\s+part\s+in|join)|for)"
    r"\s+(?:the\s+|a\s+|an\s+)?$"
)
# A conference that only gives the time for another meeting.
ASIDE_OF = Sieved(r"\b(?:margins?|sidelines?|fringes?|framework|eve)\s+of\s*$")
# Who presided or came makes a meeting of it, even without a day.
LED_BY = Sieved(
    r"^(?:\s+\([^()]{1,40}\))?\s+(?:was|were|is\s+being|will\s+be|has\s+been)\s+(?:\w+ly\s+)?(?:hosted"
    r"|chaired"
    rf"|co-chaired|opened|attended|moderated|inaugurated|addressed"
    rf"|presided\s+over)\s+(?:\w+\s+)?by\s+[^.;:]*?[{P}{O}]"
)
AT_IT = Sieved(
    r"\b(?:at|during|attend(?:s|ed|ing)?|held|holds?|hosts?|hosted|convened?|on\s+the\s+occasion\s+of"
    r"|the\s+(?:end|close|start|opening|beginning|conclusion)\s+of)"
    r"\s+(?:the\s+|an?\s+|its\s+|their\s+)?$"
)
# "3 May 2021 - Baku: 12th Meeting of B": a line of a calendar tells day and place beside the name.
CALENDAR = Sieved(rf"[\s\d.()•*·–—:,-]*(?:(?:in\s+|on\s+)?[{T}{C}{S}][\s,–—:()-]*)+$")
ENDS_LINE = Sieved(rf"[\s.,;:()–—-]*(?:(?:in\s+|on\s+)?[{C}{S}{T}][\s,.;()–—-]*)*$")
HOSTS = Sieved(
    rf"(?:(?P<host>[{S}{C}]))(?:,[^,;]{{1,40}},)?\s+(?:(?:will|is\s+to|also|then|again|has|had|is\s+set\s+to"
    r"|is\s+due\s+to|agreed\s+to|offered\s+to|and)\s+)*(?:[a-z]+\s+[^,;]{1,60}\s+and\s+)?host(?:s|ed"
    r"|ing)?\s+(?:the\s+|an?\s+|its\s+|this\s+)?$"
)
CONVENED = Sieved(r"\bconven(?:ed|es?|ing)\s+(?:the\s+)?$")
ITS_OWN = Sieved(
    r"(?:network|organi[sz]ation|group|grouping|bloc|association|alliance|union|community|league|initiative"
    r"|forum|regional\s+body|body|organ)$"
)
WISHED = Sieved(r"^\s+be\s+(?:held|convened|organi[sz]ed|hosted|called)\b")
# "a preparatory meeting for the summit": what follows is told of the summit.
FOR_ANOTHER = Sieved(
    r"\s+(?:for|ahead\s+of|before)\s+(?:the|an?|its|their)\s+(?:[\w-]+\s+){0,3}(?i:summit|meeting|session"
    r"|conference|assembly)\b"
)
# "a conference on transport": its subject is part of its name.
TOPIC = Sieved(
    rf"\s+(?:on|for|about|against)\s+(?:the\s+)?(?!{T}|(?:one|two|three|first|second|third"
    r"|next|last|time|year|a\s+(?:day|week|year|time))\b)"
    rf"[^,;:.\"{P}{T}{C}]{{1,70}}?"
    r"(?=\s+(?:is|was|were|are|will|has|had|took|takes|to\s+be|held|due|scheduled|planned|opened|opens|in|at"
    r"|on)\b|[,.;]|$)"
)
GATHERED_FROM = Sieved(rf"{O}|heads\s+of|ministers|leaders|officials|coordinators|experts|chambers|mayors")
CLOSED = Sieved(
    r"\b(?:ended|concluded|closed|wound\s+up|wrapped\s+up|finished)\s+(?:the\s+|an?\s+|its\s+|their\s+)?$"
)
ENDING = Sieved(
    r"\b(?:ended|concluded|closed|wound\s+up|wrapped\s+up|finished|(?:close|end|conclusion)\s+of)"
    r"\s+(?:the\s+|an?\s+|its\s+|their\s+)?$"
)
PROPER = Sieved(
    r"\b(?!(?:Ministerial|Regular|Ordinary|Extraordinary|Annual|Parliamentary|Special|Plenary|Joint"
    r"|Informal|Inter|Leaders|Review|High"
    r"|General|Formal|Consultative|Coordination|Foreign|Economic|Autumn|Spring|Summer|Winter|Emergency"
    r"|Official|Regional|Summit|Pre|Emergency|Full|Board|Annual|Constituent|First|Second|Third)\b)[A-Z][a-z]+"
)
