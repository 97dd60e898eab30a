"""A Word file that comes back: what it proposes, by whom; what it does not; and what is refused unread."""

import io
import zipfile
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from lxml import etree
from tests.engines.drafting.talks import at, opened, proposal
from tests.engines.drafting.test_word import contested, talks, word
from tests.engines.drafting.word_files import (
    LATER,
    W,
    changed,
    document,
    facts,
    mark_end,
    packed,
    paragraph_of,
    parts,
    soffice,
    with_document,
)

from secretariat.engines.drafting.errors import BadFile
from secretariat.engines.drafting.exporting.sheets import Form
from secretariat.engines.drafting.exporting.word import as_word
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.acts import Choose, SetStatus
from secretariat.engines.drafting.operations.applying import applied
from secretariat.engines.drafting.operations.showing import shown
from secretariat.engines.drafting.operations.values import (
    Change,
    DropParagraph,
    MergeParagraph,
    MoveParagraph,
    NewParagraph,
    SplitParagraph,
    State,
    Status,
)
from secretariat.engines.drafting.operations.words import replacing
from secretariat.engines.drafting.returning.opening import Limits
from secretariat.engines.drafting.returning.reading import origin_of, read_back
from secretariat.engines.drafting.returning.values import SENDER, Returned

ADVISER = "Legal adviser"


def read(data: bytes, state: State) -> Returned:
    numbers = count(1)
    return read_back(data, state, facts(state), new_id=lambda: f"new{next(numbers)}")


def proposed(state: State, returned: Returned, *, author: str = ADVISER) -> State:
    """Return the text with what the file proposes tabled by Dorin."""
    return applied(state, proposal("back", *returned.edits[author], by="DORIN", minutes=500))


def test_a_file_says_of_which_text_it_is_and_when_it_was_made() -> None:
    state = contested()
    origin = origin_of(word(state, Form.REDLINE))
    assert (origin.text, origin.form, origin.count, origin.is_named) == (
        "t1",
        Form.REDLINE,
        len(state.seen),
        True,
    )


@pytest.mark.parametrize("form", [Form.BRACKETED, Form.ATTRIBUTED, Form.REDLINE])
@pytest.mark.parametrize("seed", range(25))
def test_a_file_that_comes_back_as_it_went_out_proposes_nothing(form: Form, seed: int) -> None:
    state = talks(seed)
    for is_named in (True, False) if form is Form.REDLINE else (True,):
        returned = read(as_word(state, facts(state), form, is_named=is_named), state)
        assert (returned.edits, returned.comments, returned.unread) == ({}, [], [])


@pytest.mark.slow
@pytest.mark.parametrize("form", [Form.BRACKETED, Form.REDLINE])
def test_libreoffice_in_between_changes_nothing(form: Form, tmp_path: Path) -> None:
    state = contested()
    returned = read(soffice(word(state, form), "docx", tmp_path), state)
    assert (returned.edits, returned.comments, returned.unread) == ({}, [], [])


@pytest.mark.parametrize("form", [Form.CLEAN, Form.BRACKETED, Form.REDLINE])
def test_words_changed_become_a_change_of_those_words_by_their_author(form: Form) -> None:
    state = opened()
    returned = read(changed(word(state, form), "for ferries", "for bridges"), state)
    assert list(returned.edits) == [ADVISER]
    assert returned.edits[ADVISER] == [replacing(state.paragraphs["b"], "for ferries", "for bridges")]
    assert shown(proposed(state, returned), View.BRACKETED).splitlines()[1] == (
        "2. The fund pays for harbours and for [ferries][bridges]."
    )


def test_part_of_a_word_changed_changes_the_word() -> None:
    state = opened()
    returned = read(changed(word(state, Form.CLEAN), "ear in", "ears in"), state)
    assert returned.edits == {ADVISER: [replacing(state.paragraphs["a"], "year in", "years in")]}


def test_words_put_in_stand_where_they_were_put() -> None:
    state = opened()
    returned = read(changed(word(state, Form.CLEAN), " every year", " every year, in spring,"), state)
    assert "meet every year[, in spring,] in" in shown(proposed(state, returned), View.BRACKETED)


def test_each_author_proposes_apart() -> None:
    state = opened()
    data = changed(word(state, Form.CLEAN), "every year", "every month", author="Ms. One")
    data = changed(data, "ferries", "bridges", author="Mr. Two")
    returned = read(data, state)
    assert {author: len(edits) for author, edits in returned.edits.items()} == {"Ms. One": 1, "Mr. Two": 1}


