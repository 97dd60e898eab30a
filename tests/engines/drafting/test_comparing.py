"""Two revisions compared: words, paragraphs, numbers, brackets, and the files that say so."""

import random
import zipfile
from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.engines.drafting.drafts import drafts

from secretariat.engines.drafting.comparing.changes import BREAK, DELETE, INSERT, Comparison, compared
from secretariat.engines.drafting.comparing.docx import as_docx
from secretariat.engines.drafting.comparing.paragraphs import Kind, paragraphs_of
from secretariat.engines.drafting.comparing.telling import as_html, as_json, notes_on
from secretariat.engines.drafting.exporting.parts import W

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
OLD = """1. The members meet every year in the port of Ostwick, unless the chair decides otherwise.
2. The fund pays for harbours and ferries as decided in resolution 78/650.
3. The secretariat reports on all projects to the council. It publishes the report in spring.
4. Cooperation with observers is welcome in all working groups.
"""
NEW = """1. Cooperation with observers is welcome in all working groups.
2. The members meet [every year] in the port of Ostwick, unless the chair decides otherwise.
3. The fund pays for harbours and ferries as decided in resolution 78/560.
4. The secretariat reports on all projects to the council.
5. It publishes the report in spring.
6. Nothing in this text prejudices the law of the sea.
"""


def kinds(old: str, new: str) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    return [(row.match.kind.value, row.match.old, row.match.new) for row in compared(old, new).rows]


def test_each_paragraph_is_found_again() -> None:
    assert kinds(OLD, NEW) == [
        ("moved", (3,), (0,)),
        ("changed", (0,), (1,)),
        ("changed", (1,), (2,)),
        ("split", (2,), (3, 4)),
        ("inserted", (), (5,)),
    ]
    assert kinds(NEW, OLD)[2] == ("merged", (3, 4), (2,))
    assert kinds(OLD, OLD) == [("same", (n,), (n,)) for n in range(4)]


def test_a_changed_number_is_found() -> None:
    row = compared(OLD, NEW).rows[2]
    assert [piece for piece in row.pieces if piece[0] != "equal"] == [
        ("delete", "2"), ("insert", "3"), ("delete", "650"), ("insert", "560"),
    ]  # fmt: skip
    assert row.is_renumbered


def test_a_paragraph_taken_out_stands_where_it_stood() -> None:
    gone = "1. The first one is here.\n2. Whatever else may be of use.\n3. The third one is there.\n"
    assert kinds(gone, gone.replace("2. Whatever else may be of use.\n", "")) == [
        ("same", (0,), (0,)), ("removed", (1,), ()), ("same", (2,), (1,)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "events"),
    [
        ("The states shall act now.", "The states [shall] act now.", [("opened", "shall")]),
        ("The states [shall] act now.", "The states shall act now.", [("resolved, words kept", "shall")]),
        (
            "The states act [in due time] now.",
            "The states act now.",
            [("resolved, words dropped", "in due time")],
        ),
        (
            "We [shall act at once] now.",
            "We [shall act] at once now.",
            [("narrowed", "shall act at once → shall act")],
        ),
        ("We [shall] act now.", "We [shall act] now.", [("widened", "shall → shall act")]),
        ("We [shall][may] act.", "We [shall] act.", [("resolved, words dropped", "may")]),
        ("We [a [b] c] go.", "We [a b c] go.", [("resolved, words kept", "b")]),
        ("We [shall] act.", "We [shall] act soon.", []),
    ],
)
def test_what_became_of_brackets(old: str, new: str, events: list[tuple[str, str]]) -> None:
    (row,) = compared(old, new).rows
    assert [(event.kind, event.words) for event in row.events] == events


def _side(comparison: Comparison, gone: str) -> list[str]:
    """Return the paragraphs of one side as the rows have them."""
    found = []
    for row in comparison.rows:
        text = "".join(text for kind, text in row.pieces if kind != gone)
        if row.match.new if gone == DELETE else row.match.old:
            found.extend(text.split(BREAK))
    return found


@settings(max_examples=60)
@given(st.lists(drafts(8), max_size=6), st.lists(drafts(8), max_size=6), st.booleans())
def test_no_word_of_either_side_is_lost(old: list[str], new: list[str], is_mixed: bool) -> None:
    one, other = "\n".join(old), "\n".join([*new, *old[::-1]] if is_mixed else new)
    comparison = compared(one, other)
    assert sorted(_side(comparison, INSERT)) == sorted(each.text for each in paragraphs_of(one))
    assert _side(comparison, DELETE) == [each.text for each in paragraphs_of(other)]
    assert as_html(comparison, title="t").count("<section") == len(comparison.rows)
    _check_file(comparison)


