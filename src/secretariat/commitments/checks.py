"""What every act on a Commitment is checked for, and on which source it then stands."""

from collections.abc import Iterable
from dataclasses import replace

from secretariat.commitments.bridge import SpeakerValue
from secretariat.commitments.models import Commitment, Priority, StrategyVersion
from secretariat.distribution import STRICTNESS, Distribution
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence import checks
from secretariat.evidence.models import Line
from secretariat.evidence.reach import may_join, may_stand_for, readers_named_by, readers_of
from secretariat.evidence.sourced import Sourced
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, StaleRevision, WrongState
from secretariat.texts.models import Text

TAKEN_BACK = {"report": "reports", "change": "changes"}  # kinds of lines on a commitment


def locked_as_seen(commitment: Commitment, seen_version: int) -> Commitment:
    """Return the commitment, locked until the transaction ends.

    Raises:
        StaleRevision: it stands otherwise than the person saw.
    """
    rows = Commitment.objects.select_for_update(of=("self",)).select_related(
        "line__chosen", "line__body__parent"
    )
    found: Commitment = rows.get(pk=commitment.pk)
    if found.version != seen_version:
        raise StaleRevision("This commitment was changed after you opened it. Look at it, then save again.")
    return found


def commitment_of(line: Line) -> Commitment:
    """Return the commitment of which a report or a change speaks.

    Raises:
        WrongState: it speaks of none.
    """
    rows = Commitment.objects.select_related("line__body__parent")
    rows = rows.filter(**{f"{TAKEN_BACK[line.kind]}__line": line})
    found: Commitment | None = rows.first()
    if found is None:
        raise WrongState("This speaks of no commitment.")
    return found


def sourced_for(commitment: Commitment, sourced: Sourced) -> Sourced:
    """Return the source of an act on a commitment: it goes exactly as far as the commitment does.

    Raises:
        Invalid: not everybody who may see the commitment may see the source.
    """
    return reaching_as_far(commitment.line, sourced)


def reaching_as_far(line: Line, sourced: Sourced) -> Sourced:
    """Return the source of what hangs on a line: it goes exactly as far as the line does.

    Raises:
        Invalid: not everybody who may see the line may see the source.
    """
    if not may_stand_for(line, sourced.distribution, readers_named_by(sourced)):
        raise Invalid(
            f"Not everybody who sees this {line.kind} may see that source. Give one that is as open.",
            field="distribution",
        )
    for cited in sourced.cited:
        if cited.passage and not may_join(cited.passage.reading.document, line):
            raise Invalid(
                f"Not everybody who sees this {line.kind} may see that document. Quote one that is as open.",
                field="document",
            )
    return replace(
        sourced, distribution=line.distribution, readers=readers_of(line), body=line.body,
        is_fictitious=line.is_fictitious,
    )  # fmt: skip


def known_owners(owners: Iterable[SpeakerValue]) -> None:
    """Refuse owners that nobody knows under their address."""
    for owner in owners:
        checks.said(owner.words, field="owners")
        checks.known_person(owner.person, field="owners")
        checks.known_party(owner.party, field="owners")
        checks.known_body(owner.body, field="owners")


def due_after(due: Edtf | None, said: Edtf | None) -> None:
    """Refuse a due date that was over before the thing was said."""
    if due and said and due.end and said.first and due.end <= said.first:
        raise Invalid(f"It cannot be due ({due.text}) before it was undertaken ({said.text}).", field="due")


def not_ahead(said: str | None, sourced: Sourced) -> None:
    """Refuse a day of undertaking that lies ahead."""
    day, body = checks.good_date(said, field="said"), sourced.body
    today = body.day(sourced.at) if body else sourced.at.date()
    if day and day.first and day.first > today:
        raise Invalid("It cannot have been undertaken on a day that lies ahead.", field="said")


def due_after_adoption(text: str | None, due: str | None, sourced: Sourced) -> None:
    """Refuse a due date that was over before the text was adopted from which it comes."""
    line = line_for(sourced.by, text, "text", field="text")
    day = checks.good_date(due, field="due")
    adopted = Text.objects.get(line=line).adopted if line else None
    if day and adopted and day.end and adopted.first and day.end <= adopted.first:
        raise Invalid(
            f"It cannot be due ({day.text}) before its text was adopted ({adopted.text}).", field="due"
        )


def standing_lines(version: StrategyVersion) -> list[Priority]:
    """Return the lines of a version that stand, in their order."""
    rows = Priority.objects.standing().filter(of=version)
    return list(rows.select_related("line__chosen", "line__body").order_by("position", "pk"))


def version_of_lines(rows: Iterable[Priority]) -> int:
    """Return a number that grows with every line that comes to a version and every change of one."""
    return sum(row.line.version for row in rows)


def line_for(by: Actor, public_id: str | None, kind: str, *, field: str) -> Line | None:
    """Return the line of that kind that the actor may see, None for None.

    Raises:
        Invalid: there is none.
    """
    if public_id is None:
        return None
    line = line_or_none(by, public_id, kind)
    if line is None:
        raise Invalid(f"No {kind} has the address “{public_id}”.", field=field)
    return line


def line_or_none(by: Actor, public_id: str, kind: str) -> Line | None:
    """Return the standing line of that kind that the actor may see."""
    seen = Line.objects.visible_to(by).select_related("body__parent")
    return seen.filter(public_id=public_id, kind=kind, chosen__isnull=False).first()


def as_open(other: Line | None, distribution: str, readers: frozenset[int], *, field: str) -> None:
    """Refuse to tie to a line that fewer people may see: whoever sees the one would learn of the other.

    Args:
        distribution, readers: how far what is tied goes.
    """
    if other is None or other.distribution == Distribution.PUBLIC:
        return
    is_wider = STRICTNESS[other.distribution] > STRICTNESS[distribution]
    if is_wider or (other.distribution == Distribution.RESTRICTED and not readers <= readers_of(other)):
        raise Invalid("Fewer people may see that than this; choose one that is as open.", field=field)
