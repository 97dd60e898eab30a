"""What is done in a room: by whom, with which outcome, and what is refused and then writes nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.showing import shown
from secretariat.engines.drafting.operations.values import Mode, NewParagraph, Status
from secretariat.engines.drafting.operations.words import changes_between
from secretariat.history.models import Entry
from secretariat.refusals import Invalid, NotPermitted, NotReady, Refused, StaleRevision, WrongState
from secretariat.texts.actions.amend_paragraph import amend_paragraph
from secretariat.texts.actions.bracket_words import bracket_words
from secretariat.texts.actions.choose_alternative import choose_alternative
from secretariat.texts.actions.consolidate_paragraphs import NewWords, consolidate_paragraphs
from secretariat.texts.actions.lift_position import lift_position
from secretariat.texts.actions.link_paragraph import link_paragraph
from secretariat.texts.actions.mark_paragraph import mark_paragraph
from secretariat.texts.actions.merge_proposals import merge_proposals
from secretariat.texts.actions.reopen_paragraph import reopen_paragraph
from secretariat.texts.actions.set_mode import set_mode
from secretariat.texts.actions.table_proposal import table_proposal
from secretariat.texts.actions.take_position import take_position
from secretariat.texts.actions.unbracket_words import unbracket_words
from secretariat.texts.actions.withdraw_proposal import withdraw_proposal
from secretariat.texts.models import Draft, Operation
from tests.cast import Cast
from tests.texts.making import NOW, by_note, later, opened
from tests.texts.room import bracket, held, now, state, tabled

pytestmark = pytest.mark.django_db

SECOND = "The members meet every second year in the port of Ostwick."
NORTH = "The members meet every year in the port of Norwick."
NEVER = "The members meet in the port of Ostwick."


@pytest.fixture
def draft(cast: Cast) -> Draft:
    return opened(cast)


def line(draft: Draft, number: int = 2, view: View = View.UNATTRIBUTED) -> str:
    return shown(state(draft), view).splitlines()[number]


def done(act: Callable[..., Any], draft: Draft, by: Any, **given: Any) -> Any:
    standing = {"at": NOW, "seen_count": now(draft).count} | given
    return act(draft=draft, by=by, **standing)


def refused(refusal: type[Refused], act: Callable[..., Any], draft: Draft, by: Any, **given: Any) -> Refused:
    """Return the refusal of an act that must write nothing."""
    written = Entry.objects.count(), Operation.objects.count()
    with pytest.raises(refusal) as found:
        done(act, draft, by, **given)
    assert (Entry.objects.count(), Operation.objects.count()) == written
    return found.value


def test_overlapping_proposals_become_one_bracket_and_both_are_recorded(cast: Cast, draft: Draft) -> None:
    tabled(draft, cast.delegate, SECOND)
    tabled(draft, cast.chair, NEVER, at=later(1))
    assert line(draft) == "1. The members meet[ every year][ every second year] in the port of Ostwick."
    entries = Entry.objects.filter(verb="draft.proposal-tabled").order_by("pk")
    assert [(one.told("speaker"), one.told("paragraphs")) for one in entries] == [
        ("XA", ["1"]),
        ("XB", ["1"]),
    ]


def test_staff_enter_proposals_by_note_as_told_and_for_the_chair(cast: Cast, draft: Draft) -> None:
    tabled(draft, by_note(cast, cast.alba), SECOND)
    tabled(draft, cast.staff, NORTH, speaker="XB", paper="Said in the room")
    tabled(draft, cast.staff, "Recalling the Charter of 2011,", "p2", speaker="chair")
    tabled(draft, cast.staff, "Recalling the Charters of 2010,", "p2")
    authors = [one.act["author"] for one in draft.operations.order_by("number")[1:]]
    assert authors == ["XA", "XB", "chair", "secretariat"]
    papers = [one.paper for one in draft.operations.order_by("number")[1:3]]
    assert papers == ["note 12 of 12 March 2026", "Said in the room"]


@pytest.mark.parametrize("who", ["observer", "other_staff", "stranger"])
def test_whoever_has_no_voice_tables_nothing(cast: Cast, draft: Draft, who: str) -> None:
    edits = changes_between(state(draft).paragraphs["p3"].tokens, SECOND)
    refused(NotPermitted, table_proposal, draft, getattr(cast, who), edits=edits)


def test_delegation_is_not_the_chair(cast: Cast, draft: Draft) -> None:
    edits = changes_between(state(draft).paragraphs["p3"].tokens, SECOND)
    refused(NotPermitted, table_proposal, draft, cast.delegate, edits=edits, speaker="chair")
    refused(NotPermitted, table_proposal, draft, cast.delegate, edits=edits, speaker="XB", paper="note")


def test_late_proposal_on_changed_words_is_refused_as_stale(cast: Cast, draft: Draft) -> None:
    seen = now(draft).count
    edits = changes_between(state(draft).paragraphs["p3"].tokens, SECOND)
    done(amend_paragraph, draft, cast.staff, paragraph="p3", words=NORTH, mandate="As agreed on Monday.")
    refused(StaleRevision, table_proposal, draft, cast.delegate, edits=edits, seen_count=seen)
    done(amend_paragraph, draft, cast.staff, paragraph="p4", words="They act.", mandate="As agreed.")
    fresh = changes_between(state(draft).paragraphs["p3"].tokens, NORTH.replace("every", "each"))
    table_proposal(draft=draft, edits=fresh, by=cast.delegate, at=NOW, seen_count=seen + 1)


def test_others_proposals_make_no_proposal_stale(cast: Cast, draft: Draft) -> None:
    seen = now(draft).count
    tabled(draft, cast.delegate, SECOND)
    edits = changes_between(state(draft).paragraphs["p3"].tokens, NORTH)
    assert done(table_proposal, draft, cast.chair, edits=edits, seen_count=seen)


@pytest.mark.parametrize("seen", [0, -1, 99])
def test_form_that_does_not_say_what_was_seen_is_refused(cast: Cast, draft: Draft, seen: int) -> None:
    edits = changes_between(state(draft).paragraphs["p3"].tokens, SECOND)
    refused(StaleRevision, table_proposal, draft, cast.delegate, edits=edits, seen_count=seen)


def test_proposal_without_change_or_with_hidden_signs_is_refused(cast: Cast, draft: Draft) -> None:
    refused(Invalid, table_proposal, draft, cast.delegate, edits=())
    edits = changes_between(state(draft).paragraphs["p3"].tokens, SECOND + "\u202e")
    refused(Invalid, table_proposal, draft, cast.delegate, edits=edits)
    good = changes_between(state(draft).paragraphs["p3"].tokens, SECOND)
    refused(Invalid, table_proposal, draft, cast.delegate, edits=good, rationale="x" * 2001)


def test_new_paragraph_is_proposed_and_accepted(cast: Cast, draft: Draft) -> None:
    edit = NewParagraph("p3", "n1", "1 bis.", "The port is free.")
    proposal = done(table_proposal, draft, cast.delegate, edits=(edit,))
    assert line(draft, 3) == "[1 bis. The port is free.]"
    done(choose_alternative, draft, cast.chair, bracket=f"{proposal}.0", alternative=f"{proposal}.0")
    assert line(draft, 3) == "1 bis. The port is free."


def test_positions_are_taken_changed_and_lifted(cast: Cast, draft: Draft) -> None:
    proposal = tabled(draft, cast.delegate, SECOND)
    held(draft, cast.chair, proposal, "oppose")
    held(draft, cast.chair, proposal, "reserve", reservation="study")
    position = state(draft).positions["XB", proposal]
    assert (position.stance, position.reservation) == ("reserve", "study")
    done(lift_position, draft, cast.chair, target=proposal)
    assert state(draft).positions == {}
    verbs = Entry.objects.filter(object_kind="draft").order_by("pk").values_list("verb", flat=True)
    assert list(verbs)[-3:] == ["draft.position-taken", "draft.position-taken", "draft.position-lifted"]


def test_staff_tell_the_position_of_a_delegation_with_its_source(cast: Cast, draft: Draft) -> None:
    proposal = tabled(draft, cast.delegate, SECOND)
    held(draft, cast.staff, proposal, "support", party="XB", paper="note 7 of 1 March 2026")
    assert state(draft).positions["XB", proposal].source == "note 7 of 1 March 2026"


def test_cosponsor_joins_the_proposers(cast: Cast, draft: Draft) -> None:
    proposal = tabled(draft, cast.delegate, SECOND)
    held(draft, cast.chair, proposal, "cosponsor")
    assert state(draft).proposals[proposal].actors == {"XA", "XB"}


@pytest.mark.parametrize(
    ("who", "given", "refusal"),
    [
        ("observer", {}, NotPermitted),
        ("stranger", {}, NotPermitted),
        ("staff", {}, NotPermitted),
        ("delegate", {"stance": "propose"}, Invalid),
        ("delegate", {"stance": "like"}, Invalid),
        ("delegate", {"stance": "reserve", "reservation": "angry"}, Invalid),
        ("delegate", {"target": "p99"}, Invalid),
        ("delegate", {"target": "p3", "stance": "cosponsor"}, Invalid),
        ("delegate", {"seen_count": 0}, StaleRevision),
    ],
)
def test_position_refused(
    cast: Cast, draft: Draft, who: str, given: dict[str, Any], refusal: type[Refused]
) -> None:
    by = getattr(cast, who)
    if who == "staff":
        refusal = Invalid
    refused(refusal, take_position, draft, by, **{"target": "p3", "stance": "support"} | given)


def test_position_on_a_proposal_that_is_gone_is_stale(cast: Cast, draft: Draft) -> None:
    proposal = tabled(draft, cast.delegate, SECOND)
    seen = now(draft).count
    done(withdraw_proposal, draft, cast.delegate, proposal=proposal)
    refused(
        StaleRevision, take_position, draft, cast.chair, target=proposal, stance="support", seen_count=seen
    )


def test_position_on_words_that_changed_is_stale(cast: Cast, draft: Draft) -> None:
    seen = now(draft).count
    done(amend_paragraph, draft, cast.staff, paragraph="p3", words=NORTH, mandate="As agreed.")
    refused(StaleRevision, take_position, draft, cast.delegate, target="p3", stance="retain", seen_count=seen)


def test_lifting_needs_a_position_of_ones_own(cast: Cast, draft: Draft) -> None:
    proposal = tabled(draft, cast.delegate, SECOND)
    held(draft, cast.chair, proposal, "oppose")
    refused(WrongState, lift_position, draft, cast.delegate, target=proposal)


def test_withdrawing_is_for_the_proposers(cast: Cast, draft: Draft) -> None:
    proposal = tabled(draft, cast.delegate, SECOND)
    refused(WrongState, withdraw_proposal, draft, cast.chair, proposal=proposal)
    refused(WrongState, withdraw_proposal, draft, cast.delegate, proposal="nothing")
    done(withdraw_proposal, draft, cast.delegate, proposal=proposal)
    assert line(draft) == "1. The members meet every year in the port of Ostwick."
    refused(WrongState, withdraw_proposal, draft, cast.delegate, proposal=proposal)


def test_chair_closes_a_bracket_that_nobody_opposes(cast: Cast, draft: Draft) -> None:
    tabled(draft, cast.delegate, SECOND)
    open_one = bracket(draft)
    done(choose_alternative, draft, cast.chair, bracket=open_one.id, alternative=open_one.alternatives[1].id)
    assert line(draft) == "1. The members meet every second year in the port of Ostwick."
    assert Entry.objects.get(verb="draft.bracket-closed").told("paragraph") == "1"


def test_against_opposition_a_bracket_is_closed_by_a_ruling_alone(cast: Cast, draft: Draft) -> None:
    proposal = tabled(draft, cast.delegate, SECOND)
    held(draft, cast.chair, proposal, "oppose")
    open_one = bracket(draft)
    wanted = {"bracket": open_one.id, "alternative": open_one.alternatives[1].id}
    refusal = refused(NotReady, choose_alternative, draft, cast.staff, **wanted)
    assert refusal.details["actors"] == ["XB"]
    done(choose_alternative, draft, cast.staff, **wanted, ruling="As the Council decided.")
    assert Entry.objects.get(verb="draft.bracket-closed").told("ruling") == "As the Council decided."


def test_bracket_with_new_opposition_is_not_as_seen(cast: Cast, draft: Draft) -> None:
    proposal = tabled(draft, cast.delegate, SECOND)
    seen, open_one = now(draft).count, bracket(draft)
    held(draft, cast.chair, proposal, "reserve")
    wanted = {"bracket": open_one.id, "alternative": open_one.alternatives[1].id, "seen_count": seen}
    refused(StaleRevision, choose_alternative, draft, cast.staff, **wanted)


STEERING: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
    "choose": (choose_alternative, {"bracket": "x.0", "alternative": "base"}),
    "unbracket": (unbracket_words, {"bracket": "x.0"}),
    "mode": (set_mode, {"chain": "x.0", "mode": "alternatives"}),
    "mark": (mark_paragraph, {"paragraph": "p3", "status": "agreed"}),
    "reopen": (reopen_paragraph, {"paragraph": "p3", "reason": "New."}),
    "link": (link_paragraph, {"paragraph": "p3", "until": ["p4"]}),
    "merge": (merge_proposals, {"proposals": ["a", "b"]}),
    "amend": (amend_paragraph, {"paragraph": "p3", "words": NORTH, "mandate": "Agreed."}),
    "consolidate": (
        consolidate_paragraphs,
        {"superseded": ["p3"], "new": [NewWords("1.", "We meet.", ("p3",), "Shorter.")], "dropped": {}},
    ),
}


@pytest.mark.parametrize("who", ["delegate", "observer", "other_staff", "stranger"])
@pytest.mark.parametrize("name", STEERING)
def test_only_the_chair_and_the_secretariat_steer(cast: Cast, draft: Draft, name: str, who: str) -> None:
    act, given = STEERING[name]
    refused(NotPermitted, act, draft, getattr(cast, who), **given)


@pytest.mark.parametrize("name", ["mark", "link", "amend", "consolidate"])
def test_steering_without_what_was_seen_is_refused(cast: Cast, draft: Draft, name: str) -> None:
    act, given = STEERING[name]
    refused(StaleRevision, act, draft, cast.chair, **given, seen_count=0)


@pytest.mark.parametrize(
    ("name", "given", "refusal"),
    [
        ("choose", {}, WrongState),
        ("unbracket", {}, WrongState),
        ("mode", {}, WrongState),
        ("mode", {"mode": "both"}, Invalid),
        ("mark", {"paragraph": "p99"}, Invalid),
        ("mark", {"status": "open"}, Invalid),
        ("reopen", {}, WrongState),
        ("reopen", {"paragraph": "p99"}, Invalid),
        ("link", {"until": []}, Invalid),
        ("link", {"until": ["p3"]}, Invalid),
        ("link", {"paragraph": "p99"}, Invalid),
        ("merge", {}, Invalid),
        ("amend", {"mandate": " "}, Invalid),
        ("amend", {"words": "The members meet every year in the port of Ostwick."}, Invalid),
        ("amend", {"paragraph": "p99"}, Invalid),
        ("consolidate", {"superseded": []}, Invalid),
        ("consolidate", {"new": [NewWords("1.", "We meet.", ("p3",), " ")]}, Invalid),
        ("consolidate", {"new": [NewWords("1.", " ", ("p3",), "Shorter.")]}, Invalid),
        ("consolidate", {"dropped": {"p3": ""}}, Invalid),
        ("consolidate", {"new": []}, NotReady),
    ],
)
def test_steering_refused(
    cast: Cast, draft: Draft, name: str, given: dict[str, Any], refusal: type[Refused]
) -> None:
    act, usual = STEERING[name]
    refused(refusal, act, draft, cast.chair, **usual | given)


def test_words_are_bracketed_and_unbracketed(cast: Cast, draft: Draft) -> None:
    done(bracket_words, draft, cast.delegate, paragraph="p3", words="every year")
    assert line(draft) == "1. The members meet [every year] in the port of Ostwick."
    refused(NotReady, unbracket_words, draft, cast.chair, bracket=bracket(draft).id)
    done(unbracket_words, draft, cast.chair, bracket=bracket(draft).id, ruling="Alba can live with it.")
    assert line(draft) == "1. The members meet every year in the port of Ostwick."


@pytest.mark.parametrize("words", ["", "every second", "ever"])
def test_words_that_do_not_stand_there_are_not_bracketed(cast: Cast, draft: Draft, words: str) -> None:
    refused(Invalid, bracket_words, draft, cast.delegate, paragraph="p3", words=words)


def test_bracket_with_an_alternative_is_not_simply_taken_off(cast: Cast, draft: Draft) -> None:
    tabled(draft, cast.delegate, SECOND)
    refused(Invalid, unbracket_words, draft, cast.chair, bracket=bracket(draft).id, ruling="So be it.")


def test_two_insertions_side_by_side_are_said_to_be_alternatives(cast: Cast, draft: Draft) -> None:
    tabled(draft, cast.delegate, "The members meet every year in the old port of Ostwick.")
    tabled(draft, cast.chair, "The members meet every year in the new port of Ostwick.")
    chain = next(iter(state(draft).proposals)) + ".0"
    done(set_mode, draft, cast.chair, chain=chain, mode="alternatives")
    assert state(draft).modes == {chain: Mode.ALTERNATIVES}


def test_agreed_paragraph_changes_only_when_reopened(cast: Cast, draft: Draft) -> None:
    edits = changes_between(state(draft).paragraphs["p3"].tokens, SECOND)
    done(mark_paragraph, draft, cast.chair, paragraph="p3", status="agreed ad referendum")
    refused(WrongState, table_proposal, draft, cast.delegate, edits=edits)
    refused(WrongState, mark_paragraph, draft, cast.chair, paragraph="p3", status="agreed ad referendum")
    refused(Invalid, reopen_paragraph, draft, cast.chair, paragraph="p3", reason=" ")
    done(reopen_paragraph, draft, cast.chair, paragraph="p3", reason="Alba has new instructions.")
    done(table_proposal, draft, cast.delegate, edits=edits)
    entry = Entry.objects.get(verb="draft.paragraph-reopened")
    assert (entry.told("before"), entry.told("reason")) == (
        "agreed ad referendum", "Alba has new instructions.",
    )  # fmt: skip


def test_paragraph_with_open_brackets_is_not_agreed(cast: Cast, draft: Draft) -> None:
    tabled(draft, cast.delegate, SECOND)
    refused(NotReady, mark_paragraph, draft, cast.chair, paragraph="p3", status="agreed")
    done(mark_paragraph, draft, cast.chair, paragraph="p3", status="parked")
    assert state(draft).paragraphs["p3"].status is Status.PARKED


def test_paragraph_is_agreed_though_a_new_one_is_proposed_behind_it(cast: Cast, draft: Draft) -> None:
    edit = NewParagraph("p3", "n1", "1 bis.", "The port is free.")
    done(table_proposal, draft, cast.delegate, edits=(edit,))
    done(mark_paragraph, draft, cast.chair, paragraph="p3", status="agreed")
    assert state(draft).paragraphs["p3"].status is Status.AGREED


def test_linked_paragraph_waits_for_the_other(cast: Cast, draft: Draft) -> None:
    done(link_paragraph, draft, cast.chair, paragraph="p5", until=["p4"])
    refusal = refused(NotReady, mark_paragraph, draft, cast.chair, paragraph="p5", status="agreed")
    assert refusal.message == "Paragraph 3 is not agreed before 2."
    refused(Invalid, link_paragraph, draft, cast.chair, paragraph="p4", until=["p5"])
    done(mark_paragraph, draft, cast.chair, paragraph="p4", status="agreed")
    done(mark_paragraph, draft, cast.chair, paragraph="p5", status="agreed")


def test_identical_proposals_are_united_and_others_not(cast: Cast, draft: Draft) -> None:
    one = tabled(draft, cast.delegate, SECOND)
    two = tabled(draft, cast.chair, SECOND)
    other = tabled(draft, cast.staff, NORTH)
    refused(Invalid, merge_proposals, draft, cast.chair, proposals=[one, other])
    done(merge_proposals, draft, cast.chair, proposals=[one, two])
    assert state(draft).proposals[min(one, two)].actors == {"XA", "XB"}


def test_consolidation_accounts_for_every_proposal_with_a_reason(cast: Cast, draft: Draft) -> None:
    proposal = tabled(draft, cast.delegate, SECOND)
    new = [NewWords("1.", "The members meet every second year in Ostwick.", ("p3",), "Streamlined.")]
    wanted = {"superseded": ["p3"], "new": new, "dropped": {}}
    refusal = refused(NotReady, consolidate_paragraphs, draft, cast.chair, **wanted)
    assert refusal.message == "1 proposals that stand there are passed over (XA)."
    traced = [NewWords("1.", new[0].words, ("p3", proposal), "Takes up Alba's proposal.")]
    done(consolidate_paragraphs, draft, cast.chair, **wanted | {"new": traced})
    assert line(draft) == "1. The members meet every second year in Ostwick."
    assert state(draft).gone["p3"] == "Takes up Alba's proposal."
    assert Entry.objects.get(verb="draft.paragraphs-consolidated").told("paragraphs") == ["1"]


def test_amendment_does_not_touch_what_is_proposed(cast: Cast, draft: Draft) -> None:
    tabled(draft, cast.delegate, SECOND)
    given = {"paragraph": "p3", "words": NEVER, "mandate": "A slip."}
    refused(Invalid, amend_paragraph, draft, cast.staff, **given)


def test_replaying_gives_the_hash_of_every_state(cast: Cast, draft: Draft) -> None:
    from secretariat.engines.drafting.operations.hashing import state_hash
    from secretariat.texts import log

    tabled(draft, cast.delegate, SECOND)
    held(draft, cast.chair, "p4", "reserve", reservation="scrutiny")
    before = state_hash(state(draft))
    log._kept.clear()
    assert state_hash(state(draft)) == before
