from datetime import date, datetime

from django.db import IntegrityError, transaction

from secretariat.bodies.actions.seat_keeper import seat_keeper
from secretariat.chairs.models import Chairmanship
from secretariat.handover.actions.make_handover_file import make_handover_file
from secretariat.handover.models import HandoverFile
from secretariat.handover.states import DAYS_BEFORE, Edition, Occasion
from secretariat.handover.terms import about_to_begin
from secretariat.parties.house import kept_here
from secretariat.people.actor import Actor


def make_due_files(*, at: datetime) -> int:
    """Make the versions that are due before a term and on its first day, both editions; return how many.

    Of what was missed while no worker ran, only the version due last is made. A term whose first day is not
    known to the day gets none by itself.

    Who: the keeper of the installation (a round of the worker, each hour); may be called twice.
    Writes: for each what `make_handover_file` writes, in a transaction of its own.
    Refuses: nothing.
    """
    count = 0
    for body in kept_here():
        today = body.day(at)
        for term in about_to_begin(body, today, DAYS_BEFORE[Occasion.MONTH]):
            occasion = occasion_on(term, today)
            for edition in Edition.values:
                if occasion and not _is_made(term, edition, occasion):
                    count += _make(term, edition, occasion, seat_keeper(at=at), at)
    return count


def occasion_on(term: Chairmanship, today: date) -> Occasion | None:
    """Return for which occasion a version is due on a day; None where the first day is far, or not exact."""
    start = term.term.start if term.term else None
    if term.term is None or start is None or start.first is None or not start.is_whole or start.day is None:
        return None
    left = (start.first - today).days
    due = [occasion for occasion, days in DAYS_BEFORE.items() if 0 <= left <= days]
    return due[-1] if due else None


def _is_made(term: Chairmanship, edition: str, occasion: Occasion) -> bool:
    return HandoverFile.objects.filter(term=term, edition=edition, occasion=occasion).exists()


def _make(term: Chairmanship, edition: str, occasion: Occasion, by: Actor, at: datetime) -> int:
    try:
        with transaction.atomic():
            make_handover_file(body=term.body, edition=edition, by=by, at=at, term=term, occasion=occasion)
    except IntegrityError:  # another worker made it in this very moment
        return 0
    return 1
