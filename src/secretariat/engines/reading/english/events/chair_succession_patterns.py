"""The patterns of who comes before and after the holder of a chair; each names that holder."""

from secretariat.engines.reading.english.events.chair_words import ASIDE, HEIR, HOLDER, KIND_OF_CHAIR, OF_BODY
from secretariat.engines.reading.english.events.clauses import B, O, P, S, T
from secretariat.engines.reading.sieve import Sieved

YEARS_AFTER = Sieved(
    rf"\s+and\s+(?:to\s+)?(?:the\s+)?(?P<holder>{S})\s+(?P<n>a|one|two)\s+years?\s+(?:after\s+that|later"
    r"|after)"
)
TAKES_OVER = Sieved(
    rf"(?P<t>{T}),\s+when\s+(?:the\s+)?(?P<holder>[{S}{P}])\s+(?:will\s+)?(?:takes?|assumes?|succeeds?)(?:"
    r"\s+over)?"
)
# "followed by S for the second half of the year"
FOLLOWED_BY = Sieved(
    rf"(?:\b(?:will|is\s+to|to)\s+be|,)\s+(?:then\s+)?(?:followed|succeeded)\s+(?:(?:on|in)\s+(?:the\s+)?"
    rf"(?P<on>{T})\s+)?by\s+{HEIR}(?!\s*\()"
)
FOLLOWS = Sieved(
    rf"(?<!of\s)(?<!with\s){HOLDER}{ASIDE}(?:\s+(?:has\s+)?(?:signalled|offered|said|announced"
    rf"|confirmed)[^.;:\"{S}{P}{B}]{{0,25}}?)?\s+"
    rf"(?:(?:is|was|stands)\s+(?:next\s+)?in\s+line(?=\s+(?:for|in)\s+{T})|(?:is"
    rf"|stands)\s+ready\s+to\s+take\s+over"
    rf"(?=\s+(?:in|from|on|for)\s+{T})|(?:(?:will\s+)?(?:follows?|succeeds?|takes?\s+over|(?:be|come)\s+next|comes\s+next)|(?:will"
    rf"|is\s+to)\s+succeed\s+(?:the\s+)?[{S}])"
    rf"(?=\s+(?:in|from|on|for)\s+(?:the\s+)?{T})|(?:will\s+be|comes|will\s+come)\s+next(?=\s*[.;]|$))"
)
# "chaired by P, who took over from S": only beside a chair in the same sentence.
PREDECESSOR = Sieved(
    rf"\b(?:(?:took|takes?|taken|taking)\s+over\s+from|succeed(?:s|ed|ing)|replac(?:es|ed|ing)"
    rf"|in\s+succession\s+to)"
    rf"\s+(?:his\s+[\w\s]{{1,30}}?|[{S}]'s?\s+)?"
    rf"{HEIR}"
)
ITS_PREDECESSOR = Sieved(
    rf"^\W*?(?:It|(?P<person>He|She)|(?:The\s+)?(?P<self>[{S}{P}]))\s+(?:has\s+)?(?:succeed(?:s|ed)"
    rf"|takes\s+over\s+from|took\s+over\s+from|taken\s+over\s+from"
    rf"|replace[sd]|follow(?:s|ed)|(?:assume[sd]?|takes?\s+over|took\s+over)\s+(?:the\s+)?(?:{KIND_OF_CHAIR}|{O})"
    rf"{OF_BODY}?\s+from)\s+{HEIR}(?P<ended>,\s+whose\s+{KIND_OF_CHAIR}\s+(?=ended|expired))?"
)
# "It will hold the post until D", "..., a position that he will hold until D": the same chair goes on.
GOES_ON = Sieved(
    rf"(?:^\W*(?P<self>[Ii]t|[Hh]e|[Ss]he|[Tt]he\s+country|[{S}{P}])|,\s+(?:an?\s+)?(?:post|position|office"
    rf"|role|function|job|which|that)"
    r"(?:\s+that|\s+which)?(?:\s+(?:it|he|she))?|;\s+(?:it|he|she)|,?\s+and)\s+"
    r"(?:will|is\s+to|shall|would)\s+(?:then\s+)?(?:hold|chair|preside\s+over|serve|keep|retain|exercise"
    r"|occupy|lead|remain|stay|be|do\s+so|run)\b"
    rf"[^.;:\"{S}{P}{B}]{{0,30}}?(?=\s+(?:until|till|through|for\s+(?:the\s+)?{T}|from\s+(?:the\s+)?{T}"
    rf"|in\s+{T}|during\s+{T}))"
)
# "since S handed over": beside a chair in the same sentence.
HANDED_OVER = Sieved(
    rf"\b(?:since|after|when|where|before)\s+(?:the\s+)?(?P<holder>[{S}{P}])\s+(?:had\s+)?(?:handed\s+over"
    rf"|stepped\s+down|left\s+the\s+chair"
    r"|vacated\s+(?:it|the\s+chair))(?!\s+(?:the|its|to)\b)"
)
# "by S in 2024 and S in 2025": those who come after the next
AND_THEN = Sieved(
    rf"(?:,\s+|,?\s+(?:and|then)\s+)(?:then\s+)?(?:by\s+)?(?:the\s+)?(?P<holder>[{S}])\s+"
    rf"(?=(?:in|from|for)\s+(?:the\s+)?{T})"
)
# "S (2019-2021) and S (2021-2023)" beside a chair.
IN_TURN = Sieved(rf"{HOLDER}\s*\((?:in\s+|from\s+)?(?P<t>{T})\)")
