"""In whose name one acts in a room: a delegation, the Chair, or the secretariat."""

from dataclasses import dataclass
from datetime import datetime

from secretariat.bodies import seating
from secretariat.bodies.models import Note
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted
from secretariat.texts import policies

CHAIR, SECRETARIAT = "chair", "secretariat"  # no Party bears these codes: those of states are in capitals
LONGEST_PAPER = 300


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is heard: `author` is the code of the Party, `chair` or `secretariat`.

    `paper`: the note on which staff speak for a delegation, or where it was said.
    """

    author: str
    account_id: int
    party: Party | None = None
    note_id: int | None = None
    paper: str = ""


def delegation(by: Actor, body: Body, at: datetime, *, party: str = "", paper: str = "") -> Voice:
    """Return the voice of a delegation: by its seat, by its note, or told by staff who say where it was said.

    Args:
        party: the code of the Party; may be left out where the actor speaks for one alone.
        paper: the note or the place in which the delegation said so, where staff of the body enter it.
    Raises:
        NotPermitted: the actor speaks for nobody here, or not for this Party.
        Invalid: no member; staff who do not say where it was said.
    """
    own = policies.speaks_for(by, body)
    if len(own) == 1 and not party:
        party = next(iter(own))
    if party in own:
        is_by_note = by.behalf is not None and by.behalf.party == party
        paper = by.note if is_by_note else ""
        return Voice(party, by.acting_id, Party.objects.get(code=party), _note_of(by, party), paper)
    if not policies.may_tell(by, body):
        raise NotPermitted("Only the delegations of members have a voice in this room.")
    return _told(by, body, at, party, paper)


def chair(by: Actor, body: Body, at: datetime) -> Voice:
    """Return the voice of the Chair.

    Raises:
        NotPermitted: neither the body's chair nor its secretariat.
    """
    if not policies.may_steer(by, body, at):
        raise NotPermitted("The Chair of this body, or its secretariat for it, does this.")
    return Voice(CHAIR, by.acting_id, paper=by.note)


def secretariat(by: Actor, body: Body) -> Voice:
    """Return the voice of the secretariat.

    Raises:
        NotPermitted: the actor is none of its staff.
    """
    if not policies.may_tell(by, body):
        raise NotPermitted("Only the secretariat of this body does this.")
    return Voice(SECRETARIAT, by.acting_id)


def _told(by: Actor, body: Body, at: datetime, code: str, paper: str) -> Voice:
    party = Party.objects.filter(code=code).first()
    if party is None:
        raise Invalid("Say for which delegation.", field="party")
    if not seating.is_member(party, body, at.date()):
        raise Invalid(f"{party} is no member of {body}.", field="party")
    if not paper.strip():
        raise Invalid("Say by which note, or where the delegation said so.", field="paper")
    if len(paper) > LONGEST_PAPER:
        raise Invalid(f"Say it in at most {LONGEST_PAPER} characters.", field="paper")
    return Voice(party.code, by.acting_id, party, None, paper.strip())


def _note_of(by: Actor, party: str) -> int | None:
    """Return the key of the note by which the actor speaks for the party; None where it has no row."""
    if by.behalf is None or by.behalf.party != party:
        return None
    return Note.objects.filter(public_id=by.behalf.public_id).values_list("pk", flat=True).first()


def any_of(by: Actor, body: Body, at: datetime, *, speaker: str = "", paper: str = "") -> Voice:
    """Return the voice that the actor chose: `chair`, `secretariat`, or the code of a Party.

    Where nothing is chosen, staff who act by no note speak as the secretariat, all others for their
    delegation.
    """
    if speaker == CHAIR:
        return chair(by, body, at)
    if speaker == SECRETARIAT or (not speaker and not policies.speaks_for(by, body) and by.is_staff):
        return secretariat(by, body)
    return delegation(by, body, at, party=speaker, paper=paper)
