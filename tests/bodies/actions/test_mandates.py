"""Seats are given and ended by right; with the last one the account is closed, once nothing is left open."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from secretariat.bodies.actions.close_account import close_account
from secretariat.bodies.actions.close_ended_accounts import close_ended_accounts
from secretariat.bodies.actions.end_mandate import end_mandate
from secretariat.bodies.actions.give_mandate import give_mandate
from secretariat.bodies.actions.hand_over_work import hand_over_work
from secretariat.bodies.actions.reopen_account import reopen_account
from secretariat.bodies.models import Mandate
from secretariat.bodies.queries import actor_of
from secretariat.evidence.models import Document
from secretariat.history.models import Entry
from secretariat.people.actor import Actor, Role
from secretariat.people.models import Account
from secretariat.people.open_work import open_work_of
from secretariat.refusals import Invalid, NotPermitted, NotReady, WrongState
from tests.bodies.making import TODAY, account_of, managers, mandate_of
from tests.cast import Cast
from tests.desk.making import NOW, chair, received
from tests.factories import Make
from tests.people.signing import signed_in

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def given(cast: Cast, by: Actor, **changes: Any) -> Mandate:
    values: dict[str, Any] = {
        "account": Make.account("Newt New"), "body": cast.union, "role": Role.MEMBER, "party": cast.alba,
        "first_on": TODAY,
    }  # fmt: skip
    return give_mandate(by=by, at=NOW, **values | changes)


def test_a_seat_gives_its_rights_from_its_first_day_to_its_last(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    managers(cast)
    with django_capture_on_commit_callbacks(execute=True):
        mandate = given(cast, cast.staff, first_on=TODAY + DAY, end_on=TODAY + 3 * DAY)
    seats = [actor_of(mandate.account, TODAY + n * DAY).seats for n in range(5)]
    assert [bool(held) for held in seats] == [False, True, True, False, False]
    entry = Entry.objects.get(verb="mandate.given")
    assert (entry.actor_label, entry.payload["party"]["value"]) == ("Sanna Staff", "XA")
    assert [(letter.to, letter.subject) for letter in mail.outbox] == [
        ([mandate.account.email], "A seat was given to you")
    ]
    assert "member of the delegation, Alba in Union of the Three Rivers" in mail.outbox[0].body


# Who gives which seat: the table of docs/reference/rights.md, by hand.
GIVES = {
    "staff": {"staff", "head", "member", "focal-point", "observer", "business", "auditor"},
    "administrator": {
        "staff", "head", "member", "focal-point", "observer", "business", "auditor", "administrator",
    },
    "focal_point": {"head", "member", "focal-point"},
    "auditor": set(),
    "chair": set(),
    "delegate": set(),
    "observer": set(),
    "other_staff": set(),
    "stranger": set(),
}  # fmt: skip


@pytest.mark.parametrize("who", GIVES)
def test_who_gives_which_seat(cast: Cast, who: str) -> None:
    made = managers(cast)
    by: Actor = getattr(made, who, None) or getattr(cast, who)
    gave = set()
    for role in Role:
        party = cast.alba if role in {Role.HEAD, Role.MEMBER, Role.FOCAL_POINT} else None
        try:
            given(cast, by, role=role, party=party)
        except (NotPermitted, Invalid):
            continue
        gave.add(role.value)
    assert gave == GIVES[who]


@pytest.mark.parametrize(
    ("refusal", "changes"),
    [
        (NotPermitted, {"by": "focal_point", "party": "brenn"}),
        (NotPermitted, {"account": "staff"}),
        (Invalid, {"body": "elsewhere"}),
        (Invalid, {"party": None}),
        (Invalid, {"party": "corva"}),
        (Invalid, {"role": Role.STAFF}),
        (NotPermitted, {"role": Role.MACHINE, "party": None, "by": "keeper"}),
        (Invalid, {"end_on": TODAY}),
        (WrongState, {"account": "delegate"}),
        (WrongState, {"account": "machine"}),
    ],
)
def test_each_refusal_of_a_seat_writes_nothing(cast: Cast, refusal: Any, changes: dict[str, Any]) -> None:
    made = managers(cast)
    keeper = Make.machine()
    names = {"by": changes.pop("by", "staff")}
    by = keeper if names["by"] == "keeper" else getattr(made, names["by"], None) or getattr(cast, names["by"])
    for name, value in changes.items():
        if isinstance(value, str) and not isinstance(value, Role):
            changes[name] = getattr(cast, value)
            if name == "account":
                changes[name] = account_of(changes[name])
    if changes.get("body"):
        by = keeper
    before = (Mandate.objects.count(), Entry.objects.count())
    with pytest.raises(refusal):
        given(cast, by, **changes)
    assert (Mandate.objects.count(), Entry.objects.count()) == before


def test_a_seat_in_the_house_goes_for_its_organs(cast: Cast) -> None:
    managers(cast)
    organ = Make.body("union-committee", parent=cast.union)
    assert given(cast, cast.staff, body=organ).body == organ
    with pytest.raises(NotPermitted):
        given(cast, cast.other_staff, body=organ)


def test_the_last_seat_takes_the_account_along(cast: Cast) -> None:
    account = account_of(cast.delegate)
    client = signed_in(account)
    end_mandate(mandate=mandate_of(cast.delegate), by=cast.staff, at=NOW, end_on=TODAY, reason="Recalled.")
    account.refresh_from_db()
    assert (account.is_active, account.closed_at) == (False, NOW)
    assert client.get("/account/").status_code == 302
    assert "This account is closed" in signed_in_page(account)
    assert [e.verb for e in Entry.objects.order_by("pk")][-2:] == ["mandate.ended", "account.closed"]


def signed_in_page(account: Account) -> str:
    answer = Client().post("/account/sign-in/", {"login": account.email, "password": "password"}, follow=True)
    return answer.content.decode()


def test_a_seat_that_ends_later_or_one_of_two_leaves_the_account_open(cast: Cast) -> None:
    end_mandate(mandate=mandate_of(cast.delegate), by=cast.staff, at=NOW, end_on=TODAY + DAY)
    assert account_of(cast.delegate).is_active
    Mandate.objects.create(
        account_id=cast.observer.acting_id, body=cast.union, role="auditor", first_on=TODAY
    )
    first = Mandate.objects.filter(account=cast.observer.acting_id).first()
    end_mandate(mandate=first, by=cast.staff, at=NOW, end_on=TODAY)
    assert account_of(cast.observer).is_active


def test_each_refusal_of_an_end_writes_nothing(cast: Cast) -> None:
    made = managers(cast)
    mandate = mandate_of(cast.chair)
    own = mandate_of(cast.staff)
    before = Entry.objects.count()
    for refusal, seat, by, end_on in (
        (NotPermitted, mandate, made.focal_point, TODAY),
        (NotPermitted, mandate, cast.chair, TODAY),
        (NotPermitted, own, cast.staff, TODAY),
        (NotPermitted, mandate, cast.other_staff, TODAY),
        (Invalid, mandate, cast.staff, TODAY - DAY),
    ):
        with pytest.raises(refusal):
            end_mandate(mandate=seat, by=by, at=NOW, end_on=end_on)
    assert Entry.objects.count() == before
    end_mandate(mandate=mandate, by=cast.staff, at=NOW, end_on=TODAY)
    with pytest.raises(WrongState):
        end_mandate(mandate=mandate, by=cast.staff, at=NOW, end_on=TODAY)


def staff_with_work(cast: Cast, distribution: str = "public") -> tuple[Actor, Document]:
    """Somebody of the staff who received a document with a finding to decide."""
    by = actor_of(Make.account("Lea Leaver", body=cast.union), TODAY)
    document, _ = received(by, [chair()], distribution=distribution)
    return by, document


@pytest.mark.parametrize("distribution", ["public", "limited", "restricted"])
def test_an_account_is_not_closed_while_work_is_open(cast: Cast, distribution: str) -> None:
    leaver, document = staff_with_work(cast, distribution)
    account = account_of(leaver)
    before = Entry.objects.count()
    for close in (
        lambda: close_account(account=account, by=cast.staff, at=NOW),
        lambda: end_mandate(mandate=mandate_of(leaver), by=cast.staff, at=NOW, end_on=TODAY),
    ):
        with pytest.raises(NotReady) as refused:
            close()
        assert refused.value.details["account"] == account.public_id
    assert (Entry.objects.count(), account_of(leaver).is_active) == (before, True)
    successor = actor_of(Make.account("Sue Successor", body=cast.union), TODAY)
    count = hand_over_work(account=account, to=account_of(successor), by=cast.staff, at=NOW)
    document.refresh_from_db()
    assert count == (2 if distribution == "restricted" else 1)
    assert document.in_hands_of_id == successor.account_id
    assert Document.objects.visible_to(successor).filter(pk=document.pk).exists()
    assert document.received_by_id == leaver.account_id, "who received it stays on record"
    close_account(account=account, by=cast.staff, at=NOW)
    assert not account_of(leaver).is_active
    assert not open_work_of(account)


def test_nobody_opens_a_restricted_document_to_themselves(cast: Cast) -> None:
    leaver, document = staff_with_work(cast, "restricted")
    with pytest.raises(NotPermitted):
        hand_over_work(account=account_of(leaver), to=account_of(cast.staff), by=cast.staff, at=NOW)
    assert not Document.objects.visible_to(cast.staff).filter(pk=document.pk).exists()


def test_each_refusal_of_a_handing_over_writes_nothing(cast: Cast) -> None:
    leaver, _ = staff_with_work(cast)
    account, seatless = account_of(leaver), Make.account("Nell Nowhere")
    before = Entry.objects.count()
    for refusal, whose, to, by in (
        (NotPermitted, account, account_of(cast.staff), cast.delegate),
        (Invalid, account, account, cast.staff),
        (Invalid, account, seatless, cast.staff),
        (WrongState, account_of(cast.delegate), account_of(cast.staff), cast.staff),
    ):
        with pytest.raises(refusal):
            hand_over_work(account=whose, to=to, by=by, at=NOW)
    assert Entry.objects.count() == before


def test_a_closed_account_is_opened_again_without_a_seat(cast: Cast) -> None:
    account = account_of(cast.delegate)
    with pytest.raises(WrongState):
        reopen_account(account=account, by=cast.staff, at=NOW)
    close_account(account=account, by=cast.staff, at=NOW)
    for by in (cast.chair, cast.stranger):
        with pytest.raises(NotPermitted):
            reopen_account(account=account, by=by, at=NOW)
    with pytest.raises(WrongState):
        close_account(account=account, by=cast.staff, at=NOW)
    account = reopen_account(account=account, by=cast.staff, at=NOW)
    assert (account.is_active, account.closed_at, actor_of(account, TODAY).seats) == (True, None, ())


def test_nobody_closes_their_own_account_or_one_beyond_their_reach(cast: Cast) -> None:
    made = managers(cast)
    for account, by in (
        (account_of(cast.staff), cast.staff),
        (account_of(cast.chair), made.focal_point),
        (account_of(cast.delegate), cast.chair),
        (account_of(cast.machine), cast.staff),
    ):
        with pytest.raises(NotPermitted):
            close_account(account=account, by=by, at=NOW)


def test_accounts_whose_seats_are_over_are_closed_by_themselves(cast: Cast) -> None:
    leaver, _ = staff_with_work(cast)
    Mandate.objects.filter(account__in=[leaver.acting_id, cast.delegate.acting_id]).update(end_on=TODAY)
    done = close_ended_accounts(at=NOW)
    assert done.closed == (cast.delegate.public_id,)
    assert done.waiting == (leaver.public_id,)
    assert close_ended_accounts(at=NOW).closed == ()
    assert Entry.objects.get(verb="account.closed").actor_label == "Keeper of the installation"
