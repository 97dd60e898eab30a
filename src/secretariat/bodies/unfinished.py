"""Membership cases, disagreements of sources, and invitations that nobody has answered."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.bodies.models import Dispute, Invitation, Membership
from secretariat.bodies.queries import names_of
from secretariat.bodies.states import MembershipStatus
from secretariat.bodies.words import role_called
from secretariat.engines.values.edtf import Edtf, parse
from secretariat.parties.unfinished import Asked, OpenItem, holds
from secretariat.people.actor import Actor, Role


def seats_open(asked: Asked) -> list[OpenItem]:
    """Return candidates and suspensions of the day, in 2 queries."""
    rows = (
        Membership.objects.visible_to(asked.viewer)
        .filter(body__in=asked.keys, is_current=True)
        .filter(Q(status=MembershipStatus.CANDIDATE) | ~Q(suspensions=[]))
        .filter(Q(during_end__isnull=True) | Q(during_end__gt=asked.on))
        .select_related("line", "body", "party")
        .order_by("body__slug", "pk")
    )
    found = list(rows)
    names = names_of("party", {row.party_id for row in found}, asked.language, viewer=asked.viewer)
    items = [item for row in found for item in _seat(row, names.get(row.party_id, row.party.code), asked)]
    return [*items, *_disputes(asked), *_invitations(asked)]


def _seat(row: Membership, name: str, asked: Asked) -> list[OpenItem]:
    url = reverse("site:line", args=[row.public_id])
    items = []
    if row.status == MembershipStatus.CANDIDATE:
        since = row.during.start.text if row.during and row.during.start else ""
        items.append(
            OpenItem(
                kind="candidate", id=row.public_id, words=_("Candidature of %(name)s") % {"name": name},
                body=row.body.slug, url=url, since=since, state=_("candidate"),
                next=_("to be decided by the members"),
            )
        )  # fmt: skip
    now = next((one for one in map(parse, row.suspensions) if _is_open(one, asked)), None)
    if now is not None:
        items.append(
            OpenItem(
                kind="suspension", id=row.public_id,
                words=_("Suspension of the membership of %(name)s") % {"name": name},
                body=row.body.slug, url=url, since=now.start.text if now.start else "",
                due=now.finish.text if now.finish else "", state=_("suspended"),
            )
        )  # fmt: skip
    return items


def _is_open(suspension: Edtf, asked: Asked) -> bool:
    return suspension.end is None or suspension.end > asked.on


def _disputes(asked: Asked) -> list[OpenItem]:
    rows = Dispute.objects.visible_to(asked.viewer).filter(body__in=asked.keys)
    return [
        OpenItem(
            kind="dispute", id=row.public_id, words=row.topic, body=row.body.slug,
            url=reverse("site:line", args=[row.public_id]), state=_("sources disagree"), next=row.text,
        )
        for row in rows.select_related("line", "body").order_by("body__slug", "pk")
    ]  # fmt: skip


def _invitations(asked: Asked) -> list[OpenItem]:
    """Return invitations not answered: told to the secretariat alone, and no address of anybody."""
    viewer = asked.viewer
    staffed = [slug for slug in asked.slugs if isinstance(viewer, Actor) and viewer.is_staff_of(slug)]
    if not staffed:
        return []
    rows = (
        Invitation.objects.filter(body__slug__in=staffed, accepted_at__isnull=True, revoked_at__isnull=True)
        .select_related("body", "party")
        .order_by("invited_at", "pk")
    )
    found = list(rows)
    names = names_of("party", {row.party_id for row in found if row.party_id}, asked.language, viewer=viewer)
    return [
        OpenItem(
            kind="invitation", id=row.public_id,
            words=_("Invitation of %(name)s: %(role)s")
            % {"name": row.name, "role": role_called(Role(row.role), names.get(row.party_id or 0, ""))},
            body=row.body.slug, url=reverse("seats:home"), since=row.invited_at.date().isoformat(),
            due=row.expires_at.date().isoformat(), state=str(row.state_at(asked.at).label).lower(),
        )
        for row in found
    ]  # fmt: skip


holds("candidate", "suspension", "dispute", "invitation", gather=seats_open)
