"""Scales set and issued, payments and waivers recorded; who may, and what is refused."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from secretariat.contributions.actions.issue_scale import issue_scale
from secretariat.contributions.actions.record_contribution_letter import record_contribution_letter
from secretariat.contributions.actions.set_arrears_rule import set_arrears_rule
from secretariat.contributions.actions.take_back_payment import take_back_payment
from secretariat.contributions.actions.waive_contribution import waive_contribution
from secretariat.contributions.models import ArrearsRule, Assessment, LetterSent, Payment, Scale, Waiver
from secretariat.contributions.queries import statement_of
from secretariat.contributions.scales import ShareRow
from secretariat.history.models import Entry
from secretariat.refusals import Invalid, NotPermitted, Refused, StaleRevision, WrongState
from tests.cast import Cast
from tests.contributions.making import issued, members, paid, rows, scale

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 16)
OTHERS = ("delegate", "chair", "observer", "other_staff", "stranger")


def refused(refusal: type[Refused], act: Any, match: str = "") -> None:
    """It refuses and writes nothing."""

    def written() -> list[Any]:
        models = (Scale, Assessment, Payment, Waiver, LetterSent, ArrearsRule)
        return [Entry.objects.count(), *(list(model.objects.values()) for model in models)]

    before = written()
    with pytest.raises(refusal, match=match or "."):
        act()
    assert written() == before


def test_a_scale_makes_its_total_and_is_set_anew_while_it_is_a_draft(cast: Cast, now: datetime) -> None:
    one = scale(cast, now)
    assert [str(share.amount) for share in one.shares.all()] == ["333.33", "666.67"]
    one = scale(cast, now, seen_version=1, total=Decimal("0.01"))
    assert [str(share.amount) for share in one.shares.all()] == ["0.00", "0.01"]
    told = Entry.objects.filter(verb="contribution-scale.set").last()
    assert (told.told("before")["total"], told.told("after")["total"]) == ("1000.00", "0.01")
    refused(StaleRevision, lambda: scale(cast, now, seen_version=1))


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"year": 1900}, "no year"),
        ({"way": "lots"}, "not known"),
        ({"currency": "EUQ"}, "no currency"),
        ({"decided": " "}, "empty"),
        ({"address": "javascript:alert(1)"}, "address"),
        ({"rows": ()}, "one row"),
        ({"rows": (ShareRow(2, "Alba", "XA", Decimal(100)), ShareRow(3, "XA", "XA", Decimal(0)))}, "Row 3"),
        ({"rows": (ShareRow(4, "Dorn", "", Decimal(100), ("“Dorn” is no member",)),)}, "Row 4: “Dorn”"),
        ({"rows": rows("30", "60")}, "90 %: 10 % less than 100 %"),
        ({"total": None}, "together"),
        ({"total": Decimal(-1)}, "no sum"),
        ({"total": Decimal("1.005")}, "two decimals"),
    ],
)
def test_a_scale_that_cannot_be_writes_nothing(
    cast: Cast, now: datetime, more: dict[str, Any], says: str
) -> None:
    members(cast)
    refused(Invalid, lambda: scale(cast, now, **more), says)


@pytest.mark.parametrize("who", OTHERS)
def test_only_the_secretariat_keeps_contributions(cast: Cast, now: datetime, who: str) -> None:
    one = issued(cast, now)
    draft = scale(cast, now, year=2027)
    payment, by = paid(cast, now), getattr(cast, who)
    of = Assessment.objects.earliest("pk")
    of_body: dict[str, Any] = {"body": cast.union, "by": by, "at": now}
    days = {"issued_on": DAY, "due_on": DAY}
    for act in (
        lambda: scale(cast, now, by=by, seen_version=one.version),
        lambda: issue_scale(scale=draft, **days, by=by, at=now, seen_version=1),
        lambda: paid(cast, now, "1.00", by=by),
        lambda: take_back_payment(payment=payment, reason="No.", by=by, at=now),
        lambda: waive_contribution(assessment=of, amount=Decimal(1), on=DAY, decided="D", by=by, at=now),
        lambda: record_contribution_letter(**of_body, party="XA", kind="call", on=DAY, words="Pay."),
        lambda: set_arrears_rule(**of_body, years=2, effect="No vote.", article="Article 3", seen_version=0),
    ):
        refused(NotPermitted, act)


def test_an_issued_scale_is_owed_for_ever(cast: Cast, now: datetime) -> None:
    one = issued(cast, now)
    assert sorted(Assessment.objects.values_list("party__code", "amount")) == [
        ("XA", Decimal("333.33")), ("XB", Decimal("666.67")),
    ]  # fmt: skip
    refused(WrongState, lambda: scale(cast, now, seen_version=one.version))
    act: dict[str, Any] = {"scale": one, "issued_on": DAY, "due_on": DAY, "by": cast.staff, "at": now}
    refused(WrongState, lambda: issue_scale(**act, seen_version=one.version))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE contributions_assessment SET amount = 1")


def test_a_scale_is_issued_once_with_good_days(cast: Cast, now: datetime) -> None:
    one = scale(cast, now)
    act: dict[str, Any] = {"scale": one, "by": cast.staff, "at": now}
    refused(
        Invalid,
        lambda: issue_scale(**act, issued_on=date(2027, 1, 1), due_on=date(2027, 2, 1), seen_version=1),
    )
    refused(Invalid, lambda: issue_scale(**act, issued_on=DAY, due_on=date(2026, 3, 15), seen_version=1))
    refused(StaleRevision, lambda: issue_scale(**act, issued_on=DAY, due_on=DAY, seen_version=2))


def test_a_part_is_paid_then_too_much_and_a_payment_is_taken_back(cast: Cast, now: datetime) -> None:
    issued(cast, now)
    first = paid(cast, now, "100.00")

    def stands() -> tuple[str, ...]:
        (one,) = statement_of(cast.union, cast.alba, cast.staff, DAY).stands
        return one.owed, one.late, one.credit

    assert stands() == ("233.33 EUR", "233.33 EUR", "")
    paid(cast, now, "300.00")
    assert stands() == ("0.00 EUR", "0.00 EUR", "66.67 EUR")
    take_back_payment(payment=first, reason="Booked twice.", by=cast.staff, at=now)
    assert stands() == ("33.33 EUR", "33.33 EUR", "")
    refused(WrongState, lambda: take_back_payment(payment=first, reason="Again.", by=cast.staff, at=now))
    second = Payment.objects.latest("pk")
    refused(Invalid, lambda: take_back_payment(payment=second, reason=" ", by=cast.staff, at=now))


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"amount": Decimal(0)}, Invalid),
        ({"amount": Decimal("1.005")}, Invalid),
        ({"currency": "USD"}, Invalid),
        ({"currency": "EUQ"}, Invalid),
        ({"on": date(2026, 3, 17)}, Invalid),
        ({"reference": " "}, Invalid),
        ({"party": "XC"}, Invalid),
        ({"party": "XQ"}, Invalid),
        ({"reference": "Bank of Alba 100.00"}, WrongState),
    ],
)
def test_a_payment_that_cannot_be_is_refused(
    cast: Cast, now: datetime, more: dict[str, Any], refusal: type[Refused]
) -> None:
    issued(cast, now)
    paid(cast, now, "100.00")
    refused(refusal, lambda: paid(cast, now, **{"reference": "Other", **more}))


def test_a_waiver_lets_off_at_most_what_was_assessed(cast: Cast, now: datetime) -> None:
    issued(cast, now)
    of = Assessment.objects.get(party=cast.alba)
    act: dict[str, Any] = {"assessment": of, "on": DAY, "decided": "Decision 9", "by": cast.staff, "at": now}
    waive_contribution(**act, amount=Decimal("300.00"))
    (one,) = statement_of(cast.union, cast.alba, cast.staff, DAY).stands
    assert one.owed == "33.33 EUR"
    refused(Invalid, lambda: waive_contribution(**act, amount=Decimal("33.34")), "33.33 EUR can be waived")
    refused(Invalid, lambda: waive_contribution(**act, amount=Decimal(0)))
    refused(Invalid, lambda: waive_contribution(**{**act, "on": date(2026, 3, 17)}, amount=Decimal(1)))
    refused(Invalid, lambda: waive_contribution(**{**act, "decided": ""}, amount=Decimal(1)))
    refused(Invalid, lambda: waive_contribution(**act, address="no address", amount=Decimal(1)))


def test_a_letter_that_went_is_recorded(cast: Cast, now: datetime) -> None:
    issued(cast, now)
    act: dict[str, Any] = {"body": cast.union, "party": "XA", "by": cast.staff, "at": now}
    record_contribution_letter(**act, kind="reminder", on=DAY, words="Please pay.")
    assert LetterSent.objects.get().words == "Please pay."
    refused(Invalid, lambda: record_contribution_letter(**act, kind="threat", on=DAY, words="Pay."))
    refused(
        Invalid, lambda: record_contribution_letter(**act, kind="call", on=date(2027, 1, 1), words="Pay.")
    )
    refused(Invalid, lambda: record_contribution_letter(**act, kind="call", on=DAY, words=" "))


def test_the_rule_on_arrears_is_data_and_a_hint(cast: Cast, now: datetime) -> None:
    issued(cast, now)
    act: dict[str, Any] = {"body": cast.union, "by": cast.staff, "at": now, "article": "Article 3"}
    set_arrears_rule(**act, years=1, effect="It has no vote.", seen_version=0)
    (one,) = statement_of(cast.union, cast.alba, cast.staff, DAY).stands
    assert one.hint == "It has no vote. (Article 3)"
    (before,) = statement_of(cast.union, cast.alba, cast.staff, date(2026, 3, 1)).stands
    assert before.hint == ""
    refused(StaleRevision, lambda: set_arrears_rule(**act, years=2, effect="No vote.", seen_version=0))
    refused(Invalid, lambda: set_arrears_rule(**act, years=0, effect="No vote.", seen_version=1))
    refused(Invalid, lambda: set_arrears_rule(**act, years=2, effect="", seen_version=1))
    set_arrears_rule(**act, years=2, effect="No vote.", seen_version=1)
    assert ArrearsRule.objects.get().years == 2
