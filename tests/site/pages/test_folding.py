"""Long lists are folded: nothing is left out, and dissent is told outside."""

from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string

from secretariat.evidence.notes import Note


def note(label: str, *, is_chosen: bool = True, status: str = "held", announced: bool = False) -> Note:
    return Note(
        kind="reference", label=label, words="", url="", said="2026", announced=announced, inferred=(),
        note="", is_chosen=is_chosen, entered_by="", status=status,
    )  # fmt: skip


def sources(*notes: Note) -> str:
    return render_to_string("site/parts/sources.html", {"notes": notes})


@pytest.mark.parametrize(
    ("count", "folded"), [(1, ""), (2, ""), (3, "2 more sources"), (5, "4 more sources")]
)
def test_of_three_or_more_sources_the_first_stands_and_the_others_open(count: int, folded: str) -> None:
    page = sources(*(note(f"press-{at}.example") for at in range(count)))
    assert all(f"press-{at}.example" in page for at in range(count))
    assert ("more-sources" in page) is bool(folded)
    assert folded in page


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (note("b", is_chosen=False, status="XB"), True),
        (note("b", is_chosen=False, status="XB, planned", announced=True), True),
        (note("b", is_chosen=False, status="planned", announced=True), False),
        (note("b"), False),
    ],
)
def test_what_disagrees_is_told_before_one_opens_the_fold_and_an_announcement_does_not(
    other: Note, told: bool
) -> None:
    page = sources(note("a"), other, note("c"))
    assert ("1 says otherwise" in page) is told
    assert ("is-other" in page.partition("note-body")[2].partition("</summary>")[0]) is told


@pytest.mark.parametrize(("count", "folded"), [(12, ""), (13, "1 more"), (40, "28 more")])
def test_what_became_of_it_stands_whole_and_opens_after_the_first_dozen(count: int, folded: str) -> None:
    items = [
        SimpleNamespace(public_id=f"e{at}", words=f"Promise {at}.", url="/", state="awaited", notes=())
        for at in range(count)
    ]
    page = render_to_string(
        "site/parts/since_then.html", {"since_then": SimpleNamespace(items=items, until="")}
    )
    assert page.count('class="sourced"') == count
    assert ("since-more" in page) is bool(folded)
    assert f"<summary>{folded}</summary>" in page or not folded
