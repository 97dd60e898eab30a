"""Polarity and modality of one clause: held, planned, postponed, cancelled, or not asserted at all."""

import re
from enum import StrEnum

from secretariat.engines.reading.english.events.clauses import T
from secretariat.engines.reading.sieve import Sieved


class Status(StrEnum):
    """What a clause says of an event."""

    HELD = "held"
    PLANNED = "planned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


_BREAK = Sieved(
    r"[;:\"]|,\s+(?:(?:and|during|after|before)\s+)?(?:which|who|whose|where|when|while|whereas|but|although"
    r"|though|after|before"
    r"|yet)\b"
    r"|,\s+and\s+(?:also\s+)?(?:agreed|decided|pledged|promised|vowed|undertook|delivered)\b"
    r"|\s(?:-|–|—)\s|\bwhen\s|\b(?:although|though|because|after|before|since\s+(?:the|it|its))\s|\bthat\s"
)
_POSTPONED = Sieved(
    r"\b(?:postpone[ds]?|postponing|postponement|put\s+off|put\s+back|pushed\s+back|deferred|delayed"
    rf"|rescheduled|(?:been|was|were)\s+moved\s+(?:back\s+)?to(?=\s+(?:{T}|\d{{4}}\b|next\b))|adjourned\s+until)\b"
)
_CANCELLED = Sieved(r"\b(?:cancel+ed|cancel+ation|called\s+off|scrapped)\b")
# What stands between such a verb and an event that is not its object: "postpone the decision to its",
# "was deferred to the"; "cancelled his participation in the". "Of" passes it on: "the cancellation of the".
_UNTIL = re.compile(r"(?:\s+[^;:]{2,80}?)?\s+(?:to|until|till)\s+(?:the|its|their|a|an)?\s*$")
_SHARE_IN = re.compile(
    r"\s+(?:(?:his|her|their|its|the|a|an|all|any)\s+)?(?:[\w-]+\s+){0,3}?(?:participation|attendance|trips?|visits?"
    r"|journeys?|flights?|travel|appearance|presence|speech|address|plans?|meetings?|talks)\b[^,;:]{0,60}?"
    r"\s+(?:in|at|to|from|during|for)\s+(?:the|its|their|a|an)?\s*$"
)
# "asked the experts to report on it to the": the event is where it is wanted.
_WANTED_FOR = re.compile(
    r"\b(?:[Rr]equest(?:s|ed)?|[Aa]sk(?:s|ed)?|[Ii]nstruct(?:s|ed)?|[Tt]ask(?:s|ed)?|[Mm]andate[sd]?|[Ii]nvite[sd]?"
    r"|[Cc]all(?:s|ed)?\s+(?:up)?on|[Dd]irect(?:s|ed)?|[Uu]rge[sd]?|[Ee]ncourage[sd]?|[Ee]ntrust(?:s|ed)?)\b"
    r"[^;:]{0,160}?\bto\s+(?:report|submit|present|prepare|propose|provide|table|revert|circulate|elaborate"
    r"|draft)\b[^;:]{0,120}?\s(?:to|at|for|before|by)\s+(?:the|its|their|a|an)?\s*$"
)
_DENIED = Sieved(
    r"\b(?:[Nn]o\s+(?!\w+\s+than)|[Nn]ot\s+|[Nn]ever\s+|[Nn]either\s+|[Nn]or\s+|[Ww]ithout\s+|n't\s"
    r"|[Cc]annot\s"
    r"|[Rr]efused\s|[Dd]eclined\s|[Dd]enied\s|[Ff]ailed\s+to\s|[Rr]uled\s+out)"
)
_SUPPOSED = Sieved(
    r"\b(?:would\s+have|had\s+been\s+(?:due|scheduled|planned|expected)|if\s|[Ww]hether\s|[Pp]erhaps[,\s]"
    r"|[Pp]ossibly[,\s])"
)
_PLANNED = Sieved(
    r"\b(?:will|shall|would|is\s+to|are\s+to|to\s+be|to\s+(?:take\s+place|meet|convene|host|hold|visit|attend"
    r"|pay|travel|gather)|planned|plans?|scheduled|slated|due|expected|forthcoming|upcoming|intends?|next"
    r"|(?:issues?|questions?|possibility)\s+of\s+(?:holding|organi[sz]ing|convening|hosting)|prospects?|idea"
    r"|proposal|proposed|proposes|invited?|offer(?:ed|s)?|preparations?|preparing"
    r"|prepare|looks?"
    r"\s+forward|looked\s+forward|looking\s+forward|agreed\s+to|decided\s+to|hopes?|hoped|future|calls?\s+for"
    r"|called\s+for|convening\s+of|hosting\s+of|accepted|could|should|may|might)\b"
)
_HELD = Sieved(
    r"\b(?:was|were|had|has|have|held|met|took|began|came|gave|paid|led|ended|opened|closed|concluded"
    r"|convened"
    r"|gathered|hosted|attended|visited|arrived|travelled|traveled|received|[a-z]{3,}ed|last|recent|previous"
    r"|during|in\s+the\s+course\s+of)\b"
)

