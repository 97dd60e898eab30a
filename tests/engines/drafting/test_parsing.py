"""The parser: nothing is lost, nothing is refused, and what is found is what stands there."""

import random
import time
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.drafting.drafts import drafts, is_crossing, is_nested, random_draft

from secretariat.engines.drafting.figures import measure, paired, runs
from secretariat.engines.drafting.notation.fences import DEEPEST
from secretariat.engines.drafting.notation.nodes import (
    BlockKind,
    Bracket,
    Draft,
    Edge,
    Kind,
    LabelMark,
    Mark,
    Role,
    walk,
)
from secretariat.engines.drafting.notation.parsing import parse
from secretariat.engines.drafting.notation.profiles import PROFILES
from secretariat.engines.drafting.notation.views import chains
from secretariat.engines.drafting.source import read


@settings(max_examples=400)
@given(drafts(), st.sampled_from(list(PROFILES.values())), st.booleans())
def test_i1_a_text_comes_back_as_it_was(text: str, profile: object, is_wrapped: bool) -> None:
    draft = parse(text, profile=profile, is_wrapped=is_wrapped)
    assert draft.source == text
    assert _starts_are_places(draft, text)


def _starts_are_places(draft: Draft, text: str) -> bool:
    nodes = [node for block in draft.blocks for node in walk(block.nodes)]
    return all(
        text.startswith("[" if isinstance(node, Bracket) else "{", node.start)
        if not hasattr(node, "source")
        else text.startswith(node.source, node.start)
        for node in nodes
    )


@settings(max_examples=300)
@given(st.binary(max_size=200))
def test_i1_a_file_comes_back_byte_for_byte(data: bytes) -> None:
    source = read(data)
    assert parse(source.text).source == source.text
    assert source.data == data


@settings(max_examples=400)
@given(drafts())
def test_each_sign_is_a_bracket_an_edge_or_one_fault(text: str) -> None:
    draft = parse(text)
    nodes = [node for block in draft.blocks for node in walk(block.nodes)]
    brackets = sum(isinstance(node, Bracket) for node in nodes)
    edges = [node for node in nodes if isinstance(node, Edge)]
    loose = [node for node in nodes if isinstance(node, Mark) and node.role is Role.LOOSE]
    assert 2 * brackets + len(edges) + sum(node.source in "[]" for node in loose) == text.count(
        "["
    ) + text.count("]")
    assert sorted(node.start for node in edges) == sorted(
        at for span in draft.spans for at in (span.open, span.close)
    )
    assert sorted(fault.offset for fault in draft.faults) == sorted(node.start for node in loose)


TROUBLES: dict[str, Callable[[str], bool]] = {
    "nested": is_nested,
    "crossing": is_crossing,
    "unclosed": lambda text: measure(text).unclosed > 0,
    "stray": lambda text: measure(text).stray_close > 0,
    "chained": lambda text: measure(text).adjacent_groups > 0,
}


def test_generated_texts_hold_each_kind_of_trouble() -> None:
    chance = random.Random(1)
    texts = [random_draft(chance) for _ in range(2000)]
    shares = {name: sum(map(has, texts)) / len(texts) for name, has in TROUBLES.items()}
    assert min(shares.values()) >= 0.05, shares


def test_the_generator_of_the_properties_holds_each_kind_of_trouble() -> None:
    drawn: list[str] = []

    @settings(max_examples=400, derandomize=True, database=None)
    @given(drafts())
    def draw(text: str) -> None:
        drawn.append(text)

    draw()
    shares = {name: sum(map(has, drawn)) / len(drawn) for name, has in TROUBLES.items()}
    assert min(shares.values()) >= 0.05, shares


def test_i1_a_hundred_thousand_random_texts_come_back() -> None:
    chance = random.Random(2)
    troubles = Counter[str]()
    signs = [*"[][][]{}/ \na1-:X.", "[a]", "[b]"]
    for _ in range(100_000):
        text = "".join(chance.choices(signs, k=chance.randrange(16)))
        assert parse(text).source == text
        pairing = paired(text)
        assert len(pairing.pairs) + len(pairing.unclosed) == text.count("[")
        assert len(pairing.pairs) + len(pairing.stray) == text.count("]")
        troubles["nested"] += pairing.max_depth > 1
        troubles["unclosed"] += bool(pairing.unclosed)
        troubles["chained"] += bool(runs(text, pairing.pairs))
        troubles["crossing"] += is_crossing(text)
    assert min(troubles.values()) >= 5_000, troubles


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "]" * 50_000, "[" * 50_000 + "]" * 50_000, "{[" * 9_000, "[]" * 50_000]
)
def test_depth_and_mass_break_nothing(text: str) -> None:
    began = time.process_time()
    assert parse(text).source == text
    assert time.process_time() - began < 10


