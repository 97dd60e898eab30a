"""Findings as lines of JSON, as a table, as a page."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from tests.engines.reading.test_interchange import TEXT, chairmanship, line, meeting, reading, statement

from secretariat.engines.reading.show import ndjson, table
from secretariat.engines.reading.show import page as shown_page
from secretariat.engines.reading.summary import summary, when


class Page(HTMLParser):
    """The ids, links and words of a page; open tags must be closed in order."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.marked: list[tuple[str, str]] = []
        self.open: list[tuple[str, str]] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            self.ids.append(found["id"])
        if "href" in found:
            self.links.append(found["href"])
        if tag != "meta":
            self.open.append((tag, found.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] == "mark":
            self.marked.append((self.open[-1][1], data))


def written(*findings: Any) -> Page:
    return Page("".join(shown_page([line(*findings)])))


def test_ndjson_is_one_line_per_document_whatever_the_text_holds() -> None:
    odd = {"text": "a\u2028b\u2029c\x85d\ne"}
    (only,) = ndjson([odd])
    assert only.splitlines() == [only.rstrip("\n")]
    assert json.loads(only) == odd


def test_table_marks_candidates_and_shows_remarks() -> None:
    assert "".join(table([line(chairmanship(), meeting())])) == (
        "notes/alba.txt · en · published 2021-12-10 · 1 chairmanship, 1 meeting\n"
        "  chairmanship 2022-07–2022-12          Alba in the chair of Sea Council (incoming)\n"
        "? meeting                               summit · Alba, Sea Council · planned\n"
        "! Something odd.\n"
        "! Something even.\n"
        "\n"
    )


def test_page_is_well_formed_and_every_link_leads_somewhere() -> None:
    page = written(chairmanship(), meeting(), statement())
    assert [tag for tag, _ in page.open] == []
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert {"d1p1", "d1p2", "d1p3", "d1n1", "d1n2", "d1n3"} <= set(page.ids)


def test_page_lights_exactly_the_passages_of_each_finding() -> None:
    page = written(chairmanship(), meeting())
    lit = {
        key: "".join(words for classes, words in page.marked if key in classes.split())
        for key in ("d1f1", "d1f2")
    }
    assert lit == {"d1f1": TEXT, "d1f2": "AlbaSea Council"}


def test_page_escapes_what_documents_say() -> None:
    text = "<script>alert('x')</script> & " + TEXT
    written_line = {**line(), "text": text, "name": "<b>.txt"}
    markup = "".join(shown_page([written_line]))
    assert "<script" not in markup
    assert "<b>" not in markup


def test_page_needs_nothing_from_outside() -> None:
    markup = "".join(shown_page([line(chairmanship())]))
    assert re.findall(r"https?:|<script|<link|<img|@import|url\(", markup) == []


def test_page_shows_a_document_that_was_not_read() -> None:
    unread = {**line(), "language": None, "published": None}
    del unread["text"]
    assert "Something odd." in "".join(shown_page([unread]))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"start": "2021", "end": None}, "2021"),
        ({"start": "2021", "end": "2021"}, "2021"),
        ({"start": None, "end": "2021-06"}, "until 2021-06"),
        ({"start": None, "end": None}, ""),
        ({"due": "2024"}, "by 2024"),
        ({"date": "2012"}, "2012"),
    ],
)
def test_when(fields: dict[str, Any], expected: str) -> None:
    assert when(fields) == expected


def test_summary_gives_the_words_of_a_statement_on_one_line() -> None:
    said = {"kind": "statement", "speaker": "Ann Lee", "quote": True, "span": {"start": 1, "end": 13}}
    assert summary(said, '"We\nagreed to."') == "Ann Lee: “We agreed to”"


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        (
            {"kind": "office", "person": "Ann Lee", "office": "Chair", "organisation": "Sea Council"},
            "Ann Lee: Chair, Sea Council",
        ),
        ({"kind": "office", "person": "Ann Lee", "office": "Chair", "organisation": None}, "Ann Lee: Chair"),
        (
            {
                "kind": "membership",
                "party": "Alba",
                "status": "member",
                "change": "joined",
                "body": "Sea Council",
            },
            "Alba: member, joined of Sea Council",
        ),
        (
            {"kind": "adoption", "title": None, "instrument": "declaration", "body": "Sea Council"},
            "declaration · Sea Council",
        ),
        ({"kind": "commitment", "actors": ["Alba"], "stance": "agreed", "span": None}, "Alba (agreed): "),
    ],
)
def test_summary(finding: dict[str, Any], expected: str) -> None:
    assert summary(finding, "") == expected


def test_inferred_findings_are_marked() -> None:
    assert "partly inferred" in "".join(shown_page([line(chairmanship())]))
    plain = replace(chairmanship(), slots={})
    assert "partly inferred" not in "".join(shown_page([line(plain)]))


def test_reading_of_the_fixture_has_a_text() -> None:
    assert reading().text == TEXT
