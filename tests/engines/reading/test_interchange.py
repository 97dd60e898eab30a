"""The interchange format, out and back."""

import copy
from dataclasses import replace
from typing import Any

import pytest

from secretariat.engines.reading.errors import NotALine
from secretariat.engines.reading.findings import FIELDS, Finding, Grade, Kind, Reading, Remark, Slot
from secretariat.engines.reading.interchange import document_id, line_of, unread_line
from secretariat.engines.reading.interchange_in import WORDS, reading_of
from secretariat.engines.values.spans import Span

TEXT = "Alba will hold the chair of the Sea Council in the second half of 2022."


def chairmanship(start: str | None = "2022-41", end: str | None = None) -> Finding:
    return Finding(
        kind=Kind.CHAIRMANSHIP,
        fields={"body": "Sea Council", "holder": "Alba", "start": start, "end": end, "status": "incoming"},
        slots={
            "holder": Slot(Span(0, 4), "Alba"),
            "start": Slot(Span(51, 70), "second half of 2022", Span(66, 70)),
        },
        evidence=(Span(0, len(TEXT)),),
        rule="chair.will-hold",
        grade=Grade.ACCEPTED,
    )


def meeting() -> Finding:
    fields: dict[str, Any] = dict.fromkeys(FIELDS[Kind.MEETING])
    fields |= {"type": "summit", "status": "planned", "participants": ("Alba", "Sea Council"), "ordinal": 3}
    slots = {"participants": (Slot(Span(0, 4), "Alba"), Slot(Span(32, 43), TEXT[32:43], Span(32, 43)))}
    return Finding(Kind.MEETING, fields, slots, (Span(0, 4), Span(32, 43)), "meeting.x", Grade.CANDIDATE)


def statement() -> Finding:
    fields = {"speaker": None, "quote": True, "span": Span(5, 9)}
    return Finding(Kind.STATEMENT, fields, {}, (Span(5, 9),), "statement.x", Grade.CANDIDATE)


def reading(*findings: Finding) -> Reading:
    remarks = (Remark("odd", "Something odd.", Span(0, 4)), Remark("even", "Something even."))
    return Reading("notes/alba.txt", "ab" * 32, "en", "2021-12-10", TEXT, findings, remarks)


def line(*findings: Finding) -> dict[str, Any]:
    return line_of(reading(*findings), reader="1", with_text=True)


def test_line_has_the_shape_that_is_documented() -> None:
    written = line_of(reading(chairmanship()), reader="1", with_text=False)
    assert list(written) == ["id", "name", "reader", "sha256", "language", "published", "findings", "remarks"]
    assert written["findings"][0] == {
        "kind": "chairmanship",
        "body": "Sea Council",
        "holder": "Alba",
        "start": "2022-07",
        "end": "2022-12",
        "status": "incoming",
        "evidence": [{"start": 0, "end": len(TEXT)}],
        "slots": {
            "holder": {"start": 0, "end": 4, "surface": "Alba", "inferred_from": None},
            "start": {
                "start": 51,
                "end": 70,
                "surface": "second half of 2022",
                "inferred_from": {"start": 66, "end": 70},
            },
        },
        "edtf": {"start": "2022-41"},
        "rule": "chair.will-hold",
        "grade": "accepted",
    }
    assert written["remarks"] == [
        {"code": "odd", "message": "Something odd.", "span": {"start": 0, "end": 4}},
        {"code": "even", "message": "Something even.", "span": None},
    ]


@pytest.mark.parametrize(
    ("start", "end", "iso"),
    [
        ("2021-12-08/2021-12-10", None, ("2021-12-08", "2021-12-10")),
        ("2021-12-08", "2021-12-10", ("2021-12-08", "2021-12-10")),
        ("2021-12-08", None, ("2021-12-08", None)),
        ("2022-40", None, ("2022-01", "2022-06")),
        ("2022-33", "2022-35", ("2022-01", "2022-09")),
        ("2025-23", None, ("2025", None)),
        ("2022~", "2023-06?", ("2022", "2023-06")),
        ("199X", None, (None, None)),
        (None, "../2021", (None, "2021")),
        ("2021/..", None, ("2021", None)),
        ("2022-07-XX", None, ("2022-07", None)),
        (None, None, (None, None)),
    ],
)
def test_edtf_becomes_partial_iso(
    start: str | None, end: str | None, iso: tuple[str | None, str | None]
) -> None:
    written = line(chairmanship(start, end))["findings"][0]
    assert (written["start"], written["end"]) == iso


