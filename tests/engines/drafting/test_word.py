"""A text as Word files: what each holds, what none may hold, and what other programs make of them."""

from pathlib import Path

import pytest
from lxml import etree
from tests.engines.drafting.talks import ACTORS, at, opened, proposal, random_talks
from tests.engines.drafting.word_files import (
    NAMES,
    W,
    accepted,
    audited,
    creators,
    document,
    facts,
    packed,
    parts,
    rejected,
    soffice,
)

from secretariat.engines.drafting.errors import NotClean
from secretariat.engines.drafting.exporting.sheets import Form
from secretariat.engines.drafting.exporting.word import as_word
from secretariat.engines.drafting.notation.positions import Stance
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.acts import Hold
from secretariat.engines.drafting.operations.applying import applied
from secretariat.engines.drafting.operations.showing import shown
from secretariat.engines.drafting.operations.values import (
    DropParagraph,
    Edit,
    MergeParagraph,
    MoveParagraph,
    NewParagraph,
    SplitParagraph,
    State,
)
from secretariat.engines.drafting.operations.words import inserting, replacing

HEAD = 3  # lines above the text


def contested() -> State:
    """Return a text with overlapping and disjoint proposals of four delegations, a move, and positions."""
    state = opened()
    a, b = state.paragraphs["a"], state.paragraphs["b"]
    for act in (
        proposal("p1", replacing(a, "every year", "every second year")),
        proposal("p2", replacing(a, " every year", ""), by="BRENN", minutes=2, also=("DORIN",)),
        proposal("p3", replacing(a, "Ostwick", "Norwick"), by="CORVA", minutes=3),
        proposal("p4", inserting(b, "harbours", ", quays"), by="DORIN", minutes=4),
        proposal("p5", NewParagraph("b", "n5", "2 bis.", "The chair reports."), minutes=5),
        proposal("p6", MoveParagraph("c", ""), by="BRENN", minutes=6),
        proposal("p7", replacing(b, "for ferries", None), by="CORVA", minutes=7),
        Hold(id="h1", author="CORVA", at=at(8), target="p1", stance=Stance.OPPOSE),
        Hold(id="h2", author="DORIN", at=at(9), target="p3", stance=Stance.RESERVE, reservation="scrutiny"),
        Hold(id="h3", author="ALBA", at=at(9), target="p4", stance=Stance.OPPOSE, is_confidential=True),
    ):
        state = applied(state, act)
    return state


def word(state: State, form: Form, *, is_named: bool = True) -> bytes:
    return as_word(state, facts(state), form, is_named=is_named)


def talks(seed: int) -> State:
    return list(random_talks(seed, length=20))[-1][1]


def test_a_disjoint_proposal_is_taken_out_and_put_in_by_its_delegation_at_its_time() -> None:
    state = opened()
    state = applied(state, proposal("p", replacing(state.paragraphs["a"], "Ostwick", "Norwick"), by="CORVA"))
    root = document(word(state, Form.REDLINE))
    told = [
        (each.tag.removeprefix(W), each.get(f"{W}author"), each.get(f"{W}date"), "".join(each.itertext()))
        for each in root.iter(f"{W}ins", f"{W}del")
    ]
    assert told == [
        ("del", "Corva", "2026-05-04T12:01:00Z", "Ostwick"),
        ("ins", "Corva", "2026-05-04T12:01:00Z", "Norwick"),
    ]
    assert (
        accepted(word(state, Form.REDLINE))[HEAD] == "1. The members meet every year in the port of Norwick."
    )


@pytest.mark.parametrize("seed", range(40))
def test_all_changes_rejected_give_the_text_as_it_stands(seed: int) -> None:
    state = talks(seed)
    stands = [f"{each.label} {each.text}".strip() for each in state.text]
    assert [line.strip() for line in rejected(word(state, Form.REDLINE))[HEAD:]] == [
        line for line in stands if line
    ]


@pytest.mark.parametrize("seed", range(40))
def test_no_change_stands_inside_another_and_every_one_has_author_and_time(seed: int) -> None:
    root = document(word(talks(seed), Form.REDLINE))
    tags = [f"{W}{tag}" for tag in ("ins", "del", "moveFrom", "moveTo")]
    for change in root.iter(*tags):
        assert not [up for up in change.iterancestors() if up.tag in tags]
        assert set(change.get(f"{W}author").split(", ")) <= set(NAMES.values())
        assert change.get(f"{W}date").startswith("2026-05-04T")


ONE = "1. The members meet every year in the port of Ostwick."
TWO = "2. The fund pays for harbours and for ferries."
THREE = "3. See paragraph 2 and paragraph 1."


@pytest.mark.parametrize(
    ("edit", "kept"),
    [
        (DropParagraph("b"), [ONE, THREE]),
        (MoveParagraph("c", "a"), [ONE, THREE, TWO]),
        (
            SplitParagraph("b", "b:8", "s", ""),
            [ONE, "2. The fund pays for harbours", " and for ferries.", THREE],
        ),
        (MergeParagraph("b"), [f"{ONE} The fund pays for harbours and for ferries.", THREE]),
        (NewParagraph("", "n", "0.", "The chair opens."), ["0. The chair opens.", ONE, TWO, THREE]),
    ],
)
def test_edits_of_whole_paragraphs_are_changes_too(edit: Edit, kept: list[str]) -> None:
    state = applied(opened(), proposal("p", edit))
    assert accepted(word(state, Form.REDLINE))[HEAD:] == kept


