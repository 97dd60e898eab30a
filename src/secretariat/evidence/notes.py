"""The footnote in the margin: what a line rests on, ready for a page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.urls import reverse

from secretariat.distribution import Viewer, stricter
from secretariat.engines.values.addresses import shown_address
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf, parse
from secretariat.engines.values.folding import fold
from secretariat.engines.values.units import Unit
from secretariat.evidence.lines import claims_open_to, lines_open_to
from secretariat.evidence.models import Citation, Claim, Document
from secretariat.evidence.states import CitationKind

ANNOUNCING = {"planned", "expected", "proposed", "announced", "confirmed"}
DATED = {"term", "on", "during", "adopted", "said", "due", "expected"}
SHORT_WORDS = 1
# Participants add up over the claims of a meeting, a paper moves on and items change places; the others say
# how a value was written, not what it says.
MOVING = {"participants", "stage", "files", "received_on", "position"}
NOT_COMPARED = MOVING | {"basis", "language", "is_current", "listed", "of", "act"}


@dataclass(frozen=True, slots=True)
class Note:
    """One source of one line.

    `label`: publisher, host or title of the document; `words`: the passage; `url`: where to read it;
    `said`: when it was said, "" where not known; `announced`: the source tells what is to come;
    `inferred`: fields that are not in the words alone; `is_chosen`: it says what the present reading says;
    `status`: the state that the source gives, or, of another reading, all that it says otherwise.
    """

    kind: str
    label: str
    words: str
    url: str
    said: str
    announced: bool
    inferred: tuple[str, ...]
    note: str
    is_chosen: bool
    entered_by: str
    status: str

    @property
    def is_otherwise(self) -> bool:
        """Whether it disagrees with the present reading; what was announced before it happened does not."""
        return not self.is_chosen and not (self.announced and self.status in ANNOUNCING)


@dataclass(frozen=True, slots=True)
class ClaimSeen:
    """A standing claim that the viewer may see, with its notes; `distribution` is its own or its line's."""

    pk: int
    line_id: int
    line: str
    kind: str
    value: Mapping[str, Any]
    said_on: Edtf | None
    entered_at: datetime
    is_chosen: bool
    notes: tuple[Note, ...]
    distribution: str
    is_fictitious: bool


def notes_by_line(line_ids: Iterable[int], viewer: Viewer, language: str = "en") -> dict[int, list[Note]]:
    """Return the notes of each line: its standing claims that the viewer may see, chosen one first.

    Runs 3 queries, however many lines.
    """
    notes: dict[int, list[Note]] = {}
    for line_id, claims in claims_by_line(line_ids, viewer, language).items():
        chosen = next((claim for claim in claims if claim.is_chosen), None)
        notes[line_id] = notes_of(claims, chosen, language)
    return notes


def claims_by_line(
    line_ids: Iterable[int], viewer: Viewer, language: str = "en"
) -> dict[int, list[ClaimSeen]]:
    """Return the standing claims of each line that the viewer may see, in order of entry.

    Runs 3 queries, however many lines.
    """
    rows = list(
        Claim.objects.standing()
        .filter(claims_open_to(viewer), lines_open_to(viewer, row="line__"))
        .filter(line__in=set(line_ids))
        .order_by("entered_at", "pk")
        .values_list(
            "pk", "line_id", "line__public_id", "line__kind", "value", "said_on", "entered_at",
            "line__chosen_id", "inferred", "note", "entered_by__name",
            "distribution", "line__distribution", "line__is_fictitious",
        )
    )  # fmt: skip
    cited = _citations([row[0] for row in rows], viewer)
    claims: dict[int, list[ClaimSeen]] = {}
    for pk, line_id, line, kind, value, said_on, at, chosen_id, inferred, remark, by, *reach in rows:
        own, whole, is_fictitious = reach
        notes = tuple(
            _note(citation, value, said_on, tuple(inferred), remark, by, language)
            for citation in cited.get(pk, ())
        )
        seen = ClaimSeen(
            pk, line_id, line, kind, value, said_on, at, pk == chosen_id, notes,
            distribution=stricter(own, whole), is_fictitious=is_fictitious,
        )  # fmt: skip
        claims.setdefault(line_id, []).append(seen)
    return claims


def notes_of(claims: Sequence[ClaimSeen], chosen: ClaimSeen | None, language: str = "en") -> list[Note]:
    """Return the notes of one line's claims, those of the reading first; others say how they differ.

    The passages of one document stand as one note, in the order of the text; a document that says the same
    again adds none.
    """
    notes: list[Note] = []
    agreeing: set[str] = set()
    for claim in sorted(claims, key=lambda c: c is not chosen):
        otherwise = _otherwise(claim.value, chosen.value, language) if chosen and claim is not chosen else ""
        for source, note in _one_for_each_document(claim.notes):
            if otherwise:
                notes.append(replace(note, is_chosen=False, status=otherwise))
            elif source not in agreeing:
                agreeing.add(source)
                notes.append(note)
    return notes