def test_words_changed_without_tracking_are_the_senders() -> None:
    state = opened()
    returned = read(changed(word(state, Form.CLEAN), "ferries", "bridges", tracked=False), state)
    assert returned.edits == {SENDER: [replacing(state.paragraphs["b"], "ferries", "bridges")]}


def test_a_change_of_proposed_words_is_a_change_of_that_proposal() -> None:
    state = contested()
    returned = read(changed(word(state, Form.BRACKETED), "Norwick", "Sandwick"), state)
    (change,) = returned.edits[ADVISER]
    assert isinstance(change, Change)
    assert change.removed[0].startswith("p3.0:")
    assert "[Ostwick][[Norwick][Sandwick]]" in shown(proposed(state, returned), View.BRACKETED)


def test_a_proposal_accepted_in_word_is_the_senders_and_joins_the_same_bracket() -> None:
    state = opened()
    state = applied(state, proposal("p", replacing(state.paragraphs["a"], "Ostwick", ""), by="CORVA"))
    root = document(word(state, Form.REDLINE))
    for each in list(root.iter(f"{W}del")):
        each.getparent().remove(each)
    returned = read(with_document(word(state, Form.REDLINE), root), state)
    again = proposed(state, returned, author=SENDER)
    assert shown(again, View.ATTRIBUTED).splitlines()[0].endswith("[Ostwick - CORVA, DORIN delete].")


def test_brackets_and_numbers_are_no_words_of_the_text() -> None:
    state = contested()
    returned = read(changed(word(state, Form.BRACKETED), "[Norwick]", "Norwick"), state)
    assert returned.edits == {}
    assert [(each.paragraph, each.words) for each in returned.unread] == [("a", "[Norwick]")]
    numbered = read(changed(word(opened(), Form.CLEAN), "2. The", "7. The"), opened())
    assert numbered.edits == {}
    assert [each.reason for each in numbered.unread] == ["Numbers are given by the secretariat."]


def test_a_paragraph_taken_out_put_in_and_joined() -> None:
    state = opened()
    root = document(word(state, Form.CLEAN))
    taken = paragraph_of(root, "The fund")
    for run in list(taken.iter(f"{W}r")):
        holder = etree.Element(f"{W}del", {f"{W}id": "1", f"{W}author": ADVISER, f"{W}date": LATER})
        taken.replace(run, holder)
        holder.append(run)
    new = etree.Element(f"{W}p")
    holder = etree.SubElement(new, f"{W}ins", {f"{W}id": "1", f"{W}author": ADVISER, f"{W}date": LATER})
    etree.SubElement(etree.SubElement(holder, f"{W}r"), f"{W}t").text = "2 bis. The chair reports."
    mark_end(new, "ins", ADVISER)
    taken.addnext(new)
    returned = read(with_document(word(state, Form.CLEAN), root), state)
    assert returned.edits == {
        ADVISER: [DropParagraph("b"), NewParagraph("b", "new1", "2 bis.", "The chair reports.")]
    }
    root = document(word(state, Form.CLEAN))
    mark_end(paragraph_of(root, "The members"), "del", ADVISER)
    returned = read(with_document(word(state, Form.CLEAN), root), state)
    assert returned.edits == {ADVISER: [MergeParagraph("b")]}


def test_a_paragraph_parted_is_parted() -> None:
    state = opened()
    root = document(word(state, Form.CLEAN))
    first = paragraph_of(root, "The fund")
    words = first.find(f".//{W}t")
    words.text = "2. The fund pays for harbours "
    mark_end(first, "ins", ADVISER)
    second = etree.Element(f"{W}p")
    etree.SubElement(etree.SubElement(second, f"{W}r"), f"{W}t").text = "and for ferries."
    first.addnext(second)
    returned = read(with_document(word(state, Form.CLEAN), root), state)
    assert returned.edits == {ADVISER: [SplitParagraph("b", "b:9", "new1", "")]}
    assert returned.unread == []


