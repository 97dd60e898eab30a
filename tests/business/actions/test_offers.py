"""A member says what it seeks or offers, says it anew, closes it: outcomes and refusals."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from secretariat.business.actions.change_offer import change_offer
from secretariat.business.actions.close_offer import close_offer
from secretariat.business.models import Offer
from secretariat.business.offering import Narrowed, offers_for
from secretariat.history.models import Entry
from secretariat.refusals import Invalid, NotPermitted, Refused, StaleRevision, WrongState
from tests.business.making import council, speaker
from tests.business.offers_making import answering, offer, offered
from tests.cast import Cast


@pytest.fixture(autouse=True)
def _council(cast: Cast) -> None:
    council(cast)


def refused(act: Any, refusal: type[Refused], field: str = "") -> None:
    """The act is refused, at the field where one is named, and writes nothing."""
    before = Entry.objects.count(), list(Offer.objects.values_list("version", "title"))
    with pytest.raises(refusal) as told:
        act()
    assert told.value.details.get("field", "") == field
    assert (Entry.objects.count(), list(Offer.objects.values_list("version", "title"))) == before


def test_a_member_seeks_and_another_answers(cast: Cast, now: datetime) -> None:
    one = offer(cast, now, by=speaker(cast))
    other = answering(cast, now)
    assert (one.sectors, one.countries, one.state) == ("C H", "DE PL", "open")
    (mine, theirs) = offers_for(cast.staff, now, Narrowed())
    assert [(row.id, row.sectors, row.countries) for row in mine.matches] == [
        (other.public_id, ("Manufacturing",), ("PL",))
    ]
    assert [row.id for row in theirs.matches] == [one.public_id]
    late = now + timedelta(days=61)
    assert [row.matches for row in offers_for(cast.staff, late, Narrowed())] == [(), ()]
    changed = change_offer(
        offer=one, offered=offered(now, sectors=["F"]), by=cast.staff, at=now, seen_version=1
    )
    assert (changed.sectors, changed.version) == ("F", 2)
    closed = close_offer(
        offer=one, state="met", outcome="A yard was found.", by=speaker(cast), at=now, seen_version=2
    )
    assert (closed.state, closed.outcome) == ("met", "A yard was found.")
    assert [entry.verb for entry in Entry.objects.filter(object_id=one.public_id).order_by("pk")] == [
        "business-offer.opened", "business-offer.changed", "business-offer.closed",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"side": "wants"}, "side"),
        ({"want": "money"}, "want"),
        ({"title": " "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"sectors": []}, "sectors"),
        ({"sectors": ["Z"]}, "sectors"),
        ({"countries": []}, "countries"),
        ({"countries": ["POL"]}, "countries"),
        ({"countries": ["PL", "pl"]}, "countries"),
        ({"until": date(2026, 3, 1)}, "until"),
        ({"until": date(2029, 1, 1)}, "until"),
        ({"distribution": "limited"}, "distribution"),
    ],
)
def test_what_cannot_be_offered_is_refused(
    cast: Cast, now: datetime, more: dict[str, Any], field: str
) -> None:
    refused(lambda: offer(cast, now, **more), Invalid, field)


def test_whoever_is_another_or_late_is_refused(cast: Cast, now: datetime) -> None:
    one = offer(cast, now)
    doing = {"offer": one, "at": now, "seen_version": 1}
    for by in (speaker(cast, "lines"), cast.delegate, cast.stranger, cast.other_staff):
        refused(lambda by=by: offer(cast, now, by=by), NotPermitted)
        refused(lambda by=by: change_offer(**doing, offered=offered(now), by=by), NotPermitted)
        refused(lambda by=by: close_offer(**doing, state="met", outcome="Yes.", by=by), NotPermitted)
    refused(lambda: offer(cast, now, "nobody"), Invalid, "party")
    late = doing | {"seen_version": 7}
    refused(lambda: change_offer(**late, offered=offered(now), by=cast.staff), StaleRevision)
    refused(lambda: close_offer(**doing, state="open", outcome="", by=cast.staff), Invalid, "state")
    refused(lambda: close_offer(**doing, state="met", outcome=" ", by=cast.staff), Invalid, "outcome")
    close_offer(**doing, state="not-met", outcome="", by=cast.staff)
    again = doing | {"seen_version": 2}
    refused(lambda: change_offer(**again, offered=offered(now), by=cast.staff), WrongState)
