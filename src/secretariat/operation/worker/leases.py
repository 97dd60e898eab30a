"""Who is alive, and who leads: told by the database, so that a worker killed hard is found out."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q

from secretariat.operation.models import Lease, Worker


def lease_time() -> timedelta:
    """Return how long a worker counts as alive after its last word."""
    return timedelta(seconds=settings.LEASE_SECONDS)


def say_alive(name: str, at: datetime) -> None:
    """Write that this worker lives."""
    if not Worker.objects.filter(name=name).update(seen_at=at):
        Worker.objects.create(name=name, started_at=at, seen_at=at)


def say_farewell(name: str) -> None:
    """Take the worker off the list, and free what it led, so that nobody waits for its lease to end."""
    Worker.objects.filter(name=name).delete()
    Lease.objects.filter(holder=name).delete()


def alive(at: datetime) -> frozenset[str]:
    """Return the names of the workers that gave a sign of life within the lease."""
    living = Worker.objects.filter(seen_at__gt=at - lease_time())
    return frozenset(living.values_list("name", flat=True))


def take(lease: str, holder: str, at: datetime) -> bool:
    """Take or prolong a lease; tell whether this worker holds it now."""
    free = Q(holder=holder) | Q(until__lte=at)
    if Lease.objects.filter(free, name=lease).update(holder=holder, until=at + lease_time()):
        return True
    try:
        with transaction.atomic():
            _, is_new = Lease.objects.get_or_create(
                name=lease, defaults={"holder": holder, "until": at + lease_time()}
            )
    except IntegrityError:  # another worker was first
        return False
    return is_new