def _check_file(comparison: Comparison) -> None:
    """Accepted the file is the new revision, rejected the old one; no deletion stands in an insertion."""
    root = _document(as_docx(comparison, author="Comparison", at=NOON))
    assert root.xpath("//w:ins//w:del | //w:del//w:ins", namespaces={"w": W}) == []
    legal = [[_legal(each.text) for each in side] for side in (comparison.old, comparison.new)]
    assert _texts(root, gone=("del", "moveFrom")) == legal[1]
    assert _texts(root, gone=("ins", "moveTo")) == legal[0]


def _legal(text: str) -> str:
    return "".join(sign if sign.isprintable() or (ord(sign) > 0x9F and not 0xD800 <= ord(sign) < 0xE000)
                   or sign == "\t" or 0x7F <= ord(sign) <= 0x9F else "\ufffd" for sign in text)  # fmt: skip


def _document(data: bytes) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def _texts(root: etree._Element, gone: tuple[str, str]) -> list[str]:
    """Return the paragraphs with some revisions taken out, as a word processor would."""
    found, held = [], ""
    for paragraph in root.iter(f"{{{W}}}p"):
        for run in paragraph.iter(f"{{{W}}}t", f"{{{W}}}delText"):
            if not any(run.xpath(f"ancestor::w:{tag}", namespaces={"w": W}) for tag in gone):
                held += run.text or ""
        mark = paragraph.xpath("w:pPr/w:rPr/*", namespaces={"w": W})
        if mark and etree.QName(mark[0]).localname in gone:
            continue
        found.append(held)
        held = ""
    return found


def test_a_move_is_a_move_in_the_word_file() -> None:
    data = as_docx(compared(OLD, NEW), author="Council", at=NOON)
    root = _document(data)
    tags = [etree.QName(node).localname for node in root.iter() if "move" in str(node.tag)]
    assert tags.count("moveFromRangeStart") == tags.count("moveToRangeStart") == 1
    assert {node.get(f"{{{W}}}author") for node in root.iter() if node.get(f"{{{W}}}author")} == {"Council"}
    assert "Cooperation with observers" in "".join(root.xpath("//w:moveTo//w:t/text()", namespaces={"w": W}))
    assert len(docx.Document(BytesIO(data)).paragraphs) == 7
    assert data == as_docx(compared(OLD, NEW), author="Council", at=NOON)


def test_neighbours_that_move_together_leave_together() -> None:
    words = [f"{n}. Paragraph on the {word} of the region and its ports." for n, word in
             enumerate(("roads", "ferries", "forests", "fisheries", "rivers", "towns"), 1)]  # fmt: skip
    comparison = compared("\n".join(words), "\n".join([*words[2:], *words[:2]]))
    assert comparison.count(Kind.MOVED) == 2
    _check_file(comparison)


def test_the_page_tells_each_change_in_words() -> None:
    comparison = compared(OLD, NEW)
    page = as_html(comparison, title="A <b> & C")
    assert "<h1>A &lt;b&gt; &amp; C</h1>" in page
    notes = [note for row in comparison.rows for note in notes_on(comparison, row)]
    assert notes[0].startswith("Moved here; it stood behind “3. The secretariat reports")
    assert "Renumbered from 1. to 2." in notes
    assert "Bracket opened: every year" in notes
    assert "Paragraph split in two" in notes
    assert "<del>650</del><ins>560</ins>" in page


def test_the_figures_say_what_changed() -> None:
    told = as_json(compared(OLD, NEW))
    assert told["counts"] == {
        "same": 0, "changed": 2, "inserted": 1, "removed": 0, "moved": 1, "split": 1, "merged": 0,
    }  # fmt: skip
    assert told["changes"][1]["brackets"] == [{"event": "opened", "words": "every year"}]
    assert told["changes"][3]["old"] == [3]


def test_long_texts_without_anything_in_common_are_compared_too() -> None:
    chance = random.Random(5)
    texts = [
        "\n".join(" ".join(chance.choices(list(f"{side}bcdefgh"), k=9)) for _ in range(230)) for side in "xy"
    ]
    comparison = compared(*texts)
    assert _side(comparison, DELETE) == texts[1].split("\n")
