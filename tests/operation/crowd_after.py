"""Look for lost updates after many writers: versions, entries and answers must agree; and for half acts.

`python -m tests.operation.play crowd_after`
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from django.conf import settings
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from secretariat.evidence.models import Finding
from secretariat.history.actions.chain_entries import chain_entries
from secretariat.history.models import Entry
from secretariat.meetings.models import MeetingReport
from secretariat.meetings.states import ReportState
from tests.operation.aftermath import figures, half_documents, half_findings, half_mailings, half_work


def lost_updates(won: Mapping[str, int]) -> Iterator[str]:
    """Each finding has one version and one entry for each decision that was answered with success."""
    acts = Entry.objects.filter(object_kind="finding").order_by()
    entries = dict(acts.values_list("object_id").annotate(n=Count("pk")))
    for finding in Finding.objects.filter(reading__document__title__startswith="News"):
        decisions = finding.version - 1
        if entries.get(finding.public_id, 0) != decisions:
            yield f"{finding.public_id}: {decisions} decisions, {entries.get(finding.public_id)} entries"
        answered = won.get(f"/desk/findings/{finding.public_id}/")
        if answered is not None and answered != decisions:
            yield f"{finding.public_id}: {answered} answers of success, {decisions} decisions"


def lost_objections(won: Mapping[str, int]) -> Iterator[str]:
    """Each report that was objected to has one entry, and one delegation was told that it was heard."""
    entries = dict(_objections())
    for report in MeetingReport.objects.select_related("meeting__line"):
        wanted = int(report.state == ReportState.OBJECTED)
        answered = won.get(reverse("meetings:object-to-report", args=[report.meeting.public_id]), 0)
        written = entries.get(report.history_id, 0)
        if (answered, written) != (wanted, wanted):
            yield f"report {report.history_id}: {report.state}, {answered} answers, {written} entries"


def _objections() -> Iterable[tuple[str, int]]:
    rows = Entry.objects.filter(verb="meeting-report.objected").order_by()
    return rows.values_list("object_id").annotate(n=Count("pk"))


def main() -> None:
    """Chain what the worker left, look, and print."""
    chain_entries(at=timezone.now())
    won = json.loads(Path(settings.VAR, "won.json").read_text(encoding="utf-8"))
    tasks = DBTaskResult.objects.filter(status="FAILED").count()
    lost = [*lost_updates(won), *lost_objections(won)]
    found = [*lost, *half_documents(), *half_findings(), *half_mailings(), *half_work()]
    print(json.dumps({"found": found, "figures": figures() | {"tasks failed": tasks}}))
