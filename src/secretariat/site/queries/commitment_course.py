"""The course of commitments as their sources tell it: said, reported on, changed; also as known on a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from secretariat.commitments.models import Change, Report
from secretariat.commitments.states import ENDED, Stance
from secretariat.commitments.terms import Course, Turn
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf, parse
from secretariat.evidence.notes import Note
from secretariat.site.queries.naming import Names
from secretariat.site.queries.pointing import page_of, speaker_link
from secretariat.site.queries.reads import Read, Reads
from secretariat.site.queries.rows import Link, Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the course: `kind` is said, report or change; `owners` and `due` are those from then on.

    `claim`: the claim that carries it, where the viewer may take it back.
    """

    kind: str
    id: str
    day: date
    when: str
    edtf: str
    state: str = ""
    words: str = ""
    owners: tuple[Link, ...] = ()
    due: str = ""
    priority: Link | None = None
    superseded_by: Link | None = None
    by: str = ""
    notes: tuple[Note, ...] = ()
    url: str = ""
    is_apart: bool = False
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class Stood:
    """How a commitment stands at the end of its course."""

    state: str
    since: str
    state_by: str
    owners: tuple[Link, ...]
    owners_before: tuple[Link, ...]
    due: Edtf | None
    due_before: str
    priority: str | None
    superseded_by: str | None


def lines_on(ids: Sequence[int]) -> dict[int, list[int]]:
    """Return commitment → the lines that speak of it, in 2 queries; what may be seen is asked on reading."""
    found: dict[int, list[int]] = defaultdict(list)
    for model in (Report, Change):
        rows = model.objects.standing().filter(commitment__in=ids)
        for commitment, line in rows.values_list("commitment_id", "pk"):
            found[commitment].append(line)
    return found


def in_order(reads: Iterable[Read]) -> list[Read]:
    """Return reports and changes by the day of which they speak, then as they were entered."""
    return sorted((read for read in reads if not read.is_apart), key=_key)


def stood(said: Read, others: Sequence[Read], names: Names, look: Look) -> Stood:
    """Return how it stands by what was read; `others` in order."""
    value = said.value
    owners = tuple(speaker_link(one, names) for one in value["owners"])
    held = Stood(
        "", "", "", owners, (), parse(value["due"]) if value["due"] else None, "", value.get("priority"), None
    )
    for read in others:
        held = _after(held, read, names, look)
    return held


def _after(held: Stood, read: Read, names: Names, look: Look) -> Stood:
    value = read.value
    if read.kind == "report":
        return replace(
            held,
            state=value.get("state", ""),
            since=label(_day(read), look.language),
            state_by=entered_by(read),
            superseded_by=value.get("superseded_by"),
        )
    if value["owners"]:
        given = tuple(speaker_link(one, names) for one in value["owners"])
        held = replace(held, owners=given, owners_before=held.owners)
    if value["due"]:
        before = label(held.due, look.language) if held.due else ""
        held = replace(held, due=parse(value["due"]), due_before=before)
    return replace(held, priority=value["priority"] or held.priority)


def steps(
    said: Read, others: Sequence[Read], names: Names, look: Look, words_of: Mapping[str, str]
) -> tuple[Step, ...]:
    """Return the course, the first first.

    Args:
        others: reports and changes; those whose day of saying is not known stand last, apart.
        words_of: public id → words of the priorities and commitments that are pointed at and may be seen.
    """
    when = parse(said.value["said"]) if said.value["said"] else None
    first = Step(
        kind="said",
        id=said.line,
        day=(when.first if when else None) or date.min,
        when=label(when, look.language) if when else "",
        edtf=when.text if when else "",
        state=said.value["stance"],
        words=said.value["words"],
        owners=tuple(speaker_link(one, names) for one in said.value["owners"]),
        due=_label(said.value["due"], look),
        by=entered_by(said),
        notes=said.notes,
        url=page_of("line", said.line),
    )
    return (first, *(_step(read, names, look, words_of) for read in others))


def _step(read: Read, names: Names, look: Look, words_of: Mapping[str, str]) -> Step:
    value, on = read.value, _day(read)
    is_report = read.kind == "report"
    priority, after = value.get("priority") or "", value.get("superseded_by") or ""
    return Step(
        kind=read.kind,
        id=read.line,
        day=on.first or date.min,
        when=label(on, look.language),
        edtf=on.text,
        state=value.get("state", "") if is_report else "",
        words=value["about"] if is_report else value["reason"],
        owners=() if is_report else tuple(speaker_link(one, names) for one in value["owners"] or ()),
        due="" if is_report else _label(value["due"], look),
        priority=Link(words_of[priority], page_of("priority", priority)) if priority in words_of else None,
        superseded_by=Link(words_of[after], page_of("commitment", after)) if after in words_of else None,
        by=entered_by(read),
        notes=read.notes,
        url=page_of("line", read.line),
        is_apart=read.is_apart,
    )


def course_of(said: Read, others: Sequence[Read]) -> Course:
    """Return the course as the terms in the chair ask for it."""
    reports = [read for read in others if read.kind == "report" and read.value.get("state")]
    changes = [read for read in others if read.kind == "change" and read.value["owners"]]
    return Course(
        parse(said.value["said"]) if said.value["said"] else None,
        tuple(Turn(_day(read), read.value["state"] in ENDED) for read in reports),
        tuple(_day(read) for read in changes),
    )


def others_of(reads: Reads, lines: Sequence[int]) -> list[Read]:
    """Return the readings of the lines that speak of a commitment, in order, those apart last."""
    read = reads.of(lines)
    return [*in_order(read), *(one for one in read if one.is_apart)]


def stance_words(stance: str) -> str:
    """Return a stance in words."""
    return str(Stance(stance).label).lower() if stance in Stance.values else stance


def entered_by(read: Read) -> str:
    """Return who entered what is read."""
    return next((note.entered_by for note in read.notes if note.is_chosen), "")


def _day(read: Read) -> Edtf:
    given: Any = read.value.get("on")
    return parse(given) if given else Edtf.day(_entered(read).date())


def _entered(read: Read) -> Any:
    chosen = [claim for claim in read.claims if claim.is_chosen] or list(read.claims)
    return chosen[-1].entered_at


def _key(read: Read) -> tuple[date, Any, int]:
    return _day(read).first or _entered(read).date(), _entered(read), read.line_id


def _label(edtf: str | None, look: Look) -> str:
    return label(parse(edtf), look.language) if edtf else ""
