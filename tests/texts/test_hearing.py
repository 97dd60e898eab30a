"""A changed room is written once for all who are shown the same, and for nobody else."""

import json
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from datetime import UTC, date
from itertools import permutations
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone, translation

from secretariat.bodies.models import Mandate
from secretariat.bodies.queries import actor_of
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.texts.actions.issue_revision import issue_revision
from secretariat.texts.live import Line, bare
from secretariat.texts.models import Draft, Visit
from secretariat.texts.pages import parts
from secretariat.texts.pages.hearing import standing_for, tell
from secretariat.texts.pages.parts import Parts, parts_of
from secretariat.texts.rooms.audience import Audience, audience_of
from secretariat.texts.rooms.lists import revisions_of
from secretariat.texts.rooms.look import Look
from secretariat.texts.rooms.room import SHOW
from secretariat.texts.rooms.way import way_of
from tests.cast import Cast
from tests.factories import Make
from tests.operation.stage import session_of
from tests.texts.making import NOW, opened, seated
from tests.texts.room import held, now, tabled

pytestmark = pytest.mark.django_db
MEMBERS = {"delegate", "corva", "chair", "staff"}


@pytest.fixture
def draft(cast: Cast) -> Draft:
    """A public text of which some see more: names, a position held in confidence, a revision with names."""
    draft = opened(cast, distribution="public")
    held(
        draft, cast.chair, tabled(draft, cast.delegate, "The members meet twice a year in Ostwick."), "oppose"
    )
    held(draft, cast.delegate, "p4", "reserve", reservation="parliamentary", in_confidence=True)
    seen = now(draft).version
    issue_revision(
        draft=draft, label="First", by=cast.staff, at=NOW, seen_version=seen, distribution="limited",
        is_attributed=True,
    )  # fmt: skip
    return now(draft)


@pytest.fixture
def viewers(cast: Cast) -> dict[str, Actor]:
    """All kinds of viewers; Corva has a delegation too, of a member that knows nothing in confidence."""
    seated(cast, cast.corva)
    corva = Make.account("Cora of Corva", body=cast.union, role="member", party=cast.corva)
    others = {who: getattr(cast, who) for who in ("delegate", "chair", "staff", "observer", "other_staff")}
    return {**others, "corva": actor_of(corva, NOW.date()), "stranger": cast.stranger}


def look(draft: Draft, viewer: Actor) -> Look:
    return Look(now(draft), viewer, NOW)


def fresh(draft: Draft, viewer: Actor, which: str = "all") -> Parts:
    """Return the parts as they are made where nothing is kept."""
    parts._kept.clear()
    return parts_of(look(draft, viewer), which)


def audience(draft: Draft, viewer: Actor, which: str = "all") -> Audience:
    seen = look(draft, viewer)
    return audience_of(seen, which, revisions_of(seen), way_of(seen))


@pytest.mark.parametrize("which", SHOW)
@pytest.mark.parametrize("is_attributed", [True, False])
def test_no_viewer_is_shown_what_was_written_for_another(
    viewers: dict[str, Actor], draft: Draft, which: str, is_attributed: bool
) -> None:
    Draft.objects.filter(pk=draft.pk).update(is_attributed=is_attributed, version=draft.version + 1)
    alone = {who: fresh(draft, viewer, which) for who, viewer in viewers.items()}
    assert len(set(alone.values())) >= 3, "they are not all shown the same"
    for first, second in permutations(viewers, 2):
        parts._kept.clear()
        parts_of(look(draft, viewers[first]), which)
        assert parts_of(look(draft, viewers[second]), which) == alone[second], (first, second)


def test_what_may_not_be_known_stands_in_no_part(cast: Cast, viewers: dict[str, Actor], draft: Draft) -> None:
    shown = {who: fresh(draft, viewer).text for who, viewer in viewers.items()}
    for who, text in shown.items():
        assert ("Alba" in text) == (who in MEMBERS), who
        assert ("parliamentary" in text) == (who in MEMBERS - {"corva"}), who
        assert ("with names" in text) == (who in MEMBERS), who
    unattributed = now(draft)
    Draft.objects.filter(pk=draft.pk).update(is_attributed=False, version=unattributed.version + 1)
    assert "Alba" not in fresh(draft, cast.delegate).text
    assert "Alba" in fresh(draft, cast.staff).text


def test_the_key_holds_all_that_a_part_is_made_from(
    cast: Cast, viewers: dict[str, Actor], draft: Draft
) -> None:
    own = audience(draft, cast.delegate)
    assert own == audience(draft, cast.delegate)
    other: dict[str, Audience] = {
        "rights": audience(draft, cast.observer),
        "names": audience(draft, cast.observer),
        "confidential": audience(draft, viewers["corva"]),
        "which": audience(draft, cast.delegate, "agreed"),
        "own": audience(draft, cast.delegate, "own"),
    }
    with translation.override("ru"):
        other["language"] = audience(draft, cast.delegate)
    with timezone.override("Asia/Tokyo"):
        other["zone"] = audience(draft, cast.delegate)
    other["draft"] = audience(opened(cast, distribution="public"), cast.delegate)
    held(draft, cast.chair, "p5", "support")
    other["head"] = other["version"] = audience(draft, cast.delegate)
    seen = now(draft).version
    issue_revision(draft=draft, label="Second", by=cast.staff, at=NOW, seen_version=seen)
    other["revisions"] = audience(draft, cast.delegate)
    other["way"] = replace(own, way=replace(own.way, may_adopt=True))
    assert set(other) == {one.name for one in fields(Audience)}
    for name, each in other.items():
        assert getattr(each, name) != getattr(own, name), name


