"""What stands in the database: tables, people of the demonstration, worker, letters, history, originals."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from secrets import SystemRandom

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from secretariat.evidence import originals as store
from secretariat.evidence.models import Document
from secretariat.history.models import Entry, Unchained
from secretariat.history.queries import checked_history
from secretariat.operation.doctor.diagnosis import Diagnosis, ill, warning, well
from secretariat.operation.models import Worker
from secretariat.operation.starting import refuse_demonstration
from secretariat.operation.worker.leases import alive
from secretariat.outbox.queries import tally
from secretariat.texts.models import Returned
from secretariat.texts.proving import proved_logs

_SKEW_SECONDS = 2
_LAG_SECONDS = 60
_STALLED_SECONDS = 3600
_SAMPLE = 50


def migrations() -> Iterator[Diagnosis]:
    """Compare the tables with those of this version."""
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        names = f"{len(missing)} migrations are missing, first {missing[0][0]}"
        yield ill("migrations", names, "Make a backup, then run `secretariat manage migrate`.")
    else:
        yield well("migrations", "the tables are those of this version")


def demonstration() -> Iterator[Diagnosis]:
    """Look whether the people of the demonstration are here, whose password everybody knows."""
    try:
        refuse_demonstration()
    except ImproperlyConfigured as error:
        yield ill("demonstration", str(error), "The server and the worker refuse to start on it.")


def clock() -> Iterator[Diagnosis]:
    """Compare this machine's clock with the database's."""
    if connection.vendor == "sqlite":
        yield well("clock", "the database is a file here and has no clock of its own")
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        theirs: datetime = cursor.fetchone()[0]
    skew = abs((timezone.now() - theirs).total_seconds())
    if skew > _SKEW_SECONDS:
        yield ill(
            "clock", f"{skew:.1f} s apart from the database", "Run a time service (NTP) on both machines."
        )
    else:
        yield well("clock", f"{skew:.2f} s apart from the database")


def worker() -> Iterator[Diagnosis]:
    """Look who works, and whether tasks wait or failed."""
    living = alive(timezone.now())
    if living:
        yield well("worker", f"{len(living)} at work")
    else:
        last = Worker.objects.order_by("-seen_at").first()
        seen = f"none; the last was seen {last.seen_at:%Y-%m-%d %H:%M} UTC" if last else "none"
        yield ill("worker", seen, "Start `secretariat worker`; documents and letters wait for it.")
    failed = DBTaskResult.objects.failed()
    if count := failed.count():
        kinds = sorted(set(failed.values_list("task_path", flat=True)))
        advice = "The reason stands in the log, and in the column `traceback` of the task."
        yield warning("tasks", f"{count} failed for good: {', '.join(kinds)}", advice)
    else:
        yield well("tasks", f"{DBTaskResult.objects.ready().count()} due, none failed")


def letters() -> Iterator[Diagnosis]:
    """Look whether letters fail or stand still."""
    told = tally(timezone.now())
    if told.counts["failed"]:
        seen = f"{told.counts['failed']} could not be sent"
        yield warning("letters", seen, "Look at the page of the outbox: send them again or give them up.")
    elif settings.MAIL and told.oldest_wait_seconds > _STALLED_SECONDS:
        seen = f"the oldest that is due waits for {told.oldest_wait_seconds / 3600:.0f} hours"
        yield warning("letters", seen, "Look at the worker and the mail server.")
    else:
        yield well("letters", f"{told.counts['waiting']} wait, {told.counts['sent']} sent")


def history() -> Iterator[Diagnosis]:
    """Walk along the whole chain, and see whether new entries are chained."""
    checked = checked_history()
    if checked.report.flaws:
        seen = f"{len(checked.report.flaws)} flaws, first: {checked.report.flaws[0]}"
        yield ill("history", seen, "Run `secretariat history verify`; compare with the last backup.")
    elif checked.missing_guards:
        seen = f"{len(checked.missing_guards)} triggers that guard it are missing"
        yield ill("history", seen, "Run `secretariat manage migrate history`; find out who took them away.")
    else:
        signed = (
            f"signed until {checked.report.signed_until}" if checked.report.signed_until else "not signed"
        )
        yield well("history", f"{checked.report.links} entries chained, {signed}")
    if not checked.report.signed_until and not settings.DEMO and checked.report.links:
        yield warning("history key", "nobody signs the chain", "Run `secretariat history key`.")
    oldest = Entry.objects.filter(pk__in=Unchained.objects.values("entry_id")).order_by("at").first()
    if oldest and (timezone.now() - oldest.at).total_seconds() > _LAG_SECONDS:
        seen = f"{Unchained.objects.count()} entries wait since {oldest.at:%Y-%m-%d %H:%M} UTC"
        yield warning("history lag", seen, "The worker chains them; or run `secretariat history chain`.")


def texts() -> Iterator[Diagnosis]:
    """Replay the log of every text, and compare the revisions with it and with the history."""
    proved = proved_logs()
    if proved.flaws:
        seen = f"{len(proved.flaws)} flaws, first: {proved.flaws[0]}"
        yield ill("texts", seen, "Compare with the last backup; find out who wrote past the acts.")
    else:
        yield well("texts", f"{proved.texts} texts, {proved.operations} operations replayed, all as written")


def originals(*, all_of_them: bool) -> Iterator[Diagnosis]:
    """Look whether the originals are there and are what was received: a sample, or each one."""
    documents = Document.objects.order_by().values_list("sha256", flat=True)
    named = sorted(documents.union(Returned.objects.order_by().values_list("sha256", flat=True)))
    wanted = named if all_of_them else SystemRandom().sample(named, min(_SAMPLE, len(named)))
    broken = [sha256 for sha256 in wanted if not _is_intact(sha256)]
    if broken:
        advice = "Take them out of a backup (a tar file) into the folder of originals, or restore all of it."
        yield ill(
            "originals", f"{len(broken)} of {len(wanted)} are missing or changed, first {broken[0]}", advice
        )
    else:
        yield well("originals", f"{len(wanted)} of {len(named)} looked at, all as received")
    if all_of_them:
        yield from _orphans(set(wanted))


def _is_intact(sha256: str) -> bool:
    path = store.path_of(sha256)
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def _orphans(named: set[str]) -> Iterator[Diagnosis]:
    """Tell of files that no row names: a request was cut off between the disk and the database."""
    folder = Path(settings.ORIGINALS)
    there = {path.parent.name + path.name for path in folder.glob("??/*") if not path.name.startswith(".")}
    if orphans := there - named:
        advice = "They do no harm; delete them by hand if you must, when no request is under way."
        yield warning("orphans", f"{len(orphans)} originals belong to no document", advice)
