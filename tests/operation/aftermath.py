"""Look for anything half done after processes were killed, until nothing is or the time is up; print JSON.

`python -m tests.operation.play aftermath SECONDS`
"""

import json
import time
from collections.abc import Iterator

from django.db import connection
from django.db.models import Count
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from secretariat.desk.models import IntakeFile
from secretariat.evidence import originals
from secretariat.evidence.models import Claim, Document, Finding, Line, Reading
from secretariat.history.actions.chain_entries import chain_entries
from secretariat.history.models import Entry, Unchained
from secretariat.history.queries import checked_history
from secretariat.outbox.models import Attempt, Letter
from tests.operation.mailing import STATES


def half_documents() -> Iterator[str]:
    """Each document has its original, its entry, and as many readings as entries; what waits has a task."""
    entries = dict(_entries("document.received"))
    readings = dict(Reading.objects.values_list("document__public_id").annotate(n=Count("pk")).order_by())
    read = dict(_entries("document.read"))
    queued = {task.args_kwargs["args"][0] for task in DBTaskResult.objects.filter(status="READY")}
    for document in Document.objects.all():
        name = document.public_id
        originals.read(document.sha256)
        if entries.pop(name, 0) != 1:
            yield f"document {name}: not exactly one entry"
        if document.file_name.startswith("upload") and readings.get(name, 0) != read.get(name, 0):
            yield f"document {name}: {readings.get(name)} readings, {read.get(name)} entries"
        if document.state == "waiting" and name not in queued:
            yield f"document {name}: waits and nobody will read it"
        if (document.state == "read") != (readings.get(name, 0) > 0):
            yield f"document {name}: state {document.state} and {readings.get(name, 0)} readings"
    yield from (f"entry without document {name}" for name in entries)
    for file in IntakeFile.objects.filter(document=None):
        yield f"file {file.file_name} has no document: {file.reason}"


def half_findings() -> Iterator[str]:
    """Each accepted finding has one entry, a claim on a line with an entry; no other has."""
    accepted = dict(_entries("finding.accepted"))
    for finding in Finding.objects.all():
        claims = finding.claims.count()
        wanted = 1 if finding.state == "accepted" else 0
        if (accepted.get(finding.public_id, 0), claims) != (wanted, wanted):
            entries = accepted.get(finding.public_id, 0)
            yield f"finding {finding.public_id} is {finding.state}: {entries} entries, {claims} claims"
    claimed = sum(n for _, n in _entries("line.claimed"))
    if claimed != Claim.objects.count():
        yield f"{claimed} entries of claims, {Claim.objects.count()} claims"
    for line in Line.objects.filter(chosen=None):
        yield f"line {line.public_id} has no reading"


def half_mailings() -> Iterator[str]:
    """Each mailing has its letters, and each letter its mailing; each that is sent was taken."""
    acts = Entry.objects.filter(verb="meeting.announced").values_list("pk", flat=True)
    mailings = {f"Meeting {pk}" for pk in acts}
    letters = dict(Letter.objects.values_list("subject").annotate(n=Count("pk")).order_by())
    yield from (f"{subject}: {n} letters" for subject, n in letters.items() if n != len(STATES))
    yield from (f"{subject}: act and letters differ" for subject in mailings ^ set(letters))
    taken = set(Attempt.objects.filter(outcome="taken").values_list("letter_id", flat=True))
    sent = set(Letter.objects.filter(state="sent").values_list("pk", flat=True))
    yield from (f"letter {pk}: sent and not taken, or the other way round" for pk in taken ^ sent)
    yield from (f"letter {pk}: being sent by nobody" for pk in Letter.objects.filter(state="sending"))


def half_work() -> Iterator[str]:
    """No task runs for ever or broke; the history is whole."""
    for task in DBTaskResult.objects.filter(status__in=["RUNNING", "FAILED"]):
        yield f"task {task.pk} is {task.status}: {task.traceback[-300:]}"
    if Unchained.objects.exists():
        yield f"{Unchained.objects.count()} entries are not chained"
    report = checked_history().report
    if not report.is_sound:
        yield f"the history is broken: {report.flaws[:3]}"
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            answer = cursor.fetchone()[0]
        if answer != "ok":
            yield f"the database is broken: {answer}"


def _entries(verb: str) -> list[tuple[str, int]]:
    return list(Entry.objects.filter(verb=verb).values_list("object_id").annotate(n=Count("pk")).order_by())


def figures() -> dict[str, int]:
    """Return how much there was to lose."""
    tasks = DBTaskResult.objects.all()
    return {
        "uploads": Document.objects.filter(file_name__startswith="upload").count(),
        "tasks due": tasks.ready().count(),
        "accepted": Finding.objects.filter(state="accepted").count(),
        "letters": Letter.objects.count(),
        "letters waiting": Letter.objects.filter(state="waiting").count(),
        "entries": Entry.objects.count(),
        "tasks": tasks.count(),
        "tasks resumed": sum(len(task.worker_ids) > 1 for task in tasks),
    }


def main(seconds: str) -> None:
    """Look again and again: a worker may be finishing what was left; for 0 seconds, no worker runs."""
    if seconds == "0":
        chain_entries(at=timezone.now())
    deadline = time.monotonic() + float(seconds)
    while True:
        found = [*half_documents(), *half_findings(), *half_mailings(), *half_work()]
        told = figures()
        if time.monotonic() > deadline or not (found or told["letters waiting"] or told["tasks due"]):
            break
        time.sleep(0.5)
    letters = sorted({f"{letter.message_id} {letter.recipient}" for letter in Letter.objects.all()})
    print(json.dumps({"found": found, "figures": told, "letters": letters}))