def test_two_of_one_delegation_share_a_part_whatever_their_role(cast: Cast, draft: Draft) -> None:
    roles = [
        actor_of(Make.account(f"Alba {role}", body=cast.union, role=role, party=cast.alba), date(2026, 3, 16))
        for role in ("head", "member", "focal-point")
    ]
    assert len({fresh(draft, one) for one in roles}) == 1


def line(draft: Draft, viewer: Actor) -> tuple[Line, str]:
    """Open a line; return it with the name of its session."""
    session = session_of(Account.objects.get(pk=viewer.account_id)) if viewer.account_id else ""
    today = timezone.localdate(None, UTC)
    as_now = actor_of(Account.objects.get(pk=viewer.account_id), today) if viewer.account_id else viewer
    return Line(standing_for(now(draft), as_now, session or None, "all")), session


def told(draft: Draft, lines: Iterable[Line]) -> list[dict[str, Any] | None]:
    """Return what each line is told now; None where only that something happened."""
    news: dict[Line, bytes] = {}
    given = list(lines)
    tell(draft.pk, 99, given, lambda each, _version, event: news.update({each: event}))
    assert set(news) == set(given), "everybody hears something"
    return [None if event == bare(99) else _read(event) for event in (news[each] for each in given)]


def _read(event: bytes) -> dict[str, Any]:
    name, data = event.decode().removesuffix("\n\n").split("\n")
    assert name == "event: room"
    found: dict[str, Any] = json.loads(data.removeprefix("data: "))
    return found


@pytest.mark.django_db(transaction=True)
def test_each_listener_is_told_what_its_page_would_show(viewers: dict[str, Actor], draft: Draft) -> None:
    lines = {who: line(draft, viewer)[0] for who, viewer in viewers.items()}
    for who, news in zip(lines, told(draft, lines.values()), strict=True):
        assert news is not None
        parts._kept.clear()
        page = parts_of(Look(now(draft), lines[who].listener.actor, timezone.now()), "all")
        assert (news["version"], news["bar"], news["text"]) == (now(draft).version, page.bar, page.text), who


def ends_session(_: Cast, session: str) -> None:
    Session.objects.filter(pk=session).delete()


def session_over(_: Cast, session: str) -> None:
    Session.objects.filter(pk=session).update(expire_date=NOW)


def looks_elsewhere(_: Cast, session: str) -> None:
    Session.objects.filter(pk=session).update(session_data="another")


def closed(cast: Cast, _: str) -> None:
    Account.objects.filter(pk=cast.delegate.account_id).update(is_active=False)


def new_password(cast: Cast, _: str) -> None:
    Account.objects.filter(pk=cast.delegate.account_id).update(password="another")


def seat_over(cast: Cast, _: str) -> None:
    Mandate.objects.filter(account=cast.delegate.account_id).update(end_on=date(2025, 1, 1))


def seat_more(cast: Cast, _: str) -> None:
    Mandate.objects.create(
        account_id=cast.delegate.account_id, body=cast.elsewhere, role="observer", first_on=date(2020, 1, 1)
    )


def room_closed(cast: Cast, _: str) -> None:
    Draft.objects.update(distribution="restricted")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "change",
    [ends_session, session_over, looks_elsewhere, closed, new_password, seat_over, seat_more, room_closed],
)
def test_who_is_not_as_when_the_line_was_opened_is_shown_nothing(
    cast: Cast, draft: Draft, change: Callable[[Cast, str], None]
) -> None:
    one, session = line(draft, cast.delegate)
    assert told(draft, [one])[0] is not None
    change(cast, session)
    assert told(draft, [one]) == [None]


@pytest.mark.django_db(transaction=True)
def test_who_looks_through_other_eyes_or_acts_by_note_asks_for_the_page(cast: Cast, draft: Draft) -> None:
    session = session_of(Account.objects.get(pk=cast.staff.account_id))
    for viewer in (replace(cast.staff, seen_by="Sanna Staff"), replace(cast.staff, seats=())):
        assert standing_for(draft, viewer, session, "all").standing is None
    assert standing_for(draft, cast.staff, session, "all").standing is not None


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("count", [1, 3])
def test_more_listeners_of_a_kind_cost_no_query_more(
    cast: Cast, draft: Draft, django_assert_num_queries: Any, count: int
) -> None:
    more = [
        actor_of(
            Make.account(f"Alba {n}", body=cast.union, role="member", party=cast.alba), date(2026, 3, 16)
        )
        for n in range(count)
    ]
    lines = [line(draft, one)[0] for one in more]
    with django_assert_num_queries(20):
        assert None not in told(draft, lines)


@pytest.mark.django_db(transaction=True)
def test_who_was_told_has_seen_it(cast: Cast, draft: Draft) -> None:
    one, _session = line(draft, cast.delegate)
    at = {"draft": draft, "account_id": cast.delegate.account_id}
    Visit.objects.create(**at, left=1, seen=1, at=NOW)
    told(draft, [one])
    visit = Visit.objects.get(**at)
    assert (visit.left, visit.seen) == (1, now(draft).count)
    assert visit.at > NOW
