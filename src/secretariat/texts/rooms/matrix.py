"""Who holds which bracket: delegations by brackets, and what would clear if one of them lifted."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from secretariat.engines.drafting.notation.positions import Stance
from secretariat.engines.drafting.operations.matrix import Column, matrix, would_clear
from secretariat.engines.values.folding import sort_key
from secretariat.texts import touching
from secretariat.texts.rooms.look import Look
from secretariat.texts.rooms.segments import words_of

_SIGNS: Mapping[Stance, str] = {
    Stance.PROPOSE: "●", Stance.COSPONSOR: "●", Stance.SUPPORT: "+", Stance.RETAIN: "+",
    Stance.CAN_LIVE_WITH: "~", Stance.RESERVE: "R", Stance.OPPOSE: "−", Stance.DELETE: "−",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """What one holds of one bracket: signs for the eye, words for everybody."""

    signs: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """A bracket: where, its alternatives in words, a cell for each delegation in the order of the head."""

    key: str
    called: str
    alternatives: tuple[str, ...]
    cells: tuple[Cell | None, ...]
    is_clear: bool
    blockers: str


@dataclass(frozen=True, slots=True)
class Lifting:
    """What would clear if a delegation lifted all that it holds."""

    who: str
    count: int
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The positions matrix; rows are brackets, because there are more of them than delegations."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    liftings: tuple[Lifting, ...]


def matrix_of(look: Look) -> Matrix:
    """Return the matrix; the caller has seen that the viewer may know who holds what."""
    columns = matrix(look.state)
    language = get_language() or "en"
    actors = sorted(
        {actor for one in columns for actor in one.holders},
        key=lambda code: sort_key(look.names.of(code), language),
    )
    return Matrix(
        head=tuple(look.names.of(code) for code in actors),
        rows=tuple(_row(look, one, actors) for one in columns),
        liftings=tuple(one for code in actors if (one := _lifting(look, code, columns)).count),
    )


def _row(look: Look, column: Column, actors: list[str]) -> Row:
    return Row(
        key=column.paragraph,
        called=touching.called(look.state, column.paragraph) or _("head"),
        alternatives=tuple(word or _("no text") for word in column.words),
        cells=tuple(_cell(column, actor) for actor in actors),
        is_clear=column.is_clear,
        blockers=look.names.list(column.holders) if not column.is_clear else "",
    )


def _cell(column: Column, actor: str) -> Cell | None:
    held = column.stances.get(actor, ())
    if not held:
        return None
    signs = " ".join(f"{_SIGNS[stance]}{_letter(column, number)}" for number, stance in held)
    words = "; ".join(
        f"{words_of(stance)}: {column.words[number] or _('no text')}" for number, stance in held
    )
    return Cell(signs, words)


def _letter(column: Column, number: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[number % 26] if len(column.words) > 1 else ""


def _lifting(look: Look, actor: str, columns: tuple[Column, ...]) -> Lifting:
    keys = set(would_clear(look.state, actor))
    places = dict.fromkeys(one.paragraph for one in columns if one.key in keys)
    named = tuple((key, touching.called(look.state, key) or _("head")) for key in places)
    return Lifting(look.names.of(actor), len(keys), named)
