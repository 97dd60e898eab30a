"""Writers and workers at once, in threads; runs alone too, on a database of its own."""

import os
import threading
from collections.abc import Callable
from datetime import UTC, datetime

from secretariat.people.actor import Actor

NOW = datetime(2026, 3, 16, 9, 30, tzinfo=UTC)
ADAM = Actor(account_id=1, public_id="adam", label="Adam of Alba")
SOUND = "45 links from 1 to 45, sound"


def in_threads(*works: Callable[[], None]) -> list[BaseException]:
    """Run each in a thread of its own, with its own connection; return what broke."""
    from django.db import connections

    broken: list[BaseException] = []

    def run(work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:
            broken.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return broken


def crowd() -> str:
    """Let three write and two chain; return what became of it."""
    from django.db import transaction

    from secretariat.history.actions.chain_entries import chain_entries
    from secretariat.history.actions.record import record
    from secretariat.history.models import Link
    from secretariat.history.queries import checked_history
    from secretariat.parties.models import Body

    body = Body.objects.create(slug="union", kind="organisation")

    def write() -> None:
        for n in range(15):
            with transaction.atomic():
                record("body.renamed", on=body, by=ADAM, at=NOW, after=n)

    def chain() -> None:
        for _ in range(15):
            chain_entries(at=NOW)

    broken = in_threads(write, write, write, chain, chain)
    chain_entries(at=NOW)
    sequences = list(Link.objects.values_list("sequence", flat=True))
    wrong = [*broken, *(flaw.sentence for flaw in checked_history().report.flaws)]
    return f"{len(sequences)} links from {sequences[0]} to {sequences[-1]}, {wrong or 'sound'}"


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(crowd())
