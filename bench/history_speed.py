"""How fast the history is written, chained, verified and read: `python bench/history_speed.py [ENTRIES]`.

Works on a database of its own in a temporary folder (SQLite), or on DATABASE_URL where that is set.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any


def measured(name: str, count: int, act: Callable[[], Any]) -> Any:
    """Do it, and print how many a second."""
    begin = time.perf_counter()
    result = act()
    seconds = time.perf_counter() - begin
    print(f"{name:32} {count:8} in {seconds:7.2f} s  {count / seconds:10.0f} a second")
    return result


def main(count: int) -> None:
    """Write so many entries, chain and verify them, export them, read pages."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import transaction
    from django.utils import timezone

    from secretariat.engines.chain.export import as_ndjson
    from secretariat.history.actions.chain_entries import chain_entries
    from secretariat.history.actions.record import record
    from secretariat.history.exporting import exported
    from secretariat.history.queries import checked_history
    from secretariat.history.telling import entries_told_to
    from secretariat.parties.models import Body
    from secretariat.people.actor import Actor, Role, Seat

    call_command("migrate", verbosity=0)
    body = Body.objects.create(slug=f"union-{time.time_ns()}", kind="organisation")
    staff = Actor(1, "s7k2m9p4qr", "Sanna Staff", (Seat(body.slug, Role.STAFF),))
    now = timezone.now()

    def write() -> None:
        with transaction.atomic():
            for n in range(count):
                record("body.entered", on=body, by=staff, at=now, name=f"Name {n}")

    measured("entries written", count, write)
    measured("entries chained", count, lambda: chain_entries(at=now))
    report = measured("entries verified", count, checked_history).report
    measured("entries exported", count, lambda: sum(len(line) for line in as_ndjson(exported(at=now))))
    told = entries_told_to(staff).order_by("-pk")
    list(told[:51])
    measured("pages of 50 found, newest", 10, lambda: [list(told[:51]) for _ in range(10)])
    print("sound" if report.is_sound else report.flaws[:3])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as var:
        os.environ.setdefault("SECRETARIAT_VAR", var)
        os.environ.setdefault("SECRETARIAT_SECRET_KEY", "figures only")
        os.environ.setdefault("SECRETARIAT_HOUSE", "")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secretariat.config.settings")
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
