"""One sentence of a notice: found at its place, and written anew with other lines."""

from datetime import datetime

from secretariat.notices import in_hand
from secretariat.notices.models import Notice, Wording
from secretariat.notices.sentences import Place, Sentence
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid


def sentence_at(notice: Notice, language: str, place: Place) -> tuple[Wording, Sentence]:
    """Return the wording as it stands and the sentence at a place of it.

    Raises:
        Invalid: there is none.
    """
    wording = in_hand.latest(notice).get(language)
    sentence = wording.told.at(place) if wording else None
    if wording is None or sentence is None:
        raise Invalid("There is no such sentence. Look at the notice again.", field="place")
    return wording, sentence


def rewritten(
    notice: Notice, wording: Wording, place: Place, sentence: Sentence, *, by: Actor, at: datetime
) -> tuple[str, str]:
    """Add a wording that differs in this sentence alone, and take the approval back; of which original it is
    a version stays. Returns the state of the notice before and after.
    """
    words = wording.told.with_sentence(place, sentence)
    in_hand.write(
        notice, wording.language, wording.title, words, is_complete=wording.is_complete, by=by, at=at,
        keeps_original=wording.of_number,
    )  # fmt: skip
    return in_hand.reworded(notice, by, at)