_GOVERNED = Sieved(
    r"\b(?:of|for|to|host|hold|convene|organi[sz]e|attend|in|holding|hosting)\s+(?:the\s+|a\s+|an\s+|its"
    r"\s+)?$"
)

# "..., the ministry announced on Monday": who says so, not what happens.
_ATTRIBUTED = re.compile(
    r",\s+[^,]*\b(?:announced|said|says|told|reported|confirmed|stated|according\s+to)\b.*$"
)


def clause_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the clause that holds `text[start:end]`."""
    left, right = 0, len(text)
    for found in _BREAK.finditer(text):
        if found.end() <= start:
            left = found.end()
        elif found.start() >= end:
            right = found.start()
            break
    return left, right


def is_denied(words: str) -> bool:
    """Tell whether a stretch denies what follows it, or only supposes it."""
    return bool(_DENIED.search(words) or _SUPPOSED.search(words))


def status_of_noun(text: str, start: int, end: int) -> Status | None:
    """Return the status of an event named by `text[start:end]`; None if the clause denies it.

    The predicate after the noun speaks first, then what stands before it in its own clause.
    """
    left, right = clause_bounds(text, start, end)
    before, after = text[left:start], _ATTRIBUTED.sub("", text[end:right])
    follows = re.match(r",?\s+(?:and\s+)?(?:which|that)\s[^;:\"]*", text[end:])
    if follows:
        after = f"{after} {follows.group()}"
    if _CANCELLED.search(after) or _reaches(_CANCELLED, before, _SHARE_IN):
        return Status.CANCELLED
    if _POSTPONED.search(after) or _reaches(_POSTPONED, before, _UNTIL):
        return Status.POSTPONED
    if _is_awaited(before):
        return _by_cues(after, "", text[start:end]) if _HELD.search(after) else Status.PLANNED
    if is_denied(after[:40]) or is_denied(before.split(",")[-1][-60:]):
        return None
    return _by_cues(after, before, text[start:end])


def _reaches(verb: Sieved, before: str, apart: re.Pattern[str]) -> bool:
    """Tell whether a verb before an event is said of it, and not of what stands between them."""
    found = list(verb.finditer(before))
    return bool(found) and not apart.match(before, found[-1].end())


def _is_awaited(before: str) -> bool:
    """Tell whether the words before an event only say what is left to it, kept from it or wanted for it."""
    left = any(verb.search(before) for verb in (_POSTPONED, _CANCELLED))
    return left or bool(_WANTED_FOR.search(before))


def _by_cues(after: str, before: str, noun: str) -> Status:
    if re.search(r"\b(?:next|forthcoming|upcoming|planned|proposed|future)\b", noun, re.IGNORECASE):
        return Status.PLANNED
    if _GOVERNED.search(before):
        # "the prospects of a summit": the noun is no subject, so the verb after it is not its own.
        near = [(m.start(), cue) for cue in (_PLANNED, _HELD) for m in cue.finditer(before[-70:])]
        if near and max(near, key=lambda found: found[0])[1] is _PLANNED:
            return Status.PLANNED
    # "will be held", "which is to take place": the first verb after the noun.
    for words, index in ((after, 0), (before, -1)):
        cues = [(found.start(), Status.PLANNED) for found in _PLANNED.finditer(words)]
        cues += [(found.start(), Status.HELD) for found in _HELD.finditer(words)]
        if cues:
            return sorted(cues)[index][1]
    return Status.HELD


def status_of_verb(verb: str, before: str) -> Status | None:
    """Return the status of an event told by a verb with its auxiliaries; None if denied."""
    if is_denied(verb) or is_denied(before[-30:]):
        return None
    if re.search(
        r"\b(?:will|shall|would|is\s+to|are\s+to|to\s+(?!be\b)|next\s+meets?|due|set|plans?|expected"
        r"|scheduled)\b",
        verb,
    ):
        return Status.PLANNED
    return Status.HELD


def is_dated(text: str) -> bool:
    """Tell whether a stretch holds a date."""
    return T in text