def test_brackets_deeper_than_any_draft_stay_signs_and_are_told_once() -> None:
    text = "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)
    draft = parse(text)
    assert [fault.code for fault in draft.faults] == ["too_deep"]
    assert measure(text).max_depth == DEEPEST + 1


@pytest.mark.parametrize(
    ("text", "profile", "kind"),
    [
        ("[shall]", "plain", Kind.CONTESTED),
        ("[no text]", "plain", Kind.NO_TEXT),
        ("[No Article 3ter.]", "plain", Kind.NO_TEXT),
        ("[]", "plain", Kind.NO_TEXT),
        ("[X]", "plain", Kind.PLACEHOLDER),
        ("[xx]", "plain", Kind.PLACEHOLDER),
        ("[…]", "plain", Kind.PLACEHOLDER),
        ("[…]", "who", Kind.OMISSION),
        ("[insert date]", "plain", Kind.PLACEHOLDER),
        ("[to be determined by the Council]", "plain", Kind.PLACEHOLDER),
        ("[to be implemented by 2030]", "plain", Kind.CONTESTED),
        ("[*Placeholder* for finance]", "unfccc", Kind.PLACEHOLDER),
        ("[Agreed ad ref]", "plain", Kind.STATUS),
        ("[agreed in informals, pending Iran]", "plain", Kind.STATUS),
        ("[closed]", "plain", Kind.STATUS),
        ("[agreed principles]", "plain", Kind.CONTESTED),
        ("[ 13 ]", "trade", Kind.NOTE),
        ("[13]", "unfccc", Kind.CONTESTED),
        ("[Note by the Secretariat: moved]", "plain", Kind.EDITORIAL),
        ("[sic]", "plain", Kind.EDITORIAL),
        ("[note with concern]", "plain", Kind.CONTESTED),
    ],
)
def test_kind_of_a_bracket(text: str, profile: str, kind: Kind) -> None:
    (block,) = parse(text, profile=PROFILES[profile]).blocks
    assert [node.kind for node in block.nodes if isinstance(node, Bracket)] == [kind]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("12. Parties", ("paragraph", "12", "", "")),
        ("[4 bis. Parties]", ("paragraph", "4", "bis", "")),
        ("4 bis² Parties", ("paragraph", "4", "bis", "")),
        ("2.bis Parties", ("paragraph", "2", "bis", "")),
        ("(17bis) Parties", ("paragraph", "17", "bis", "")),
        ("140quater(a) Parties", ("paragraph", "140(a)", "quater", "")),
        ("3.3bis Alt Parties", ("paragraph", "3.3", "bis", "alt")),
        ("PP2bis Parties", ("pp", "2", "bis", "")),
        ("OP6alt Parties", ("op", "6", "", "alt")),
        ("Article 3 ter", ("article", "3", "ter", "")),
        ("(a) Parties", ("item", "a", "", "")),
        ("IV. Parties", ("item", "IV", "", "")),
        ("**Option 1:** Parties", ("option", "1", "", "")),
        ("OPTION II", ("option", "II", "", "")),
        ("Option (b): Parties", ("option", "b", "", "")),
        ("Variant A. Parties", ("variant", "A", "", "")),
        ("2030 is the year", None),
        ("Parties act", None),
        ("a matter", None),
    ],
)
def test_label_of_a_block(text: str, label: tuple[str, str, str, str] | None) -> None:
    found = next((block.label for block in parse(text).blocks if block.label), None)
    assert (found and (found.kind, found.number, found.ordinal, found.alt)) == label


def test_an_option_inside_a_bracket_is_a_label_and_no_attribution() -> None:
    nodes = [
        node for node in walk(parse("x [Option 1: shall]").blocks[0].nodes) if isinstance(node, LabelMark)
    ]
    assert [(node.source, node.label.number) for node in nodes] == [("Option 1:", "1")]


def test_slashes_part_alternatives_only_where_the_profile_says_so() -> None:
    (bracket,) = parse("[NDMC/NDMCC / and/or / none]").blocks[0].nodes
    assert isinstance(bracket, Bracket)
    assert ["".join(node.source for node in part) for part in bracket.alternatives] == [
        "NDMC/NDMCC",
        "and/or",
        "none",
    ]


def test_note_marks_stand_ins_and_omissions() -> None:
    text = "[[Preamble]1 and (XX) ####. The #### of (…)"
    marks = {
        name: [(node.source, node.role) for node in walk(parse(text, profile=PROFILES[name]).blocks[0].nodes)
               if isinstance(node, Mark) and node.role is not Role.LOOSE]
        for name in ("unfccc", "who")
    }  # fmt: skip
    stand_ins = [("(XX)", Role.STAND_IN), ("####", Role.STAND_IN), ("####", Role.STAND_IN)]
    assert marks["unfccc"] == [("1", Role.NOTE_REF), *stand_ins]
    assert marks["who"] == [*stand_ins, ("(…)", Role.OMISSION)]
    assert parse("## Preamble ##").blocks[0].kind is BlockKind.HEADING