def test_meeting_of_a_half_year_has_no_end_but_one_of_named_days_has() -> None:
    fields = {**meeting().fields, "start": "2022-41"}
    assert line(replace(meeting(), fields=fields))["findings"][0]["end"] is None
    fields["start"] = "2021-12-08/2021-12-10"
    assert line(replace(meeting(), fields=fields))["findings"][0]["end"] == "2021-12-10"


@pytest.mark.parametrize("findings", [(), (chairmanship(),), (chairmanship("2021"), meeting(), statement())])
def test_reading_comes_back_as_it_went_out(findings: tuple[Finding, ...]) -> None:
    assert reading_of(line(*findings)) == reading(*findings)


def test_text_of_a_plain_file_is_an_argument() -> None:
    written = line_of(reading(chairmanship()), reader="1", with_text=False)
    assert reading_of(written, text=TEXT) == reading(chairmanship())


def changed(path: str, value: Any) -> dict[str, Any]:
    """Return a line with one value replaced; `...` takes it away."""
    written = copy.deepcopy(line(chairmanship(), meeting(), statement()))
    place: Any = written
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in way:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return written


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("sha256", ..., "line"),
        ("colour", "red", "line"),
        ("language", None, "language"),
        ("published", "yesterday", "published"),
        ("findings", {}, "findings"),
        ("findings.0.kind", "rumour", "findings[0]"),
        ("findings.0.holder", ..., "findings[0]"),
        ("findings.0.holder", 7, "findings[0].holder"),
        ("findings.0.status", "perhaps", "findings[0].status"),
        ("findings.0.start", "2022-08", "findings[0].start"),
        ("findings.0.edtf.start", "2022-99", "findings[0].start"),
        ("findings.0.edtf", None, "findings[0].start"),
        ("findings.0.grade", "sure", "findings[0].grade"),
        ("findings.0.evidence", [], "findings[0].evidence"),
        ("findings.0.evidence.0.end", 0, "findings[0].evidence[0]"),
        ("findings.0.evidence.0.end", 9999, "findings[0]"),
        ("findings.0.evidence.0.end", True, "findings[0].evidence[0]"),
        ("findings.0.slots.place", {}, "findings[0].slots"),
        ("findings.0.slots.holder.surface", "Brenn", "findings[0]"),
        ("findings.0.slots.holder.inferred_from", 3, "findings[0].slots.holder.inferred_from"),
        ("findings.1.participants", "Alba", "findings[1].participants"),
        ("findings.1.ordinal", "3rd", "findings[1].ordinal"),
        ("findings.1.slots.participants.1.start", ..., "findings[1].slots.participants[1]"),
        ("findings.2.quote", "yes", "findings[2].quote"),
        ("findings.2.span", [5, 9], "findings[2].span"),
        ("remarks.0.code", 5, "remarks[0].code"),
        ("remarks.1.span", "here", "remarks[1].span"),
    ],
)
def test_line_out_of_shape_is_refused_with_its_place(path: str, value: Any, place: str) -> None:
    with pytest.raises(NotALine) as caught:
        reading_of(changed(path, value))
    assert caught.value.place == place
    assert str(caught.value).startswith(f"{place}: ")


def test_no_object_is_refused() -> None:
    with pytest.raises(NotALine, match="line: it is no object"):
        reading_of([])  # type: ignore[arg-type]  # what a file may hold


def test_words_belong_to_fields() -> None:
    assert all(field in FIELDS[kind] for kind, field in WORDS)


def test_unread_document_has_no_findings_and_says_why() -> None:
    written = unread_line("a/b.pdf", Remark("broken", "b.pdf was not read."), reader="1")
    assert (written["id"], written["findings"], written["remarks"][0]["code"]) == ("b", [], "broken")


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("a.txt", "a"),
        ("a.b.txt", "a.b"),
        ("dir/a.txt", "a"),
        ("C:\\x\\a.txt", "a"),
        ("README", "README"),
        (".x", ".x"),
    ],
)
def test_id_is_the_name_without_folder_and_suffix(name: str, identity: str) -> None:
    assert document_id(name) == identity
