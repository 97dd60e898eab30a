"""A draft notice of a chair that changes hands: who, to whom, which days, what for. Pure; English."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secretariat.notices.sentences import Sentence, Words


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure of the outgoing term: "meeting held", "meetings held", 7."""

    one: str
    many: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TermHanded:
    """What is recorded of a term that begins, and of the one before. Lines are public ids, days in words.

    `is_ahead`: it has not begun; `figures`: counted of the outgoing term; `definition`: what was counted.
    """

    line: str
    holder: str
    body: str
    since: str
    until: str = ""
    is_ahead: bool = False
    before: str = ""
    before_line: str = ""
    motto: str = ""
    priorities: tuple[str, ...] = ()
    programme_line: str = ""
    figures: tuple[Counted, ...] = ()
    definition: str = ""


def title_of(told: TermHanded) -> str:
    """Return the title of the notice."""
    verb = "is to take" if told.is_ahead else "takes"
    giver = f" from {told.before}" if told.before else ""
    return f"{told.holder} {verb} the chair of {_of(told.body)}{giver}"


def words_of(told: TermHanded) -> Words:
    """Return the words, each sentence with its lines."""
    both = tuple(line for line in (told.line, told.before_line) if line)
    takes = "is to take over" if told.is_ahead else "took over"
    giver = f" from {told.before}" if told.before else ""
    lede = [Sentence(f"{told.holder} {takes} the chair of {_of(told.body)}{giver} on {told.since}.", both)]
    if told.until:
        lede.append(Sentence(f"Its term ends on {told.until}.", (told.line,)))
    parts = [list(_programme(told)), list(_outgoing(told))]
    return Words(tuple(lede), tuple(tuple(part) for part in parts if part))


def _programme(told: TermHanded) -> Iterable[Sentence]:
    rests = (told.programme_line,)
    if told.motto:
        yield Sentence(f"The term stands under the motto “{told.motto}”.", rests)
    if told.priorities:
        yield Sentence(f"Its priorities are: {'; '.join(told.priorities)}.", rests)


def _outgoing(told: TermHanded) -> Iterable[Sentence]:
    figures = [_counted(figure) for figure in told.figures if figure.count]
    if not figures or not told.before:
        return
    yield Sentence(f"Of the term of {told.before} the record holds {_joined(figures)}.", (told.before_line,))
    if told.definition:
        yield Sentence(told.definition, (told.before_line,))


def _counted(figure: Counted) -> str:
    return f"{figure.count} {figure.one if figure.count == 1 else figure.many}"


def _of(body: str) -> str:
    return body if body.lower().startswith("the ") else f"the {body}"


def _joined(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
