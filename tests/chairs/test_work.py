"""What a term does: events, initiatives, acts that served a priority; who may say so, and what is refused."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import Cast
from tests.factories import Make
from tests.site import record

from secretariat.bodies.queries import actor_of
from secretariat.chairs.actions.add_event import add_event
from secretariat.chairs.actions.credit_act import credit_act
from secretariat.chairs.actions.mark_event import mark_event
from secretariat.chairs.actions.move_initiative import move_initiative
from secretariat.chairs.actions.open_initiative import open_initiative
from secretariat.chairs.actions.uncredit_act import uncredit_act
from secretariat.chairs.actions.write_programme import write_programme
from secretariat.chairs.bridge import PriorityValue
from secretariat.chairs.models import Chairmanship, Initiative, PriorityAct, Programme, ProgrammeEvent
from secretariat.evidence.models import Claim
from secretariat.evidence.sourced import Sourced
from secretariat.history.models import Entry
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted, Refused, StaleRevision, WrongState

NOW = datetime(2026, 5, 20, 9, 0, tzinfo=UTC)
ENTRY = {"source": "entry", "note": "Word of the chair", "distribution": "public"}


@pytest.fixture(autouse=True)
def _may_2026(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def term(cast: Cast) -> Chairmanship:
    """Brenn's half-year with one priority."""
    write_programme(
        of=cast.chairmanship, motto="", priorities=[PriorityValue(words="safe locks")], distribution="public",
        by=cast.chair, at=NOW, seen_version=0,
    )  # fmt: skip
    return cast.chairmanship


def by(actor: Actor) -> Sourced:
    return Make.sourced(actor, at=NOW)


def new_event(term: Chairmanship, actor: Actor, **more: Any) -> ProgrammeEvent:
    given = {"title": "Regatta", "on": "2026-06", "place": "Ostwick", "priority": "safe locks"}
    return add_event(of=term, sourced=by(actor), **given | more)


def mark(event: ProgrammeEvent, actor: Actor, status: str, **more: Any) -> ProgrammeEvent:
    given = {"on": event.on.text if event.on else None, "reason": "", "seen_version": event.line.version}
    return mark_event(event=event, status=status, sourced=by(actor), **given | more)


def test_an_event_is_added_marked_and_moved_and_each_word_stays(term: Chairmanship, cast: Cast) -> None:
    event = new_event(term, cast.chair)
    assert (event.status, str(event.on), event.priority) == ("planned", "2026-06", "safe locks")
    event = mark(event, cast.chair, "planned", on="2026-05-12")
    event = mark(event, cast.staff, "held")
    assert (event.status, str(event.on), event.place) == ("held", "2026-05-12", "Ostwick")
    event = mark(event, cast.staff, "dropped", reason="The wind failed.")
    assert [c.value["status"] for c in Claim.objects.filter(line=event.line).order_by("pk")] == [
        "planned", "planned", "held", "dropped",
    ]  # fmt: skip
    assert Entry.objects.filter(verb="line.claimed", object_id=event.public_id).count() == 4


@pytest.mark.parametrize(
    ("given", "kind", "words"),
    [
        ({"title": "  "}, Invalid, "This may not be empty."),
        ({"title": "x" * 301}, Invalid, "Say it in at most 300 characters."),
        ({"on": "2026-07-01"}, Invalid, "2026-07-01 is no day of the term 2026-01-01/2026-06-30."),
        ({"on": "soon"}, Invalid, "2022-06"),
        ({"priority": "fair winds"}, Invalid, "The programme of this term has no such priority."),
    ],
)
def test_an_event_that_cannot_be_is_refused(
    term: Chairmanship, cast: Cast, given: dict[str, str], kind: type[Refused], words: str
) -> None:
    with pytest.raises(kind, match=words.replace("(", r"\(")):
        new_event(term, cast.chair, **given)
    assert not ProgrammeEvent.objects.exists()


