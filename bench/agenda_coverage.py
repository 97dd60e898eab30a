"""How long coverage takes on a large agenda: `python bench/agenda_coverage.py [COMMITMENTS] [PRIORITIES]`.

Works on a database of its own in a temporary folder (SQLite), or on DATABASE_URL where that is set. The rows
are written past the actions: what is measured is the reading.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

EMPTY = ("symbol", "adopted_at", "next_review", "in_force", "number", "supersedes")


def measured(name: str, act: Callable[[], Any]) -> Any:
    """Do it three times; print the queries and the best time."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    times = []
    for _ in range(3):
        with CaptureQueriesContext(connection) as asked:
            begin = time.perf_counter()
            result = act()
            times.append(time.perf_counter() - begin)
    print(f"{name:32} {len(asked):3} queries {min(times):7.3f} s")
    return result


def main(commitments: int, priorities: int) -> None:
    """Write so many commitments under so many lines of an agenda; read coverage, agenda and focus."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db.models import OuterRef, Subquery
    from django.utils import timezone

    settings.DEBUG = False
    from secretariat.commitments import models as of
    from secretariat.engines.values.edtf import Edtf
    from secretariat.evidence.models import Claim, Line
    from secretariat.parties.models import Body
    from secretariat.people.actor import NOBODY, Actor, Role, Seat
    from secretariat.people.models import Account
    from secretariat.site.queries.coverage import coverage_page
    from secretariat.site.queries.focus import Period, focus_page
    from secretariat.site.queries.rows import Look
    from secretariat.site.queries.strategy import strategy_page
    from secretariat.texts.models import Text

    call_command("migrate", verbosity=0)
    now, stamp = timezone.now(), time.time_ns()
    body = Body.objects.create(slug=f"union-{stamp}", kind="organisation", level="national")
    account = Account.objects.create(email=f"{stamp}@bench.example", name="Bench", joined_at=now)

    def lines(kind: str, count: int) -> list[Line]:
        made = Line.objects.bulk_create(
            (Line(kind=kind, body=body, distribution="public") for _ in range(count)), batch_size=5000
        )
        named = {"title": kind, "kind": "agenda", "status": "in force", "body": body.slug, "words": kind}
        value = dict.fromkeys(EMPTY, "") | named | {"topics": [], "language": "en", "adopted": "2020-06-01"}
        value |= {"of": "bench", "text": "bench"}
        Claim.objects.bulk_create(
            (Claim(line=line, value=value, distribution="public", entered_at=now, entered_by=account)
             for line in made), batch_size=5000,
        )  # fmt: skip
        of_line = Claim.objects.filter(line=OuterRef("pk")).values("pk")[:1]
        Line.objects.filter(kind=kind, chosen=None).update(chosen=Subquery(of_line))
        return made

    day, first = Edtf.parse("2020-06-01"), date(2020, 6, 1)
    (text_line,), (strategy_line,), (version_line,) = (
        lines(kind, 1) for kind in ("text", "strategy", "strategy-version")
    )
    text = Text.objects.create(
        line=text_line, kind="agenda", title="Agenda", status="in force", body=body, adopted=day
    )
    strategy = of.Strategy.objects.create(line=strategy_line, body=body, title="Agenda")
    version = of.StrategyVersion.objects.create(line=version_line, of=strategy, text=text)
    rows = of.Priority.objects.bulk_create(
        of.Priority(line=line, of=version, words=f"Line {at}", position=at)
        for at, line in enumerate(lines("priority", priorities))
    )
    of.PriorityTopic.objects.bulk_create(of.PriorityTopic(priority=row, topic="transport") for row in rows)
    states = ("", "accepted", "in progress", "implemented", "stagnant")
    of.Commitment.objects.bulk_create(
        (
            of.Commitment(
                line=line, stance="agreed", words=f"Promise {at}", priority=rows[at % priorities],
                said=Edtf.day(first + timedelta(days=at % 2000)), state=states[at % 5],
                state_since=first + timedelta(days=at % 2000) if at % 5 else None,
            )
            for at, line in enumerate(lines("commitment", commitments))
        ),
        batch_size=2000,
    )  # fmt: skip
    print(f"{commitments} commitments under {priorities} lines, {settings.DATABASES['default']['ENGINE']}")
    look = Look(NOBODY, "en", date(2026, 11, 30))
    staff = Look(
        Actor(account.pk, account.public_id, "Bench", (Seat(body.slug, Role.STAFF),)), "en", look.today
    )
    measured("coverage", lambda: coverage_page(strategy.public_id, look))
    measured("agenda", lambda: strategy_page(strategy.public_id, look))
    year = Period(date(2024, 1, 1), date(2024, 12, 31))
    measured("focus of a year", lambda: focus_page(body, year, staff))
    all_of = Period(date(2023, 1, 1), date(2025, 12, 31))
    measured("focus of three years", lambda: focus_page(body, all_of, staff))


if __name__ == "__main__":
    asked = [int(one) for one in sys.argv[1:3]]
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.db")
        os.environ.setdefault("SECRETARIAT_SECRET_KEY", "bench")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secretariat.config.settings")
        main(*(asked + [100_000, 300][len(asked) :]))
