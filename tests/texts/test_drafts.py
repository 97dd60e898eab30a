"""A text is opened, its log is kept, revisions are issued, and it goes its way."""

from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist

from secretariat.engines.drafting.operations.acts import Propose
from secretariat.engines.drafting.operations.values import State
from secretariat.engines.drafting.operations.words import replacing
from secretariat.history.models import AppendOnlyError, Entry
from secretariat.ids import new_public_id
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, NotReady, StaleRevision, WrongState
from secretariat.texts import log, voices
from secretariat.texts.actions.issue_revision import issue_revision
from secretariat.texts.actions.move_draft import move_draft
from secretariat.texts.actions.open_draft import open_draft
from secretariat.texts.models import Draft, Operation, Revision, Step
from secretariat.texts.taking_in import paragraphs_in
from tests.cast import Cast
from tests.factories import Make
from tests.texts.making import NOW, WORDS, by_note, later, opened, opening

pytestmark = pytest.mark.django_db


def proposed(draft: Draft, by: Actor, old: str, new: str, paragraph: str = "p3") -> Propose:
    """Put a proposal into the log as its author's delegation."""
    voice = voices.delegation(by, draft.body, NOW)
    edit = replacing(log.state_of(draft).paragraphs[paragraph], old, new)
    act = Propose(id=new_public_id(), author=voice.author, at=NOW, edits=(edit,))
    log.added(draft, act, voice=voice)
    return act


def test_opened_with_numbered_paragraphs_and_recorded(cast: Cast) -> None:
    draft = opened(cast)
    assert [(p.label, p.text) for p in log.state_of(draft).text] == [
        ("", "The Ministers of the Union of the Three Rivers,"),
        ("", "Recalling the Charter of 2010,"),
        ("1.", "The members meet every year in the port of Ostwick."),
        ("2.", "They shall keep the locks open from April to October."),
        ("3.", "The secretariat reports on paragraph 2 each spring."),
    ]
    assert (draft.count, draft.stage, draft.opened_by_id) == (1, "draft", cast.staff.account_id)
    entry = Entry.objects.get(verb="draft.opened", object_id=draft.public_id)
    assert (entry.told("paragraphs"), entry.told("body")) == (5, "union")


def test_markdown_is_taken_in_by_its_blocks() -> None:
    text = "# Declaration\n\n1. The members\nmeet.\n\n2. They [act](https://example.org/a)."
    assert paragraphs_in(text, is_markdown=True) == (
        ("", "Declaration"),
        ("1.", "The members meet."),
        ("2.", "They act."),
    )


@pytest.mark.parametrize("who", ["staff", "chair"])
def test_secretariat_and_chair_open(cast: Cast, who: str) -> None:
    assert opened(cast, getattr(cast, who)).pk


