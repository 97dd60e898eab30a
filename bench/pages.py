"""Measure the public pages on the real record: queries, milliseconds, bytes; and with many more meetings.

.venv/bin/python bench/pages.py [--meetings 20000]
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

PAGES = (
    "/",
    "/bodies/",
    "/bodies/bsec/",
    "/bodies/ubc/",
    "/parties/RU/",
    "/chairs/",
    "/documents/",
    "/search/?q=sea",
    "/meetings/?when=all",
    "/meetings/?when=past&body=bsec&page=100",
    "/meetings/2020-07/",
    "/bodies/bsec/meetings/committee/",
    "/feeds/bodies/bsec/meetings.ics",
)
ROUNDS = 15


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


def add_meetings(count: int) -> None:
    """Give one body many meetings, so that a cost that grows with the record shows."""
    from django.utils import timezone

    from secretariat.evidence.models import Citation, Claim, Line
    from secretariat.evidence.projection import as_json
    from secretariat.meetings.bridge import MeetingValue
    from secretariat.meetings.models import Meeting
    from secretariat.parties.models import Body
    from secretariat.people.models import Account

    body, machine, now = Body.objects.get(slug="bsec"), Account.objects.get(), timezone.now()
    lines = Line.objects.bulk_create(
        [Line(kind="meeting", body=body, distribution="public") for _ in range(count)], batch_size=500
    )
    values = [
        MeetingValue(
            kind="committee",
            title=f"Meeting {n} of the committee",
            status="held",
            body="bsec",
            ordinal=n + 1,
            on=f"{1990 + n % 36}-{1 + n % 12:02}-{1 + n % 28:02}",
        )
        for n in range(count)
    ]
    claims = [
        Claim(line=line, value=as_json(value), distribution="public", entered_at=now, entered_by=machine)
        for line, value in zip(lines, values, strict=True)
    ]
    Claim.objects.bulk_create(claims, batch_size=500)
    Citation.objects.bulk_create(
        [Citation(claim=claim, kind="unverified") for claim in claims], batch_size=500
    )
    for line, claim in zip(lines, claims, strict=True):
        line.chosen, line.chosen_at = claim, now
    Line.objects.bulk_update(lines, ["chosen", "chosen_at"], batch_size=200)
    for line, value in zip(lines, values, strict=True):
        Meeting(
            line=line,
            body=body,
            kind=value.kind,
            title=value.title,
            status="held",
            on=value.on,
            ordinal=value.ordinal,
        ).save(force_insert=True)


def measure(title: str) -> None:
    """Print one row a page."""
    from django.db import connection, reset_queries
    from django.test import Client

    client = Client()
    print(f"\n{title}\n{'page':42}{'status':>8}{'queries':>9}{'median ms':>11}{'max ms':>9}{'kB':>8}")
    for page in PAGES:
        if client.get(page).status_code == 404:
            print(f"{page:42}{404:8}")
            continue
        times = []
        for _ in range(ROUNDS):
            reset_queries()
            before = time.perf_counter()
            answer = client.get(page)
            times.append((time.perf_counter() - before) * 1000)
        print(
            f"{page:42}{answer.status_code:8}{len(connection.queries):9}{statistics.median(times):11.1f}"
            f"{max(times):9.1f}{len(answer.content) / 1000:8.1f}"
        )


def main() -> int:
    """Measure the record as shipped, then with many meetings."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--meetings", type=int, default=20_000)
    given = options.parse_args()
    from secretariat.config import running

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        set_up(str(Path(folder)))
        measure("The record as shipped")
        if given.meetings:
            add_meetings(given.meetings)
            running.refresh_statistics()
            measure(f"With {given.meetings} meetings more in one body")
    return 0


if __name__ == "__main__":
    sys.exit(main())
