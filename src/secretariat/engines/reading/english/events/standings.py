"""The words of memberships: parties in a row, and the standings that they have in a body."""

from secretariat.engines.reading.english.events.clauses import B, C, R, S, T

PARTY = rf"(?:[Tt]he\s+(?:(?:city|town|municipality|republic|state|port)\s+of\s+)?)?[{S}{B}{C}{R}]"
_NOTED = rf"{PARTY}(?:\s*\([^()]{{1,90}}\)(?=\s*[,;]|\s+and\b))?"
PARTIES = (
    rf"(?:{_NOTED}(?:,\s+|;\s+|,?\s+(?:and|as\s+well\s+as|along\s+with|together\s+with|plus)\s+(?:with"
    rf"\s+)?))*{PARTY}"
)
PARTIES_LISTED = rf"{PARTY}(?:(?:,\s+|;\s+){PARTY})*,?\s+(?:and|as\s+well\s+as)\s+{PARTY}"
HAVE = (
    r"(?:(?:has|have|had|was|were|is|are|been|being|will|would|officially|formally|also|recently|today"
    r"|now|then|later|fully|each|both|all|jointly|finally|subsequently|eventually|successfully|first"
    r"|initially"
    r"|earlier|previously|originally|presently|once|therefore|thereby|thus|consequently"
    r"|unilaterally|already|automatically|since|simultaneously|likewise|voluntarily|only|once\s+again"
    rf"|(?:on\s+|in\s+)?{T}),?\s+)*"
)
RANK = (
    r"(?i:(?:a|an|the|as|its|their|new|newest|latest|full|fully[\s-]fledged|full-fledged|founding"
    r"|permanent|regular|associate|youngest|early|original|current|active|non-permanent"
    r"|\d+(?:st|nd|rd|th)\s+and(?=\s+\d)|(?:\d+|[a-z-]+)(?:st|nd|rd|th)|first|second|third|last"
    r"|most\s+recent|only|sole|former|non-state|sovereign|active"
    r"|ordinary|two|three|four|five)\s+)*"
)
OBSERVER = r"(?i:(?:permanent\s+)?observers?(?:[\s-](?:states?|status|members?|countr(?:y|ies)|nations?))?)"
PARTNER = (
    r"(?i:(?:sectoral\s+)?(?:dialogue|development|strategic|associate|associated|cooperation)?\s*partner"
    r"(?:s|ship)?(?:\s+(?:states?|status|countr(?:y|ies)))?)"
)
CANDIDATE = r"(?i:candidate(?:s)?(?:\s+(?:states?|status|countr(?:y|ies)|member|for\s+membership))?)"
MEMBER = (
    r"(?:[Mm]ember(?:s)?(?:[\s-](?:[Ss]tates?|[Cc]ountr(?:y|ies)|[Cc]it(?:y|ies)|[Oo]rgani[sz]ations?"
    r"|[Nn]ations?|[Pp]arties))?|[Mm]embership(?:\s+status)?|[Pp]artner\s+States?|[Pp]art(?:y|ies)"
    r"(?=\s+to\b)|[Cc]ontracting"
    r"\s+[Pp]art(?:y|ies)|[Pp]articipating\s+[Ss]tates?|[Ss]ignator(?:y|ies))"
)
STANDING = rf"(?:{OBSERVER}|{PARTNER}|{CANDIDATE}|{MEMBER})"
ASIDE = r"(?:,[^,;:.\"]{1,70},|\s+\([^()]{1,40}\))?"
