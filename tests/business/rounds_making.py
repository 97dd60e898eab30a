"""A round of meetings in pairs of the council of the union, with four members."""

from datetime import datetime, time, timedelta
from typing import Any

from secretariat.business.actions.open_round import open_round
from secretariat.business.actions.take_seat import take_seat
from secretariat.business.models import Round, Seat
from secretariat.business.round_checks import Plan, Wanting
from secretariat.parties.models import Body, Party
from tests.business.making import council
from tests.cast import Cast
from tests.factories import Make

FOUR = ("chamber-dorn", "lines", "yard", "bank")


def full_council(cast: Cast) -> Body:
    """Return the council with two companies more."""
    here = council(cast)
    Body.objects.filter(pk=here.pk).update(time_zone="Europe/Warsaw")
    here.refresh_from_db()
    for code, name in (("yard", "Yard of Dorn"), ("bank", "Bank of Alba")):
        if not Party.objects.filter(code=code).exists():
            Make.membership(here, Make.party(code, names={"short": name}, kind="company"))
    return here


def plan(at: datetime, **more: Any) -> Plan:
    """Return two slots at two tables in ten days, wishes for five."""
    given: dict[str, Any] = {
        "title": "Companies meet", "day": at.date() + timedelta(days=10), "first": time(14, 0), "minutes": 20,
        "pause": 5, "slots": 2, "tables": 2, "wishes_until": at.date() + timedelta(days=5),
    }  # fmt: skip
    return Plan(**given | more)


def forum(cast: Cast, at: datetime) -> str:
    """Return the public id of a meeting to come of the union."""
    day = (at.date() + timedelta(days=10)).isoformat()
    return Make.meeting(cast.union, "Business forum", day, status="planned").public_id


def opened(cast: Cast, at: datetime, **more: Any) -> Round:
    """Return a round at the business forum."""
    here, by = full_council(cast), more.pop("by", cast.staff)
    return open_round(council=here, meeting=forum(cast, at), plan=plan(at, **more), by=by, at=at)


def seated(cast: Cast, at: datetime, one: Round, code: str, **more: Any) -> Seat:
    """Return a seat that the secretariat entered, or `by`."""
    by, seen = more.pop("by", cast.staff), more.pop("seen_version", 0)
    return take_seat(one=one, party=code, wanting=Wanting(**more), by=by, at=at, seen_version=seen)


def full(cast: Cast, at: datetime, **more: Any) -> Round:
    """Return a round with four seats: two want each other, one seeks what another offers, one is refused."""
    one = opened(cast, at, **more)
    seated(cast, at, one, "chamber-dorn", wishes=["lines"], refuses=["bank"], countries=["DE"])
    seated(cast, at, one, "lines", wishes=["chamber-dorn"], seeks=["C"], countries=["DE", "PL"])
    seated(cast, at, one, "yard", offers=["C"], countries=["PL"])
    seated(cast, at, one, "bank", countries=["PL"])
    one.refresh_from_db()
    return one