def test_a_bracket_over_blocks_closes_at_the_end_of_a_later_one() -> None:
    text = "5. [Parties shall:\n(a) act [now];\n(b) report.]\nArticle 6\n"
    draft = parse(text)
    assert [(span.open, span.close) for span in draft.spans] == [(3, text.index(".]") + 1)]
    assert draft.faults == ()


def test_a_fault_ends_with_its_section() -> None:
    draft = parse("[Article 1\n[a\nArticle 2\nb]\n")
    assert [(fault.code, fault.offset) for fault in draft.faults] == [
        ("unclosed", 0),
        ("unclosed", 11),
        ("stray_close", 25),
    ]


def test_a_fault_within_a_block_leaves_the_next_block_alone() -> None:
    draft = parse("x [a [b] c\ny [d] e] f\nz [g]\n")
    assert [(fault.code, fault.offset) for fault in draft.faults] == [("unclosed", 2), ("stray_close", 18)]
    assert paired("x [a [b] c\ny [d] e] f\nz [g]\n").unclosed == ()


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("x [a b\n", ("insert", 6, "]")),
        ("x [a bee) c", ("replace", 8, "]")),
        ("x (a b] c", ("replace", 2, "[")),
        ("x a) [b", ("insert", 7, "]")),
        ("x a] b", ("remove", 3, "]")),
    ],
)
def test_a_fault_says_what_would_mend_it(text: str, suggestion: tuple[str, int, str]) -> None:
    (fault,) = parse(text).faults
    assert fault.suggestion
    assert (fault.suggestion.action, fault.suggestion.offset, fault.suggestion.sign) == suggestion


def test_hard_wrapped_paragraphs_are_blocks_until_a_blank_line_or_a_label() -> None:
    text = "1. Parties [shall\nact] now.\n(a) First;\n\nArticle 2\n\nThey meet.\n"
    blocks = [text[block.start : block.end] for block in parse(text, is_wrapped=True).blocks]
    assert blocks == [
        "1. Parties [shall\nact] now.\n",
        "(a) First;\n",
        "\n",
        "Article 2\n",
        "\n",
        "They meet.\n",
    ]
    assert parse(text, is_wrapped=True).faults == ()
    assert len(parse(text).faults) == 2


def test_braces_yield_to_brackets_where_they_cross() -> None:
    draft = parse("a {b [c} d]")
    assert [(fault.code, fault.offset) for fault in draft.faults] == [
        ("unclosed_brace", 2),
        ("stray_brace", 7),
    ]
    assert [node.start for node in draft.blocks[0].nodes if isinstance(node, Bracket)] == [5]


def test_chains_are_brackets_side_by_side() -> None:
    draft = parse("[a] [b]/[c] d [e [f][g]]\n")
    assert [[bracket.start for bracket in chain] for chain in chains(draft)] == [[0, 4, 8], [17, 20]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[^1]: South Africa reserves its position.", BlockKind.FOOTNOTE),
        ("¹ Wherever it says A, read B.", BlockKind.FOOTNOTE),
        ("Article 12", BlockKind.HEADING),
        ("**Article 3** (mitigation)", BlockKind.HEADING),
        ("Article 3 of the Convention shall apply.", BlockKind.PARAGRAPH),
        ("II. ELEMENTS", BlockKind.HEADING),
        ("ANNEX", BlockKind.HEADING),
        ("Option 1: none", BlockKind.OPTION),
        ("  ", BlockKind.BLANK),
    ],
)
def test_kind_of_a_block(text: str, kind: BlockKind) -> None:
    assert [block.kind for block in parse(text).blocks] == [kind]


SPACED = """2. The members take part in the harbour fund and

in its works, with [all - EU; Norway delete] means that they

have at hand, as [they see fit, in the light of the rules. -EU; Iceland,

Norway delete.]

Recalling the ferries,

Noting the lights and the [piers of the northern coast - Iceland

retain / quays - EU] that were built by the members long ago

and are still in use.

3. The chair reports.
"""


def test_a_blank_line_behind_every_line_parts_no_sentence_of_wrapped_text() -> None:
    draft = parse(SPACED, is_wrapped=True)
    assert draft.source == SPACED
    assert draft.faults == ()
    blocks = [SPACED[b.start : b.end].split()[0] for b in draft.blocks if b.kind is not BlockKind.BLANK]
    assert blocks == ["2.", "Recalling", "Noting", "3."]
    few = "The members [meet\n\nevery year].\n"
    assert [fault.code for fault in parse(few, is_wrapped=True).faults] == ["unclosed", "stray_close"]
