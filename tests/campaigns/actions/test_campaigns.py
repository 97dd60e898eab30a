"""Campaigns opened, changed and closed; who may, and what is refused."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from secretariat.campaigns.actions.change_campaign import change_campaign
from secretariat.campaigns.actions.close_campaign import close_campaign
from secretariat.campaigns.models import Campaign, Prospect
from secretariat.history.models import Entry
from secretariat.refusals import Invalid, NotPermitted, NotReady, Refused, StaleRevision, WrongState
from tests.campaigns.making import DAY, campaign, members, moved, named
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def changed(cast: Cast, one: Campaign, at: datetime, **more: Any) -> Campaign:
    given: dict[str, Any] = {
        "title": one.title, "purpose": one.purpose, "opens_on": one.opens_on, "closes_on": None, "goal": None,
        "promoted_by": "", "distribution": "limited", "by": cast.staff, "seen_version": one.version,
    }  # fmt: skip
    return change_campaign(campaign=one, at=at, **{**given, **more})


def test_a_campaign_is_opened_and_recorded(cast: Cast, now: datetime) -> None:
    members(cast)
    one = campaign(cast, now, goal=2, promoted_by="XB", closes_on=date(2027, 1, 1))
    assert (one.title, one.goal, one.promoted_by, one.distribution) == ("New towns", 2, cast.brenn, "limited")
    entry = Entry.objects.get(verb="campaign.opened")
    assert (entry.object_id, entry.told("promoted_by")) == (one.public_id, "XB")


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"title": " "}, Invalid),
        ({"purpose": ""}, Invalid),
        ({"closes_on": DAY}, Invalid),
        ({"goal": 0}, Invalid),
        ({"promoted_by": "XC"}, Invalid),
        ({"promoted_by": "XQ"}, Invalid),
        ({"distribution": "restricted"}, Invalid),
        ({"title": "New\u202etowns"}, Invalid),
    ],
)
def test_a_campaign_that_cannot_be_writes_nothing(
    cast: Cast, now: datetime, more: dict[str, Any], refusal: type[Refused]
) -> None:
    members(cast)
    before = Entry.objects.count()
    with pytest.raises(refusal):
        campaign(cast, now, **more)
    assert (Campaign.objects.count(), Entry.objects.count()) == (0, before)


@pytest.mark.parametrize("who", ["other_staff", "delegate", "chair", "observer", "stranger"])
def test_only_the_secretariat_opens_one(cast: Cast, now: datetime, who: str) -> None:
    with pytest.raises(NotPermitted):
        campaign(cast, now, by=getattr(cast, who))
    assert not Campaign.objects.exists()


def test_for_a_body_that_is_not_kept_here_nobody_opens_one(cast: Cast, now: datetime) -> None:
    with pytest.raises(NotPermitted):
        campaign(cast, now, body=cast.elsewhere, by=cast.other_staff)


def test_a_campaign_is_said_anew(cast: Cast, now: datetime) -> None:
    one = changed(cast, campaign(cast, now), now, title="Old towns", goal=3, distribution="public")
    assert (one.title, one.goal, one.distribution, one.version) == ("Old towns", 3, "public", 2)
    entry = Entry.objects.get(verb="campaign.changed")
    assert (entry.told("before")["title"], entry.told("after")["title"]) == ("New towns", "Old towns")


def test_a_late_change_and_one_of_others_write_nothing(cast: Cast, now: datetime) -> None:
    one = campaign(cast, now)
    with pytest.raises(StaleRevision):
        changed(cast, one, now, title="Late", seen_version=7)
    with pytest.raises(NotPermitted):
        changed(cast, one, now, title="Mine", by=cast.delegate)
    with pytest.raises(Invalid):
        changed(cast, one, now, title="No end", closes_on=DAY - timedelta(days=1))
    one.refresh_from_db()
    assert (one.title, one.version) == ("New towns", 1)


def test_a_campaign_is_closed_once_its_applications_are_decided(cast: Cast, now: datetime) -> None:
    (town,) = named(cast, now, "Dorn")
    moved(cast, now, town, "applied")
    one = town.campaign
    with pytest.raises(NotReady) as refused:
        close_campaign(campaign=one, reason="Over.", by=cast.staff, at=now, seen_version=one.version)
    assert refused.value.details["names"] == ["Dorn"]
    moved(cast, now, town, "withdrawn")
    closed = close_campaign(campaign=one, reason="Over.", by=cast.staff, at=now, seen_version=one.version)
    assert (closed.closed_at, closed.why_closed) == (now, "Over.")
    assert Entry.objects.filter(verb="campaign.closed").count() == 1
    with pytest.raises(WrongState):
        close_campaign(campaign=closed, reason="Again.", by=cast.staff, at=now, seen_version=closed.version)
    with pytest.raises(WrongState):
        named(cast, now, "Late", of=closed)
    assert Prospect.objects.count() == 1


def test_closing_needs_a_reason_the_right_and_the_present_version(cast: Cast, now: datetime) -> None:
    one = campaign(cast, now)
    for refusal, more in (
        (Invalid, {"reason": " "}),
        (NotPermitted, {"by": cast.chair}),
        (StaleRevision, {"seen_version": 9}),
    ):
        given: dict[str, Any] = {"reason": "Over.", "by": cast.staff, "seen_version": 1, **more}
        with pytest.raises(refusal):
            close_campaign(campaign=one, at=now, **given)
    assert Campaign.objects.get().closed_at is None
