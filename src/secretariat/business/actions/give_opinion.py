from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from secretariat.business import checks as own
from secretariat.business import policies
from secretariat.business.checks import MOST
from secretariat.business.models import Consultation, Opinion
from secretariat.business.states import Stance
from secretariat.evidence import checks
from secretariat.evidence.models import Document
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a member says. `note`: on which paper the secretariat enters it; `document`: its public id, where
    it was received.
    """

    stance: str
    words: str
    note: str = ""
    document: str = ""


@transaction.atomic
def give_opinion(
    *, consultation: Consultation, party: str, said: Said, by: Actor, at: datetime, seen_version: int
) -> Opinion:
    """Give the opinion of a member, or give it anew; it is published beside the consultation at once.

    Who: the member, by its seat; the secretariat for any, from a paper (`policies.may_give`).
    Writes: the opinion; history entry `opinion.given`.
    Refuses: NotPermitted; WrongState (the last day has passed, it was answered already); StaleRevision (it
        was given or changed meanwhile); Invalid (no member, no words, no paper where the secretariat enters
        it).

    Args:
        seen_version: of the opinion that stands; 0 where there was none.
    """
    of = own.locked(consultation)
    if not policies.may_give(by, of, party):
        raise NotPermitted(
            "A member of the council speaks for itself; the secretariat enters what came on paper."
        )
    own.still_running(of, at)
    who = own.member(of.council, party, of.body.day(at))
    checks.one_of(said.stance, Stance.values, field="stance")
    words, paper = (
        checks.said_within(said.words, field="words", most=MOST["words"]),
        _paper(said, of, who.code, by),
    )
    found = Opinion.objects.select_for_update().filter(consultation=of, party=who).first()
    checks.unchanged(found.version if found else 0, seen_version)
    if found and found.verdict:
        raise WrongState("This opinion is answered already.")
    opinion = found or Opinion(consultation=of, party=who, version=0)
    opinion.stance, opinion.words, opinion.withdrawn_at = Stance(said.stance), words, None
    opinion.note, opinion.document = paper
    opinion.given_at, opinion.given_by_id, opinion.version = at, by.acting_id, opinion.version + 1
    opinion.save()
    record(
        "opinion.given", on=opinion, by=by, at=at, consultation=of.public_id, party=who.code,
        stance=opinion.stance,
    )  # fmt: skip
    return opinion


def _paper(said: Said, of: Consultation, party: str, by: Actor) -> tuple[str, Document | None]:
    """Return the paper on which it rests; none is needed of who speaks for itself."""
    note = checks.within(said.note, field="note", most=MOST["note"])
    if not note and not policies.speaks_for(by, of.council, of.body, party):
        raise Invalid("Say on which paper this rests: letter of 3 March 2026.", field="note")
    if not said.document:
        return note, None
    document = Document.objects.visible_to(by).filter(public_id=said.document.strip()).first()
    if document is None:
        raise Invalid("There is no such document.", field="document")
    return note, document
