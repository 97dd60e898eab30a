"""Open work with others: campaigns, joint initiatives, contributions."""

from secretariat.campaigns.models import Campaign, Prospect
from secretariat.contributions.models import Assessment, Scale
from secretariat.engines.values.edtf import Edtf
from secretariat.initiatives.models import AskedBody, JointInitiative, JointStep
from tests.handover.ground import NOW, Ground, plants


def _awaited(g: Ground, said: str, stage: str) -> None:
    by = g.cast.staff.acting_id
    campaign = Campaign.objects.create(
        body=g.body, title="New towns", purpose="They join us.", distribution="limited", opens_on=NOW.date(),
        opened_at=NOW, opened_by_id=by, closed_at=NOW if g.is_closed else None,
    )  # fmt: skip
    Prospect.objects.create(campaign=campaign, name=said, stage=stage, stage_since=NOW.date())


@plants("prospect")
def _prospect(g: Ground, said: str, number: int) -> None:
    _awaited(g, said, "interest")


@plants("application")
def _application(g: Ground, said: str, number: int) -> None:
    _awaited(g, said, "applied")


def _put_to(g: Ground, title: str, number: int, state: str) -> AskedBody:
    """An initiative put to the body; a closed one has ended."""
    by = g.cast.staff.acting_id
    one = JointInitiative.objects.create(
        party=g.cast.brenn, title=title, aim="One rule.", distribution=_told_to(g), proposed_on=NOW.date(),
        proposed_at=NOW, proposed_by_id=by, ended_at=NOW if g.is_closed else None,
    )  # fmt: skip
    return AskedBody.objects.create(
        initiative=one, body=g.body, term=g.term, position=0, state=state, state_since=NOW.date()
    )


def _told_to(g: Ground) -> str:
    return "public" if g.distribution == "public" else "limited"


@plants("joint-answer")
def _joint_answer(g: Ground, said: str, number: int) -> None:
    _put_to(g, said, number, "proposed")


@plants("joint-step")
def _joint_step(g: Ground, said: str, number: int) -> None:
    asked = _put_to(g, f"One rule {g.begin} {number}", number, "agreed")
    due = Edtf.parse("2026-05")
    JointStep.objects.create(asked=asked, words=said, due=due, added_at=NOW)


@plants("arrears")
def _arrears(g: Ground, said: str, number: int) -> None:
    year = Scale.objects.filter(body=g.body).count() + 1900
    days = {"issued_on": "2025-01-10", "due_on": "2099-03-01" if g.is_closed else "2025-03-01"}
    scale = Scale.objects.create(
        body=g.body, year=year, way="units", currency="EUR", total=10, decided=said, state="issued", **days
    )
    Assessment.objects.create(
        scale=scale, body=g.body, party=g.cast.alba, year=year, currency="EUR", amount=10, **days
    )
