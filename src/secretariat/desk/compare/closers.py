"""Which lines of the record may tell what became of something expected; they are proposed. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from secretariat.desk.compare.dates import good
from secretariat.desk.compare.fields import like_words, meets
from secretariat.desk.compare.held import Held
from secretariat.desk.compare.stems import stems
from secretariat.desk.states import Ending

_ENOUGH_WORDS = 2
_ENOUGH_SHARE = 0.5
# "other cities will join", "to attract new members", «новые члены вступят»: who comes, and that they come.
_COMERS = re.compile(
    r"\b(other|new|more|further|additional|another)\s+(\w+\s+){0,2}"
    r"(member|cit|town|municipalit|region|state|countr|universit|chamber|compan)"
    r"|\b(друг|нов|ещ[её]|дополнительн)\w*\s+(\w+\s+){0,2}(член|участник|город|регион|государств|стран)",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"\b(join|acce[ds]|admi[ts]|enlarge|replenish|attract|welcom|become|grow)"
    r"|\b(вступ|присоедин|принят|прим(ут|ем|ет)|расшир|пополн|привлеч|ста(нут|ть))",
    re.IGNORECASE,
)
_RESULTS: Mapping[str, Ending] = {
    "happened": Ending.AS_ANNOUNCED,
    "happened in part": Ending.OTHERWISE,
    "happened otherwise": Ending.OTHERWISE,
    "happened, then ended": Ending.OTHERWISE,
    "did not happen": Ending.NOT,
    "no trace found": Ending.NO_TRACE,
}


@dataclass(frozen=True, slots=True)
class Expected:
    """Something that a line says will or should happen: `value` as announced, `horizon` EDTF or None.

    `common` are the stems of the names of the bodies concerned.
    """

    line: str
    kind: str
    value: Mapping[str, Any]
    words: str
    horizon: str | None
    common: frozenset[str] = frozenset()

    def telling(self, text: str) -> frozenset[str]:
        """Return the stems of a text without those of the names of bodies, which prove nothing."""
        return stems(text) - self.common


@dataclass(frozen=True, slots=True)
class Closer:
    """A line that may close an expectation, as what, and why it is proposed."""

    line: Held
    ending: Ending
    reason: str


def closers_of(expected: Expected, held: Iterable[Held]) -> tuple[Closer, ...]:
    """Return the lines that may close it: its own later reading first, then others, reports last."""
    find = _FINDING.get(expected.kind, _by_words)
    found = [closer for line in held if (closer := find(expected, line) or _report(expected, line))]
    return tuple(sorted(found, key=lambda closer: _place(expected, closer)))


def _place(expected: Expected, closer: Closer) -> tuple[bool, bool, str]:
    return closer.line.public_id != expected.line, closer.line.kind == "report", closer.line.public_id


def _term(expected: Expected, line: Held) -> Closer | None:
    here, there = expected.value, line.value
    if line.kind != "chairmanship" or here["body"] != there["body"] or not meets(here["term"], there["term"]):
        return None
    if here["holder"] == there["holder"]:
        if there["status"] == "held":
            return Closer(line, Ending.AS_ANNOUNCED, "the record holds this term as held")
        if there["status"] == "not-held":
            return Closer(line, Ending.NOT, "the record says that this term was not held")
        return None
    if there["status"] == "held" and here["term"] and there["term"]:
        return Closer(line, Ending.OTHERWISE, "another holder over the same days")
    return None


def _meeting(expected: Expected, line: Held) -> Closer | None:
    here, there = expected.value, line.value
    if line.kind != "meeting" or (line.public_id == expected.line and there["status"] == here["status"]):
        return None
    same_kind = here["kind"] == there["kind"] or like_words(here["title"], there["title"])
    same_body = bool(here["body"]) and here["body"] == there["body"]
    own = line.public_id == expected.line
    if not own and not (
        same_kind and same_body and here["on"] and there["on"] and meets(here["on"], there["on"])
    ):
        return None
    if there["status"] == "held":
        return Closer(line, Ending.AS_ANNOUNCED, "the record holds such a meeting in these days")
    if there["status"] in {"cancelled", "not-held"}:
        return Closer(line, Ending.NOT, "the record says that it did not take place")
    if there["status"] == "postponed":
        return Closer(line, Ending.OTHERWISE, "the record says that it was postponed")
    return None


def _event(expected: Expected, line: Held) -> Closer | None:
    if line.public_id != expected.line:
        return None
    if line.value["status"] == "held":
        return Closer(line, Ending.AS_ANNOUNCED, "the record says that it was held")
    if line.value["status"] == "dropped":
        return Closer(line, Ending.NOT, "the record says that it was dropped")
    return None


def _seat(expected: Expected, line: Held) -> Closer | None:
    here, there = expected.value, line.value
    if line.kind != "membership" or here["body"] != there["body"] or here["party"] != there["party"]:
        return None
    if there["status"] == "member" and line.public_id != expected.line:
        return Closer(line, Ending.AS_ANNOUNCED, "the record holds a member's seat of this party")
    return None


def _text(expected: Expected, line: Held) -> Closer | None:
    here, there = expected.value, line.value
    if line.kind != "text" or not like_words(here["title"], there["title"]) or here["body"] != there["body"]:
        return None
    if there["adopted"] and there["status"] != "planned" and meets(expected.horizon, there["adopted"]):
        return Closer(line, Ending.AS_ANNOUNCED, "the record holds a text of this name as adopted")
    return None


def _by_words(expected: Expected, line: Held) -> Closer | None:
    return _comer(expected, line) if line.kind == "membership" else _text_of_this_name(expected, line)


def _comer(expected: Expected, line: Held) -> Closer | None:
    """A member's seat that began after it was said that others should join."""
    if line.value["status"] != "member" or not speaks_of_comers(expected.words):
        return None
    said, during = good(expected.value.get("said")), good(line.value["during"])
    if not said or not said.end or not during or not during.first or during.first < said.end:
        return None
    return Closer(line, Ending.AS_ANNOUNCED, "a member that took its seat afterwards")


