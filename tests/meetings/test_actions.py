"""What a secretariat records of meetings: what is written, what is refused, what stays."""

from dataclasses import replace
from typing import Any

import pytest

from secretariat.bodies.models import Name
from secretariat.evidence.models import Claim
from secretariat.history.models import Entry
from secretariat.meetings.actions.change_meeting import change_meeting
from secretariat.meetings.actions.move_meeting import move_meeting
from secretariat.meetings.models import Meeting
from secretariat.meetings.queries import value_now
from secretariat.people.models import Person
from secretariat.refusals import Invalid, NotPermitted, Refused, StaleRevision, WrongState
from tests.cast import Cast
from tests.factories import Make
from tests.meetings.making import item, programme, recorded, value, visit

pytestmark = pytest.mark.django_db


def changed(cast: Cast, meeting: Meeting, *, seen_version: int | None = None, **more: Any) -> Meeting:
    slip = more.pop("is_slip", False)
    return change_meeting(
        meeting=meeting,
        value=replace(value_now(meeting), **more),
        sourced=Make.sourced(by=cast.staff, body=cast.union),
        seen_version=meeting.line.version if seen_version is None else seen_version,
        is_slip=slip,
    )


def moved(cast: Cast, meeting: Meeting, move: str, **more: Any) -> Meeting:
    given = {"reason": "", "seen_version": meeting.line.version} | more
    sourced = Make.sourced(by=cast.staff, body=cast.union)
    return move_meeting(meeting=meeting, move=move, sourced=sourced, **given)


def test_summit_of_which_only_the_month_is_known_is_a_valid_entry(cast: Cast) -> None:
    summit = recorded(cast, kind="summit", title="Summit", on="2026-06", ordinal=None)
    assert (str(summit.on), summit.status) == ("2026-06", "planned")
    assert Entry.objects.filter(verb="line.claimed", object_id=summit.public_id).count() == 1


@pytest.mark.parametrize("who", ["delegate", "chair", "observer", "stranger", "other_staff"])
def test_only_the_secretariat_of_the_body_records(cast: Cast, who: str) -> None:
    with pytest.raises(NotPermitted):
        recorded(cast, by=getattr(cast, who))
    assert not Meeting.objects.exists()


def test_number_that_is_taken_is_refused_and_the_meeting_that_bears_it_named(cast: Cast) -> None:
    recorded(cast, ordinal=16, on="2026-05-04")
    with pytest.raises(Invalid, match="Number 16 of this series is taken: 16th Meeting of the Council"):
        recorded(cast, ordinal=16, title="Another")
    assert recorded(cast, ordinal=16, kind="summit").ordinal == 16, "another series"
    assert Meeting.objects.count() == 2


def test_number_of_a_cancelled_meeting_is_free_again(cast: Cast) -> None:
    meeting = recorded(cast, ordinal=16)
    moved(cast, meeting, "cancel", reason="No quorum.")
    assert recorded(cast, ordinal=16, title="Instead").ordinal == 16


def test_joint_meeting_counts_in_the_series_of_both(cast: Cast) -> None:
    recorded(cast, ordinal=3, joint_with=("league",))
    with pytest.raises(Invalid, match="taken"):
        recorded(cast, ordinal=3, title="Another")
    with pytest.raises(Invalid, match="not with itself"):
        recorded(cast, joint_with=("union",))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"on": "2026-06", "begins": "10:00", "time_zone": "Europe/Helsinki"}, "Hours need a day"),
        ({"on": "2026-03-29", "begins": "03:30", "time_zone": "Europe/Helsinki"}, "does not exist"),
        ({"on": "2026-06-01", "begins": "10:00"}, "Give the time zone"),
        ({"on": "2026-06-01", "begins": "10:00", "ends": "09:00", "time_zone": "Europe/Helsinki"}, "before"),
        ({"on": "2026-06-01", "ends": "09:00", "time_zone": "Europe/Helsinki"}, "when it begins"),
        ({"on": "2026-06-01", "status": "held"}, "cannot have been held yet"),
        ({"on": "2026-06-01", "status": "cancelled"}, "Say why"),
        ({"on": "next spring"}, "Write for example"),
        ({"presided_by": "XC"}, "Say why another"),
        ({"host": "ZZ"}, "No party"),
        ({"title": "  "}, "may not be empty"),
    ],
)
def test_what_cannot_be_is_refused(cast: Cast, fields: dict[str, Any], words: str) -> None:
    with pytest.raises(Invalid, match=words):
        recorded(cast, **fields)
    assert not Meeting.objects.exists()


def test_hours_without_a_zone_are_those_of_the_seat(cast: Cast) -> None:
    cast.union.time_zone = "Europe/Istanbul"
    cast.union.save()
    assert str(recorded(cast, on="2026-06-01", begins="10:00").begins) == "10:00:00"


