"""A text that a document says was or is to be adopted becomes a Text."""

from collections.abc import Mapping
from typing import Any

from secretariat.desk.compare.dates import good, is_after
from secretariat.desk.compare.drafts import Draft, Missing, Told, body_of, slots_inferred
from secretariat.desk.compare.identities import Known
from secretariat.evidence.projection import as_json
from secretariat.texts.bridge import TextValue
from secretariat.texts.states import TextStatus


def draft(value: Mapping[str, Any], slots: Mapping[str, Any], known: Known, told: Told) -> Draft:
    """Return the text; adopted after the day of saying, it is one to be adopted."""
    body_words, day = str(value["body"] or ""), value["date"]
    body = body_of(body_words, known, told) if body_words else None
    ahead = is_after(day, told.said_on)
    text = TextValue(
        kind=str(value["instrument"] or "other"),
        title=str(value["title"] or value["instrument"] or "").strip()[:400],
        status=TextStatus.PLANNED if ahead else TextStatus.UNKNOWN,
        body=told.chosen.get("body") or (body.key if body else None),
        language=told.language,
        adopted=day,
        adopted_at=body_words[:300] if body and body.is_inferred else "",
    )
    missing = []
    if not text.title:
        missing.append(Missing("title", "Say what the text is called."))
    if day and not good(day):
        missing.append(Missing("date", f"“{day}” is no date. Correct the day of adoption."))
    return Draft(
        kind="text",
        value=as_json(text),
        words=text.title,
        identities=(("body", body),) if body else (),
        missing=tuple(missing),
        inferred=slots_inferred(value, slots),
        looks_ahead=ahead,
        horizon=day if ahead else None,
    )