def test_positions_and_reasons_are_comments_of_their_delegations_and_none_is_told_that_is_confidential() -> (
    None
):
    comments = etree.fromstring(parts(word(contested(), Form.REDLINE))["word/comments.xml"])
    told = [(each.get(f"{W}author"), "".join(each.itertext()).strip()) for each in comments]
    assert ("Corva", "Oppose.") in told
    assert ("Dorin", "Reserve (scrutiny).") in told
    assert ("Brenn", "Proposes to leave out “every year”.") in told
    assert ("Corva", "Holds these words in brackets.") in told
    assert [words for author, words in told if author == "Alba"] == []


@pytest.mark.parametrize("form", [Form.BRACKETED, Form.ATTRIBUTED])
def test_bracketed_and_attributed_are_the_views_of_the_engine(form: Form) -> None:
    state = contested()
    view = View.ATTRIBUTED if form is Form.ATTRIBUTED else View.BRACKETED
    lines = shown(state, view).splitlines()
    for actor, name in NAMES.items():
        lines = [line.replace(actor, name) for line in lines]
    assert accepted(word(state, form))[HEAD:] == lines


def test_a_clean_file_of_a_text_with_brackets_is_refused() -> None:
    with pytest.raises(NotClean):
        word(contested(), Form.CLEAN)
    assert (
        accepted(word(opened(), Form.CLEAN))[HEAD] == "1. The members meet every year in the port of Ostwick."
    )


@pytest.mark.parametrize("form", [Form.BRACKETED, Form.REDLINE])
def test_no_part_of_a_file_without_names_holds_one(form: Form) -> None:
    named = word(contested(), Form.REDLINE)
    names = [*ACTORS, *NAMES.values()]
    assert any(name.encode() in part for part in parts(named).values() for name in names)
    for state in (contested(), *map(talks, range(20))):
        found = parts(word(state, form, is_named=False))
        assert "word/comments.xml" not in found
        for name, part in found.items():
            assert not [each for each in names if each.lower() in (name.encode() + part).decode().lower()]


def test_changes_without_names_are_the_bodys_and_tell_no_time_of_a_proposal() -> None:
    root = document(word(contested(), Form.REDLINE, is_named=False))
    changes = list(root.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"))
    assert {(each.get(f"{W}author"), each.get(f"{W}date")) for each in changes} == {
        ("Council of the Bay", "2026-05-04T22:00:00Z")
    }
    with pytest.raises(ValueError, match="nothing to attribute"):
        word(contested(), Form.ATTRIBUTED, is_named=False)


def test_the_head_of_every_page_has_symbol_distribution_date_and_pages() -> None:
    header = etree.fromstring(parts(word(contested(), Form.BRACKETED))["word/header1.xml"])
    assert "".join(header.itertext()) == "CBS/2026/L.1 · Limited · 4 May 2026Page 1 of 1"
    assert [each.get(f"{W}instr").strip() for each in header.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]


def test_the_same_text_is_the_same_file() -> None:
    assert word(contested(), Form.REDLINE) == word(contested(), Form.REDLINE)


@pytest.mark.parametrize("form", list(Form))
def test_openxml_audit_finds_nothing(form: Form, tmp_path: Path) -> None:
    states = [opened()] if form is Form.CLEAN else [contested(), *map(talks, range(5))]
    for state in states:
        assert audited(word(state, form), tmp_path) == []


def test_openxml_audit_refuses_a_broken_copy(tmp_path: Path) -> None:
    content = parts(word(contested(), Form.REDLINE))
    content["word/document.xml"] = content["word/document.xml"].replace(b'w:id="1"', b'w:id="one"')
    assert audited(packed(content), tmp_path) != []


@pytest.mark.slow
def test_libreoffice_knows_each_delegation_as_the_author_of_its_changes(tmp_path: Path) -> None:
    found = set(creators(soffice(word(contested(), Form.REDLINE), "odt", tmp_path)))
    assert found == {"Alba", "Brenn", "Corva", "Dorin"}


@pytest.mark.slow
def test_through_libreoffice_and_back_text_authors_and_comments_stay(tmp_path: Path) -> None:
    given = word(contested(), Form.REDLINE)
    back = soffice(given, "docx", tmp_path)
    assert rejected(back) == rejected(given)
    assert accepted(back) == accepted(given)
    assert authors(back) == authors(given)
    assert comments(back) == comments(given)


def authors(data: bytes) -> set[tuple[str, str]]:
    tags = (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")
    return {(each.get(f"{W}author"), each.get(f"{W}date")) for each in document(data).iter(*tags)}


def comments(data: bytes) -> list[tuple[str, str]]:
    root = etree.fromstring(parts(data)["word/comments.xml"])
    return sorted(
        (each.get(f"{W}author"), "".join(each.itertext()).strip()) for each in root.iter(f"{W}comment")
    )
