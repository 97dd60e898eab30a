"""Members suspended, back again, and gone: what that does, and what stands in its way."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client

from secretariat.bodies.models import Mandate, Membership
from secretariat.bodies.seating import is_member
from secretariat.campaigns.actions.lift_suspension import lift_suspension
from secretariat.campaigns.actions.suspend_member import suspend_member
from secretariat.campaigns.actions.withdraw_member import withdraw_member
from secretariat.campaigns.effects import effects_of
from secretariat.chairs.actions.enter_rotation import enter_rotation
from secretariat.chairs.bridge import RotationValue
from secretariat.chairs.turns import turns_by_rule
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted, NotReady, Refused, StaleRevision, WrongState
from tests.cast import Cast
from tests.factories import Make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 16)


def seat(cast: Cast, code: str = "alba") -> Membership:
    return Make.membership(cast.union, getattr(cast, code))


def suspended(cast: Cast, one: Membership, at: datetime, **more: Any) -> Membership:
    given: dict[str, Any] = {
        "first_on": TODAY, "sourced": Make.sourced(more.pop("by", cast.staff), at=at),
        "seen_version": Membership.objects.get(pk=one.pk).line.version,
    }  # fmt: skip
    return suspend_member(membership=one, **{**given, **more})


def test_a_suspended_member_keeps_its_seat_and_its_delegation_rests(cast: Cast, now: datetime) -> None:
    one = suspended(cast, seat(cast), now, last_on=date(2026, 12, 31))
    assert one.suspensions == ["2026-03-16/2026-12-31"]
    assert is_member(cast.alba, cast.union, TODAY)
    mandate = Mandate.objects.get(account=cast.delegate.account_id)
    assert mandate.end_on == TODAY
    assert one.line.chosen.citations.count() == 1


def test_its_delegation_may_keep_its_seats(cast: Cast, now: datetime) -> None:
    suspended(cast, seat(cast), now, ends_seats=False)
    assert Mandate.objects.get(account=cast.delegate.account_id).end_on is None


def test_a_suspended_member_passes_its_turn(cast: Cast, now: datetime) -> None:
    one = seat(cast)
    for other in (cast.brenn, cast.corva):
        Make.membership(cast.union, other)
    rule = RotationValue(
        body="union", order="alphabetical", language="en", length="P6M", start_days=("01-01", "07-01"),
        anchor_holder="XB", anchor_start="2026-01-01",
    )  # fmt: skip
    enter_rotation(value=rule, sourced=Make.sourced())

    def turn() -> str:
        until = date(2040, 1, 1)
        return turns_by_rule(cast.staff, "XA", TODAY, until, ["union"])[0].term

    assert turn() == "2027-01-01/2027-06-30"
    assert effects_of(one, TODAY, None, cast.staff).turn == "2027-01-01/2027-06-30"
    suspended(cast, one, now, last_on=date(2027, 12, 31))
    assert turn() == "2028-01-01/2028-06-30"


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"first_on": date(1999, 1, 1)}, Invalid),
        ({"last_on": date(2026, 3, 15)}, Invalid),
        ({"seen_version": 9}, StaleRevision),
        ({"by": "delegate"}, NotPermitted),
        ({"by": "other_staff"}, NotPermitted),
    ],
)
def test_a_suspension_that_cannot_be_writes_nothing(
    cast: Cast, now: datetime, more: dict[str, Any], refusal: type[Refused]
) -> None:
    one = seat(cast)
    if "by" in more:
        more = {**more, "by": getattr(cast, more["by"])}
    with pytest.raises(refusal):
        suspended(cast, one, now, **more)
    assert Membership.objects.get(pk=one.pk).suspensions == []
    assert Mandate.objects.get(account=cast.delegate.account_id).end_on is None


def test_twice_at_once_and_an_observer_are_refused(cast: Cast, now: datetime) -> None:
    one = suspended(cast, seat(cast), now)
    with pytest.raises(Invalid):
        suspended(cast, one, now, first_on=date(2027, 1, 1))
    watching = Make.membership(cast.union, cast.corva, status="observer")
    with pytest.raises(WrongState):
        suspended(cast, watching, now)


def test_who_presides_or_is_announced_is_neither_suspended_nor_let_go(cast: Cast, now: datetime) -> None:
    presiding = seat(cast, "brenn")
    with pytest.raises(NotReady) as refused:
        suspended(cast, presiding, now)
    assert refused.value.details["terms"] == [cast.chairmanship.public_id]
    one = seat(cast)
    Make.chairmanship(cast.union, cast.alba, "2027-01-01/2027-06-30", "planned")
    with pytest.raises(NotReady):
        withdraw_member(
            membership=one, last_on=date(2026, 12, 31), sourced=Make.sourced(cast.staff, at=now),
            seen_version=one.line.version,
        )  # fmt: skip
    assert [term.what for term in effects_of(one, TODAY, None, cast.staff).terms] == ["Planned"]
    suspended(cast, one, now, last_on=date(2026, 12, 31))  # over before its term begins


def test_a_suspension_is_lifted(cast: Cast, now: datetime) -> None:
    one = suspended(cast, seat(cast), now)
    source = Make.sourced(cast.staff, at=now)
    with pytest.raises(Invalid):
        lift_suspension(
            membership=one, last_on=date(2026, 3, 1), sourced=source, seen_version=one.line.version
        )
    with pytest.raises(StaleRevision):
        lift_suspension(membership=one, last_on=TODAY, sourced=source, seen_version=9)
    one = lift_suspension(
        membership=one, last_on=date(2026, 6, 30), sourced=source, seen_version=one.line.version
    )
    assert one.suspensions == ["2026-03-16/2026-06-30"]
    with pytest.raises(WrongState):
        lift_suspension(membership=one, last_on=TODAY, sourced=source, seen_version=one.line.version)


def test_who_leaves_is_no_member_after_its_last_day(cast: Cast, now: datetime) -> None:
    one = seat(cast)
    source = Make.sourced(cast.staff, at=now)
    for refusal, more in (
        (Invalid, {"last_on": date(1999, 1, 1)}),
        (StaleRevision, {"seen_version": 9}),
        (NotPermitted, {"sourced": Make.sourced(cast.chair, at=now)}),
    ):
        given: dict[str, Any] = {
            "last_on": date(2026, 6, 30), "sourced": source, "seen_version": one.line.version, **more
        }  # fmt: skip
        with pytest.raises(refusal):
            withdraw_member(membership=one, **given)
    one = withdraw_member(
        membership=one, last_on=date(2026, 6, 30), sourced=source, seen_version=one.line.version
    )
    assert one.during.text == "2000-01-01/2026-06-30"
    assert is_member(cast.alba, cast.union, date(2026, 6, 30))
    assert not is_member(cast.alba, cast.union, date(2026, 7, 1))
    assert Mandate.objects.get(account=cast.delegate.account_id).end_on == date(2026, 7, 1)


def test_the_page_shows_what_it_does_before_it_does_it(client: Client, cast: Cast) -> None:
    one = seat(cast)
    client.force_login(Account.objects.get(pk=cast.staff.account_id))
    listed = client.get("/campaigns/members/union/").content.decode()
    assert "Suspend Alba" in listed
    url = f"/campaigns/seats/{one.public_id}/leave/"
    typed = {"last_on": "2099-06-30", "source": "entry", "note": "Its letter.", "version": one.line.version}
    looked = client.post(url, typed).content.decode()
    assert "Adam of Alba, Union of the Three Rivers" in looked
    assert Membership.objects.get(pk=one.pk).during.text == "2000-01-01/.."
    assert client.post(url, typed | {"step": "record"})["Location"] == "/campaigns/members/union/"
    assert Membership.objects.get(pk=one.pk).during.text == "2000-01-01/2099-06-30"
    url = f"/campaigns/seats/{one.public_id}/suspend/"
    client.force_login(Account.objects.get(pk=cast.chair.account_id))
    assert client.get(url).status_code == 404
