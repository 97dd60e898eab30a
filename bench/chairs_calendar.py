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
    from django.utils import timezone

    from secretariat.chairs.bridge import ChairmanshipValue
    from secretariat.chairs.models import Chairmanship
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
        batch_size=500,
    )
    values = [
        ChairmanshipValue(
            body=body.slug,
            holder=party.code,
            term=f"{year}-01-01/{year}-12-31",
            status="held" if year < now.year else "planned",
        )
        for body, party, year in terms
    ]
    claims = Claim.objects.bulk_create(
        [
            Claim(
                line=line, value=as_json(value), distribution="public", entered_at=now, entered_by_id=machine
            )
            for line, value in zip(lines, values, strict=True)
        ],
        batch_size=500,
    )
    Citation.objects.bulk_create(
        [Citation(claim=claim, kind="unverified") for claim in claims], batch_size=500
    )
    for line, claim in zip(lines, claims, strict=True):
        line.chosen = claim
    Line.objects.bulk_update(lines, ["chosen"], batch_size=200)
    for line, value, (body, party, _) in zip(lines, values, terms, strict=True):
        Chairmanship(line=line, body=body, holder=party, term=value.term, status=value.status).save(
            force_insert=True
        )
    return len(terms)


def measure() -> set[int]:
    """Print one row a page; return how many queries the pages took."""
    from django.db import connection, reset_queries
    from django.test import Client

    client, counts = Client(), set()
    print(f"{'page':44}{'status':>8}{'queries':>9}{'median ms':>11}{'max ms':>9}{'kB':>8}")
    for page in PAGES:
        client.get(page)
        times = []
        for _ in range(ROUNDS):
            reset_queries()
            before = time.perf_counter()
            answer = client.get(page)
            times.append((time.perf_counter() - before) * 1000)
        counts.add(len(connection.queries))
        print(
            f"{page:44}{answer.status_code:8}{len(connection.queries):9}{statistics.median(times):11.1f}"
            f"{max(times):9.1f}{len(answer.content) / 1000:8.1f}"
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

        with transaction.atomic():
            count = fill(given.bodies, given.years)
        running.refresh_statistics()
        print(f"{given.bodies} bodies, {count} terms")
        measure()
    return 0


if __name__ == "__main__":
    sys.exit(main())
