"""`--what-if`: from words to changes of the calendar.

Forms: docs/reference/cli.md#what-if.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from secretariat.engines.rotation import (
    Boundary,
    Change,
    Declines,
    Exchanges,
    IsSuspended,
    Joins,
    Leaves,
)
from secretariat.engines.values.errors import BadDate
from secretariat.engines.values.folding import fold

_FORM = re.compile(r"\s*(?P<kind>[a-z-]+)\s*:\s*(?P<who>.+?)\s*@\s*(?P<when>[0-9./-]+)\s*", re.IGNORECASE)
_TWO = re.compile(r"\s*(?:<->|[,;/+=~]|\bwith\b|\band\b)\s*", re.IGNORECASE)
_BEHIND = re.compile(r"\s+(?:behind|after)\s+", re.IGNORECASE)
_EXAMPLES = {
    "join": "join:Elm@2027-01-01 or join:Elm behind Corva@2027-01-01",
    "leave": "leave:Alba@2027-01-01",
    "suspend": "suspend:Alba@2027-01-01 or suspend:Alba@2027-01-01/2028-12-31",
    "decline": "decline:Alba@2027-01-01",
    "swap": "swap:Alba,Brenn@2027-01-01",
}


class BadChange(ValueError):  # noqa: N818 - named for what is bad
    """A what-if that cannot be understood; the message says how to write it."""


@dataclass(frozen=True, slots=True)
class Known:
    """The parties of a body by every way to write them: name or code, in any case."""

    by_word: Mapping[str, str]

    @classmethod
    def of(cls, names: Iterable[str], codes: Mapping[str, str]) -> "Known":
        """Return the parties of these names; `codes` are further words for some of them."""
        return cls({fold(word): name for word, name in codes.items()} | {fold(name): name for name in names})

    def party(self, word: str) -> str:
        """Return the name of the party that a word means.

        Raises:
            BadChange: nobody bears it; names the nearest.
        """
        found = self.by_word.get(fold(word))
        if found is None:
            near = get_close_matches(fold(word), self.by_word, n=3, cutoff=0.6)
            names = ", ".join(dict.fromkeys(self.by_word[each] for each in near))
            raise BadChange(f"{word!r} has no seat here." + (f" Did you mean {names}?" if names else ""))
        return found


def change_of(words: str, known: Known) -> Change:
    """Return the change that the words mean.

    Raises:
        BadChange: no such kind, no such party, no date; the message shows how to write it.

    >>> change_of("decline:alba@2027", Known.of(["Alba"], {}))
    Declines(party='Alba', on=datetime.date(2027, 1, 1))
    """
    match = _FORM.fullmatch(words)
    if match is None:
        raise BadChange(f"{words!r} is not KIND:PARTY@DATE, such as {_EXAMPLES['decline']}.")
    kind = match["kind"].lower()
    if kind not in _KINDS:
        raise BadChange(f"{kind!r} is none of {', '.join(_KINDS)}. Write for example {_EXAMPLES['decline']}.")
    try:
        return _KINDS[kind](match["who"], match["when"], known)
    except BadDate as error:
        raise BadChange(f"{words!r}: {error}. Write for example {_EXAMPLES[kind]}.") from error


def _join(who: str, when: str, known: Known) -> Change:
    party, *behind = _BEHIND.split(who, maxsplit=1)
    newcomer = known.by_word.get(fold(party), party)
    return Joins(party=newcomer, on=_day(when), behind=known.party(behind[0]) if behind else None)


def _leave(who: str, when: str, known: Known) -> Change:
    return Leaves(party=known.party(who), on=_day(when))


def _suspend(who: str, when: str, known: Known) -> Change:
    first, _, last = when.partition("/")
    end = Boundary.after(last).last if last.strip(".") else None
    if end is not None and end <= _day(first):
        raise BadChange(f"A suspension ends after it begins: {when}.")
    return IsSuspended(party=known.party(who), first=_day(first), end=end)


def _decline(who: str, when: str, known: Known) -> Change:
    return Declines(party=known.party(who), on=_day(when))


def _swap(who: str, when: str, known: Known) -> Change:
    for split in _TWO.finditer(who):
        pair = who[: split.start()], who[split.end() :]
        if all(fold(each) in known.by_word for each in pair):
            one, other = map(known.party, pair)
            return Exchanges(party=one, other=other, on=_day(when))
    found = _TWO.search(who)
    if found is None:
        raise BadChange(f"A swap names two: {_EXAMPLES['swap']}.")
    known.party(who[: found.start()])
    known.party(who[found.end() :])
    raise BadChange(f"A swap names two: {_EXAMPLES['swap']}.")


def _day(text: str) -> date:
    return Boundary.starting(text).first


_KINDS: Mapping[str, Callable[[str, str, Known], Change]] = {
    "join": _join,
    "leave": _leave,
    "suspend": _suspend,
    "decline": _decline,
    "swap": _swap,
}
