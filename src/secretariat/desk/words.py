"""The words of the desk for kinds, fields and values; whole words, to be translated."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from secretariat.desk.compare.dates import good
from secretariat.desk.compare.identities import Known
from secretariat.engines.values.date_labels import label

KINDS: Mapping[str, str | Promise] = {
    "office": _("Office"),
    "meeting": _("Meeting"),
    "chairmanship": _("Chair"),
    "membership": _("Seat"),
    "statement": _("Statement"),
    "commitment": _("Commitment"),
    "adoption": _("Text"),
}
FIELDS: Mapping[str, str | Promise] = {
    "person": _("Person"),
    "office": _("Office"),
    "organisation": _("Organisation"),
    "start": _("From"),
    "end": _("Until"),
    "type": _("Kind"),
    "title": _("Title"),
    "body": _("Body"),
    "ordinal": _("Number"),
    "place": _("Place"),
    "mode": _("Mode"),
    "participants": _("Present"),
    "status": _("State"),
    "holder": _("Holder"),
    "party": _("Party"),
    "change": _("Change"),
    "date": _("Date"),
    "speaker": _("Speaker"),
    "quote": _("Word for word"),
    "span": _("Words"),
    "words": _("Words"),
    "actors": _("By"),
    "stance": _("Stance"),
    "due": _("Due"),
    "instrument": _("Kind of text"),
    "term": _("Term"),
    "on": _("Date"),
    "during": _("Since, until"),
    "adopted": _("Adopted"),
    "is_current": _("Still so"),
    "kind": _("Kind"),
    "country": _("Country"),
}
_DATES = {"start", "end", "date", "due", "term", "on", "during", "adopted"}
_YES, _NO = _("yes"), _("no")


def shown(field: str, value: Any, language: str) -> str:
    """Return a value of a field in words; "" where there is none."""
    if value is None or value in ("", []):
        return ""
    if isinstance(value, bool):
        return str(_YES if value else _NO)
    if field in _DATES:
        edtf = good(value)
        return label(edtf, language) if edtf else str(value)
    if isinstance(value, list | tuple):
        return "; ".join(str(one) for one in value)
    return str(value)


def in_one_line(kind: str, value: Mapping[str, Any], known: Known, language: str) -> str:
    """Return what a line of the record says, in one line of words."""
    match kind:
        case "chairmanship":
            holder = known.label("party", value["holder"]) or value["holder_words"]
            parts = [holder, known.label("body", value["body"]), shown("term", value["term"], language)]
        case "meeting" | "programme-event":
            parts = [value["title"], known.label("body", value["body"]), shown("on", value["on"], language)]
        case "tenure":
            where = known.label("body", value["body"]) or known.label("party", value["party"])
            parts = [known.label("person", value["person"]), value["office"], where or value["organisation"]]
            parts.append(shown("during", value["during"], language))
        case "membership":
            parts = [
                known.label("party", value["party"]),
                known.label("body", value["body"]),
                value["status"],
            ]
            parts.append(shown("during", value["during"], language))
        case "text":
            parts = [
                value["title"],
                known.label("body", value["body"]),
                shown("on", value["adopted"], language),
            ]
        case "report":
            parts = [value["about"], "" if value.get("commitment") else value["result"]]
        case _:
            parts = [value.get("words", "")]
    return ", ".join(str(part) for part in parts if part)
