"""Drafts from the record: each sentence with its lines, nothing that the record does not say."""

import pytest

from secretariat.chairs.actions.write_programme import write_programme
from secretariat.chairs.bridge import PriorityValue
from secretariat.notices.drafting import adoption, handover
from secretariat.notices.drafting.adoption import AdoptedText
from secretariat.notices.drafting.handover import Counted, TermHanded
from secretariat.notices.drafting.kinds import DRAFTS, Drafted, DraftKind, draft, drafts_for
from tests.cast import Cast
from tests.factories import Make
from tests.notices.making import NOW, council
from tests.site import record


def told(words: object) -> list[tuple[str, tuple[str, ...]]]:
    """Text and lines of each sentence."""
    return [(one.text, one.lines) for _, one in words.placed()]  # type: ignore[attr-defined]


def test_an_adoption_is_told_with_all_that_is_known() -> None:
    text = AdoptedText(
        line="t", title="River Agenda", kind="strategy", body="Union", symbol="UTR/1", when="3 May 2026",
        how="vote", figures="Adopted by 9 votes to 2", meeting="the Council", meeting_line="m",
        older="Old Agenda", older_line="o", stated=("Alba", "Brenn"),
    )  # fmt: skip
    assert adoption.title_of(text) == "The Union adopts the strategy “River Agenda”"
    assert told(adoption.words_of(text)) == [
        ("The Union adopted the strategy “River Agenda” at the Council on 3 May 2026 by vote.", ("t", "m")),
        ("Adopted by 9 votes to 2.", ("t",)),
        ("The text bears the symbol UTR/1.", ("t",)),
        ("It takes the place of “Old Agenda”.", ("t", "o")),
        ("Alba and Brenn attached statements to the adoption.", ("t",)),
    ]


def test_an_adoption_of_which_little_is_known_says_little() -> None:
    text = AdoptedText(line="t", title="Port Declaration", kind="declaration", body="The Union")
    assert adoption.title_of(text) == "The Union adopts “Port Declaration”"
    assert told(adoption.words_of(text)) == [("The Union adopted “Port Declaration”.", ("t",))]


def test_an_adoption_by_silence_names_no_meeting_as_its_place() -> None:
    text = AdoptedText(line="t", title="D", kind="other", body="Union", how="silence", meeting="the Summit")
    assert "at the Summit" not in told(adoption.words_of(text))[0][0]


def test_a_handover_tells_programme_and_figures() -> None:
    term = TermHanded(
        line="n", holder="Corva", body="Union", since="1 July 2026", until="31 December 2026", before="Brenn",
        before_line="b", motto="One river", priorities=("locks", "pilots"), programme_line="p",
        figures=(Counted("meeting held", "meetings held", 3), Counted("text adopted", "texts adopted", 1)),
        definition="Counted are public lines.",
    )  # fmt: skip
    assert handover.title_of(term) == "Corva takes the chair of the Union from Brenn"
    assert told(handover.words_of(term)) == [
        ("Corva took over the chair of the Union from Brenn on 1 July 2026.", ("n", "b")),
        ("Its term ends on 31 December 2026.", ("n",)),
        ("The term stands under the motto “One river”.", ("p",)),
        ("Its priorities are: locks; pilots.", ("p",)),
        ("Of the term of Brenn the record holds 3 meetings held and 1 text adopted.", ("b",)),
        ("Counted are public lines.", ("b",)),
    ]


def test_a_term_that_is_ahead_and_the_first_one() -> None:
    term = TermHanded(line="n", holder="Corva", body="the Union", since="1 July 2099", is_ahead=True)
    assert handover.title_of(term) == "Corva is to take the chair of the Union"
    assert told(handover.words_of(term)) == [
        ("Corva is to take over the chair of the Union on 1 July 2099.", ("n",))
    ]


@pytest.mark.django_db
def test_the_record_of_a_text_becomes_a_draft(cast: Cast) -> None:
    line = record.text(cast.union, "River Agenda")
    drafted = DRAFTS["adoption"].made(line)
    assert drafted is not None
    assert all(line.public_id in lines for _, lines in told(drafted.words))
    Make.hidden(line, "limited")
    assert DRAFTS["adoption"].made(line) is None


@pytest.mark.django_db
def test_the_record_of_a_term_becomes_a_draft(cast: Cast) -> None:
    council(cast)
    term = Make.chairmanship(cast.union, cast.corva, "2026-07-01/2026-12-31")
    write_programme(
        of=term, motto="One river", priorities=[PriorityValue(words="locks")], distribution="public",
        by=cast.staff, at=NOW, seen_version=0,
    )  # fmt: skip
    drafted = DRAFTS["handover"].made(term.line)
    assert drafted is not None
    assert drafted.title.startswith("Corva takes the chair of the Union of the Three Rivers from Brenn")
    sentences = [text for text, _ in told(drafted.words)]
    assert "The term stands under the motto “One river”." in sentences
    assert "Of the term of Brenn the record holds 1 meeting held." in sentences


@pytest.mark.django_db
def test_what_was_not_held_is_not_told(cast: Cast) -> None:
    term = Make.chairmanship(cast.union, cast.corva, "2026-07-01/2026-12-31", "not-held")
    assert DRAFTS["handover"].made(term.line) is None


@pytest.mark.django_db
def test_a_further_kind_of_draft_registers_itself(cast: Cast) -> None:
    line = record.text(cast.union, "River Agenda")

    @draft("specimen", "A specimen", line_kind="text")
    def specimen(line: object) -> Drafted | None:
        return None

    try:
        assert [kind.key for kind in drafts_for(line)][-1] == "specimen"
        assert DRAFTS["specimen"] == DraftKind("specimen", "A specimen", "text", specimen)
    finally:
        del DRAFTS["specimen"]
