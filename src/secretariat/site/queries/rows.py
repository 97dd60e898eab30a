"""What pages are made of: links, rows with their sources, sections. Frozen; templates do no work."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from secretariat.engines.values.edtf import Edtf
from secretariat.evidence.notes import Note
from secretariat.people.actor import Actor


@dataclass(frozen=True, slots=True)
class Look:
    """Who looks, in which language, today; `known`: as the record would have read on that day."""

    viewer: Actor
    language: str
    today: date
    known: date | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A name that leads somewhere; `code`: the ISO code of a Party, the acronym of a Body."""

    label: str
    url: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the record as pages and the API show it.

    `value`: what it says, field by field; all other words are made from it in the reader's language;
    `distribution`: who may see it; `field`: which name or particular it is; `url`: where the line and all its
    claims can be seen; `when`: in words, `edtf`: for machines; `is_apart`: the day on which it was said is
    not known, so it is shown apart under "as known on"; `change`: where this viewer may change it.
    """

    kind: str
    id: str
    url: str
    head: Link
    value: Mapping[str, Any] = dataclasses.field(hash=False)
    distribution: str
    is_fictitious: bool
    field: str = ""
    links: tuple[Link, ...] = ()
    facts: tuple[str, ...] = ()
    words: str = ""
    is_quotation: bool = False
    when: str = ""
    edtf: str = ""
    state: str = ""
    is_inferred: bool = False
    is_unverified: bool = False
    is_apart: bool = False
    notes: tuple[Note, ...] = ()
    change: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring rows that rest on the same sources, which then stand once in the margin."""

    rows: tuple[Row, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: `total` rows of which these are shown; `url` leads to all of them.

    `is_more`: there are more than `total`; they were not counted on.
    """

    key: str
    title: str
    groups: tuple[Group, ...] = ()
    apart: tuple[Group, ...] = ()
    total: int = 0
    shown: int = 0
    is_more: bool = False
    url: str = ""
    remark: str = ""

    @property
    def is_cut(self) -> bool:
        """Whether some rows are only behind the link."""
        return self.shown < self.total


def grouped(rows: Iterable[Row]) -> tuple[Group, ...]:
    """Return the rows with their sources; neighbours on the same sources share one margin."""
    return tuple(Group(tuple(same), notes) for notes, same in groupby(rows, key=lambda row: row.notes))


def section(
    key: str,
    title: str,
    rows: Sequence[Row],
    *,
    total: int | None = None,
    is_more: bool = False,
    url: str = "",
    remark: str = "",
) -> Section:
    """Return a section of rows, those whose day of saying is not known apart."""
    return Section(
        key=key,
        title=title,
        groups=grouped(row for row in rows if not row.is_apart),
        apart=grouped(row for row in rows if row.is_apart),
        total=len({row.id for row in rows}) if total is None else total,
        shown=len({row.id for row in rows}),
        is_more=is_more,
        url=url,
        remark=remark,
    )


def plain(value: Any) -> Any:
    """Return a page's value as JSON can write it; what is empty is left out."""
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((f.name, plain(getattr(value, f.name))) for f in fields(value))
        return {name: given for name, given in pairs if given not in ("", None, [], {})}
    if isinstance(value, dict):
        return {str(key): plain(given) for key, given in value.items()}
    if isinstance(value, list | tuple):
        return [plain(given) for given in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Edtf):
        return value.text
    return value if isinstance(value, str | int | float | bool | None) else str(value)
