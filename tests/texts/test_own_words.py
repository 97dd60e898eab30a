"""Words that a delegation keeps for itself: seen by its people alone, opened again, tabled or discarded."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from secretariat.bodies.queries import actor_of
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.showing import shown
from secretariat.history.models import Entry
from secretariat.history.telling import entries_told_to
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted
from secretariat.texts.actions.amend_paragraph import amend_paragraph
from secretariat.texts.actions.discard_words import discard_words
from secretariat.texts.actions.keep_words import keep_words
from secretariat.texts.actions.move_draft import move_draft
from secretariat.texts.models import Draft, OwnWords
from secretariat.texts.states import DraftStage
from tests.cast import Cast
from tests.factories import Make
from tests.meetings.sitting import client_of
from tests.texts.making import NOW, by_note, later, opened
from tests.texts.room import now, state, tabled

pytestmark = pytest.mark.django_db

SECRET = "Zanzibar"
OURS = f"The members meet every year in the port of {SECRET}."
NORTH = "The members meet each year in the port of Ostwick."


@pytest.fixture(autouse=True)
def _in_march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def draft(cast: Cast) -> Draft:
    return opened(cast)


def address(name: str, draft: Draft, *more: Any) -> str:
    return reverse(f"texts:{name}", args=[draft.public_id, *more])


def sent(by: Actor, draft: Draft, step: str, words: str = OURS, **more: Any) -> Any:
    data = {"words": words, "rationale": "Ours alone.", "version": now(draft).count, "step": step} | more
    return client_of(by).post(address("propose", draft, "p3"), data)


def kept(by: Actor, draft: Draft, **more: Any) -> OwnWords:
    given = {"paragraph": "p3", "words": OURS, "at": NOW, "seen_count": now(draft).count} | more
    return keep_words(draft=draft, by=by, **given)


def of_the_house(cast: Cast, role: str) -> Actor:
    return actor_of(Make.account(f"The {role}", body=cast.union, role=role), NOW.date())


def test_words_are_kept_and_nothing_is_tabled(cast: Cast, draft: Draft) -> None:
    before = now(draft).version
    answer = sent(cast.delegate, draft, "keep")
    assert answer["Location"] == address("own", draft)
    assert (now(draft).count, now(draft).version) == (1, before), "nothing happened in the room"
    (row,) = client_of(cast.delegate).get(address("own", draft)).context["rows"]
    assert (row.called, row.words, row.rationale, row.is_late) == ("1", OURS, "Ours alone.", False)
    (own,) = client_of(cast.delegate).get(address("room", draft)).context["own"]
    assert own.id == row.id
    colleague = actor_of(
        Make.account("Ann of Alba", body=cast.union, role="focal-point", party=cast.alba), NOW.date()
    )
    assert SECRET in client_of(colleague).get(address("own", draft)).content.decode()


def test_nobody_else_sees_them_anywhere(cast: Cast) -> None:
    draft = opened(cast, distribution="public")
    row = kept(cast.delegate, draft)
    Make.membership(cast.union, cast.corva)
    peer = actor_of(
        Make.account("Cora of Corva", body=cast.union, role="member", party=cast.corva), NOW.date()
    )
    assert SECRET in client_of(cast.delegate).get(address("room", draft)).content.decode()
    others = [
        peer,
        cast.chair, cast.staff, cast.observer, cast.other_staff, cast.stranger,
        of_the_house(cast, "administrator"), of_the_house(cast, "auditor"),
    ]  # fmt: skip
    pages = [
        address("room", draft), address("stream", draft), address("log", draft), address("compare", draft),
        address("paragraph", draft, "p3"), address("propose", draft, "p3"), address("own", draft),
        reverse("texts:rooms"),
        f"{address('propose', draft, 'p3')}?own={row.public_id}",
        reverse("adoptions:export", args=[draft.public_id, "bracketed", "txt"]),
        reverse("site:history-of", args=["draft", draft.public_id]),
        reverse("site:history-of", args=["own-words", row.public_id]),
        reverse("site:history-by", args=[cast.delegate.public_id]),
        f"{reverse('site:search')}?q={SECRET}",
    ]  # fmt: skip
    for other in others:
        client = client_of(other)
        for page in pages:
            answer = client.get(page)
            told = answer.content.decode() if not answer.streaming else ""
            own_query = SECRET in page
            assert OURS not in told, (other.label, page)
            assert own_query or SECRET not in told, (other.label, page)
            assert row.public_id not in told.replace(page, "") or answer.status_code == 404, (
                other.label,
                page,
            )
        assert not OwnWords.objects.visible_to(other)
        assert not entries_told_to(other).filter(object_kind="own-words")
    for other in (cast.staff, cast.other_staff, cast.observer):
        assert client_of(other).get(address("own", draft)).status_code == 404
        assert (
            client_of(other).get(f"{address('propose', draft, 'p3')}?own={row.public_id}").status_code == 404
        )
        assert client_of(other).post(address("discard-own", draft, row.public_id)).status_code == 404


def test_a_note_or_another_seats_eyes_make_no_delegate(cast: Cast, draft: Draft) -> None:
    row = kept(cast.delegate, draft)
    told = by_note(cast, cast.alba)
    looking = replace(cast.delegate, seen_by="Sanna Staff")
    for other in (told, looking):
        assert not OwnWords.objects.visible_to(other)
        with pytest.raises(NotPermitted):
            discard_words(row=row, by=other, at=NOW, seen_version=1)
        with pytest.raises(NotPermitted, match="whoever sits in none"):
            kept(other, draft)
    assert (
        "Keep for our delegation"
        not in client_of(cast.staff).get(address("propose", draft, "p3")).content.decode()
    )


def test_history_tells_the_delegation_that_and_nobody_what(cast: Cast, draft: Draft) -> None:
    row = kept(cast.delegate, draft)
    discard_words(row=row, by=cast.delegate, at=later(1), seen_version=1)
    told = entries_told_to(cast.delegate).filter(object_kind="own-words").order_by("at")
    assert [one.verb for one in told] == ["own-words.kept", "own-words.discarded"]
    for entry in Entry.objects.filter(object_kind="own-words"):
        assert set(entry.payload) <= {"draft", "before", "after"}
        assert SECRET not in f"{entry.payload} {entry.object_label}"
        values = [kept.get("value") for name, kept in entry.payload.items() if name != "draft"]
        assert "p3" not in f"{values} {entry.object_label}"  # a hash or an id may hold it by chance


def test_discarded_and_tabled_words_are_held_nowhere_in_them(cast: Cast, draft: Draft) -> None:
    row = kept(cast.delegate, draft)
    client = client_of(cast.delegate)
    answer = client.post(address("discard-own", draft, row.public_id), {"version": 1})
    assert answer["Location"] == address("own", draft)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words, rationale, state FROM texts_ownwords")
        assert cursor.fetchall() == [("", "", "discarded")]
    again = client.post(address("discard-own", draft, row.public_id), {"version": 1})
    assert again.status_code == 409
    assert client.get(f"{address('propose', draft, 'p3')}?own={row.public_id}").status_code == 404


def test_they_are_opened_again_and_tabled(cast: Cast, draft: Draft) -> None:
    row = kept(cast.delegate, draft, rationale="The port is free.")
    page = client_of(cast.delegate).get(f"{address('propose', draft, 'p3')}?own={row.public_id}")
    initial = page.context["form"].initial
    assert (initial["words"], initial["rationale"], page.context["stale"]) == (
        OURS,
        "The port is free.",
        None,
    )
    answer = sent(cast.delegate, draft, "table", own=row.public_id, own_version=1)
    assert answer["Location"] == f"{address('room', draft)}#p-p3"
    assert f"[Ostwick][{SECRET}]" in shown(state(draft), View.UNATTRIBUTED)
    assert [(one.state, one.words) for one in OwnWords.objects.all()] == [("tabled", "")]
    assert client_of(cast.delegate).get(address("room", draft)).context["own"] == ()


def test_opened_on_changed_words_they_are_carried_over_and_shown(cast: Cast, draft: Draft) -> None:
    row = kept(cast.delegate, draft)
    amend_paragraph(
        draft=draft, paragraph="p3", words=NORTH, mandate="As agreed.", by=cast.staff, at=NOW, seen_count=1
    )
    (own,) = client_of(cast.delegate).get(address("own", draft)).context["rows"]
    assert own.is_late
    page = client_of(cast.delegate).get(f"{address('propose', draft, 'p3')}?own={row.public_id}")
    (compared,) = page.context["stale"].rows
    assert (compared.typed, compared.now) == (OURS, NORTH)
    carried = page.context["form"].initial["words"]
    assert carried == f"The members meet each year in the port of {SECRET}."
    answer = sent(cast.delegate, draft, "table", carried, own=row.public_id, own_version=1)
    assert answer.status_code == 302
    assert f"each year in the port of [Ostwick][{SECRET}]" in shown(state(draft), View.UNATTRIBUTED)


def test_colleagues_who_write_at_once_lose_nothing(cast: Cast, draft: Draft) -> None:
    row = kept(cast.delegate, draft)
    given = {"own": row.public_id, "own_version": 1}
    assert sent(cast.delegate, draft, "keep", f"{OURS} Always.", **given).status_code == 302
    late = sent(cast.delegate, draft, "keep", f"{OURS} Never.", **given)
    assert late.status_code == 409
    (compared,) = late.context["stale"].rows
    assert (compared.typed, compared.now) == (f"{OURS} Never.", f"{OURS} Always.")
    assert late.context["form"]["words"].value() == f"{OURS} Never."
    assert [one.words for one in OwnWords.objects.all()] == [f"{OURS} Always."]
    version = late.context["form"]["own_version"].value()
    assert (
        sent(
            cast.delegate, draft, "keep", f"{OURS} Never.", own=row.public_id, own_version=version
        ).status_code
        == 302
    )
    tabling = sent(cast.delegate, draft, "table", own=row.public_id, own_version=1)
    assert tabling.status_code == 409
    assert not state(draft).proposals


def test_tabling_too_late_shows_what_a_colleague_wrote_and_can_be_done_again(
    cast: Cast, draft: Draft
) -> None:
    row = kept(cast.delegate, draft)
    given = {"own": row.public_id, "own_version": 1}
    sent(cast.delegate, draft, "keep", f"{OURS} Always.", **given)
    late = sent(cast.delegate, draft, "table", **given)
    assert late.status_code == 409
    (compared,) = late.context["stale"].rows
    assert (compared.typed, compared.now) == (OURS, f"{OURS} Always.")
    again = sent(
        cast.delegate,
        draft,
        "table",
        own=row.public_id,
        own_version=late.context["form"]["own_version"].value(),
    )
    assert again.status_code == 302
    assert len(state(draft).proposals) == 1


@pytest.mark.parametrize("step", ["keep", "table"])
def test_what_a_colleague_discarded_meanwhile_is_kept_or_tabled_apart(
    cast: Cast, draft: Draft, step: str
) -> None:
    row = kept(cast.delegate, draft)
    discard_words(row=row, by=cast.delegate, at=NOW, seen_version=1)
    late = sent(cast.delegate, draft, step, own=row.public_id, own_version=1)
    assert late.status_code == 409
    (compared,) = late.context["stale"].rows
    assert (compared.typed, compared.now) == (OURS, "Discarded")
    form = late.context["form"]
    again = sent(cast.delegate, draft, step, own=form["own"].value(), own_version=form["own_version"].value())
    assert again.status_code == 302
    row.refresh_from_db()
    assert (row.state, row.words) == ("discarded", "")
    assert OwnWords.objects.filter(state="kept").count() + len(state(draft).proposals) == 1


def test_words_written_anew_too_late_stay_a_change_of_the_text_that_was_seen(
    cast: Cast, draft: Draft
) -> None:
    row = kept(cast.delegate, draft)
    amend_paragraph(
        draft=draft, paragraph="p3", words=NORTH, mandate="As agreed.", by=cast.staff, at=NOW, seen_count=1
    )
    given = {"own": row.public_id, "version": 1}
    sent(cast.delegate, draft, "keep", f"{OURS} Always.", own_version=1, **given)
    form = sent(cast.delegate, draft, "keep", f"{OURS} Never.", own_version=1, **given).context["form"]
    given |= {"version": form["version"].value(), "own_version": form["own_version"].value()}
    assert sent(cast.delegate, draft, "keep", f"{OURS} Never.", **given).status_code == 302
    (own,) = client_of(cast.delegate).get(address("own", draft)).context["rows"]
    assert [run.text for run in own.runs if run.kind == "del"] == ["Ostwick"], (
        "what was amended stays out of it"
    )


def test_what_cannot_be_kept_is_refused_and_writes_nothing(cast: Cast, draft: Draft) -> None:
    same = sent(cast.delegate, draft, "keep", "The members meet every year in the port of Ostwick.")
    assert same.context["form"].errors["words"] == ["Nothing is changed: there is nothing to keep."]
    assert sent(cast.delegate, draft, "keep", "x" * 20_001).status_code == 422
    assert sent(cast.delegate, draft, "keep", version=0).status_code == 409
    assert sent(cast.staff, draft, "keep", speaker="XA", paper="note").status_code in (403, 422)
    assert sent(cast.chair, draft, "keep", speaker="chair").context["form"].errors["speaker"] == [
        "Words are kept for your own delegation alone."
    ]
    assert not OwnWords.objects.exists()
    assert not Entry.objects.filter(object_kind="own-words")
    row = kept(cast.delegate, draft)
    for stage in (DraftStage.CIRCULATED, DraftStage.IN_NEGOTIATION, DraftStage.CLEAN):
        move_draft(draft=draft, to=stage, by=cast.staff, at=NOW, seen_version=now(draft).version)
    assert sent(cast.delegate, draft, "keep").status_code == 404, "its words are open no longer"
    assert client_of(cast.delegate).get(address("own", draft)).context["rows"][0].id == row.public_id


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_same_however_much_is_kept(
    cast: Cast, draft: Draft, django_assert_num_queries: Any, count: int
) -> None:
    for number in range(count):
        kept(cast.delegate, draft, words=f"{OURS} {number}")
        tabled(draft, cast.chair, f"{NORTH} {number}", "p3")
    client = client_of(cast.delegate)
    client.get(address("own", draft))
    with django_assert_num_queries(12):
        assert len(client.get(address("own", draft)).context["rows"]) == count
