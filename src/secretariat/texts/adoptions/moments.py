"""A moment as two clocks show it: that of the body and that of the reader."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from secretariat.people.actor import Actor
from secretariat.people.models import Account


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in words, to the second; `own` is empty where the reader's clock shows the same."""

    iso: str
    seat: str
    own: str

    @property
    def both(self) -> str:
        """Both clocks in one line."""
        return f"{self.seat} ({self.own})" if self.own else self.seat


@dataclass(frozen=True, slots=True)
class Clocks:
    """The zone of the body, and that which the reader has chosen."""

    seat: str
    own: str

    def shown(self, moment: datetime) -> Moment:
        """Return a moment by both clocks."""
        at_seat, at_own = (_written(moment, zone) for zone in (self.seat, self.own))
        offsets = {moment.astimezone(ZoneInfo(zone)).utcoffset() for zone in (self.seat, self.own)}
        return Moment(moment.isoformat(), at_seat, at_own if len(offsets) > 1 else "")


def clocks_of(viewer: Actor, seat: str) -> Clocks:
    """Return the clocks of a reader, in 1 query; who is not signed in reads that of the body alone."""
    if viewer.account_id is None:
        return Clocks(seat, seat)
    own = Account.objects.filter(pk=viewer.account_id).values_list("time_zone", flat=True).first()
    return Clocks(seat, own or seat)


def _written(moment: datetime, zone: str) -> str:
    local = moment.astimezone(ZoneInfo(zone))
    return f"{local.day} {local:%B %Y, %H:%M:%S} {zone}"
