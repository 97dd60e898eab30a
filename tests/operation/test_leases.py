"""One worker leads; when it falls silent another takes its place."""

from datetime import datetime, timedelta

import pytest

from secretariat.operation.models import Lease, Worker
from secretariat.operation.worker import leases

pytestmark = pytest.mark.django_db


def test_who_was_silent_for_the_lease_is_dead(now: datetime) -> None:
    leases.say_alive("one", now)
    leases.say_alive("two", now + timedelta(seconds=20))
    assert leases.alive(now + timedelta(seconds=29)) == {"one", "two"}
    assert leases.alive(now + timedelta(seconds=31)) == {"two"}
    leases.say_alive("one", now + timedelta(seconds=40))
    assert Worker.objects.count() == 2
    assert leases.alive(now + timedelta(seconds=41)) == {"one", "two"}


def test_only_one_holds_a_lease_until_it_ends(now: datetime) -> None:
    assert leases.take("rounds", "one", now)
    assert not leases.take("rounds", "two", now + timedelta(seconds=29))
    assert leases.take("rounds", "one", now + timedelta(seconds=29))
    assert not leases.take("rounds", "two", now + timedelta(seconds=58))
    assert leases.take("rounds", "two", now + timedelta(seconds=59))
    assert not leases.take("rounds", "one", now + timedelta(seconds=60))


def test_a_farewell_frees_the_lease_at_once(now: datetime) -> None:
    leases.say_alive("one", now)
    leases.take("rounds", "one", now)
    leases.say_farewell("one")
    assert leases.alive(now) == set()
    assert Lease.objects.count() == 0
    assert leases.take("rounds", "two", now)
