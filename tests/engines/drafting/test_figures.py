"""The figures, each by its definition, and against a second count written sign by sign."""

import random
from dataclasses import asdict

import pytest
from hypothesis import example, given, settings
from tests.engines.drafting.drafts import drafts, random_draft
from tests.engines.drafting.naive import count

from secretariat.engines.drafting.figures import measure

# text, what it counts beside opens and closes
CASES = [
    ("[a [b] c]", {"pairs": 2, "max_depth": 2}),
    ("[a [b", {"unclosed": 2, "max_depth": 2}),
    ("a] b]", {"stray_close": 2}),
    ("][", {"unclosed": 1, "stray_close": 1, "max_depth": 1}),
    ("[[", {"unclosed": 2, "max_depth": 2}),
    ("[shall][should]", {"pairs": 2, "adjacent_groups": 1, "largest_adjacent_group": 2}),
    ("[a] [b]\t[c]", {"pairs": 3, "adjacent_groups": 1, "largest_adjacent_group": 3}),
    ("[a] / [b]/[c]", {"pairs": 3, "adjacent_groups": 1, "largest_adjacent_group": 3, "slash_joined": 2}),
    ("[a] // [b]", {"pairs": 2}),
    ("[a], [b]", {"pairs": 2}),
    ("[a]\n[b]", {"pairs": 2}),
    ("[a]\f[b]", {"pairs": 2}),
    ("[a [p][q]] [b]", {"pairs": 4, "adjacent_groups": 2, "largest_adjacent_group": 2, "max_depth": 2}),
    ("[a] [b", {"pairs": 1, "unclosed": 1}),
    ("Part[y] [ies]", {"pairs": 2, "adjacent_groups": 1, "largest_adjacent_group": 2, "intraword": 1}),
    ("a[b]c", {"pairs": 1, "intraword": 2}),
    ("A[B]C", {"pairs": 1, "intraword": 1}),
    ("1[b]2", {"pairs": 1}),
    ("é[ï]ö", {"pairs": 1, "intraword": 2}),
    ("[, and] x [; or] y [: x] z [. y]", {"pairs": 4, "leading_punct": 4}),
    ("[X] x [xx] y [XX]", {"pairs": 3, "placeholder_brackets": 3}),
    ("[…] x [...]", {"pairs": 2, "placeholder_brackets": 2, "leading_punct": 1}),
    ("[insert date] x [Insert] y [inserted]", {"pairs": 3, "placeholder_brackets": 2}),
    (
        "[Placeholder for [X] and more]",
        {"pairs": 2, "max_depth": 2, "placeholder_brackets": 2},
    ),
    ("[5] a [ 13 ] b [1.5] c [5 years]", {"pairs": 4, "number_only_brackets": 2}),
    (
        "Option 1 OPTION II: Option (a) Option B. Option 3bis Option 12a Option (iv)",
        {"option_labels": 7, "ordinal_suffixes": 1},
    ),
    ("Options 1, an option 1, Optional 2, Option a country takes, Option In", {}),
    ("Option a: x\nOption a", {"option_labels": 2}),
    ("**Option 1**: _Option 2_ [Option 3: x]", {"option_labels": 3, "pairs": 1}),
    ("Option1 Option\xa02", {"option_labels": 2}),
    ("Option 1², Option (a)³ and 4 bis¹", {"option_labels": 2, "ordinal_suffixes": 1}),
    ("Option\n2", {}),
    ("17bis, 4 bis, 2.bis (17bis) 41ter 140quater(a) 5 quinquies PP2bis OP7ter", {"ordinal_suffixes": 9}),
    ("biscuit terms water quaternary BIS wa-\nter", {}),
    ("{note} {a {b} c} { }} {", {"brace_notes": 4}),
    ("\0[a\0]\ufeff[b]\r\n", {"pairs": 2, "adjacent_groups": 1, "largest_adjacent_group": 2}),
]  # fmt: skip
WRAPPED = [
    ("[a]\n[b]", 1, 0),
    ("[a]\r\n [b]", 1, 0),
    ("[a] /\n[b]", 1, 1),
    ("[a]\n/ [b]", 1, 1),
    ("[a]\n\n[b]", 0, 0),
    ("[a]/\n/[b]", 0, 0),
]
NOTHING = dict.fromkeys(asdict(measure("")), 0)


@pytest.mark.parametrize(("text", "counted"), CASES)
def test_figures_are_counted_as_defined(text: str, counted: dict[str, int]) -> None:
    expected = {
        **NOTHING,
        "opens": text.count("["),
        "closes": text.count("]"),
        "max_depth": int("[" in text),
        **counted,
    }
    assert asdict(measure(text)) == expected
    assert count(text) == expected


@pytest.mark.parametrize(("text", "groups", "slashes"), WRAPPED)
def test_one_line_end_may_part_siblings_in_wrapped_text(text: str, groups: int, slashes: int) -> None:
    found = measure(text, is_wrapped=True)
    assert (found.adjacent_groups, found.slash_joined) == (groups, slashes)
    assert measure(text).adjacent_groups == 0
    assert count(text, is_wrapped=True) == asdict(found)


def test_an_option_cut_by_a_line_end_is_counted_in_wrapped_text() -> None:
    assert measure("(see Option\n2)", is_wrapped=True).option_labels == 1


@settings(max_examples=300)
@given(drafts())
@example("Option\r\n\n1")
@example("Option a\n\n:")
def test_figures_agree_with_a_naive_count(text: str) -> None:
    for is_wrapped in (False, True):
        assert asdict(measure(text, is_wrapped=is_wrapped)) == count(text, is_wrapped=is_wrapped)


def test_figures_agree_with_a_naive_count_on_three_thousand_texts() -> None:
    chance = random.Random(6)
    for _ in range(3_000):
        text = random_draft(chance)
        assert asdict(measure(text)) == count(text), text
