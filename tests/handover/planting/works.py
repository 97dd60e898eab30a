"""Open work of projects, of the business council and of practices."""

from datetime import timedelta

from secretariat.business.models import Consultation, Offer, Round
from secretariat.evidence.models import Claim
from secretariat.practices.models import PeerVisit, Practice, Reuse
from secretariat.projects.bridge import CallValue, ProjectActValue, ProjectValue
from secretariat.texts.models import Text
from tests.commitments import making as owed
from tests.factories import Make
from tests.handover.ground import NOW, Ground, line, plants


def _stated(g: Ground, title: str, stated: str, planned: str) -> Claim:
    """A project as a source states it; a closed one is completed."""
    now = "completed" if g.is_closed else stated
    return line(g, "project", ProjectValue(body=g.body.slug, title=title, stated=now, planned=planned))


@plants("project-step")
def _project_step(g: Ground, said: str, number: int) -> None:
    _stated(g, said, "concept note", "2027/2028")


@plants("project-at-risk")
def _project_at_risk(g: Ground, said: str, number: int) -> None:
    _stated(g, said, "under way", "2024/2025")


@plants("project-milestone")
def _project_milestone(g: Ground, said: str, number: int) -> None:
    project = _stated(g, f"Ports {number}", "under way", "2024/2028").line.public_id
    given = {"milestones": [{"due": "2025-12", "words": said}]}
    line(g, "project-act", ProjectActValue(project=project, act="milestones", on="2025-01-10", given=given))


@plants("project-call")
def _project_call(g: Ground, said: str, number: int) -> None:
    closed = "2026-03-01" if g.is_closed else None
    value = CallValue(body=g.body.slug, title=said, opens="2026-01-10", closes="2026-06", closed=closed)
    line(g, "project-call", value)


@plants("business-round")
def _business_round(g: Ground, said: str, number: int) -> None:
    forum = Make.meeting(g.body, f"Forum {g.begin} {number}", "2026-07-01", status="held", by=g.cast.staff)
    Round.objects.create(
        council=g.body, meeting=forum, title=said, day=NOW.date() + timedelta(days=30), first="14:00",
        minutes=20, slots=2, tables=2, wishes_until=NOW.date() + timedelta(days=20), opened_at=NOW,
        opened_by_id=g.cast.staff.acting_id, state="held" if g.is_closed else "open",
    )  # fmt: skip


@plants("business-offer")
def _business_offer(g: Ground, said: str, number: int) -> None:
    Offer.objects.create(
        council=g.body, party=g.cast.alba, side="seeks", want="partner", title=said, sectors="C",
        countries="PL", until=NOW.date() + timedelta(days=30), opened_at=NOW,
        opened_by_id=g.cast.staff.acting_id, state="met" if g.is_closed else "open",
        distribution="public" if g.distribution == "public" else "general",
    )  # fmt: skip


@plants("consultation")
def _consultation(g: Ground, said: str, number: int) -> None:
    text = Text.objects.filter(title="Agenda of the union").first() or owed.text(g.cast)
    Consultation.objects.create(
        body=g.body, council=g.body, text=text, title=said, question="What do you say?", opened_at=NOW,
        opened_by_id=g.cast.staff.acting_id, opened_on=NOW.date(), closes_on=NOW.date() + timedelta(days=30),
        state="ended" if g.is_closed else "open",
        distribution="public" if g.distribution == "public" else "general",
    )  # fmt: skip


def _practice_of(g: Ground, title: str, state: str) -> Practice:
    practice: Practice = Practice.objects.create(
        body=g.body, party=g.cast.alba, title=title, problem="Lorries.", done="A yard.", state=state,
        state_since=NOW.date(), distribution="public", entered_at=NOW, entered_by_id=g.cast.staff.acting_id,
        published_on=NOW.date() if state == "published" else None,
    )  # fmt: skip
    return practice


@plants("practice")
def _practice(g: Ground, said: str, number: int) -> None:
    _practice_of(g, said, "published" if g.is_closed else "offered")


@plants("practice-reuse")
def _reuse(g: Ground, said: str, number: int) -> None:
    Reuse.objects.create(
        practice=_practice_of(g, said, "published"), party=g.cast.brenn, began="2026-01", words="A yard.",
        source="reference", address="https://brenn.example/", reported_at=NOW,
        reported_by_id=g.cast.staff.acting_id, state="confirmed" if g.is_closed else "reported",
    )  # fmt: skip


@plants("peer-visit")
def _peer_visit(g: Ground, said: str, number: int) -> None:
    PeerVisit.objects.create(
        practice=_practice_of(g, said, "published"), party=g.cast.brenn, aims="See it.", suits="In May",
        people="Four", asked_at=NOW, asked_by_id=g.cast.staff.acting_id,
        state="declined" if g.is_closed else "asked",
    )  # fmt: skip
