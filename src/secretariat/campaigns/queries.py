"""Campaigns, who is to be won in them and how far each has come, as the viewer may see it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_low
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.bodies.queries import LONG, names_of
from secretariat.campaigns.models import Campaign, Contact, Prospect, SentLetter, Step
from secretariat.campaigns.states import ASIDE, ON_THE_WAY, Stage
from secretariat.parties.reach import of_members, of_secretariat
from secretariat.people.actor import Actor

# What each figure counts; shown beside it.
DEFINITIONS = {
    "all": gettext_lazy("All prospects that were ever added to the campaign."),
    "contacted": gettext_lazy("Those who were contacted, or came further without it."),
    "applied": gettext_lazy("Those who ever applied."),
    "member": gettext_lazy("Those who have their seat."),
    "aside": gettext_lazy("Those who declined, withdrew, or from whom nobody expects a word at present."),
    "days": gettext_lazy("Days from being found to having the seat: the lower median of those who have it."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignRow:
    """A campaign; `goal` None: none was set; `won`: have their seat; `in_hand`: are on the way."""

    id: str
    title: str
    purpose: str
    body: str
    body_name: str
    promoter: str
    distribution: str
    opens_on: date
    closes_on: date | None
    goal: int | None
    is_closed: bool
    why_closed: str
    won: int
    in_hand: int
    is_fictitious: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProspectRow:
    """A prospect in the pipeline; `days`: how long it has been at its stage; `city`: number of GeoNames."""

    id: str
    name: str
    country: str
    population: int | None
    stage: str
    stage_label: str
    since: date
    days: int
    promoter: str
    party: str
    city: int | None


@dataclass(frozen=True, slots=True)
class Column:
    """One stage of the pipeline with who is at it."""

    stage: str
    label: str
    rows: tuple[ProspectRow, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A result with its definition; `value` None: there is nothing to count it from."""

    key: str
    label: str
    value: int | None
    definition: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of a prospect's course; `meeting`: public id and title of the meeting that decided."""

    label: str
    on: date
    note: str
    address: str
    meeting: str
    meeting_title: str
    by: str


def campaigns_seen(
    viewer: Actor, language: str = "en", *, body: str = "", public_id: str = ""
) -> tuple[CampaignRow, ...]:
    """Return the campaigns that the viewer may see, running ones first, the latest first, in 4 queries."""
    rows: Any = Campaign.objects.visible_to(viewer).select_related("body", "promoted_by")
    if body:
        rows = rows.filter(body__slug=body)
    if public_id:
        rows = rows.filter(public_id=public_id)
    found = list(rows.order_by("-opens_on", "-pk"))
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    stages = Prospect.objects.visible_to(viewer).filter(campaign__in=found)
    for campaign, stage, count in stages.order_by().values_list("campaign", "stage").annotate(Count("pk")):
        counts[campaign][stage] = count
    bodies = names_of("body", {row.body_id for row in found}, language, LONG, viewer)
    parties = names_of("party", _promoters(found), language, viewer=viewer)
    listed = [_campaign(row, counts[row.pk], bodies, parties) for row in found]
    return tuple(sorted(listed, key=lambda row: row.is_closed))


def _promoters(rows: Iterable[Campaign | Prospect]) -> set[int]:
    return {row.promoted_by_id for row in rows if row.promoted_by_id}


def _campaign(
    row: Campaign, counts: Counter[str], bodies: Mapping[int, str], parties: Mapping[int, str]
) -> CampaignRow:
    return CampaignRow(
        id=row.public_id, title=row.title, purpose=row.purpose, body=row.body.slug,
        body_name=bodies.get(row.body_id, row.body.slug), promoter=parties.get(row.promoted_by_id or 0, ""),
        distribution=row.distribution, opens_on=row.opens_on, closes_on=row.closes_on, goal=row.goal,
        is_closed=row.closed_at is not None, why_closed=row.why_closed, won=counts[Stage.MEMBER],
        in_hand=sum(counts[stage] for stage in ON_THE_WAY), is_fictitious=row.body.is_fictitious,
    )  # fmt: skip


