"""What someone undertook becomes a Commitment; each one looks ahead."""

from collections.abc import Mapping
from typing import Any

from secretariat.commitments.bridge import CommitmentValue, SpeakerValue
from secretariat.commitments.states import Stance
from secretariat.desk.compare.dates import good
from secretariat.desk.compare.drafts import Draft, Missing, Told, slots_inferred, span_words, who
from secretariat.desk.compare.identities import Known
from secretariat.evidence.projection import as_json


def draft(value: Mapping[str, Any], slots: Mapping[str, Any], known: Known, told: Told) -> Draft:
    """Return the commitment with its owners in order."""
    words = span_words(value, told.text)
    owners = [who(name, known, told) for name in value["actors"] or ()]
    commitment = CommitmentValue(
        owners=tuple(SpeakerValue(**owner.as_json()) for owner in owners),
        words=words,
        stance=Stance(str(value["stance"] or "announced")),
        language=told.language,
        said=told.said_on,
        due=value["due"],
    )
    missing = []
    if not owners:
        missing.append(Missing("actors", "Say who undertook this; the reader could not tell."))
    if not words.strip():
        missing.append(Missing("words", "Say what was undertaken."))
    return Draft(
        kind="commitment",
        value=as_json(commitment),
        words=words,
        persons=tuple(owner.person for owner in owners if owner.person),
        identities=tuple(("actors", owner.identity) for owner in owners if owner.identity),
        missing=tuple(missing),
        inferred=slots_inferred(value, slots),
        looks_ahead=True,
        horizon=value["due"] if good(value["due"]) else None,
    )
