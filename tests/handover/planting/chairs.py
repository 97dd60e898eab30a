"""Open work about the chair: terms, handovers, programmes, coordinators."""

from datetime import timedelta

from secretariat.chairs.bridge import (
    ChairmanshipValue,
    CoordinatorValue,
    EventValue,
    HandoverValue,
    InitiativeValue,
)
from secretariat.chairs.models import Chairmanship, ChecklistItem
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.projection import as_json
from tests.factories import Make
from tests.handover.ground import NOW, Ground, line, plants


@plants("yearly-report")
def _yearly(g: Ground, said: str, number: int) -> None:
    group = Make.body(
        f"{g.begin.lower()}-led-{number}", names={"short": said}, kind="working group", parent=g.body
    )
    during = "2020-01-01/2021-01-01" if g.is_closed else "2025-07-01/2027-06-30"
    due = None if g.is_closed else "2026-07-01"
    claim = enter_claim(
        kind="coordinator",
        value=as_json(CoordinatorValue(body=group.slug, holder="XA", during=during, report_due=due)),
        sourced=Make.sourced(body=group),
    )
    if g.is_closed:
        value = CoordinatorValue(body=group.slug, holder="XA", during="2021-01-02/2029-12-31")
        enter_claim(kind="coordinator", value=as_json(value), sourced=Make.sourced(body=group))
    if g.distribution != "public":
        Make.hidden(claim.line, g.distribution)


@plants("group-without-coordinator")
def _unled(g: Ground, said: str, number: int) -> None:
    group = Make.body(
        f"{g.begin.lower()}-bare-{number}", names={"short": said}, kind="working group", parent=g.body
    )
    if g.is_closed:
        value = CoordinatorValue(body=group.slug, holder="XA", during="2020-01-01/..")
        enter_claim(kind="coordinator", value=as_json(value), sourced=Make.sourced(body=group))


@plants("programme-event")
def _event(g: Ground, said: str, number: int) -> None:
    status = "held" if g.is_closed else "planned"
    value = EventValue(body=g.body.slug, of=g.term.public_id, title=said, status=status, on="2026-05")
    line(g, "programme-event", value)


@plants("initiative")
def _initiative(g: Ground, said: str, number: int) -> None:
    state = "done" if g.is_closed else "offered"
    value = InitiativeValue(body=g.body.slug, of=g.term.public_id, holder="XB", title=said, state=state)
    line(g, "initiative", value)


@plants("term")
def _term(g: Ground, said: str, number: int) -> None:
    status = "not-held" if g.is_closed else "planned"
    term = f"{2030 + number}-01-01/{2030 + number}-12-31"
    value = ChairmanshipValue(body=g.body.slug, holder=None, holder_words=said, term=term, status=status)
    line(g, "chairmanship", value)


@plants("delayed-handover")
def _delay(g: Ground, said: str, number: int) -> None:
    moment = (NOW + timedelta(days=-1 if g.is_closed else 30)).isoformat()
    line(g, "handover", HandoverValue(body=g.body.slug, to=g.term.public_id, act="delay", moment=moment))


@plants("checklist-item")
def _tick(g: Ground, said: str, number: int) -> None:
    done = {"done_at": NOW, "done_by_id": g.cast.staff.acting_id} if g.is_closed else {}
    near = Chairmanship.objects.filter(body=g.body, holder_words=f"Near {g.begin}").first()
    if near is None:
        value = ChairmanshipValue(
            body=g.body.slug,
            holder=None,
            holder_words=f"Near {g.begin}",
            term="2026-03-01/..",
            status="held",
        )
        near = line(g, "chairmanship", value).line.chairmanship
    ChecklistItem.objects.create(of=near, words=said, **done)
