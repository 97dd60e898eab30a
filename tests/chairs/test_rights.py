"""What the rights of the chair open, and to whom, on both sides of the handover."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast
from tests.factories import Make

from secretariat.bodies.queries import actor_of
from secretariat.chairs import policies
from secretariat.chairs.actions.add_item import add_item
from secretariat.chairs.actions.delay_handover import delay_handover
from secretariat.chairs.actions.enter_chairmanship import enter_chairmanship
from secretariat.chairs.actions.enter_programme import enter_programme
from secretariat.chairs.actions.hand_over import hand_over
from secretariat.chairs.actions.set_finishing_days import set_finishing_days
from secretariat.chairs.actions.tick_item import tick_item
from secretariat.chairs.actions.untick_item import untick_item
from secretariat.chairs.actions.write_programme import write_programme
from secretariat.chairs.bridge import ChairmanshipValue, PriorityValue, ProgrammeValue
from secretariat.chairs.models import Chairmanship, ChairSetting, ChecklistItem, Handover, Programme
from secretariat.evidence.actions.withdraw_claim import withdraw_claim
from secretariat.evidence.models import Claim
from secretariat.history.models import Entry
from secretariat.people.actor import NOBODY, Actor
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState

SEAT = ZoneInfo("Europe/Istanbul")
LAST_MINUTE = datetime(2026, 6, 30, 23, 59, 59, tzinfo=SEAT)
FIRST_MINUTE = datetime(2026, 7, 1, 0, 0, tzinfo=SEAT)


@pytest.fixture
def corva(cast: Cast) -> Actor:
    cast.union.time_zone = "Europe/Istanbul"
    cast.union.save()
    return actor_of(
        Make.account("Cora of Corva", body=cast.union, role="head", party=cast.corva), date(2026, 1, 1)
    )


@pytest.fixture
def next_term(cast: Cast, corva: Actor) -> Chairmanship:
    return Make.chairmanship(cast.union, cast.corva, "2026-07-01/2026-12-31", status="planned")


def of_presiding(cast: Cast, corva: Actor, at: datetime) -> list[bool]:
    people = (cast.chair, corva, cast.delegate, cast.staff)
    return [policies.presides(who, cast.union, at) for who in people]


def nothing_written(before: int) -> bool:
    return Entry.objects.count() == before


def test_rights_move_by_themselves_at_the_first_minute(
    cast: Cast, corva: Actor, next_term: Chairmanship
) -> None:
    assert of_presiding(cast, corva, LAST_MINUTE) == [True, False, False, False]
    assert of_presiding(cast, corva, FIRST_MINUTE) == [False, True, False, False]
    assert not policies.presides(corva, cast.elsewhere, FIRST_MINUTE)
    assert not policies.presides(NOBODY, cast.union, FIRST_MINUTE)
    with CaptureQueriesContext(connection) as asked:
        policies.presides(corva, cast.union, FIRST_MINUTE)
    assert len(asked) == 3


def test_without_a_time_zone_nothing_moves_until_it_is_recorded(
    cast: Cast, corva: Actor, next_term: Chairmanship
) -> None:
    cast.union.time_zone = ""
    cast.union.save()
    noon = FIRST_MINUTE + timedelta(hours=12)
    assert not policies.presides(corva, cast.union, noon)
    next_term.body.refresh_from_db()
    hand_over(to=next_term, moment=noon, sourced=Make.sourced(by=cast.staff))
    assert policies.presides(corva, cast.union, noon)
    with pytest.raises(WrongState, match="Nothing moves by itself here"):
        delay_handover(to=next_term, until=noon, sourced=Make.sourced(by=cast.staff))


def test_delay_is_a_sourced_act_that_can_be_withdrawn(
    cast: Cast, corva: Actor, next_term: Chairmanship, now: datetime
) -> None:
    until = FIRST_MINUTE + timedelta(days=9)
    act = delay_handover(to=next_term, until=until, sourced=Make.sourced(by=cast.staff))
    assert Claim.objects.get(line=act.line).citations.get().address == "https://source.example/page"
    holders = [
        (policies.presides(cast.chair, cast.union, at), policies.presides(corva, cast.union, at))
        for at in (FIRST_MINUTE, until - timedelta(seconds=1), until)
    ]
    assert holders == [(True, False), (True, False), (False, True)]
    withdraw_claim(claim=act.line.chosen, by=cast.staff, at=now, reason="called off")
    assert policies.presides(corva, cast.union, FIRST_MINUTE)


def test_delay_and_handover_refuse_and_write_nothing(
    cast: Cast, corva: Actor, next_term: Chairmanship
) -> None:
    before = Entry.objects.count()
    staff = Make.sourced(by=cast.staff)
    later = FIRST_MINUTE + timedelta(days=1)
    with pytest.raises(NotPermitted):
        delay_handover(to=next_term, until=later, sourced=Make.sourced(by=corva))
    with pytest.raises(NotPermitted):
        hand_over(to=next_term, moment=later, sourced=Make.sourced(by=cast.other_staff))
    with pytest.raises(Invalid, match="a delay ends after that"):
        delay_handover(to=next_term, until=FIRST_MINUTE, sourced=staff)
    with pytest.raises(Invalid, match="2026-06-30 is no day of the term"):
        hand_over(to=next_term, moment=LAST_MINUTE, sourced=staff)
    with pytest.raises(Invalid, match="2027-01-01 is no day"):
        hand_over(to=next_term, moment=datetime(2027, 1, 1, tzinfo=SEAT), sourced=staff)
    gone = Make.chairmanship(cast.union, cast.alba, "2027-01-01/2027-06-30", status="not-held")
    for act in (delay_handover, hand_over):
        moment = {"until": later} if act is delay_handover else {"moment": later}
        with pytest.raises(WrongState):
            act(to=gone, sourced=staff, **moment)
    assert Handover.objects.count() == 0
    assert Entry.objects.filter(object_kind="line", verb="line.claimed").count() == before + 1


def test_own_secretariat_decides_where_there_is_one(cast: Cast) -> None:
    watched = Make.body("far-sea")
    assert [policies.may_decide(who, cast.union) for who in (cast.staff, cast.other_staff, cast.chair)] == [
        True, False, False,
    ]  # fmt: skip
    assert [policies.may_decide(who, watched) for who in (cast.staff, cast.other_staff, cast.chair)] == [
        True, True, False,
    ]  # fmt: skip
    organ = Make.body("union-ports", parent=cast.union)
    assert policies.may_decide(cast.staff, organ)


def test_outgoing_chair_finishes_its_records_for_the_days_that_the_body_sets(
    cast: Cast, next_term: Chairmanship, now: datetime
) -> None:
    in_june, in_july = date(2026, 6, 20), date(2026, 7, 2)
    assert not policies.may_finish(cast.chair, cast.union, in_june, FIRST_MINUTE)
    set_finishing_days(body=cast.union, days=30, by=cast.staff, at=now, seen_version=0)
    last_day = datetime(2026, 7, 30, 23, 59, tzinfo=SEAT)
    for on, at, may in (
        (in_june, FIRST_MINUTE, True),
        (in_june, last_day, True),
        (in_june, last_day + timedelta(minutes=1), False),
        (in_july, FIRST_MINUTE, False),
    ):
        assert policies.may_finish(cast.chair, cast.union, on, at) is may
    assert not policies.may_finish(cast.delegate, cast.union, in_june, FIRST_MINUTE)


def test_days_to_finish_are_set_by_the_secretariat(cast: Cast, now: datetime) -> None:
    def sets(days: int, by: Actor, seen: int) -> ChairSetting:
        return set_finishing_days(body=cast.union, days=days, by=by, at=now, seen_version=seen)

    assert (sets(30, cast.staff, 0).version, sets(14, cast.staff, 1).finishing_days) == (1, 14)
    entries = Entry.objects.filter(verb="chair-setting.set").count()
    for days, by, seen, refusal in (
        (10, cast.chair, 2, NotPermitted),
        (-1, cast.staff, 2, Invalid),
        (367, cast.staff, 2, Invalid),
        (10, cast.staff, 1, StaleRevision),
    ):
        with pytest.raises(refusal):
            sets(days, by, seen)
    assert ChairSetting.objects.get().finishing_days == 14
    assert Entry.objects.filter(verb="chair-setting.set").count() == entries == 2


def writes(
    term: Chairmanship, by: Actor, at: datetime, seen: int = 0, distribution: str = "limited"
) -> Programme:
    return write_programme(
        of=term,
        motto="One river",
        priorities=[PriorityValue(words="deeper channels")],
        distribution=distribution,
        by=by,
        at=at,
        seen_version=seen,
    )


def test_incoming_chair_drafts_its_programme_from_ninety_days_before(
    cast: Cast, corva: Actor, next_term: Chairmanship
) -> None:
    opens = datetime(2026, 4, 2, tzinfo=SEAT)
    with pytest.raises(NotPermitted, match="from 90 days before its term"):
        writes(next_term, corva, opens - timedelta(seconds=1))
    draft = writes(next_term, corva, opens)
    assert (draft.motto, draft.priorities) == (
        "One river",
        [{"words": "deeper channels", "line": "", "place": ""}],
    )
    assert draft.line.distribution == "limited"
    claim = draft.line.chosen
    assert claim is not None
    assert (claim.entered_by_id, claim.citations.get().note) == (corva.account_id, "head of XC")
    published = writes(next_term, corva, opens, seen=draft.line.version, distribution="public")
    assert published.line.distribution == "public"
    assert Entry.objects.filter(verb="line.opened").count() == 1
    with pytest.raises(WrongState, match="cannot become a draft again"):
        writes(next_term, corva, opens, seen=published.line.version)
    with pytest.raises(StaleRevision):
        writes(next_term, corva, opens, seen=1, distribution="public")


def test_programme_is_nobody_else_s_to_write(cast: Cast, corva: Actor, next_term: Chairmanship) -> None:
    at = datetime(2026, 7, 2, tzinfo=UTC)
    for by in (cast.chair, cast.delegate, cast.observer, cast.other_staff):
        with pytest.raises(NotPermitted):
            writes(next_term, by, at)
    with pytest.raises(NotPermitted):
        writes(next_term, corva, datetime(2027, 1, 2, tzinfo=UTC))
    with pytest.raises(Invalid, match="a motto or at least one priority"):
        write_programme(
            of=next_term, motto=" ", priorities=[], distribution="public", by=corva, at=at, seen_version=0
        )
    assert not Programme.objects.exists()
    assert writes(next_term, cast.staff, at).motto == "One river"


def test_chair_enters_no_other_claim(
    cast: Cast, corva: Actor, next_term: Chairmanship, now: datetime
) -> None:
    sourced = Make.sourced(by=corva, at=FIRST_MINUTE)
    term = ChairmanshipValue(body="union", holder="XC", term="2027/2028", status="planned")
    with pytest.raises(NotPermitted):
        enter_chairmanship(value=term, sourced=sourced)
    for of, body in (
        (cast.chairmanship.public_id, "union"),
        (next_term.public_id, "league"),
        (None, "union"),
    ):
        value = ProgrammeValue(body=body, of=of, holder="XC", during=None, motto="One river")
        with pytest.raises(NotPermitted):
            enter_programme(value=value, sourced=sourced)


def ticks(
    term: Chairmanship, by: Actor, at: datetime, seen: int = 0, item: str = "contacts", is_done: bool = True
) -> ChecklistItem:
    act = tick_item if is_done else untick_item
    return act(of=term, item=item, by=by, at=at, seen_version=seen)


def test_checklist_opens_sixty_days_ahead(cast: Cast, corva: Actor, next_term: Chairmanship) -> None:
    opens = datetime(2026, 5, 2, tzinfo=SEAT)
    before = Entry.objects.count()
    for by in (cast.staff, corva, cast.chair):
        with pytest.raises(NotPermitted, match="from 60 days before the term on"):
            ticks(next_term, by, opens - timedelta(seconds=1))
    assert nothing_written(before)
    done = ticks(next_term, cast.chair, opens)
    assert (done.done_by_id, done.version) == (cast.chair.account_id, 1)
    undone = ticks(next_term, corva, opens, seen=1, is_done=False)
    assert (undone.done_at, undone.done_by, undone.version) == (None, None, 2)
    own = add_item(of=next_term, words="Flags for the capital", by=corva, at=opens)
    assert ticks(next_term, cast.staff, opens, seen=1, item=own.public_id).done_by_id == cast.staff.account_id
    verbs = Entry.objects.filter(object_kind="checklist-item").order_by("pk").values_list("verb", flat=True)
    assert [verb.partition(".")[2] for verb in verbs] == ["ticked", "unticked", "added", "ticked"]


def test_checklist_refuses_others_and_unknown_items(
    cast: Cast, corva: Actor, next_term: Chairmanship
) -> None:
    at = datetime(2026, 6, 1, tzinfo=SEAT)
    ticks(next_term, cast.staff, at)
    before = Entry.objects.count()
    for by in (cast.delegate, cast.observer, cast.other_staff):
        with pytest.raises(NotPermitted):
            ticks(next_term, by, at, seen=1)
        with pytest.raises(NotPermitted):
            add_item(of=next_term, words="More", by=by, at=at)
    with pytest.raises(StaleRevision):
        ticks(next_term, cast.staff, at, seen=0)
    with pytest.raises(Invalid, match="no such item"):
        ticks(next_term, cast.staff, at, item="flags")
    for words in (" ", "x" * 301):
        with pytest.raises(Invalid):
            add_item(of=next_term, words=words, by=cast.staff, at=at)
    assert nothing_written(before)
    # The outgoing chair's rights end with its term.
    with pytest.raises(NotPermitted):
        ticks(next_term, cast.chair, FIRST_MINUTE, seen=1)
