"""What someone said becomes a Statement."""

from collections.abc import Mapping
from typing import Any

from secretariat.commitments.bridge import SpeakerValue, StatementValue
from secretariat.desk.compare.ahead import looks_ahead
from secretariat.desk.compare.drafts import Draft, Missing, Told, slots_inferred, span_words, who
from secretariat.desk.compare.identities import Known
from secretariat.evidence.projection import as_json


def draft(value: Mapping[str, Any], slots: Mapping[str, Any], known: Known, told: Told) -> Draft:
    """Return the statement, word for word or as reported."""
    words = span_words(value, told.text)
    speaker = who(str(value["speaker"] or ""), known, told)
    statement = StatementValue(
        speaker=SpeakerValue(**speaker.as_json()),
        words=words,
        is_quotation=bool(value["quote"]),
        language=told.language,
        said=told.said_on,
    )
    missing = []
    if not speaker.words.strip():
        missing.append(Missing("speaker", "Say who said this; the reader could not tell."))
    if not words.strip():
        missing.append(Missing("words", "Say what was said."))
    return Draft(
        kind="statement",
        value=as_json(statement),
        words=words,
        persons=(speaker.person,) if speaker.person else (),
        identities=(("speaker", speaker.identity),) if speaker.identity else (),
        missing=tuple(missing),
        inferred=slots_inferred(value, slots),
        looks_ahead=looks_ahead(words, told.language),
    )
