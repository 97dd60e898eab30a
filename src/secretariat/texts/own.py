"""Words that a delegation keeps for itself: found for whoever of it acts, and emptied once they are over."""

from datetime import datetime

from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted, StaleRevision, WrongState
from secretariat.texts.models import OwnWords
from secretariat.texts.rows.own import OwnState


def locked_as_seen(own: OwnWords, by: Actor, seen_version: int) -> OwnWords:
    """Return kept words, locked until the end of the transaction.

    Raises:
        NotPermitted: the actor does not sit in their delegation.
        StaleRevision: somebody of it wrote them anew, tabled or discarded them since they were seen.
        WrongState: they are kept no longer.
    """
    rows = OwnWords.objects.visible_to(by).select_for_update(of=("self",)).select_related("party")
    found: OwnWords | None = rows.filter(pk=own.pk).first()
    if found is None:
        raise NotPermitted("Only the delegation that keeps these words sees them.")
    if found.version != seen_version:
        raise StaleRevision("Somebody of your delegation changed this after you opened the page. Look again.")
    if found.state != OwnState.KEPT:
        raise WrongState("These words are kept no longer.")
    return found


def end(own: OwnWords, state: OwnState, by: Actor, at: datetime) -> None:
    """Say what became of locked words; they are held no longer."""
    own.words, own.rationale, own.state = "", "", state
    own.account_id, own.at, own.version = by.acting_id, at, own.version + 1
    own.save(update_fields=["words", "rationale", "state", "account", "at", "version"])
