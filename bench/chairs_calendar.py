"""Measure the calendar of chairs with many bodies and many years of terms: queries, milliseconds, bytes.

.venv/bin/python bench/chairs_calendar.py [--bodies 300] [--years 100]
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime

PAGES = (
    "/chairs/",
    "/chairs/?from=1990&to=2029",
    "/chairs/?from=1940&to=2039",
    "/chairs/?from=1940&to=2039&page=2",
    "/chairs/?party=p7",
    "/chairs/?body=body-7&from=1940&to=2039",
    "/chairs/?known=2000-01-01",
)
ROUNDS = 5
PARTIES = 120
MEMBERS = 12
LAST_YEAR = 2040
BATCH = 500


def set_up(folder: str) -> None:
    """A database of its own."""
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

    call_command("migrate", verbosity=0)


def fill(bodies: int, years: int) -> int:
    """Give each body a term a year, held by its members in turn; return how many terms there are."""
    from django.db.models import OuterRef, Subquery
    from django.utils import timezone

    from secretariat.chairs.bridge import ChairmanshipValue
    from secretariat.chairs.models import Chairmanship
    from secretariat.engines.values.edtf import Edtf
    from secretariat.evidence.models import Citation, Claim, Line
    from secretariat.evidence.projection import as_json
    from secretariat.parties.models import Body, Party
    from secretariat.reference.actions.seat_machine import seat_machine

    now = timezone.now()
    machine = seat_machine(at=datetime(2026, 1, 1, tzinfo=UTC)).account_id
    parties = Party.objects.bulk_create([Party(code=f"p{n}", kind="state") for n in range(PARTIES)])
    made = Body.objects.bulk_create(
        [Body(slug=f"body-{n}", kind="organisation", level="national") for n in range(bodies)]
    )
    terms = [
        (body, parties[(number * 7 + year % MEMBERS) % PARTIES], year)
        for number, body in enumerate(made)
        for year in range(LAST_YEAR - years, LAST_YEAR)
    ]
    lines = Line.objects.bulk_create(
        [Line(kind="chairmanship", body=body, distribution="public", chosen_at=now) for body, _, _ in terms],
        batch_size=BATCH,
    )
    rows = [
        Chairmanship(
            line=line,
            body=body,
            holder=party,
            term=Edtf.parse(f"{year}-01-01/{year}-12-31"),
            status="held" if year < now.year else "planned",
        )
        for line, (body, party, year) in zip(lines, terms, strict=True)
    ]
    claims = Claim.objects.bulk_create(
        [
            Claim(
                line=row.line,
                value=as_json(
                    ChairmanshipValue(
                        body=row.body.slug, holder=row.holder.code, term=row.term.text, status=row.status
                    )
                ),
                distribution="public",
                entered_at=now,
                entered_by_id=machine,
            )
            for row in rows
        ],
        batch_size=BATCH,
    )
    Citation.objects.bulk_create(
        [Citation(claim=claim, kind="unverified") for claim in claims], batch_size=BATCH
    )
    Line.objects.update(chosen=Subquery(Claim.objects.filter(line=OuterRef("pk")).values("pk")[:1]))
    Chairmanship.objects.bulk_create(rows, batch_size=BATCH)
    return len(terms)


def measure() -> set[int]:
    """Print one row a page; return how many queries the pages took."""
    from django.db import connection, reset_queries
    from django.test import Client

    client, counts = Client(), set()
    print(f"{'page':44}{'status':>8}{'queries':>9}{'median ms':>11}{'CPU ms':>9}{'max ms':>9}{'kB':>8}")
    for page in PAGES:
        client.get(page)
        times, busy = [], []
        for _ in range(ROUNDS):
            reset_queries()
            before, begun = time.perf_counter(), time.process_time()
            answer = client.get(page)
            times.append((time.perf_counter() - before) * 1000)
            busy.append((time.process_time() - begun) * 1000)
        counts.add(len(connection.queries))
        print(
            f"{page:44}{answer.status_code:8}{len(connection.queries):9}{statistics.median(times):11.1f}"
            f"{statistics.median(busy):9.1f}{max(times):9.1f}{len(answer.content) / 1000:8.1f}"
        )
    return counts


def main() -> int:
    """Fill and measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--bodies", type=int, default=300)
    options.add_argument("--years", type=int, default=100)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        set_up(folder)
        from django.db import transaction

        from secretariat.config import running

        before = time.perf_counter()
        with transaction.atomic():
            count = fill(given.bodies, given.years)
        running.refresh_statistics()
        print(f"{given.bodies} bodies, {count} terms, entered in {time.perf_counter() - before:.0f} s")
        measure()
    return 0


if __name__ == "__main__":
    sys.exit(main())
