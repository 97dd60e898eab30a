"""An invitation serves once, for whom it was written, until it expires; it gives an account and a seat."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from secretariat.bodies.actions.accept_invitation import accept_invitation
from secretariat.bodies.actions.invite_account import invite_account
from secretariat.bodies.actions.resend_invitation import resend_invitation
from secretariat.bodies.actions.revoke_invitation import revoke_invitation
from secretariat.bodies.models import Invitation, Mandate
from secretariat.bodies.queries import actor_of
from secretariat.history.models import Entry
from secretariat.people.actor import NOBODY, Actor, Role
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted, WrongState
from tests.bodies.making import TODAY, account_of, managers
from tests.cast import Cast
from tests.desk.making import NOW
from tests.factories import Make

pytestmark = pytest.mark.django_db
EMAIL, GOOD = "nia@alba.example", "a sentence that is long"


@pytest.fixture(autouse=True)
def _letters(django_capture_on_commit_callbacks: Any) -> Any:
    return django_capture_on_commit_callbacks


def invited(cast: Cast, by: Actor, **changes: Any) -> Invitation:
    values: dict[str, Any] = {
        "email": EMAIL, "name": "Nia New", "body": cast.union, "role": Role.MEMBER, "party": cast.alba,
    }  # fmt: skip
    return invite_account(by=by, at=NOW, **values | {"secret": "s" * 43} | changes)


def accepted(secret: str = "s" * 43, by: Actor = NOBODY, days: int = 0, **changes: Any) -> Account:
    values = {"name": "Nia New", "password": GOOD} | changes
    return accept_invitation(secret=secret, by=by, at=NOW + timedelta(days=days), **values)


def test_an_invitation_makes_the_account_and_the_seat(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    made = managers(cast)
    with django_capture_on_commit_callbacks(execute=True):
        invitation = invited(cast, made.focal_point)
    (letter,) = mail.outbox
    assert letter.to == [EMAIL]
    assert f"http://localhost:8000/account/invitation/{'s' * 43}/" in letter.body
    assert "Fay of Alba invites you to a seat: member of the delegation, Alba in Union" in letter.body
    assert "s" * 43 not in str(Invitation.objects.filter(pk=invitation.pk).values()), "only its hash is kept"
    account = accepted(time_zone="Europe/Athens", language="ru")
    actor = actor_of(account, TODAY)
    assert [(seat.body, seat.role, seat.party) for seat in actor.seats] == [("union", Role.MEMBER, "XA")]
    assert (account.email, account.time_zone, account.check_password(GOOD)) == (EMAIL, "Europe/Athens", True)
    assert account.emailaddress_set.get().verified
    verbs = [entry.verb for entry in Entry.objects.order_by("pk")][-4:]
    assert verbs == ["invitation.sent", "account.opened", "invitation.accepted", "mandate.given"]


@pytest.mark.parametrize("days", [14, 15, 400])
def test_an_invitation_expires(cast: Cast, days: int) -> None:
    managers(cast)
    invited(cast, cast.staff)
    with pytest.raises(WrongState):
        accepted(days=days)
    assert not Account.objects.filter(email=EMAIL).exists()


def test_an_invitation_serves_once(cast: Cast) -> None:
    managers(cast)
    invited(cast, cast.staff)
    accepted()
    with pytest.raises(WrongState):
        accepted(name="Thief")
    assert Account.objects.filter(email=EMAIL).count() == 1


def test_sent_again_the_earlier_link_opens_nothing_and_the_new_one_does(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    managers(cast)
    invitation = invited(cast, cast.staff)
    later = NOW + timedelta(days=20)
    with django_capture_on_commit_callbacks(execute=True):
        resend_invitation(invitation=invitation, by=cast.staff, at=later)
    with pytest.raises(WrongState):
        accepted(days=20)
    secret = mail.outbox[-1].body.split("/account/invitation/")[1].split("/")[0]
    assert accepted(secret, days=20).email == EMAIL
    with pytest.raises(WrongState):
        resend_invitation(invitation=invitation, by=cast.staff, at=later)


def test_taken_back_it_opens_nothing(cast: Cast) -> None:
    managers(cast)
    invitation = invited(cast, cast.staff)
    revoke_invitation(invitation=invitation, by=cast.staff, at=NOW)
    for act in (
        accepted,
        lambda: resend_invitation(invitation=invitation, by=cast.staff, at=NOW),
        lambda: revoke_invitation(invitation=invitation, by=cast.staff, at=NOW),
    ):
        with pytest.raises(WrongState):
            act()
    assert invited(cast, cast.staff, secret="t" * 43).public_id != invitation.public_id


def test_who_has_an_account_signs_in_and_takes_the_seat(cast: Cast) -> None:
    managers(cast)
    account = account_of(cast.observer)
    invited(cast, cast.staff, email=account.email.upper())
    with pytest.raises(WrongState, match="Sign in"):
        accepted()
    with pytest.raises(NotPermitted):
        accepted(by=cast.delegate)
    assert accepted(by=cast.observer) == account
    assert Mandate.objects.filter(account=account, role="member", party=cast.alba).exists()


def test_a_closed_account_is_not_opened_by_an_invitation(cast: Cast) -> None:
    managers(cast)
    account = Make.account("Cleo Closed")
    account.is_active = False
    account.save()
    invited(cast, cast.staff, email=account.email)
    with pytest.raises(WrongState, match="closed"):
        accepted()


@pytest.mark.parametrize(
    ("refusal", "changes"),
    [
        (Invalid, {"password": "short"}),
        (Invalid, {"password": "123456789012345"}),
        (Invalid, {"password": EMAIL}),
        (Invalid, {"name": "  "}),
        (WrongState, {"secret": "another"}),
    ],
)
def test_each_refusal_of_an_acceptance_writes_nothing(
    cast: Cast, refusal: Any, changes: dict[str, Any]
) -> None:
    managers(cast)
    invited(cast, cast.staff)
    before = (Account.objects.count(), Entry.objects.count())
    with pytest.raises(refusal):
        accepted(**changes)
    assert (Account.objects.count(), Entry.objects.count()) == before
    assert accepted().email == EMAIL, "the invitation is still open"


@pytest.mark.parametrize(
    ("refusal", "by", "changes"),
    [
        (NotPermitted, "delegate", {}),
        (NotPermitted, "focal_point", {"party": "brenn"}),
        (NotPermitted, "focal_point", {"role": Role.STAFF, "party": None}),
        (NotPermitted, "staff", {"role": Role.ADMINISTRATOR, "party": None}),
        (NotPermitted, "auditor", {}),
        (Invalid, "staff", {"email": "no address"}),
        (Invalid, "staff", {"name": " "}),
        (Invalid, "staff", {"party": "corva"}),
        (Invalid, "staff", {"until": TODAY}),
    ],
)
def test_each_refusal_of_an_invitation_writes_and_sends_nothing(
    cast: Cast, refusal: Any, by: str, changes: dict[str, Any]
) -> None:
    made = managers(cast)
    actor = getattr(made, by, None) or getattr(cast, by)
    if isinstance(changes.get("party"), str):
        changes = changes | {"party": getattr(cast, changes["party"])}
    before = Entry.objects.count()
    with pytest.raises(refusal):
        invited(cast, actor, **changes)
    assert (Invitation.objects.count(), Entry.objects.count(), mail.outbox) == (0, before, [])


def test_the_same_is_not_offered_twice(cast: Cast) -> None:
    managers(cast)
    invited(cast, cast.staff)
    with pytest.raises(WrongState):
        invited(cast, cast.staff, secret="t" * 43)
    for act in (resend_invitation, revoke_invitation):
        with pytest.raises(NotPermitted):
            act(invitation=Invitation.objects.get(), by=cast.chair, at=NOW)
