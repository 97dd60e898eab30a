"""The lines of the record with which the Findings of a document are compared, in few queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q

from secretariat.desk.compare.drafts import Draft
from secretariat.desk.compare.held import Held
from secretariat.desk.compare.rules import SOLE
from secretariat.distribution import Viewer
from secretariat.evidence.models import Claim, Document, Line
from secretariat.evidence.reach import may_join

Values = Sequence[Mapping[str, Any]]
_MOST = 2000  # lines of one kind that are compared with one document


def held_lines(drafts: Iterable[Draft], viewer: Viewer, document: Document | None) -> list[Held]:
    """Return the standing lines that bear on the drafts: one query per kind that occurs, and one for sources.

    Args:
        document: whose drafts these are; only lines that its readers see too may be joined (`may_join`).
    """
    values: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for draft in drafts:
        values[draft.kind].append(draft.value)
    lines = [line for kind, given in values.items() for line in _lines(viewer, kind, _WHERE[kind](given))]
    return _held(lines, document)


def lines_held(viewer: Viewer, kind: str, where: Q) -> list[Held]:
    """Return the standing lines of one kind that match, in 2 queries."""
    return _held(_lines(viewer, kind, where), None)


def _lines(viewer: Viewer, kind: str, where: Q) -> list[Line]:
    found = Line.objects.visible_to(viewer).filter(where, kind=kind, chosen__isnull=False)
    return list(found.select_related("chosen", "body__parent").order_by("pk").distinct()[:_MOST])


def _held(lines: Sequence[Line], document: Document | None) -> list[Held]:
    told: dict[int, set[str]] = defaultdict(set)
    if lines:
        rows = (
            Claim.objects.standing()
            .filter(line__in=[line.pk for line in lines], finding__isnull=False)
            .values_list("line_id", "finding__reading__document__public_id")
        )
        for line_id, public_id in rows:
            told[line_id].add(public_id)
    return [_one(line, told[line.pk], document) for line in lines if line.chosen]


def _one(line: Line, documents: Iterable[str], document: Document | None) -> Held:
    assert line.chosen is not None
    parent = line.body.parent if line.body else None
    return Held(
        line_id=line.pk,
        public_id=line.public_id,
        version=line.version,
        kind=line.kind,
        value=line.chosen.value,
        said_on=line.chosen.said_on.text if line.chosen.said_on else None,
        documents=frozenset(documents),
        label=label_of(line.kind, line.chosen.value),
        is_open=document is None or may_join(document, line),
        parent=parent.slug if parent else None,
    )


def label_of(kind: str, value: Mapping[str, Any]) -> str:
    """Return the words by which a line is called in a list; names of parties and bodies are put in later."""
    match kind:
        case "chairmanship":
            return str(value["holder"] or value["holder_words"])
        case "meeting" | "text" | "programme-event":
            return str(value["title"])
        case "tenure":
            return str(value["office"])
        case "membership":
            return str(value["status"])
        case "report":
            return str(value["about"])
        case _:
            return str(value.get("words", ""))


def _set(values: Values, field: str) -> set[str]:
    return {value[field] for value in values if value.get(field)}


def _meetings(values: Values) -> Q:
    persons = {who["person"] for value in values for who in value["participants"] if who["person"]}
    bodies = _set(values, "body")
    return (
        Q(meeting__body__slug__in=bodies)
        | Q(meeting__body__parent__slug__in=bodies, meeting__kind__in=SOLE)
        | Q(meeting__participants__person__slug__in=persons)
    )


def _words(kind: str) -> Any:
    return lambda values: Q(**{f"{kind}__words__in": _set(values, "words")})


_WHERE: Mapping[str, Any] = {
    "chairmanship": lambda values: Q(chairmanship__body__slug__in=_set(values, "body")),
    "meeting": _meetings,
    "tenure": lambda values: Q(tenure__person__slug__in=_set(values, "person")),
    "membership": lambda values: Q(
        membership__body__slug__in=_set(values, "body"), membership__party__code__in=_set(values, "party")
    ),
    "text": lambda values: (
        Q(text__body__slug__in=_set(values, "body")) | Q(text__title__in=_set(values, "title"))
    ),
    "statement": _words("statement"),
    "commitment": _words("commitment"),
}
