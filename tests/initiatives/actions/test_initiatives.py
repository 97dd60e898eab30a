"""Joint initiatives proposed, answered, acted on and ended; who may, and what is refused."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from secretariat.history.models import Entry
from secretariat.initiatives.actions.add_step import add_step
from secretariat.initiatives.actions.answer_initiative import Word, answer_initiative
from secretariat.initiatives.actions.change_initiative import change_initiative
from secretariat.initiatives.actions.close_step import close_step
from secretariat.initiatives.actions.end_initiative import end_initiative
from secretariat.initiatives.models import AskedBody, BodyAnswer, JointInitiative, JointStep, ServedLine
from secretariat.parties.models import Body
from secretariat.refusals import Invalid, NotPermitted, NotReady, Refused, StaleRevision, WrongState
from tests.cast import Cast
from tests.factories import Make
from tests.initiatives.making import ADDRESS, answered, initiative, step, terms
from tests.site.levels_making import agenda, like_lines, line

pytestmark = pytest.mark.django_db


def test_one_is_put_to_both_bodies_and_recorded(cast: Cast, now: datetime) -> None:
    both = terms(cast)
    ports = line(cast, agenda(cast, cast.union), "Safety of ports", "transport")
    one = initiative(cast, now, ports, terms=both)
    asked = [(row.body.slug, row.state, row.term_id) for row in one.asked.all()]
    assert asked == [(term.body.slug, "proposed", term.pk) for term in both]
    assert ServedLine.objects.get(initiative=one).priority == ports
    entry = Entry.objects.get(verb="joint-initiative.proposed")
    assert (entry.object_id, entry.told("bodies"), entry.told("party")) == (
        one.public_id, ["union", "cities"], "XB",
    )  # fmt: skip


@pytest.mark.parametrize(
    "more",
    [
        {"title": " "},
        {"aim": ""},
        {"party": "XA"},
        {"party": ""},
        {"distribution": "restricted"},
        {"title": "One\u202erule"},
    ],
)
def test_one_that_cannot_be_writes_nothing(cast: Cast, now: datetime, more: dict[str, Any]) -> None:
    both, before = terms(cast), Entry.objects.count()
    with pytest.raises(Invalid):
        initiative(cast, now, terms=both, **more)
    assert (JointInitiative.objects.count(), Entry.objects.count()) == (0, before)


def test_terms_must_share_a_day_each_of_another_body(cast: Cast, now: datetime) -> None:
    both = terms(cast, "2026-07-01/2026-12-31")
    for given in (both, both[:1], [both[0], both[0]]):
        with pytest.raises(Invalid):
            initiative(cast, now, terms=given)
    with pytest.raises(Invalid):
        initiative(cast, now + timedelta(days=400), terms=[cast.chairmanship, *terms_of_march(cast)])


def terms_of_march(cast: Cast) -> list[Any]:
    return [Make.chairmanship(cast.elsewhere, cast.brenn, "2026-03")]


def test_lines_of_others_are_not_served(cast: Cast, now: datetime) -> None:
    both = terms(cast)
    foreign = line(cast, agenda(cast, cast.elsewhere), "Far shores", "culture")
    hidden = line(cast, agenda(cast, cast.union), "Quiet ports", reach={"distribution": "limited"})
    with pytest.raises(Invalid):
        initiative(cast, now, foreign, terms=both)
    assert initiative(cast, now, hidden, terms=both).lines.count() == 1


WHO = {
    "staff": True,
    "chair": True,
    "other_staff": False,
    "delegate": False,
    "observer": False,
    "stranger": False,
}


@pytest.mark.parametrize(("who", "may"), WHO.items())
def test_secretariat_and_chair_put_it_to_them(cast: Cast, now: datetime, who: str, may: bool) -> None:
    both = terms(cast)
    if may:
        assert initiative(cast, now, terms=both, by=getattr(cast, who)).party == cast.brenn
        return
    with pytest.raises(NotPermitted):
        initiative(cast, now, terms=both, by=getattr(cast, who))
    assert not JointInitiative.objects.exists()


def test_each_body_answers_and_may_think_again(cast: Cast, now: datetime) -> None:
    one = initiative(cast, now)
    assert answered(cast, now, one, "union").state == "agreed"
    assert answered(cast, now, one, "cities", "declined").state == "declined"
    assert answered(cast, now, one, "cities").state == "agreed"
    said = list(BodyAnswer.objects.filter(asked__body__slug="cities").values_list("state", flat=True))
    assert said == ["declined", "agreed"]
    assert Entry.objects.filter(verb="joint-initiative.answered").count() == 3


def test_an_answer_rests_on_something_or_is_refused(cast: Cast, now: datetime) -> None:
    asked = AskedBody.objects.get(initiative=initiative(cast, now), body=cast.union)
    hidden = Make.meeting(cast.union, "Closed council", "2026-03-10", by=cast.machine)
    Make.hidden(hidden.line)
    on, before = now.date(), Entry.objects.count()
    cases: tuple[tuple[type[Refused], str, Word, dict[str, Any]], ...] = (
        (Invalid, "agreed", Word(on=on), {}),
        (Invalid, "declined", Word(on=on, address=ADDRESS), {}),
        (Invalid, "maybe", Word(on=on, address=ADDRESS), {}),
        (Invalid, "agreed", Word(on=on + timedelta(days=2), address=ADDRESS), {}),
        (Invalid, "agreed", Word(on=on - timedelta(days=2), address=ADDRESS), {}),
        (Invalid, "agreed", Word(on=on, address="nowhere"), {}),
        (Invalid, "agreed", Word(on=on, meeting=hidden), {}),
        (WrongState, "proposed", Word(on=on, address=ADDRESS), {}),
        (StaleRevision, "agreed", Word(on=on, address=ADDRESS), {"seen_version": 9}),
        (NotPermitted, "agreed", Word(on=on, address=ADDRESS), {"by": cast.delegate}),
        (NotPermitted, "agreed", Word(on=on, address=ADDRESS), {"by": cast.other_staff}),
    )
    for refusal, state, word, more in cases:
        given = {"by": cast.staff, "at": now, "seen_version": 1} | more
        with pytest.raises(refusal):
            answer_initiative(asked=asked, state=state, word=word, **given)
    asked.refresh_from_db()
    assert (asked.state, BodyAnswer.objects.count(), Entry.objects.count()) == ("proposed", 0, before)


def test_it_is_said_anew_but_not_too_late(cast: Cast, now: datetime) -> None:
    ports, theirs, water = like_lines(cast)
    one = initiative(cast, now, ports, theirs, terms=terms_again(cast))
    given: dict[str, Any] = {
        "title": "One rule", "aim": "Shorter.", "lines": [theirs, water], "distribution": "limited",
        "by": cast.staff, "at": now,
    }  # fmt: skip
    changed = change_initiative(initiative=one, seen_version=1, **given)
    assert (changed.title, changed.distribution, changed.version) == ("One rule", "limited", 2)
    assert set(one.lines.values_list("priority", flat=True)) == {theirs.pk, water.pk}
    with pytest.raises(StaleRevision):
        change_initiative(initiative=one, seen_version=1, **given)
    with pytest.raises(NotPermitted):
        change_initiative(initiative=one, seen_version=2, **given | {"by": cast.delegate})
    with pytest.raises(Invalid):
        change_initiative(initiative=one, seen_version=2, **given | {"aim": " "})
    assert Entry.objects.filter(verb="joint-initiative.changed").count() == 1


def terms_again(cast: Cast) -> list[Any]:
    other = Make.chairmanship(Body.objects.get(slug="cities"), cast.brenn, "2026-03-01/2026-12-31")
    return [cast.chairmanship, other]


def test_actions_begin_once_a_body_has_agreed(cast: Cast, now: datetime) -> None:
    one = initiative(cast, now)
    asked = AskedBody.objects.get(initiative=one, body=cast.union)
    given: dict[str, Any] = {"words": "Written.", "due": "2026-05", "by": cast.staff, "at": now}
    with pytest.raises(WrongState):
        add_step(initiative=one, asked=asked, **given)
    made = step(cast, now, one)
    assert (made.asked.body, made.by.text, made.state) == (cast.union, "2026-05-20", "open")
    for refusal, more in ((Invalid, {"words": " "}), (Invalid, {"due": "soon"}), (Invalid, {"due": ""}),
                          (Invalid, {"due": "../2026"}), (NotPermitted, {"by": cast.delegate})):  # fmt: skip
        with pytest.raises(refusal):
            add_step(initiative=one, asked=asked, **given | more)
    assert JointStep.objects.count() == 1


def test_an_action_is_closed_once_with_what_came_of_it(cast: Cast, now: datetime) -> None:
    made = step(cast, now, initiative(cast, now))
    given: dict[str, Any] = {
        "state": "done", "on": now.date(), "words": "It stands.", "by": cast.staff, "at": now,
        "seen_version": 1,
    }  # fmt: skip
    for refusal, more in (
        (Invalid, {"state": "open"}),
        (Invalid, {"words": ""}),
        (Invalid, {"on": now.date() + timedelta(days=3)}),
        (StaleRevision, {"seen_version": 7}),
        (NotPermitted, {"by": cast.delegate}),
    ):
        with pytest.raises(refusal):
            close_step(step=made, **given | more)
    closed = close_step(step=made, **given)
    assert (closed.state, closed.told, closed.version) == ("done", "It stands.", 2)
    with pytest.raises(WrongState):
        close_step(step=closed, **given | {"seen_version": 2})
    assert Entry.objects.filter(verb="joint-step.closed").count() == 1


def test_it_ends_once_its_actions_are_closed(cast: Cast, now: datetime) -> None:
    one = initiative(cast, now)
    made = step(cast, now, one)
    given: dict[str, Any] = {"outcome": "One rule stands.", "by": cast.staff, "at": now, "seen_version": 1}
    with pytest.raises(NotReady) as refused:
        end_initiative(initiative=one, **given)
    assert refused.value.details["names"] == ["The rule is written."]
    close_step(
        step=made, state="dropped", on=now.date(), words="Too late.", by=cast.staff, at=now, seen_version=1
    )
    for refusal, more in ((Invalid, {"outcome": ""}), (StaleRevision, {"seen_version": 4}),
                          (NotPermitted, {"by": cast.observer})):  # fmt: skip
        with pytest.raises(refusal):
            end_initiative(initiative=one, **given | more)
    ended = end_initiative(initiative=one, **given)
    assert (ended.ended_at, ended.outcome) == (now, "One rule stands.")
    with pytest.raises(WrongState):
        end_initiative(initiative=ended, **given | {"seen_version": 2})
    with pytest.raises(WrongState):
        answered(cast, now, ended, "cities")