@pytest.mark.parametrize("who", ["delegate", "observer", "other_staff"])
def test_only_the_chair_and_its_secretariat_work_on_a_term(term: Chairmanship, cast: Cast, who: str) -> None:
    actor = getattr(cast, who)
    event, act = new_event(term, cast.chair), Make.meeting(cast.union, "Talks", "2026-03-01").public_id
    initiative = open_initiative(of=term, title="One chart", open_to=(), sourced=by(cast.chair))
    credit = credit_act(of=term, priority="safe locks", act=act, sourced=by(cast.chair))
    before = Claim.objects.count()
    acts: list[Callable[[], Any]] = [
        lambda: new_event(term, actor),
        lambda: mark(event, actor, "dropped", reason="No."),
        lambda: open_initiative(of=term, title="Two charts", open_to=(), sourced=by(actor)),
        lambda: move_initiative(
            initiative=initiative, state="done", outcome="Yes.", sourced=by(actor),
            seen_version=initiative.line.version,
        ),
        lambda: credit_act(of=term, priority="safe locks", act=act, sourced=by(actor)),
        lambda: uncredit_act(credit=credit, by=actor, at=NOW, seen_version=credit.line.version),
    ]  # fmt: skip
    for refused in acts:
        with pytest.raises(NotPermitted):
            refused()
    assert Claim.objects.count() == before
    assert PriorityAct.objects.standing().count() == 1


def test_the_chair_works_from_ninety_days_before_to_the_end(chair: Cast) -> None:
    cora = actor_of(
        Make.account("Cora of Corva", body=chair.union, role="head", party=chair.corva), date(2026, 1, 1)
    )
    coming = Chairmanship.objects.get(body=chair.union, holder=chair.corva)
    more = {"title": "Fair", "on": None, "place": "", "priority": ""}
    for day, may in (
        ((2026, 4, 1), False),
        ((2026, 4, 2), True),
        ((2026, 12, 31), True),
        ((2027, 1, 1), False),
    ):
        sourced = Make.sourced(cora, at=datetime(*day, 9, tzinfo=UTC))  # type: ignore[misc]
        if may:
            assert add_event(of=coming, sourced=sourced, **more).status == "planned"
        else:
            with pytest.raises(NotPermitted):
                add_event(of=coming, sourced=sourced, **more)


@pytest.mark.parametrize(
    ("status", "more", "kind"),
    [
        ("dropped", {}, Invalid),
        ("held", {}, Invalid),  # June is still to come
        ("gone", {}, Invalid),
        ("planned", {}, WrongState),
        ("planned", {"on": "2026-08"}, Invalid),
        ("held", {"on": "2026-05-12", "seen_version": 1}, StaleRevision),
    ],
)
def test_a_mark_that_cannot_be_is_refused(
    term: Chairmanship, cast: Cast, status: str, more: dict[str, Any], kind: type[Refused]
) -> None:
    event = new_event(term, cast.chair)
    with pytest.raises(kind):
        mark(event, cast.chair, status, **more)
    assert Claim.objects.filter(line=event.line).count() == 1


def test_an_initiative_is_opened_and_goes_its_way(term: Chairmanship, cast: Cast) -> None:
    initiative = open_initiative(of=term, title="One chart", open_to=["league"], sourced=by(cast.chair))
    assert [body.slug for body in initiative.open_to.all()] == ["league"]
    assert (initiative.state, initiative.holder) == ("offered", cast.brenn)

    def move(state: str, outcome: str, seen: int | None = None) -> Initiative:
        version = Initiative.objects.get(pk=initiative.pk).line.version if seen is None else seen
        return move_initiative(
            initiative=initiative, state=state, outcome=outcome, sourced=by(cast.chair), seen_version=version
        )

    moved = move("taken-up", "By the League.")
    assert (moved.state, moved.outcome) == ("taken-up", "By the League.")
    assert [body.slug for body in moved.open_to.all()] == ["league"]
    for state, outcome, seen, kind in (
        ("taken-up", "By the League.", None, WrongState),
        ("done", " ", None, Invalid),
        ("lost", "Somewhere.", None, Invalid),
        ("done", "A chart.", 1, StaleRevision),
    ):
        with pytest.raises(kind):
            move(state, outcome, seen)
    assert Claim.objects.filter(line=initiative.line).count() == 2


@pytest.mark.parametrize(
    ("open_to", "words"),
    [(["nowhere"], "No body has the address “nowhere”"), (["union"], "its own needs no mention")],
)
def test_an_initiative_is_open_to_other_bodies_that_are_known(
    term: Chairmanship, cast: Cast, open_to: list[str], words: str
) -> None:
    with pytest.raises(Invalid, match=words):
        open_initiative(of=term, title="One chart", open_to=open_to, sourced=by(cast.chair))


