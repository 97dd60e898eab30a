"""With which seats a request acts or looks: one's own, by a note, or through another seat's eyes.

Both are chosen for a session and stand in it; each request asks anew whether the right to them still holds.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from secretariat.bodies import policies
from secretariat.bodies.models import Note
from secretariat.bodies.queries import LONG, names_of
from secretariat.bodies.words import role_called
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf
from secretariat.parties.models import Body, Party
from secretariat.people.actor import NOBODY, Actor, Behalf, Role, Seat

NOTE, LOOKING = "note", "looks_as"  # keys of the session


def seated(own: Actor, session: Mapping[str, Any], language: str) -> Actor:
    """Return who acts: 0 queries for who only sits in their own seats."""
    if not own.is_signed_in:
        return own
    if LOOKING in session:
        return looking(own, session[LOOKING], language)
    return by_note(own, session[NOTE], language) if NOTE in session else own


def by_note(own: Actor, public_id: str, language: str) -> Actor:
    """Return the actor with the note that they took up; without it where it no longer holds."""
    taken = Note.objects.filter(public_id=public_id, account=own.account_id, laid_down_at__isnull=True)
    note = taken.select_related("body", "party", "document").first()
    if note is None or not policies.may_act_for(own, note.body):
        return own
    name = names_of("party", [note.party_id], language).get(note.party_id, note.party.code)
    behalf = Behalf(
        public_id=note.public_id,
        body=note.body.slug,
        party=note.party.code,
        name=name,
        paper=paper_called(note.reference, note.dated, language),
        dated=note.dated.isoformat(),
        document=note.document.public_id if note.document else None,
    )
    return replace(own, on_behalf_of=f"{name} ({note.party.code})", note=behalf.paper, behalf=behalf)


def paper_called(reference: str, dated: date, language: str) -> str:
    """Return how a note is called: its reference and its day."""
    return _("%(reference)s of %(day)s") % {
        "reference": reference,
        "day": label(Edtf.day(dated), language),
    }


def looking(own: Actor, choice: Mapping[str, Any], language: str) -> Actor:
    """Return the seat through which a member of the staff looks; themselves where they may not any more."""
    body = Body.objects.filter(slug=choice.get("body", "")).first()
    if body is None or not policies.may_look_as(own, body):
        return own
    if not choice.get("role"):
        return replace(NOBODY, label=_("somebody without an account"), seen_by=own.label)
    role = Role(choice["role"])
    party = Party.objects.filter(code=choice.get("party") or "").first()
    of = names_of("party", [party.pk], language).get(party.pk, party.code) if party else ""
    there = names_of("body", [body.pk], language, LONG).get(body.pk, body.slug)
    words = _("%(role)s in %(body)s") % {"role": role_called(role, of), "body": there}
    seat = Seat(body.slug, role, party.code if party else None)
    return Actor(0, "looking", words, (seat,), seen_by=own.label)
