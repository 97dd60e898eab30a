"""The approved projects of a body, read for the export in a fixed number of queries; what is public alone."""

from collections import defaultdict
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Max, Sum

from secretariat.bodies.queries import LONG, names_by_address
from secretariat.data.topics import topics
from secretariat.engines.values.edtf import Edtf
from secretariat.parties.house import is_kept_here
from secretariat.parties.models import Body
from secretariat.people.actor import NOBODY
from secretariat.projects.iati.codes import ORGANISATION, ROLE, STATUS, countries
from secretariat.projects.iati.writing import Activity, Days, Reporter, Taking, Yearly, activities
from secretariat.projects.models import BudgetLine, Partner, Project, ProjectPlace, ProjectTopic
from secretariat.projects.states import APPROVED_ONCE, PartnerRole

MOST = 5000


def iati_of(body: Body, at: datetime) -> bytes:
    """Return the approved projects of a body and its organs as IATI 2.03; a preview without an identifier."""
    rows: Any = Project.objects.visible_to(NOBODY).filter(state__in=APPROVED_ONCE)
    of = [body.pk, *Body.objects.filter(parent=body).values_list("pk", flat=True)]
    found = list(
        rows.filter(body__in=of).select_related("line").annotate(
            updated=Max("acts__line__chosen_at"), entered=Max("line__chosen_at")
        ).order_by("pk")[:MOST]
    )  # fmt: skip
    keys = [row.pk for row in found]
    taking, places, sectors, budget = _taking(keys), _places(keys), _sectors(keys), _budget(keys)
    told = [
        Activity(
            id=row.public_id, title=row.title, words=row.words, language=row.language,
            status=STATUS[row.state], taking=tuple(taking[row.pk]), planned=_days(row.planned),
            actual=_days(row.actual), countries=tuple(places[row.pk]), sectors=tuple(sectors[row.pk]),
            currency=row.currency, budget=tuple(budget[row.pk]), updated=row.updated or row.entered,
        )
        for row in found
    ]  # fmt: skip
    return activities(reporter_of(body), told, at)


def reporter_of(body: Body) -> Reporter:
    """Return who reports; the identifier is that of the body that is kept here, and of no other."""
    name = names_by_address("body", [body.slug], "en", LONG, NOBODY).get(body.slug, body.slug)
    identifier = settings.IATI_ORGANISATION if is_kept_here(body) and not body.is_fictitious else ""
    return Reporter(identifier, name, body.slug)


def _taking(keys: list[int]) -> dict[int, list[Taking]]:
    found: dict[int, list[Taking]] = defaultdict(list)
    rows = Partner.objects.filter(project__in=keys).select_related("party").order_by("position")
    for row in rows:
        kind = ORGANISATION.get(row.party.kind, "") if row.party else "40" if row.partner_body_id else ""
        role = ROLE.get(PartnerRole(row.role))
        if role:
            found[row.project_id].append(Taking(row.words, role, kind))
    return found


def _places(keys: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for project, code in (
        ProjectPlace.objects.filter(project__in=keys).order_by("code").values_list("project", "code")
    ):
        if code in countries() and code not in found[project]:
            found[project].append(code)
    return found


def _sectors(keys: list[int]) -> dict[int, list[tuple[str, str]]]:
    names = {one.key: one.en for one in topics()}
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = ProjectTopic.objects.filter(project__in=keys).order_by("topic")
    for project, topic in rows.values_list("project", "topic"):
        found[project].append((topic, names.get(topic, topic)))
    return found


def _budget(keys: list[int]) -> dict[int, list[Yearly]]:
    found: dict[int, list[Yearly]] = defaultdict(list)
    sums = BudgetLine.objects.filter(project__in=keys).values("project", "year").annotate(sum=Sum("amount"))
    for row in sums.order_by("project", "year"):
        found[row["project"]].append(Yearly(row["year"], Decimal(row["sum"]).quantize(Decimal("0.01"))))
    return found


def _days(days: Edtf | None) -> Days | None:
    if days is None:
        return None
    last = days.end - timedelta(days=1) if days.end else None
    return Days(days.first, last, days.text, days.is_to_the_day)