def test_an_act_is_named_once_and_taken_back_by_whoever_named_it(term: Chairmanship, cast: Cast) -> None:
    act = record.text(cast.union, "Declaration on Locks", adopted="2026-03-10").public_id
    credit = credit_act(of=term, priority="safe locks", act=act, sourced=by(cast.chair))
    assert (credit.act.public_id, credit.priority) == (act, "safe locks")
    with pytest.raises(WrongState):
        credit_act(of=term, priority="safe locks", act=act, sourced=by(cast.staff))
    with pytest.raises(StaleRevision):
        uncredit_act(credit=credit, by=cast.chair, at=NOW, seen_version=1)
    uncredit_act(credit=credit, by=cast.chair, at=NOW, seen_version=credit.line.version)
    assert not PriorityAct.objects.standing().exists()
    again = credit_act(of=term, priority="safe locks", act=act, sourced=by(cast.staff))
    with pytest.raises(NotPermitted, match="whoever entered it"):
        uncredit_act(credit=again, by=cast.chair, at=NOW, seen_version=again.line.version)
    assert PriorityAct.objects.standing().count() == 1


def test_an_act_that_serves_is_one_of_the_record_and_its_priority_one_of_the_programme(
    term: Chairmanship, cast: Cast
) -> None:
    act = record.text(cast.union, "Declaration on Locks", adopted="2026-03-10")
    restricted = Make.hidden(record.text(cast.union, "Secret", adopted="2026-03-10"))
    for priority, of in (
        ("", act.public_id),
        ("fair winds", act.public_id),
        ("safe locks", term.public_id),
        ("safe locks", restricted.public_id),
        ("safe locks", "aaaaaaaaaa"),
    ):
        with pytest.raises(Invalid):
            credit_act(of=term, priority=priority, act=of, sourced=by(cast.staff))
    assert not PriorityAct.objects.exists()


def test_who_may_not_see_the_act_may_not_see_that_it_served(
    term: Chairmanship, cast: Cast, settings: Any
) -> None:
    settings.HOUSE = "union"
    act = Make.hidden(record.text(cast.union, "Draft", adopted="2026-03-10"), "limited")
    credit = credit_act(of=term, priority="safe locks", act=act.public_id, sourced=by(cast.chair))
    assert credit.line.distribution == "limited"
    event = new_event(term, cast.chair)
    Make.hidden(event.line, "limited")
    assert mark(event, cast.chair, "held", on="2026-05-02").line.chosen.distribution == "limited"


def client_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def test_the_forms_record_an_event_an_initiative_and_an_act(term: Chairmanship, cast: Cast) -> None:
    act = Make.meeting(cast.union, "Talks on locks", "2026-03-01").public_id
    Make.meeting(cast.union, "Talks of another year", "2025-03-01")
    client, base = client_of(cast.chair), f"/chair/terms/{term.public_id}/add"
    choices = client.get(f"{base}/act/").content.decode()
    assert "Talks on locks, 1 March 2026" in choices
    assert "Talks of another year" not in choices
    for kind, given in (
        ("event", {"event": "Regatta", "on": "2026-06-06", "priority": "safe locks"}),
        ("initiative", {"initiative": "One chart", "open_to": ["league"]}),
        ("act", {"priority": "safe locks", "act": act}),
    ):
        answer = client.post(f"{base}/{kind}/", {**ENTRY, **given})
        assert answer.status_code == 302, answer.content.decode()
        assert answer["Location"] == f"/chairmanships/{term.public_id}/"
    assert ProgrammeEvent.objects.get().line.chosen.citations.get().note == "Word of the chair"
    assert Initiative.objects.get().open_to.get().slug == "league"
    assert PriorityAct.objects.get().act.public_id == act


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"event": "", "on": "2026-06-06"}, "This field is required."),
        ({"event": "Regatta", "on": "2027-06-06"}, "2027-06-06 is no day of the term"),
        ({"event": "Regatta", "note": ""}, "Say what your entry rests on."),
    ],
)
def test_a_form_that_is_refused_keeps_what_was_typed(
    term: Chairmanship, cast: Cast, given: dict[str, str], words: str
) -> None:
    answer = client_of(cast.chair).post(
        f"/chair/terms/{term.public_id}/add/event/", {**ENTRY, "place": "Ostwick", **given}
    )
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert 'value="Ostwick"' in answer.content.decode()
    assert not ProgrammeEvent.objects.exists()


