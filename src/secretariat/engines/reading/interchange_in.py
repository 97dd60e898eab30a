"""Read the interchange format back, strictly: what does not keep its shape is refused with its place."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from secretariat.engines.reading.errors import NotALine, Unproven
from secretariat.engines.reading.findings import FIELDS, Finding, Grade, Kind, Reading, Remark, Slot, Value
from secretariat.engines.reading.interchange import iso_date
from secretariat.engines.reading.proof import DATE_FIELDS, check_proof
from secretariat.engines.values.edtf import parse
from secretariat.engines.values.errors import BadDate
from secretariat.engines.values.spans import Span

_LINE_KEYS = frozenset(("id", "name", "reader", "sha256", "language", "published", "findings", "remarks"))
_FINDING_KEYS = frozenset(("kind", "evidence", "slots", "edtf", "rule", "grade"))
_LIST_FIELDS = frozenset(("participants", "actors"))
# What a field may say, where it may not say anything.
WORDS: Mapping[tuple[Kind, str], frozenset[str | None]] = {
    (kind, field): frozenset(words.split("|")) | (frozenset({None}) if field == "mode" else frozenset())
    for (kind, field), words in {
        (
            Kind.MEETING,
            "type",
        ): "visit|bilateral|conference|summit|ministerial|senior-officials|working-group|"
        "assembly|lecture|ceremony|other",
        (Kind.MEETING, "mode"): "in-person|online",
        (Kind.MEETING, "status"): "held|planned|postponed|cancelled",
        (Kind.CHAIRMANSHIP, "status"): "current|incoming|outgoing|planned|past|declined",
        (Kind.MEMBERSHIP, "status"): "member|observer|partner|candidate",
        (Kind.MEMBERSHIP, "change"): "joined|left|suspended|applied|none",
        (Kind.COMMITMENT, "stance"): "proposed|supported|agreed|decided|announced|expected",
        (
            Kind.ADOPTION,
            "instrument",
        ): "declaration|resolution|decision|recommendation|agenda|strategy|communique|"
        "memorandum|agreement|other",
    }.items()
}

_Item = TypeVar("_Item")


def reading_of(line: Mapping[str, Any], *, text: str | None = None) -> Reading:
    """Return the reading that an interchange object holds.

    Args:
        text: the text of the document, where the line does not carry it (TXT).
    Raises:
        NotALine: names the place and what is wrong there.
    """
    _keys(line, _LINE_KEYS, frozenset({"text"}), "line")
    words = _string(line["text"], "text") if "text" in line else text
    findings = _list(line["findings"], "findings", _finding)
    if words is not None:
        _check_words(findings, words)
    return Reading(
        name=_string(line["name"], "name"),
        sha256=_string(line["sha256"], "sha256"),
        language=_string(line["language"], "language"),
        published=_optional_date(line["published"], "published"),
        text=words or "",
        findings=findings,
        remarks=_list(line["remarks"], "remarks", _remark),
    )


def _check_words(findings: tuple[Finding, ...], text: str) -> None:
    for number, finding in enumerate(findings):
        try:
            check_proof(finding, text)
        except Unproven as error:
            raise NotALine(f"findings[{number}]", str(error)) from error


def _keys(value: Any, required: frozenset[str], optional: frozenset[str], place: str) -> None:
    if not isinstance(value, Mapping):
        raise NotALine(place, "it is no object.")
    if missing := required - set(value):
        raise NotALine(place, f"it lacks {', '.join(sorted(missing))}.")
    if unknown := set(value) - required - optional:
        raise NotALine(place, f"it has keys of no meaning here: {', '.join(sorted(unknown))}.")


def _string(value: Any, place: str) -> str:
    if not isinstance(value, str):
        raise NotALine(place, f"{value!r} is no string.")
    return value


def _list(value: Any, place: str, item: Callable[[Any, str], _Item]) -> tuple[_Item, ...]:
    if not isinstance(value, list):
        raise NotALine(place, "it is no list.")
    return tuple(item(element, f"{place}[{number}]") for number, element in enumerate(value))


def _span(value: Any, place: str) -> Span:
    _keys(value, frozenset({"start", "end"}), frozenset(), place)
    return _span_in(value, place)


def _span_in(value: Mapping[str, Any], place: str) -> Span:
    start, end = value["start"], value["end"]
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        raise NotALine(place, f"{start!r} to {end!r} is no span.")
    return Span(start, end)


def _finding(value: Any, place: str) -> Finding:
    if not isinstance(value, Mapping) or value.get("kind") not in list(Kind):
        raise NotALine(place, "it has no kind of finding.")
    kind = Kind(value["kind"])
    _keys(value, _FINDING_KEYS | set(FIELDS[kind]), frozenset(), place)
    evidence = _list(value["evidence"], f"{place}.evidence", _span)
    if not evidence:
        raise NotALine(f"{place}.evidence", "it is empty.")
    if value["grade"] not in list(Grade):
        raise NotALine(f"{place}.grade", f"{value['grade']!r} is no grade.")
    return Finding(
        kind=kind,
        fields={field: _field(kind, field, value, place) for field in FIELDS[kind]},
        slots=_slots(kind, value["slots"], f"{place}.slots"),
        evidence=evidence,
        rule=_string(value["rule"], f"{place}.rule"),
        grade=Grade(value["grade"]),
    )


def _field(kind: Kind, field: str, finding: Mapping[str, Any], place: str) -> Value:
    value, place = finding[field], f"{place}.{field}"
    if field in DATE_FIELDS:
        return _date(kind, field, finding, place)
    if words := WORDS.get((kind, field)):
        if value not in words:
            raise NotALine(place, f"{value!r} is none of {', '.join(sorted(map(str, words)))}.")
        return str(value) if value is not None else None
    if field in _LIST_FIELDS:
        return _list(value, place, _string)
    if field == "span":
        return _span(value, place)
    if field in ("quote", "ordinal"):
        return _flag_or_number(field, value, place)
    return None if value is None else _string(value, place)


def _flag_or_number(field: str, value: Any, place: str) -> bool | int | None:
    if field == "quote" and isinstance(value, bool):
        return value
    if field == "ordinal" and (value is None or (type(value) is int and value > 0)):
        return value
    raise NotALine(place, f"{value!r} is no {'truth value' if field == 'quote' else 'ordinal'}.")


def _date(kind: Kind, field: str, finding: Mapping[str, Any], place: str) -> str | None:
    """Return the EDTF date of a field, which must say the same as the ISO date beside it."""
    dates = finding["edtf"]
    if not isinstance(dates, Mapping) or set(dates) - DATE_FIELDS:
        raise NotALine(place, "edtf is no object of dates.")
    for edtf in dates.values():
        _checked_edtf(edtf, place)
    if iso_date(kind, field, dates) != finding[field]:
        raise NotALine(place, f"{finding[field]!r} is not what the EDTF beside it says.")
    value: str | None = dates.get(field)
    return value


def _checked_edtf(value: Any, place: str) -> str:
    try:
        parse(_string(value, place))
    except BadDate as error:
        raise NotALine(place, f"{value!r} is no date: {error}") from error
    return str(value)


def _optional_date(value: Any, place: str) -> str | None:
    return None if value is None else _checked_edtf(value, place)


def _slots(kind: Kind, value: Any, place: str) -> dict[str, Slot | tuple[Slot, ...]]:
    _keys(value, frozenset(), frozenset(FIELDS[kind]), place)
    return {
        field: _list(slots, f"{place}.{field}", _slot)
        if isinstance(slots, list)
        else _slot(slots, f"{place}.{field}")
        for field, slots in value.items()
    }


def _slot(value: Any, place: str) -> Slot:
    _keys(value, frozenset(("start", "end", "surface", "inferred_from")), frozenset(), place)
    source = value["inferred_from"]
    return Slot(
        span=_span_in(value, place),
        surface=_string(value["surface"], f"{place}.surface"),
        inferred_from=None if source is None else _span(source, f"{place}.inferred_from"),
    )


def _remark(value: Any, place: str) -> Remark:
    _keys(value, frozenset(("code", "message", "span")), frozenset(), place)
    return Remark(
        code=_string(value["code"], f"{place}.code"),
        message=_string(value["message"], f"{place}.message"),
        span=None if value["span"] is None else _span(value["span"], f"{place}.span"),
    )