def _one_for_each_document(notes: Sequence[Note]) -> Iterable[tuple[str, Note]]:
    """Return each note with what tells its source from others."""
    of_source: dict[str, list[Note]] = {}
    for note in notes:
        source = note.url.partition("#")[0] if note.kind == CitationKind.PASSAGE else repr(note)
        of_source.setdefault(source, []).append(note)
    return [
        (source, _joined(same) if len(same) > 1 and same[0].words else same[0])
        for source, same in of_source.items()
    ]


def _joined(notes: Sequence[Note]) -> Note:
    """Return one note for several passages: "he" and a bare name say nothing beside a clause."""
    longest = max(notes, key=lambda note: len(note.words))
    telling = [
        note.words.strip()
        for note in notes
        if len(note.words.split()) > SHORT_WORDS
        and not any(note.words in other.words for other in notes if other is not note)
    ]
    words = " … ".join(dict.fromkeys(telling)) or longest.words
    return replace(longest, words=words)


@dataclass(frozen=True, slots=True)
class _Cited:
    kind: str
    address: str
    said_on: Edtf | None
    note: str
    passage: int | None
    words: str | None
    document: int | None
    document_id: str | None
    publisher: str | None
    title: str | None


def _citations(claim_ids: Sequence[int], viewer: Viewer) -> dict[int, list[_Cited]]:
    document = "passage__reading__document"
    rows = list(
        Citation.objects.filter(claim__in=claim_ids)
        .order_by("claim", "passage__start", "pk")
        .values_list(
            "claim_id", "kind", "address", "said_on", "note", "passage_id", "passage__words",
            f"{document}_id", f"{document}__public_id", f"{document}__publisher", f"{document}__title",
        )
    )  # fmt: skip
    documents = {row[7] for row in rows if row[7]}
    readable = set(Document.objects.visible_to(viewer).filter(pk__in=documents).values_list("pk", flat=True))
    cited: dict[int, list[_Cited]] = {}
    for claim_id, *columns in rows:
        if columns[6] is None or columns[6] in readable:
            cited.setdefault(claim_id, []).append(_Cited(*columns))
    return cited


def _note(
    cited: _Cited,
    value: Mapping[str, Any],
    claimed_on: Edtf | None,
    inferred: tuple[str, ...],
    remark: str,
    by: str,
    language: str,
) -> Note:
    said = cited.said_on or claimed_on
    status = str(value.get("status") or value.get("stance") or "")
    return Note(
        kind=cited.kind,
        label=_label(cited, by),
        words=cited.words or "",
        url=_url(cited),
        said=label(said, language) if said else "",
        announced=status in ANNOUNCING,
        inferred=inferred,
        note=" ".join(part for part in (cited.note, remark) if part),
        is_chosen=True,
        entered_by=by,
        status=status,
    )


def _otherwise(value: Mapping[str, Any], chosen: Mapping[str, Any], language: str) -> str:
    """Return what a claim says otherwise than the chosen one.

    Silence on a field is no contradiction, nor is a date or a title that only says less.
    """
    given = {field: str(value[field]) for field in contradicted(value, chosen)}
    return ", ".join(
        label(parse(said), language) if field in DATED else said for field, said in given.items()
    )


def contradicted(value: Mapping[str, Any], chosen: Mapping[str, Any]) -> list[str]:
    """Return the fields of which a claim says otherwise than the chosen one."""
    return [
        field
        for field, given in value.items()
        if field not in NOT_COMPARED
        and not isinstance(given, dict | list)
        and not _agrees(field, given, chosen.get(field))
    ]


def _agrees(field: str, given: Any, chosen: Any) -> bool:
    if not given or given in (chosen, "unknown"):
        return True
    if not chosen or not isinstance(given, str) or not isinstance(chosen, str):
        return False
    if field in DATED:
        return _is_less_exact(parse(given), parse(chosen))
    return field == "title" and fold(given) in fold(chosen)


def _is_less_exact(given: Edtf, chosen: Edtf) -> bool:
    """Tell whether all days of `chosen` lie within those of `given` ("2012" beside a day of 2012).

    From one day to another says no less than other days do: there each side must lie within its like.
    """
    if given.first is None or given.end is None or chosen.first is None or chosen.end is None:
        return False
    if given.is_interval and given.start and given.finish and chosen.start and chosen.finish:
        return _lies_within(chosen.start, given.start) and _lies_within(chosen.finish, given.finish)
    return given.first <= chosen.first and chosen.end <= given.end


def _lies_within(one: Unit, other: Unit) -> bool:
    bounds = (one.first, one.end, other.first, other.end)
    return None not in bounds and other.first <= one.first and one.end <= other.end  # type: ignore[operator]


def _label(cited: _Cited, by: str) -> str:
    if cited.document:
        return cited.publisher or cited.title or ""
    if cited.kind == CitationKind.REFERENCE:
        host = urlsplit(cited.address).hostname or cited.address
        return host.removeprefix("www.")
    return by if cited.kind == CitationKind.ENTRY else ""


def _url(cited: _Cited) -> str:
    if cited.document:
        return f"{reverse('site:document', args=[cited.document_id])}#p{cited.passage}"
    return shown_address(cited.address)