@pytest.mark.parametrize("who", ["delegate", "observer", "other_staff", "stranger"])
def test_others_open_nothing(cast: Cast, who: str) -> None:
    with pytest.raises(NotPermitted):
        open_draft(body=cast.union, opening=opening(), by=getattr(cast, who), at=NOW)
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("title", {"title": " "}),
        ("title", {"title": "x" * 401}),
        ("title", {"title": "Decla\u202eration"}),
        ("kind", {"kind": "poem"}),
        ("profile", {"profile": "runes"}),
        ("rule_set", {"rule_set": "of the jungle"}),
        ("languages", {"languages": ()}),
        ("languages", {"languages": ("en", "en")}),
        ("languages", {"languages": ("English",)}),
        ("text", {"paragraphs": ()}),
        ("text", {"paragraphs": (("1.", "Hid\u202eden"),)}),
    ],
)
def test_bad_opening_is_refused_and_writes_nothing(cast: Cast, field: str, wrong: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as refusal:
        open_draft(body=cast.union, opening=opening(**wrong), by=cast.staff, at=NOW)
    assert refusal.value.details["field"] == field
    assert not Draft.objects.exists()
    assert not Operation.objects.exists()


def test_meeting_of_another_body_is_refused(cast: Cast) -> None:
    elsewhere = Make.meeting(cast.elsewhere, "Council of the League", "2026-05-01")
    with pytest.raises(Invalid):
        open_draft(body=cast.union, opening=opening(meeting=elsewhere), by=cast.staff, at=NOW)
    council = Make.meeting(cast.union, "Council", "2026-05-01")
    assert opened(cast, meeting=council).meeting == council


def test_what_is_not_public_of_a_body_elsewhere_is_not_taken(cast: Cast) -> None:
    with pytest.raises(Invalid):
        open_draft(body=cast.elsewhere, opening=opening(), by=cast.other_staff, at=NOW)


@pytest.mark.parametrize(
    ("distribution", "seen_by"),
    [
        ("public", {"staff", "delegate", "chair", "observer", "other_staff", "stranger"}),
        ("general", {"staff", "delegate", "chair", "observer"}),
        ("limited", {"staff", "delegate", "chair"}),
        ("restricted", {"staff"}),
    ],
)
def test_draft_is_seen_as_far_as_it_goes(cast: Cast, distribution: str, seen_by: set[str]) -> None:
    opened(cast, distribution=distribution)
    everybody = ("staff", "delegate", "chair", "observer", "other_staff", "stranger")
    found = {who for who in everybody if Draft.objects.visible_to(getattr(cast, who)).exists()}
    assert found == seen_by


def test_log_gives_each_state_and_keeps_its_head(cast: Cast) -> None:
    draft = opened(cast)
    proposed(draft, cast.delegate, "every year", "every second year")
    proposed(draft, cast.chair, "Ostwick", "Norwick")
    log._kept.clear()
    assert len(log.state_of(draft, 1).proposals) == 0
    assert len(log.state_of(draft, 2).proposals) == 1
    assert len(log.state_of(draft).proposals) == 2
    heads = list(draft.operations.order_by("number").values_list("number", "head"))
    assert [number for number, _ in heads] == [1, 2, 3]
    assert heads[-1][1] == draft.head


def test_known_state_asks_the_database_nothing(cast: Cast, django_assert_num_queries: Any) -> None:
    draft = opened(cast)
    with django_assert_num_queries(0):
        assert isinstance(log.state_of(draft), State)
    log._kept.clear()
    with django_assert_num_queries(1):
        log.state_of(draft)


def test_kept_states_are_bounded(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "KEPT_STATES", 2)
    draft = opened(cast)
    for word in ("A", "B", "C"):
        proposed(draft, cast.delegate, "Ostwick", word)
    assert len(log._kept) == 2
    assert len(log.state_of(draft, 2).proposals) == 1


def test_lost_transaction_leaves_no_state_behind(cast: Cast) -> None:
    draft = opened(cast)
    old, new = Draft.objects.get(pk=draft.pk), Draft.objects.get(pk=draft.pk)
    proposed(old, cast.delegate, "Ostwick", "Norwick")
    assert log.state_of(new).proposals == {}, "known by its head, not by its number"


def test_operation_says_for_whom_and_by_which_note(cast: Cast) -> None:
    draft = opened(cast)
    proposed(draft, by_note(cast, cast.alba), "Ostwick", "Norwick")
    told = voices.delegation(cast.staff, cast.union, NOW, party="XB", paper="Said in the room")
    assert (told.author, told.paper) == ("XB", "Said in the room")
    last = draft.operations.get(number=2)
    assert (last.party, last.paper, last.account_id) == (
        cast.alba, "note 12 of 12 March 2026", cast.staff.account_id,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("who", "told", "refusal"),
    [
        ("observer", {}, NotPermitted),
        ("stranger", {}, NotPermitted),
        ("other_staff", {"party": "XA", "paper": "note 1"}, NotPermitted),
        ("delegate", {"party": "XB", "paper": "note 1"}, NotPermitted),
        ("staff", {}, Invalid),
        ("staff", {"party": "XA"}, Invalid),
        ("staff", {"party": "XC", "paper": "note 1"}, Invalid),
        ("staff", {"party": "XA", "paper": "n" * 301}, Invalid),
    ],
)
def test_nobody_speaks_for_others(cast: Cast, who: str, told: dict[str, str], refusal: type) -> None:
    opened(cast)
    with pytest.raises(refusal):
        voices.delegation(getattr(cast, who), cast.union, NOW, **told)


def test_log_is_append_only(cast: Cast) -> None:
    operation = opened(cast).operations.get()
    with pytest.raises(AppendOnlyError):
        operation.save()
    with pytest.raises(AppendOnlyError):
        Operation.objects.all().delete()


def test_revision_keeps_what_stood_and_its_hash(cast: Cast) -> None:
    draft = opened(cast)
    proposed(draft, cast.delegate, "Ostwick", "Norwick")
    revision = issue_revision(
        draft=draft, label="Chair's text", symbol="UTR/CRP/1", by=cast.chair, at=later(1),
        seen_version=draft.version,
    )  # fmt: skip
    assert (revision.count, revision.number, revision.is_attributed) == (2, 1, False)
    assert log.state_of(Draft.objects.get(pk=draft.pk)).revisions[0].hash == revision.hash
    entry = Entry.objects.get(verb="draft.revision-issued")
    assert (entry.told("symbol"), entry.told("hash")) == ("UTR/CRP/1", revision.hash)


@pytest.mark.parametrize(
    ("who", "given", "refusal"),
    [
        ("delegate", {}, NotPermitted),
        ("observer", {}, NotPermitted),
        ("staff", {"seen_version": 1}, StaleRevision),
        ("staff", {"label": " "}, Invalid),
        ("staff", {"distribution": "secret"}, Invalid),
        ("staff", {"distribution": "public", "is_attributed": True}, Invalid),
    ],
)
def test_revision_refused(cast: Cast, who: str, given: dict[str, Any], refusal: type) -> None:
    draft = opened(cast)
    with pytest.raises(refusal):
        issue_revision(
            **{"draft": draft, "label": "Text", "by": getattr(cast, who), "at": NOW, "seen_version": 2}
            | given
        )
    assert not Revision.objects.exists()
    assert not Entry.objects.filter(verb="draft.revision-issued").exists()


def test_draft_goes_its_way_by_steps(cast: Cast) -> None:
    draft = opened(cast)
    for to in ("circulated", "in negotiation", "clean ad referendum"):
        draft = move_draft(draft=draft, to=to, by=cast.chair, at=NOW, seen_version=draft.version)
    assert draft.stage == "clean ad referendum"
    steps = Step.objects.filter(draft=draft)
    assert [(step.number, step.to) for step in steps.order_by("number")] == [
        (1, "circulated"), (2, "in negotiation"), (3, "clean ad referendum"),
    ]  # fmt: skip
    assert {step.words_hash for step in steps} == {log.words_hash(log.state_of(draft))}
    assert Entry.objects.filter(verb="draft.moved").count() == 3


@pytest.mark.parametrize(
    ("who", "given", "refusal"),
    [
        ("delegate", {"to": "circulated"}, NotPermitted),
        ("staff", {"to": "circulated", "seen_version": 9}, StaleRevision),
        ("staff", {"to": "in negotiation"}, WrongState),
        ("staff", {"to": "adopted"}, Invalid),
        ("staff", {"to": "withdrawn"}, Invalid),
    ],
)
def test_step_refused(cast: Cast, who: str, given: dict[str, Any], refusal: type) -> None:
    draft = opened(cast)
    with pytest.raises(refusal):
        move_draft(**{"draft": draft, "by": getattr(cast, who), "at": NOW, "seen_version": 2} | given)
    assert Draft.objects.get(pk=draft.pk).stage == "draft"
    assert not Step.objects.exists()


def test_text_with_brackets_is_not_clean(cast: Cast) -> None:
    draft = opened(cast)
    for to in ("circulated", "in negotiation"):
        draft = move_draft(draft=draft, to=to, by=cast.staff, at=NOW, seen_version=draft.version)
    proposed(draft, cast.delegate, "Ostwick", "Norwick")
    with pytest.raises(NotReady):
        move_draft(draft=draft, to="clean ad referendum", by=cast.staff, at=NOW, seen_version=draft.version)


def test_withdrawn_text_takes_no_word_more(cast: Cast) -> None:
    draft = opened(cast)
    draft = move_draft(
        draft=draft, to="withdrawn", note="Overtaken.", by=cast.staff, at=NOW, seen_version=draft.version
    )
    with pytest.raises(WrongState):
        proposed(draft, cast.delegate, "Ostwick", "Norwick")


def test_words_of_the_making_are_five_paragraphs() -> None:
    assert len(paragraphs_in(WORDS)) == 5
    with pytest.raises(Invalid):
        paragraphs_in("  \n ")
    assert issubclass(Draft.DoesNotExist, ObjectDoesNotExist)
