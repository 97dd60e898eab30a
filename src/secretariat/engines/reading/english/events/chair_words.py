"""The words of chairmanships: what a chair is called, who holds it, of which body, how verbs look ahead."""

import re
from collections import Counter

from secretariat.engines.reading.english.events.bodies import BODY_OR_ACRONYM as BODY
from secretariat.engines.reading.english.events.clauses import C, P, R, S, T

_GROUP = (
    r"(?:bloc|group|grouping|summit|organi[sz]ation|association|union|council|forum|community|committee|conference"
    r"|body"
    r"|alliance|initiative|network|format)"
)
SORT_OF_CHAIR = (
    r"(?:(?:rotating|annual|[a-z]+-month|[a-z]+-year(?:ly)?|(?:half-)?yearly"
    r"|monthly"
    r"|(?i:pro[\s-]+tempore)|biennial|regional|first|second|third|fourth|fifth|\d{4}|"
    rf"{T}|{_GROUP}(?:'s)?)\s+)*"
)
KIND_OF_CHAIR = (
    rf"{SORT_OF_CHAIR}"
    r"(?<!cross-)(?:(?i:chairmanship(?:[\s-]in[\s-]office)?|presidency(?:\s+pro[\s-]+tempore|\s+(?:functions"
    r"|duties|role)\b)?|chairship"
    r"|chairpersonship|presidentship)(?!\w)"
    r"|[Cc]hair(?=\s+of\b|\s+(?:until|from|for|since|in|on|to|at|this|next|last|was|is|has|will|moves|passes|goes"
    r"|rotates|falls|went|moved|passed)\b"
    rf"|\s+{T}|\s*(?:[,.;)]|$)))"
)
WHICH = (
    r"(?:[Cc]urrent|[Ii]ncoming|[Oo]utgoing|[Ff]orthcoming|[Uu]pcoming|[Nn]ext|[Pp]revious|[Ff]uture|[Pp]ast"
    r"|[Ff]ormer"
    r"|[Nn]ew)"
)
OF_BODY = rf"(?:\s+(?:of|in|over|at|within)\s+(?:its\s+)?(?P<body>{BODY})(?:\s+{_GROUP}(?![\w'-]))?)"
ASIDE = rf"(?:,\s+(?:(?! - )[^,;:.{P}]){{1,60}},|\s+\([^()]{{1,40}}\)|,(?=\s+[a-z{T}]))?"
WILL = (
    r"(?:will|shall|would|is\s+to|are\s+to|is\s+due\s+to|is\s+set\s+to|is\s+scheduled\s+to|is\s+expected\s+to"
    r"|is\s+preparing\s+to|prepares\s+to|to)"
)
# What passes from hand to hand with a chair.
HANDED_ON = r"(?:gavel|baton|torch|helm|mantle|reins|rudder|hammer|keys)"
HOLDER = rf"[\"']?(?:[Tt]he\s+)?[\"']?(?P<holder>[{S}{C}{R}])[\"']?"
HEIR = rf"[\"']?(?:[Tt]he\s+)?[\"']?(?P<holder>[{S}{C}{R}{P}])[\"']?"
# Who hands over: a state or person that is no object of a preposition.
GIVER = (
    r"(?<!with )(?<!with the )(?<!of )(?<!of the )(?<!in )(?<!to )(?<!from )(?<!and )"
    rf"(?P<from>[{S}{P}])"
)
# When and how something is done, between a subject and its verb or between a verb and its object.
ADVERB = (
    r"(?:,?\s+(?:currently|now|presently|also|formally|officially|today|yesterday|ceremonially|automatically"
    r"|again"
    r"|recently|still|then|later|thus|once\s+more|successfully|subsequently|symbolically|once\s+again"
    r"|meanwhile|therefore|consequently|accordingly|simultaneously|jointly|unanimously|as\s+scheduled"
    rf"|for\s+the\s+(?:first|second|third|fourth|fifth)\s+time|(?:on\s+|in\s+|since\s+)?(?:the\s+)?{T}),?)*"
)


def with_own_groups(pattern: str) -> str:
    """Return the pattern with a number after the name of a group that stands in it again.

    >>> with_own_groups("(?P<body>a)|b(?P<body>c)")
    '(?P<body>a)|b(?P<body2>c)'
    """
    seen: Counter[str] = Counter()

    def renamed(found: re.Match[str]) -> str:
        seen[found[1]] += 1
        return f"(?P<{found[1]}{seen[found[1]] if seen[found[1]] > 1 else ''}>"

    return re.sub(r"\(\?P<([a-z]+)>", renamed, pattern)
