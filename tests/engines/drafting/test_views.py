"""What each view shows, and what stands before a clean text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.drafting.drafts import drafts

from secretariat.engines.drafting.errors import NotClean
from secretariat.engines.drafting.notation.actors import standing_actors
from secretariat.engines.drafting.notation.parsing import parse
from secretariat.engines.drafting.notation.profiles import PROFILES
from secretariat.engines.drafting.notation.views import View, obstacles, render

TEXT = (
    "1. [US propose; EU oppose: Parties shall] act [now - Japan / later - EU]. {Placed by Norway} [Agreed]\n"
    "¹ Cuba reserves.\n"
)


def test_bracketed_leaves_attributions_out() -> None:
    shown = render(parse(TEXT), View.BRACKETED)
    assert shown == "1. [Parties shall] act [now / later]. {Placed by Norway} [Agreed]\n¹ Cuba reserves.\n"


def test_unattributed_hides_names_in_notes_and_footnotes_too() -> None:
    draft = parse(TEXT)
    shown = render(draft, View.UNATTRIBUTED)
    assert shown.splitlines() == [
        "1. [Parties shall] act [now / later]. {Placed by a delegation} [Agreed]",
        "¹ a delegation reserves.",
    ]
    assert standing_actors().mentions(shown) == ()
    assert standing_actors().mentions(TEXT) != ()


def test_attributed_is_the_text_as_it_stands() -> None:
    assert render(parse(TEXT), View.ATTRIBUTED) == TEXT


@settings(max_examples=200)
@given(drafts(), st.sampled_from([View.BRACKETED, View.UNATTRIBUTED]))
def test_hiding_names_changes_no_bracket(text: str, view: View) -> None:
    shown = render(parse(text), view)
    assert [sign for sign in shown if sign in "[]{}"] == [sign for sign in text if sign in "[]{}"]


def test_clean_leaves_statuses_notes_and_marks_out() -> None:
    text = "1. Parties act [Agreed ad ref]. {moved}\n[Note by the Chair: see 2.]\n2. They meet [3] daily.\n"
    assert (
        render(parse(text, profile=PROFILES["trade"]), View.CLEAN) == "1. Parties act.\n2. They meet daily.\n"
    )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("x [a] y", ["contested words"]),
        ("x [X] y [no text]", ["a blank to fill", "an alternative without text"]),
        ("the #### of", ["a stand-in for words"]),
        ("Option 1: a", ["an option among others"]),
        ("[^1]: South Africa reserves.", ["a reservation in a footnote"]),
        ("x [a", ["unclosed"]),
        ("[x\n\ny]\n", ["contested words over several blocks"]),
        ("x", []),
    ],
)
def test_what_stands_before_a_clean_text(text: str, codes: list[str]) -> None:
    draft = parse(text)
    assert [obstacle.code for obstacle in obstacles(draft)] == codes
    if codes:
        with pytest.raises(NotClean, match="before a clean text"):
            render(draft, View.CLEAN)
    else:
        assert render(draft, View.CLEAN) == text


def test_omitted_text_is_an_obstacle_where_the_profile_knows_it() -> None:
    draft = parse("a (…) b […]", profile=PROFILES["who"])
    assert [each.code for each in obstacles(draft)] == ["a stand-in for words", "text left out"]
