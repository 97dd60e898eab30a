"""The patterns of standing memberships: lists of members, founders, observers, and what one state is.

Each names the parties or their list; it may name the body and the standing. The parts of a rule are those
of a change of membership.
"""

from secretariat.engines.reading.english.events.bodies import BODY_OR_ACRONYM as BODY
from secretariat.engines.reading.english.events.clauses import B, C, O, S, T
from secretariat.engines.reading.english.events.party_lists import ROLL
from secretariat.engines.reading.english.events.standings import (
    ASIDE,
    CANDIDATE,
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

_MARK = r"[\s\d.()•*·–—-]*"  # of a line in a list; a sign of a mention is no mark

# A heading over a list ("Member States of B", "The members of B are:"), and a line that is only parties.
_SORTS = (
    r"(?:(?:[Ff]ull|[Ff]ounding|[Aa]ssociate|[Dd]ialogue|[Ss]ectoral|[Cc]urrent|[Pp]articipating"
    r"|[Cc]ontracting"
    r"|[Pp]ermanent|[Dd]evelopment|[Oo]riginal|[Ss]trategic|[Nn]ew)\s+)*"
)
_MEMBERS = (
    r"(?:[Mm]embers?(?:hip)?|[Mm]ember\s+(?:[Ss]tates|[Cc]ountries|[Cc]ities|[Oo]rgani[sz]ations|[Nn]ations)"
    r"|[Ss]tates"
    r"|[Pp]articipants|[Pp]arties|[Oo]bservers?(?:\s+(?:[Ss]tates|[Cc]ountries|[Oo]rgani[sz]ations))?"
    r"|[Ff]ounders"
    r"|[Pp]artners?(?:\s+(?:[Cc]ountries|[Ss]tates|[Oo]rgani[sz]ations))?|[Cc]andidates?(?:\s+"
    r"(?:[Cc]ountries|[Ss]tates))?)"
)
HEADING = Sieved(
    rf"{_MARK}(?:(?:[Oo]ur|[Tt]he|[Ll]ist\s+of|[Ii]ts)\s+(?:following\s+)?)?(?:(?P<body>{B})(?:'s?)?\s+)?(?:"
    rf"(?:\w+|\d+)\s+)??"
    rf"(?P<standing>{_SORTS}{_MEMBERS})(?:\s+(?:of|to|in|at)\s+(?:the\s+)?(?P<body2>{B}))?"
    r"(?:\s*\(\d+\)|\s+(?:currently\s+|now\s+)?(?:are|include|comprise|were)(?:\s+(?:the\s+following"
    r"|as\s+follows))?(?=:))?\s*:?\s*"
    rf"|(?:[Tt]he\s+)?(?P<body3>{B})\s+(?:currently\s+|now\s+)?(?:has|counts|comprises|consists\s+of"
    rf"|includes)\s+(?:the\s+following\s+)?"
    rf"(?:(?:[a-z-]+|\d+)\s+)??(?P<standing2>{_SORTS}{_MEMBERS})\s*:\s*"
)
ONLY_PARTIES = Sieved(rf"{_MARK}(?P<roll>{ROLL}|(?:[Tt]he\s+)?[{S}](?:\s*\([^()]{{1,40}}\))?)\s*\.?\s*")

_SORT = (
    r"(?:(?:[Ff]ull|[Ff]ounding|[Aa]ssociate|[Pp]ermanent|[Oo]riginal|[Oo]ther|[Rr]emaining|[Cc]urrent"
    r"|[Pp]resent)"
    r"(?:\s+\([a-z]+\))?)"
)
_SEP = r"(?:,?\s+(?:and|as\s+well\s+as)\s+|,\s+)"
_KNOWN = rf"(?:(?:[Tt]he\s+)?[{S}{B}{C}](?:\s+\([^()]{{1,30}}\)|\s+of\s+[{S}])?|[A-Z]\w+)"
_KNOWN_ROLL = rf"(?:(?:[Tt]he\s+)?[{S}](?:{_SEP}(?:the\s+)?[{S}])+)"
_LONG_KNOWN_ROLL = rf"(?:(?:[Tt]he\s+)?[{S}](?:{_SEP}(?:the\s+)?{_KNOWN}){{1,}}{_SEP}(?:the\s+)?{_KNOWN})"
_ONE = rf"(?:(?:[Tt]he\s+)?[{S}{B}{C}](?:\s?\([A-Z]\w+\))?)"

_RULES: tuple[tuple[str, str, str, str], ...] = (
    ("and-as", "none", r" as ",
        rf"(?:and|with)\s+(?P<parties>{PARTIES})\s+as\s+(?:its\s+|an\s+)?(?P<standing>{OBSERVER}s?"
        rf"|{PARTNER})(?!\s+(?:of|to|in|at)\b)"),
    ("has-standing", "none", r"status",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+(?:(?:has|have)\s+had|has|have|holds?|enjoys?|had)\s+(?:the\s+)?"
        rf"(?P<standing>{RANK}{STANDING}|associate)\s+status\s+(?:with|in|at|of)\s+(?P<bodies>{PARTIES})"),
    ("country-is", "none", r"whose country",
        rf"whose\s+country\s+(?:is|has\s+been)\s+(?P<standing>{RANK}{STANDING})\s+(?:of|to|in|with|at)"
        rf"\s+(?P<body>{BODY})(?:\s+(?:together|along)\s+with\s+(?P<parties>{PARTIES}))?"),
    ("is", "none", r" is | are | been |remain",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+(?:(?:all|both)\s+)?(?:is|are|has\s+been|have\s+been|remains?)\s+"
        rf"(?:(?:also|already|currently|now|presently|still|officially|both|all)\s+){{0,2}}"
        rf"(?P<standing>{RANK}{STANDING})\s+(?:of|in|to|with"
        rf"|at)\s+(?P<body>{BODY})"),
    ("lists", "none", r"(?i:members?|observers?|partners?|parties|participating|founding|founders)\b",
        rf"(?:[Tt]he|[Ii]ts|[Tt]heir)?\s*(?:(?P<body>{B})(?:'s?)?\s+)?"
        rf"(?:(?!(?:the|its|their|our|all)\s)\w+\s+)?(?P<standing>(?:{_SORT}\s+)?(?:[Mm]embers?(?:[\s-]"
        rf"(?:[Ss]tates|[Cc]ountries|[Ee]conomies))?"
        rf"|[Oo]bservers?(?:[\s-](?:[Ss]tates|[Cc]ountries))?"
        rf"|(?:[Dd]ialogue\s+)?[Pp]artners?(?:\s+(?:[Ss]tates|[Cc]ountries))?|"
        rf"(?:[Cc]ontracting\s+)?[Pp]arties"
        rf"|[Pp]articipating\s+[Ss]tates|[Mm]embership|[Ff]ounding\s+(?:[Ss]tates|[Ff]athers)|[Ff]ounders"
        rf"|[Mm]ember\s+(?:[Cc]ities|[Oo]rgani[sz]ations|[Nn]ations)"
        rf"|[Cc]andidates?(?:\s+[Cc]ountries)?))(?:\s+(?:of|to|in|at|to\s+join|to\s+have\s+joined)\s+"
        rf"(?P<body2>{BODY}))?"
        rf"(?:\s*--?\s*\d+|\s*\(\d+\)|\s*:\s*\d+(?=\s*\()|,\s+(?:namely|i\.e\.|that\s+is|viz\.?)|\s+"
        rf"(?:such\s+as|like))?\s*(?:(?:today|now|currently)\s+)?"
        rf"(?:(?:are|include|comprise|were)(?:\s+the\s+following)?|:|\(|-|–|—|\bnamely\b|(?<=namely)|"
        rf"(?<=i\.e\.)|(?<=viz\.)|(?<=\sas)|(?<=like))\s*:?\s*"
        rf"(?:the\s+following\s*:\s*|as\s+follows\s*:\s*)?(?P<roll>{ROLL})"),
    ("among-members", "none", r"among them|including|among which",
        rf"(?P<body>{B})\s+(?:has|counts|comprises|unites|brings\s+together)\s+(?:[\w-]+\s+){{1,3}}?"
        rf"(?P<standing>members|member\s+(?:states|cities|countries|organi[sz]ations)|partners|observers),\s+"
        rf"(?:among\s+them|among\s+which\s+are|including)\s+(?P<roll>{ROLL})"),
    ("counted-members", "none", r"\b(?:members|countries|states|nations|partners|observers|cities"
        r"|signatories)\b",
        rf"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)\s+(?:(?:current|founding|full"
        rf"|other|remaining)\s+)*"
        rf"(?P<standing>members|member\s+(?:states|countries|cities)|states|countries|partners|observers)\s+"
        rf"(?:of|in)\s+(?P<body>{BODY}),\s+(?:namely\s+)?"
        rf"(?P<roll>{_LONG_KNOWN_ROLL})(?=\s*(?:[,.;]|$))"),
    ("following-have", "none", r"following|these",
        rf"\b(?:[Tt]he\s+following|[Tt]hese)\s+[A-Za-z ]{{3,40}}?\s+(?:have|hold|enjoy|are|were|became)\s+"
        rf"(?:the\s+)?(?P<standing>{RANK}(?:status\s+of\s+)?{STANDING})"
        rf"(?:\s+(?:with|in|of|at|to|from)\s+(?P<body>{BODY}))?\s*:\s*(?P<roll>{ROLL})"),
    ("front", "none", r"^\W*(?:Grouping|Comprising|Uniting|Bringing|Founded|Established|Created|Formed"
        r"|Linking|Launched|Set up|Made up|Composed)",
        rf"^\W*(?:(?:Grouping|Comprising|Uniting|Bringing\s+together|Linking|Made\s+up\s+of|Composed\s+of)|"
        rf"(?:Founded|Established|Created|Formed|Launched|Set\s+up)\b"
        rf"[^.;:\"{S}{B}]{{0,40}}?\bby)\s+(?:the\s+)?(?P<roll>{ROLL}),\s+(?P<body>{BODY})"),
    ("is-group-of", "none", r"\bof\b|\bbetween\b|compris|unit|\bamong\b",
        rf"(?P<body>{BODY})(?:\s+\([^()]{{1,20}}\))?(?:\s+is|,)\s+an?\s+(?:[\w-]+\s+){{0,5}}?(?:group"
        rf"|grouping|bloc|union|alliance|organi[sz]ation|association|forum|community|club"
        rf"|partnership|pact|format|initiative|body)\s+(?:of|between|among|comprising|uniting|that\s+"
        rf"(?:unites|brings\s+together|includes|comprises|groups)|which\s+(?:unites|brings\s+together"
        rf"|includes|comprises|groups)"
        rf"|made\s+up\s+of|composed\s+of|consisting\s+of|grouping|linking)\s+(?:the\s+)?(?:\w+\s+"
        rf"(?:[a-z]+\s+)?(?:states|countries|nations|members)\s*[:,(–—-]\s*)?(?P<roll>{_KNOWN_ROLL})"),
    ("members-of", "none", rf"{O}\s*(?::|are|include)",
        rf"(?P<title>{O})\s*(?::|are|include)\s*(?P<roll>{ROLL})"),
    ("comprises", "none", r"compris|consist|together|group|unit|includ|made|compos|has as",
        rf"(?:(?P<body>{BODY})|\b[Ii]t){ASIDE}(?:(?:,?|\s+[–—-])\s+(?:which|that))?\s+(?:now\s+|currently\s+"
        rf"|also\s+|today\s+|at\s+present\s+"
        r"|originally\s+)?(?:comprise[sd]?|consists?\s+of|consisted\s+of|counts|encompass(?:es|ed)|embrac"
        r"(?:es|ed)|spans|brings?\s+together|brought"
        r"\s+together|groups?(?:\s+together)?|unites?|includes?(?:\s+as\s+(?:its\s+)?members)?|is\s+"
        r"(?:made\s+up|composed|comprised)\s+of|has\s+as\s+(?:its\s+)?members)"
     r"\s+(?:(?:the\s+)?[\w-]+\s+(?:[\w-]+\s+)?(?:members?|countries|states|member\s+(?:states|countries)"
     r"|nations|cities|republics)\s*(?:[:,(]|\s[–—-]|of)\s*(?:namely\s+)?)?"
     rf"(?P<roll>{ROLL})"),
    ("comprising", "none", r"compris|consist|group|made up|compos|unit|bringing|linking",
        rf"(?:(?P<body>{BODY})(?:,?\s+|,\s+[^,.;:{S}]{{3,60}}\s+)|(?:bloc|group|grouping|organi[sz]ation"
        rf"|alliance|union|pact"
        rf"|association|community|forum)\s+)(?:comprising|grouping|consisting\s+of|made\s+up\s+of"
        rf"|composed\s+of|uniting"
        rf"|bringing\s+together|linking)\s+(?:the\s+)?(?:\w+\s+(?:countries|states|nations)\s*[:,–—-]\s*)?"
        rf"(?P<roll>{ROLL})"),
    ("founded-by", "none", r"found|establish|creat|formed|set up|launched|signed",
        rf"(?:(?P<body>{BODY})|\b[Ii]t|\b(?:bloc|group|grouping|organi[sz]ation|alliance|association"
        rf"|community|forum))"
        rf"(?:,?\s+(?:which\s+)?(?:was|were|is)|,)?\s+(?:first\s+|originally\s+)?(?:founded|established"
        rf"|created|formed|set\s+up"
        rf"|launched)\b[^.;:\"{S}{B}]{{0,60}}?\b(?:by|with)\s+(?:the\s+)?(?:(?:\w+\s+){{1,3}}?(?:members"
        rf"|countries|states"
        rf"|nations)\s*[:,–—-]?\s*)?(?P<roll>{ROLL})"),
    ("founders", "none", r"found|establish|creat|formed|set up",
        rf"(?P<roll>{_KNOWN_ROLL})(?:,?\s+which)?\s+(?:together\s+|jointly\s+|had\s+)?(?:founded|established"
        rf"|created"
        rf"|formed|set\s+up)\s+(?P<body>{BODY})"),
    ("in-brackets", "none", r"\(",
        rf"(?P<body>{B})\s*(?:\((?P<roll>{_LONG_KNOWN_ROLL})\)|(?:-|–|—)\s+(?P<roll2>{_LONG_KNOWN_ROLL})\s+"
        rf"(?:-|–|—))"),
    ("ministers-in-brackets", "none", rf"{O} \(",
        rf"(?P<ministers>{O})\s+\((?P<roll>{_KNOWN_ROLL})\)"),
    ("nations-named", "none", r"(?:nations|members|countries|states)\s*[(,–—-]",
        rf"(?P<body>{B})\s+(?:nations|members|countries|(?:member\s+)?states)\s*(?:\("
        rf"(?P<roll>{_LONG_KNOWN_ROLL})\)|[–—-]\s*(?P<roll2>{_LONG_KNOWN_ROLL})\s*[–—-]"
        rf"|,\s+(?P<roll3>{_LONG_KNOWN_ROLL}),)"),
    ("nation-bloc", "none", r"-(?:nation|member|country|state|strong)\b",
        rf"\w+-(?:nation|member|country|state|strong)\s+(?:[a-z]+\s+)?(?:bloc|group|grouping|organi[sz]ation"
        rf"|association"
        rf"|alliance|community|union|pact|forum|club|body|league|(?P<body>{B}))\s*(?:,|:|\(|-|–|—)\s*"
        rf"(?:which\s+(?:includes|comprises|groups)\s+|comprising\s+|grouping\s+)?"
        rf"(?P<roll>{_LONG_KNOWN_ROLL})"
        r"(?=\s*(?:[),.;]|-|–|—|$))"),
    ("apposition", "none", r", (?:itself |also |now |currently |still )?(?:an?|the|one of) ",
        rf"(?P<parties>{PARTY}),\s+(?:itself\s+|also\s+|now\s+|currently\s+|still\s+)?"
        rf"(?:(?:an?|the\s+\w+)\s+(?:(?P<body>{B})\s+)?(?P<standing>{RANK}{STANDING})"
        rf"(?:\s+(?:of|in|to|with|at)\s+(?P<body2>{BODY})|(?=\s+since\s+{T})|(?<={B} member)"
        rf"|(?<={B} candidate))"
        rf"|one\s+of\s+(?:(?P<body3>{BODY})'s?\s+(?:\w+\s+)?(?P<standing2>members|observers|partners)"
        rf"|the\s+(?:\w+\s+)?(?P<standing3>members|observers|partners)\s+of\s+(?P<body4>{BODY})))"),
    ("member-named", "none", r"\b(?:members?|candidates?|observers?|ally|allies)\b",
        rf"(?P<body>{B})(?:'s?)?\s+(?:founding\s+|full\s+|fellow\s+)?(?:(?P<standing>member(?:\s+(?:state"
        rf"|country))?"
        rf"|candidate(?:\s+country)?|observer(?:\s+state)?|ally)\s+(?P<parties>{PARTY})|(?P<standing2>members"
        rf"|member\s+(?:states|countries)|candidates|candidate\s+countries|observers|allies)\s+"
        rf"(?P<parties2>{PARTIES}))"),
    ("is-body-member", "none", r"\b(?:members?|candidates?|observers?|ally|allies)\b",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+(?:is|are|has\s+been|have\s+been|remains?|was|were)\s+(?:also\s+"
        rf"|both\s+"
        rf"|currently\s+|already\s+)?(?:an?\s+|all\s+)?(?P<body>{B})\s+(?P<standing>members?|candidates?"
        rf"(?:\s+countr(?:y|ies))?|observers?|allies|ally)(?=\s*(?:[.,;]|$|and\b|since\b|but\b))"),
    ("are-standing", "none", r"\b(?:members?|observers?|partners?|candidates?)\b",
        rf"(?P<parties>{PARTIES}){ASIDE}\s+(?:is|are|remains?|has\s+been|have\s+been)\s+(?:also\s+"
        rf"|currently\s+|now\s+|all\s+|both\s+)?"
        rf"(?P<standing>{RANK}(?:{OBSERVER}|{MEMBER}|{CANDIDATE}|{PARTNER}))(?=\s*[.;,]"
        rf"|\s+since\s+{T}|$)"),
    ("which-have", "none", r"observer|status",
        rf"(?:(?P<roll>{ROLL})|(?P<parties>{PARTY})),\s+which\s+(?:has|have|holds?|enjoys?)\s+"
        rf"(?P<standing>{RANK}(?:{OBSERVER}|{PARTNER}))"
        rf"(?=\s*,)"),
    ("have-status", "none", r"status",
        rf"(?P<parties>{PARTIES})\s+(?:has|have|holds?|enjoys?)\s+(?P<standing>{RANK}(?:{OBSERVER}"
        rf"|{PARTNER}))"
        rf"(?<=status)(?=\s*[.;,]|\s+since\s+{T}|$)"),
    ("stays", "none", r"\b(?:stay|remain|continue)",
        rf"(?P<parties>{_ONE})\s+(?:will|would|is\s+to|are\s+to)\s+(?:stay|remain|continue\s+(?:as"
        rf"|to\s+be))\s+"
        rf"(?P<standing>{RANK}{STANDING})\s+(?:of|in|to|with|at)\s+(?P<body>{BODY})"),
    ("sits-as", "none", r"\bas an? ",
        rf"(?P<parties>{PARTIES}),?\s+(?:which\s+)?(?:has|have|had)?\s*(?:sat|sits?|participat(?:es?|ed)|tak"
        rf"(?:es?|en)\s+part)"
        rf"\s+(?:(?:with|in)\s+(?P<body>{BODY})\s+)?as\s+an?\s+(?P<standing>{OBSERVER}|associate\s+member)"
        rf"(?:\s+(?:in|of|at|with|to)\s+(?P<body2>{BODY}))?"),
    ("as-members", "none", r"\bas\s+(?:\w+\s+){0,2}members\b",
        rf"(?P<roll>{_KNOWN_ROLL})\s+as\s+(?:its\s+|the\s+)?(?:founding\s+|full\s+|remaining\s+"
        rf"|only\s+)?members\b"),
    ("associated", "none", r"associated",
        rf"(?P<parties>{PARTIES})\s+(?:has|have)\s+been\s+(?P<standing>associated)(?:\s+with\s+"
        rf"(?P<body>{BODY}))?"
        rf"(?=\s+since\s+{T})"),
    ("both-are", "none", r"(?:Both|The two)\b",
        rf"(?P<both>(?:Both|The\s+two)\s+(?:countries|states|nations|governments))\s+(?:are|have\s+been"
        rf"|remain)\s+"
        rf"(?P<standing>{RANK}{STANDING})\s+(?:of|in|to|with|at)\s+(?P<body>{BODY})"),
    ("both-join", "joined", r"(?:Both|The two)\b",
        rf"(?P<both>(?:Both|The\s+two)\s+(?:countries|states|nations))\s+{HAVE}(?:joined|acceded\s+to"
        rf"|became\s+"
        rf"(?P<standing>{RANK}{STANDING})\s+of)\s+(?P<body>{BODY})"),
    ("take-part", "none", r":",
        r"(?:(?P<number>\w+)\s+(?:[Mm]ember\s+)?(?:states|countries|nations|members)(?:\s+of\s+(?:the"
        rf"\s+)?{B})?\s+(?:take\s+part|participate|belong)|(?P<grouping>{BODY})\s+has\s+\w+\s+"
        rf"(?:[Mm]ember\s+)?(?:states|countries|members))[^.:;{S}]{{0,30}}:\s*"
        rf"(?P<roll>{ROLL})"),
    ("represents", "none", r"represents",
        rf"[Oo]nly\s+(?P<parties>[{C}])\s+represents\s+{PARTY}\s+in\s+(?P<body>{BODY})"),
)  # fmt: skip
STANDING_RULES = tuple((name, change, Sieved(cue), Sieved(pattern)) for name, change, cue, pattern in _RULES)