def speaks_of_comers(words: str) -> bool:
    """Tell whether words say that others are to become members, without naming them.

    >>> speaks_of_comers("We hope that soon the Union will be replenished with other cities of our country.")
    True
    >>> speaks_of_comers("The Union should join the initiatives of the chairmanship.")
    False
    """
    return bool(_COMERS.search(words) and _COMING.search(words))


def _text_of_this_name(expected: Expected, line: Held) -> Closer | None:
    """A text adopted after it was said that a text of this name should come."""
    if line.kind != "text" or not line.value["adopted"]:
        return None
    said, adopted = good(expected.value.get("said")), good(line.value["adopted"])
    if not said or not adopted or not said.end or not adopted.first or adopted.first < said.end:
        return None
    title = expected.telling(str(line.value["title"]))
    if len(title & expected.telling(expected.words)) >= _ENOUGH_WORDS:
        return Closer(line, Ending.AS_ANNOUNCED, "a text of this name was adopted afterwards")
    return None


def _report(expected: Expected, line: Held) -> Closer | None:
    if line.kind != "report" or not _reports_on(expected, line.value):
        return None
    ending = _RESULTS.get(str(line.value["result"]))
    return Closer(line, ending, "a report on this, as far as it was looked for") if ending else None


def _reports_on(expected: Expected, report: Mapping[str, Any]) -> bool:
    """Tell whether a report may speak of it: the same term, or enough of the same words in the same time."""
    if expected.horizon and report["expected"] and not meets(expected.horizon, report["expected"]):
        return False
    about, own = stems(str(report["about"])), stems(expected.words)
    if expected.kind == "chairmanship":
        chair = any(word.startswith(("chair", "presi", "coord")) for word in about)
        return bool(chair and report["expected"] and expected.value["body"] == report["body"])
    common = about & own
    is_telling = bool(common - expected.common)
    return (
        is_telling
        and len(common) >= _ENOUGH_WORDS
        and len(common) / min(len(about), len(own)) >= _ENOUGH_SHARE
    )


_FINDING: Mapping[str, Callable[[Expected, Held], Closer | None]] = {
    "chairmanship": _term,
    "meeting": _meeting,
    "programme-event": _event,
    "membership": _seat,
    "text": _text,
}


def kinds_that_close(kinds: Sequence[str], words: Sequence[str] = ()) -> set[str]:
    """Return the kinds of lines that may close expectations of these kinds, in these words."""
    own = {kind if kind in _FINDING else "text" for kind in kinds}
    own |= {"membership"} if any(map(speaks_of_comers, words)) else set()
    return {*own, "report"} if kinds else set()
