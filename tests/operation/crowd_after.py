"""Look for lost updates after many writers: versions, entries and answers must agree; and for half acts.

`python -m tests.operation.play crowd_after`
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from django.conf import settings
from django.db.models import Count
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from secretariat.evidence.models import Finding
from secretariat.history.actions.chain_entries import chain_entries
from secretariat.history.models import Entry
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


def main() -> None:
    """Chain what the worker left, look, and print."""
    chain_entries(at=timezone.now())
    won = json.loads(Path(settings.VAR, "won.json").read_text(encoding="utf-8"))
    tasks = DBTaskResult.objects.filter(status="FAILED").count()
    found = [*lost_updates(won), *half_documents(), *half_findings(), *half_mailings(), *half_work()]
    print(json.dumps({"found": found, "figures": figures() | {"tasks failed": tasks}}))
