from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from secretariat.chairs import policies
from secretariat.chairs.actions.enter_programme import enter_programme
from secretariat.chairs.bridge import PriorityValue, ProgrammeValue
from secretariat.chairs.models import Chairmanship, Programme
from secretariat.distribution import Distribution
from secretariat.evidence.models import Line
from secretariat.evidence.sourced import Cited, Sourced
from secretariat.evidence.states import CitationKind
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState

OPEN = (Distribution.LIMITED, Distribution.PUBLIC)


@transaction.atomic
def write_programme(
    *,
    of: Chairmanship,
    motto: str,
    priorities: Sequence[PriorityValue],
    distribution: str,
    by: Actor,
    at: datetime,
    seen_version: int,
) -> Programme:
    """Write the motto and priorities of a term: a draft for the members, or published for all.

    Who: the delegation of the chair from 90 days before its term, and the body's secretariat
        (`policies.may_write_programme`).
    Writes: a claim on the term's programme, entered by this account (`enter_programme`); when it is first
        published, the history entry `line.opened`.
    Refuses: NotPermitted; WrongState (a published programme becomes no draft again); Invalid (nothing said);
        StaleRevision.

    Args:
        seen_version: version of the programme's line that the person saw; 0 where there was none.
    """
    if not policies.may_write_programme(by, of, at):
        raise NotPermitted(
            f"The chair's delegation writes its programme from {policies.DRAFTING_DAYS} days before its term "
            "until the term is over, and the secretariat with it."
        )
    if distribution not in OPEN:
        raise Invalid("A programme is a draft for the members, or public.", field="distribution")
    if not motto.strip() and not priorities:
        raise Invalid("Write a motto or at least one priority.", field="motto")
    line = _line_of(of)
    if (line.version if line else 0) != seen_version:
        raise StaleRevision("Somebody changed the programme after you opened it. Look again, then write.")
    if line and line.distribution == Distribution.PUBLIC and distribution != Distribution.PUBLIC:
        raise WrongState("The programme has been published; it cannot become a draft again.")
    if line and line.distribution != distribution:
        _open(line, by, at)
    value = ProgrammeValue(
        body=of.body.slug,
        of=of.public_id,
        holder=of.holder.code if of.holder else None,
        during=of.term.text if of.term else None,
        motto=motto.strip(),
        priorities=tuple(priorities),
    )
    sourced = Sourced(
        by=by,
        at=at,
        cited=(Cited(CitationKind.ENTRY, note=by.authority),),
        distribution=distribution,
        body=of.body,
        is_fictitious=of.line.is_fictitious,
    )
    claim = enter_programme(value=value, sourced=sourced, line=line, choose=True)
    return Programme.objects.get(line=claim.line)


def _line_of(term: Chairmanship) -> Line | None:
    lines = Line.objects.select_for_update(of=("self",)).filter(kind="programme", programme__of=term)
    return lines.filter(chosen__isnull=False).order_by("pk").first()


def _open(line: Line, by: Actor, at: datetime) -> None:
    before, line.distribution = line.distribution, Distribution.PUBLIC
    line.save(update_fields=["distribution"])
    record("line.opened", on=line, by=by, at=at, before=before, after=line.distribution)