def test_a_late_mark_shows_what_stands_now_and_keeps_what_was_typed(term: Chairmanship, cast: Cast) -> None:
    event = new_event(term, cast.chair, on="2026-05-02")
    client, address = client_of(cast.chair), f"/chair/work/{event.public_id}/"
    seen = event.line.version
    mark(event, cast.staff, "held")
    given = {
        **ENTRY, "version": seen, "status": "dropped", "initial-status": "planned", "on": "2026-05-02",
        "initial-on": "2026-05-02", "reason": "Nobody came.", "initial-reason": "",
    }  # fmt: skip
    answer = client.post(address, given)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody changed this while you were writing" in page
    assert 'value="Nobody came."' in page
    event.refresh_from_db()
    assert event.status == "held"
    given |= {"version": event.line.version, "initial-status": "held"}
    event.line.refresh_from_db()
    answer = client.post(address, given | {"version": event.line.version})
    assert answer.status_code == 302
    event.refresh_from_db()
    assert (event.status, event.reason) == ("dropped", "Nobody came.")


def test_what_was_named_by_mistake_is_taken_back_on_the_page(term: Chairmanship, cast: Cast) -> None:
    act = Make.meeting(cast.union, "Talks", "2026-03-01").public_id
    credit = credit_act(of=term, priority="safe locks", act=act, sourced=by(cast.chair))
    client, address = client_of(cast.chair), f"/chair/work/{credit.public_id}/take-back/"
    late = client.post(address, {"version": "x"}, follow=True)
    assert "Somebody changed this after you opened the page." in late.content.decode()
    done = client.post(address, {"version": credit.line.version}, follow=True)
    assert "Taken back; it stays on file." in done.content.decode()
    assert not PriorityAct.objects.standing().exists()
    assert client.get(f"/chair/work/{credit.public_id}/").status_code == 404
    event = new_event(term, cast.chair)
    assert client.post(f"/chair/work/{event.public_id}/take-back/").status_code == 404


def test_a_priority_is_tied_to_a_strategy_and_stays_so_where_the_form_says_nothing(
    term: Chairmanship, cast: Cast
) -> None:
    agenda = record.text(cast.union, "River Agenda", adopted="2024-03-01")
    client, address = client_of(cast.chair), f"/chair/terms/{term.public_id}/programme/"
    page = client.get(address).content.decode()
    assert "“safe locks” rests on" in page
    assert "River Agenda, 1 March 2024" in page
    (tie,) = [each.partition('"')[0] for each in page.split('name="line-')[1:]]
    given = {"motto": "", "priorities": "clear water\nsafe locks", "distribution": "public"}
    ties = {f"line-{tie}": agenda.public_id, f"place-{tie}": "chapter 2"}
    version = Programme.objects.get().line.version
    assert client.post(address, given | ties | {"version": version}).status_code == 302
    tied = {"words": "safe locks", "line": agenda.public_id, "place": "chapter 2"}
    assert Programme.objects.get().priorities == [{"words": "clear water", "line": "", "place": ""}, tied]
    given["priorities"] = "safe locks"
    assert client.post(address, given | {"version": version + 1}).status_code == 302
    assert Programme.objects.get().priorities == [tied]
    assert client.post(address, given | {"version": version + 2, f"line-{tie}": ""}).status_code == 302
    assert Programme.objects.get().priorities == [{"words": "safe locks", "line": "", "place": ""}]


def test_a_programme_rests_on_texts_of_the_record_alone(term: Chairmanship, cast: Cast) -> None:
    meeting = Make.meeting(cast.union, "Talks", "2026-03-01").public_id
    with pytest.raises(Invalid, match="No text or line of an agenda has the address"):
        write_programme(
            of=term, motto="", priorities=[PriorityValue(words="locks", line=meeting)], distribution="public",
            by=cast.chair, at=NOW, seen_version=Programme.objects.get().line.version,
        )  # fmt: skip
