"""What the pages of seats ask of a request: who looks, at which body, account, seat or invitation."""

from datetime import date
from typing import cast

from django.http import Http404, HttpRequest
from django.utils import timezone

from secretariat.bodies import policies
from secretariat.bodies.models import Invitation, Mandate, Membership
from secretariat.bodies.queries import LONG, names_of
from secretariat.bodies.seat_lists import givable
from secretariat.engines.values.folding import sort_key
from secretariat.language import language_of
from secretariat.parties.house import is_kept_here, line_up
from secretariat.parties.models import Body
from secretariat.people.actor import Actor, Role
from secretariat.people.models import Account


def actor_of(request: HttpRequest) -> Actor:
    """Return who looks."""
    return cast(Actor, request.actor)  # type: ignore[attr-defined]


def today() -> date:
    """Return the day on which seats begin and end."""
    return timezone.now().date()


def body_or_404(request: HttpRequest, slug: str) -> Body:
    """Return a body that is kept here and whose seats the viewer sees."""
    body = Body.objects.select_related("parent").filter(slug=slug).first()
    if body is None or not is_kept_here(body) or not policies.may_see_seats(actor_of(request), body):
        raise Http404
    return body


def account_or_404(request: HttpRequest, public_id: str) -> Account:
    """Return an account that the viewer manages, or that is their own; others do not exist for them."""
    by = actor_of(request)
    account = Account.objects.filter(public_id=public_id, is_system=False).first()
    if account is None:
        raise Http404
    seats = Mandate.objects.filter(account=account).select_related("body__parent", "party")
    manages = any(_manages(by, mandate) for mandate in seats)
    if not (manages or account.pk == by.account_id or policies.may_reopen(by, account)):
        raise Http404
    return account


def _manages(by: Actor, mandate: Mandate) -> bool:
    return policies.may_give(
        by, mandate.body, Role(mandate.role), mandate.party.code if mandate.party else None
    )


def mandate_or_404(request: HttpRequest, public_id: str) -> Mandate:
    """Return a seat that the viewer may end."""
    found = (
        Mandate.objects.select_related("account", "body__parent", "party").filter(public_id=public_id).first()
    )
    if found is None or not policies.may_end(actor_of(request), found):
        raise Http404
    return found


def invitation_or_404(request: HttpRequest, public_id: str) -> Invitation:
    """Return an invitation that the viewer may send again or take back."""
    found = Invitation.objects.select_related("body__parent", "party").filter(public_id=public_id).first()
    if found is None:
        raise Http404
    party = found.party.code if found.party else None
    if not policies.may_give(actor_of(request), found.body, Role(found.role), party):
        raise Http404
    return found


def roles_and_parties(request: HttpRequest, body: Body) -> tuple[tuple[Role, ...], list[tuple[str, str]]]:
    """Return what the viewer may give in a body: roles, and parties as code and name."""
    by = actor_of(request)
    roles = givable(by, body)
    parties = member_parties(body)
    if not {Role.STAFF, Role.ADMINISTRATOR} & {seat.role for seat in by.seats}:
        parties = [(code, name) for code, name in parties if by.holds(Role.FOCAL_POINT, body.slug, code)]
    return roles, parties


def member_parties(body: Body) -> list[tuple[str, str]]:
    """Return code and name of whoever the record holds a seat for in the body or above it, by name."""
    held = Membership.objects.standing().filter(body__slug__in=line_up(body), is_current=True)
    parties = dict(held.values_list("party_id", "party__code"))
    names = names_of("party", set(parties), language_of())
    pairs = [(code or "", names.get(pk, code or "")) for pk, code in parties.items()]
    return sorted(pairs, key=lambda pair: sort_key(pair[1], language_of()))


def body_called(body: Body) -> str:
    """Return the name of a body."""
    return names_of("body", [body.pk], language_of(), LONG).get(body.pk, body.slug)