def prospects_of(public_id: str, viewer: Actor, today: date, language: str = "en") -> tuple[ProspectRow, ...]:
    """Return the prospects of a campaign that the viewer may see, who waits longest first, in 2 queries."""
    found = list(
        Prospect.objects.visible_to(viewer)
        .filter(campaign__public_id=public_id)
        .select_related("party")
        .order_by("stage_since", "name", "pk")
    )
    promoters = names_of("party", _promoters(found), language, viewer=viewer)
    return tuple(_prospect(row, promoters, today) for row in found)


def _prospect(row: Prospect, promoters: Mapping[int, str], today: date) -> ProspectRow:
    return ProspectRow(
        id=row.public_id, name=row.name, country=row.country, population=row.population, stage=row.stage,
        stage_label=row.get_stage_display(), since=row.stage_since, days=(today - row.stage_since).days,
        promoter=promoters.get(row.promoted_by_id or 0, ""), party=row.party.code if row.party else "",
        city=row.city,
    )  # fmt: skip


def pipeline(rows: Iterable[ProspectRow]) -> tuple[Column, ...]:
    """Return the prospects by stage, in the order of the way; empty stages aside are left out."""
    by_stage: dict[str, list[ProspectRow]] = defaultdict(list)
    for row in rows:
        by_stage[row.stage].append(row)
    return tuple(
        Column(stage.value, str(stage.label), tuple(by_stage[stage.value]))
        for stage in Stage
        if by_stage[stage.value] or stage not in ASIDE
    )


def figures_of(public_id: str, viewer: Actor) -> tuple[Figure, ...]:
    """Return the results of a campaign with definitions, in 1 query; for members and secretariat alone."""
    steps: dict[int, list[tuple[str, date]]] = defaultdict(list)
    rows = Step.objects.filter(
        of_members(viewer, "prospect__campaign__"), prospect__campaign__public_id=public_id
    )
    for prospect, stage, on in rows.order_by("at", "pk").values_list("prospect_id", "stage", "on"):
        steps[prospect].append((stage, on))
    return _figures(list(steps.values())) if steps else ()


def _figures(courses: Sequence[Sequence[tuple[str, date]]]) -> tuple[Figure, ...]:
    ever = [{stage for stage, _on in course} for course in courses]
    now = [course[-1][0] for course in courses]
    contacted = set(Stage.values) - {Stage.FOUND, Stage.DORMANT}
    days = [(course[-1][1] - course[0][1]).days for course in courses if course[-1][0] == Stage.MEMBER]
    values = {
        "all": (_("Prospects"), len(courses)),
        "contacted": (_("Contacted"), sum(bool(stages & contacted) for stages in ever)),
        "applied": (_("Applied"), sum(Stage.APPLIED in stages for stages in ever)),
        "member": (_("Joined"), now.count(Stage.MEMBER.value)),
        "aside": (_("Set aside"), sum(stage in ASIDE for stage in now)),
        "days": (_("Days to a seat"), median_low(days) if days else None),
    }
    return tuple(Figure(key, label, value, str(DEFINITIONS[key])) for key, (label, value) in values.items())


def course_of(prospect: Prospect, viewer: Actor) -> tuple[StepRow, ...]:
    """Return the steps of a prospect, the latest first, in 1 query; to members and secretariat alone."""
    rows = (
        Step.objects.filter(of_members(viewer, "prospect__campaign__"), prospect=prospect)
        .select_related("meeting__line", "by")
        .order_by("-at", "-pk")
    )
    return tuple(
        StepRow(
            str(row.get_stage_display()), row.on, row.note, row.address,
            row.meeting.public_id if row.meeting else "", str(row.meeting) if row.meeting else "",
            row.by.name,
        )
        for row in rows
    )  # fmt: skip


def contacts_of(prospect: Prospect, viewer: Actor) -> list[Contact]:
    """Return to whom one writes, in 1 query; to the secretariat alone."""
    rows = Contact.objects.filter(of_secretariat(viewer, "prospect__campaign__"), prospect=prospect)
    return list(rows.order_by("pk"))


def letters_of(prospect: Prospect, viewer: Actor) -> list[SentLetter]:
    """Return the letters that were sent, the latest first, in 1 query; to the secretariat alone."""
    rows = SentLetter.objects.filter(of_secretariat(viewer, "prospect__campaign__"), prospect=prospect)
    return list(rows.select_related("by").order_by("-at", "-pk"))