def test_a_paragraph_moved_is_moved_and_one_cut_and_pasted_is_told() -> None:
    state = opened()
    root = document(word(state, Form.CLEAN))
    first, last = paragraph_of(root, "The members"), paragraph_of(root, "See paragraph")
    copy = etree.fromstring(etree.tostring(first))
    for mark in list(copy.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        copy.remove(mark)
    for paragraph, tag in ((first, "moveFrom"), (copy, "moveTo")):
        for run in list(paragraph.iter(f"{W}r")):
            holder = etree.Element(f"{W}{tag}", {f"{W}id": "1", f"{W}author": ADVISER, f"{W}date": LATER})
            paragraph.replace(run, holder)
            holder.append(run)
    last.addnext(copy)
    returned = read(with_document(word(state, Form.CLEAN), root), state)
    assert (returned.edits, returned.unread) == ({ADVISER: [MoveParagraph("a", "c")]}, [])
    root = document(word(state, Form.CLEAN))
    paragraph_of(root, "See paragraph").addnext(paragraph_of(root, "The members"))
    returned = read(with_document(word(state, Form.CLEAN), root), state)
    assert [each.reason for each in returned.unread] == [
        "Paragraphs stand in another order without being moved as such."
    ]


def test_a_paragraph_that_is_gone_is_proposed_to_go() -> None:
    state = opened()
    root = document(word(state, Form.CLEAN))
    gone = paragraph_of(root, "The fund")
    gone.getparent().remove(gone)
    assert read(with_document(word(state, Form.CLEAN), root), state).edits == {SENDER: [DropParagraph("b")]}


def test_an_agreed_paragraph_is_not_changed() -> None:
    state = applied(
        opened(), SetStatus(id="s", author="CHAIR", at=at(2), paragraph="b", status=Status.AGREED)
    )
    returned = read(changed(word(state, Form.BRACKETED), "ferries", "bridges"), state)
    assert returned.edits == {}
    assert [(each.paragraph, each.author, each.reason) for each in returned.unread] == [
        ("b", ADVISER, "Paragraph 2. is agreed.")
    ]


def test_new_comments_are_handed_on_with_their_author_and_place() -> None:
    state = contested()
    content = parts(word(state, Form.REDLINE))
    comments = etree.fromstring(content["word/comments.xml"])
    new = etree.SubElement(
        comments, f"{W}comment", {f"{W}id": "77", f"{W}author": ADVISER, f"{W}date": LATER}
    )
    etree.SubElement(etree.SubElement(etree.SubElement(new, f"{W}p"), f"{W}r"), f"{W}t").text = "In capital."
    content["word/comments.xml"] = etree.tostring(comments)
    root = etree.fromstring(content["word/document.xml"])
    paragraph_of(root, "The fund").append(etree.Element(f"{W}commentRangeStart", {f"{W}id": "77"}))
    content["word/document.xml"] = etree.tostring(root)
    returned = read(packed(content), state)
    assert [(each.author, each.words, each.paragraph) for each in returned.comments] == [
        (ADVISER, "In capital.", "b")
    ]


def test_a_late_file_is_read_against_the_text_as_it_stood() -> None:
    state = opened()
    data = changed(word(state, Form.CLEAN), "ferries", "bridges")
    later = applied(state, proposal("p", replacing(state.paragraphs["a"], "Ostwick", "Norwick")))
    later = applied(later, Choose(id="c", author="CHAIR", at=at(3), bracket="p.0", alternative="p.0"))
    returned = read_back(data, state, facts(state), new_id=str)
    assert "Norwick" in proposed(later, returned).paragraphs["a"].text


def test_what_is_no_word_file_or_too_much_is_refused() -> None:
    state = opened()
    good = parts(word(state, Form.CLEAN))
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in good.items():
            archive.writestr(name, data)
        archive.writestr("word/media/a.bin", b"\0" * 60_000_000)
    body = good["word/document.xml"].split(b"?>", 1)[1]
    entity = good | {
        "word/document.xml": b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + body
    }  # fmt: skip
    for data, said in (
        (b"", "no Word file"),
        (b"%PDF-1.7", "no Word file"),
        (b"PK\x03\x04 and nothing else", "damaged"),
        (bomb.getvalue(), "unpacks to 60 MB"),
        (packed(entity), "entities"),
        (packed(good | {"word/document.xml": b"<a"}), "damaged"),
        (packed({k: v for k, v in good.items() if k != "docProps/custom.xml"}), "of which text"),
    ):
        with pytest.raises(BadFile, match=said):
            origin_of(data)
    with pytest.raises(BadFile, match="elements"):
        origin_of(packed(good), Limits(elements=10))
    with pytest.raises(BadFile, match="another text"):
        read_back(packed(good), state, replace(facts(state), text="t2"), new_id=str)


def test_file_without_names_knows_no_comment_by_its_author() -> None:
    """Else one could try, comment by comment, who said what and when in a room that names nobody."""
    state = contested()
    data = word(state, Form.REDLINE)
    unnamed = parts(data)["docProps/custom.xml"].replace(b" named", b" unnamed")
    assert read(data, state).comments == []
    assert read(packed({**parts(data), "docProps/custom.xml": unnamed}), state).comments != []
