from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from secretariat.data.demonstration import Demonstration, demonstration
from secretariat.demo import stage
from secretariat.demo.actions.seat_people import seat_people
from secretariat.demo.acts import Player
from secretariat.parties.models import Body
from secretariat.reference import identities
from secretariat.reference.actions.load_rows import load_rows
from secretariat.reference.actions.seat_machine import seat_machine
from secretariat.reference.identify import identify

Progress = Callable[[int, int], None]


@transaction.atomic
def play_demonstration(*, progress: Progress = lambda done, total: None) -> bool:
    """Play the demonstration through the actions of the product; whole, or not at all.

    Who: the people of the demonstration, each by their own seat.
    Writes: what `load_rows`, `seat_people` and the acts of the script write, at their times; the sample
        documents on real bodies.
    Refuses: whatever their acts refuse. Answers False where the year was played before.
    """
    year = demonstration()
    if Body.objects.filter(slug=year.body.slug).exists():
        return False
    _set_stage(year)
    player = Player(year)
    total = len(year.acts) + len(year.samples)
    for done, act in enumerate(year.acts, start=1):
        player.play(act)
        progress(done, total)
    for done, sample in enumerate(year.samples, start=len(year.acts) + 1):
        player.receive_sample(sample, timezone.now())
        progress(done, total)
    return True


def _set_stage(year: Demonstration) -> None:
    at = datetime.fromisoformat(year.acts[0].at).replace(tzinfo=ZoneInfo(year.time_zone))
    machine = seat_machine(at=at)
    bodies = list(identities.bodies_and_organs([year.body]))
    identify(stage.parties(year), bodies, stage.people(year), is_fictitious=True)
    Body.objects.filter(slug__in=[body.slug for body in bodies]).update(time_zone=year.time_zone)
    load_rows(rows=stage.rows(year), by=machine, at=at, is_fictitious=True)
    seat_people(year=year, by=machine, at=at)