def test_postponed_meeting_keeps_what_was_announced(cast: Cast) -> None:
    meeting = recorded(cast, on="2026-05-04")
    after = moved(cast, meeting, "postpone", reason="Elections in Brenn.", on="2026-09")
    assert (after.status, str(after.on)) == ("postponed", "2026-09")
    said = [
        (claim.value["status"], claim.value["on"])
        for claim in Claim.objects.filter(line=meeting.pk).order_by("pk")
    ]
    assert said == [("planned", "2026-05-04"), ("postponed", "2026-09")]


def test_move_of_a_meeting_that_is_over_is_refused(cast: Cast) -> None:
    held = recorded(cast, on="2026-01-04", status="held")
    for move in ("hold", "cancel", "postpone", "confirm"):
        with pytest.raises(WrongState):
            moved(cast, held, move, reason="x")


def test_late_save_is_refused(cast: Cast) -> None:
    meeting = recorded(cast)
    changed(cast, meeting, place="Port Asel")
    with pytest.raises(StaleRevision):
        changed(cast, meeting, seen_version=meeting.line.version, place="Ostwick")
    assert Meeting.objects.get().place == "Port Asel"


def test_slip_is_taken_back_and_a_decision_is_not(cast: Cast) -> None:
    meeting = recorded(cast, place="Port Asle")
    meeting = changed(cast, meeting, place="Port Asel", is_slip=True)
    changed(cast, meeting, place="Ostwick")
    standing = Claim.objects.standing().filter(line=meeting.pk).order_by("pk")
    assert [claim.value["place"] for claim in standing] == ["Port Asel", "Ostwick"]


def test_what_a_document_says_is_no_slip_of_ours(cast: Cast) -> None:
    meeting = Make.meeting(cast.union, "Council", "2026-05", status="planned", reference="row/1")
    with pytest.raises(WrongState, match="not from a slip"):
        changed(cast, meeting, title="Council of Ministers", is_slip=True)


def test_those_who_took_part_become_persons_once(cast: Cast) -> None:
    lind = Make.person("mara-lind", "Mara Lind")
    meeting = recorded(cast, people="H.E. Ms. Mara Lind, Minister of Transport of Alba\nPer Holm, Mayor")
    rows = [(one.words, one.office, one.person.slug) for one in meeting.participants.select_related("person")]
    assert rows == [
        ("H.E. Ms. Mara Lind", "Minister of Transport of Alba", lind.slug),
        ("Per Holm", "Mayor", "per-holm"),
    ]
    recorded(cast, title="Another", people="Per Holm, Mayor")
    assert Person.objects.count() == 2
    assert Name.objects.filter(person__slug="per-holm").count() == 1


def test_name_that_two_persons_bear_is_refused_and_nothing_is_kept(cast: Cast) -> None:
    Make.person("per-holm", "Per Holm")
    Make.person("per-holm-2", "Per Holm")
    with pytest.raises(Invalid, match="per-holm, per-holm-2"):
        recorded(cast, people="New Person, Mayor\nPer Holm, Mayor")
    assert not Meeting.objects.exists()
    assert Person.objects.count() == 2


def test_closed_meeting_does_not_name_its_people_to_others(cast: Cast) -> None:
    from secretariat.meetings.actions.record_meeting import record_meeting
    from secretariat.meetings.naming import written

    sourced = Make.sourced(by=cast.staff, body=cast.union, distribution="limited")
    record_meeting(value=value(), sourced=sourced, people=written("Vera Still, Envoy"))
    assert not Name.objects.visible_to(cast.stranger).filter(text="Vera Still").exists()
    recorded(cast, title="Open", people="Vera Still, Envoy")
    assert Name.objects.visible_to(cast.stranger).filter(text="Vera Still").exists()
    assert Name.objects.filter(text="Vera Still").values("person").distinct().count() == 1


def test_programme_is_entered_whole_or_not_at_all(cast: Cast) -> None:
    trip = visit(cast)
    with pytest.raises(Invalid, match="outside the visit"):
        programme(cast, trip, item(trip, "Per Holm, Mayor"), item(trip, "Mara Lind", on="2026-01-25"))
    assert Meeting.objects.filter(part_of=trip).count() == 0
    assert len(programme(cast, trip, item(trip, "Per Holm, Mayor"), item(trip, "Mara Lind"))) == 2
    with pytest.raises(StaleRevision):
        programme(cast, trip, item(trip, "Per Holm, Mayor"), seen_count=0)


@pytest.mark.parametrize("kind", ["council", "summit"])
def test_only_a_visit_has_a_programme(cast: Cast, kind: str) -> None:
    other = recorded(cast, kind=kind)
    with pytest.raises(Refused):
        programme(cast, other, item(other, "Per Holm"))
