"""Measure the handover file of a body with many open items: queries, milliseconds, bytes, each form.

.venv/bin/python bench/handover_file.py [--items 2000]
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ROUNDS = 5


def set_up(folder: str) -> None:
    """A database of its own with the shipped facts."""
    os.environ.update(
        DATABASE_URL=f"sqlite:///{folder}/bench.sqlite3",
        SECRETARIAT_SECRET_KEY="measuring only",
        SECRETARIAT_VAR=folder,
        SECRETARIAT_HOSTS="testserver",
        SECRETARIAT_DEBUG="yes",
    )
    from secretariat.config import running

    running.set_up()
    from django.core.management import call_command
    from django.utils import timezone

    from secretariat.reference.actions.load_bodies import load_bodies
    from secretariat.reference.actions.seat_machine import seat_machine

    call_command("migrate", verbosity=0)
    now = timezone.now()
    load_bodies(by=seat_machine(at=now), at=now)
    running.refresh_statistics()


def lines(kind: str, values: Iterable[Any]) -> list[Any]:
    """Write lines of a body with their claims, in bulk; return the lines in their order."""
    from django.utils import timezone

    from secretariat.evidence.models import Claim, Line
    from secretariat.evidence.projection import as_json
    from secretariat.parties.models import Body
    from secretariat.people.models import Account

    body, machine, now = Body.objects.get(slug="bsec"), Account.objects.get(), timezone.now()
    found = list(values)
    made = Line.objects.bulk_create(
        [Line(kind=kind, body=body, distribution="public") for _ in found], batch_size=500
    )
    claims = [
        Claim(line=line, value=as_json(value), distribution="public", entered_at=now, entered_by=machine)
        for line, value in zip(made, found, strict=True)
    ]
    Claim.objects.bulk_create(claims, batch_size=500)
    for line, claim in zip(made, claims, strict=True):
        line.chosen, line.chosen_at = claim, now
    Line.objects.bulk_update(made, ["chosen", "chosen_at"], batch_size=200)
    return made


def add_open(count: int) -> None:
    """Four commitments to one meeting to come, so many in all."""
    from secretariat.commitments.bridge import CommitmentValue, SpeakerValue
    from secretariat.evidence.projection import project
    from secretariat.meetings.bridge import MeetingValue

    owners = ("TR", "RO", "GR", "BG", "GE", "MD")
    promises = [
        CommitmentValue(
            words=f"Commitment {n}: the ministries concerned report on the work of the port authorities.",
            owners=(SpeakerValue(words=owners[n % 6], party=owners[n % 6]),),
            stance="agreed",
            said=f"{2001 + n % 25}-{1 + n % 12:02}-{1 + n % 28:02}",
            due=f"{2024 + n % 6}-{1 + n % 12:02}",
        )
        for n in range(count * 4 // 5)
    ]
    meetings = [
        MeetingValue(kind="committee", title=f"Meeting {n}", status="planned", body="bsec", on="2030-05")
        for n in range(count - len(promises))
    ]
    for line in [*lines("commitment", promises), *lines("meeting", meetings)]:
        project(line)


def measured(title: str, made: Callable[[], bytes], rounds: int = ROUNDS) -> None:
    """Print one row."""
    from django.db import connection, reset_queries

    times, size, queries = [], 0, 0
    for _ in range(rounds):
        reset_queries()
        before = time.perf_counter()
        size = len(made())
        times.append((time.perf_counter() - before) * 1000)
        queries = len(connection.queries)
    print(f"{title:26}{queries:9}{statistics.median(times):11.0f}{max(times):9.0f}{size / 1000:9.0f}")


def measure(title: str) -> None:
    """Print the rows of one record."""
    from django.template.loader import render_to_string
    from django.utils import timezone

    from secretariat.handover.content import content_of
    from secretariat.handover.showing import shown
    from secretariat.handover.writing import written
    from secretariat.parties.models import Body

    body, now = Body.objects.get(slug="bsec"), timezone.now()

    def content() -> dict[str, Any]:
        return content_of(body, "secretariat", on=now.date(), at=now)

    kept = content()
    print(f"\n{title}: {kept['open_count']} open items")
    print(f"{'form':26}{'queries':>9}{'median ms':>11}{'max ms':>9}{'kB':>9}")
    measured("content, as JSON", lambda: json.dumps(content(), ensure_ascii=False).encode())
    alone = "handover/alone.html"
    measured("kept, as one page", lambda: render_to_string(alone, {"page": shown(kept)}).encode())
    measured("kept, as Word file", lambda: written(kept, "docx"), rounds=2)
    measured("kept, as PDF", lambda: written(kept, "pdf"), rounds=2)


def main() -> int:
    """Measure the record as shipped, then with many open items."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--items", type=int, default=2000)
    given = options.parse_args()
    from secretariat.config import running

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        set_up(str(Path(folder)))
        measure("The record as shipped")
        add_open(given.items)
        running.refresh_statistics()
        measure("With many more")
    return 0


if __name__ == "__main__":
    sys.exit(main())
