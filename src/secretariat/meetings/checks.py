"""Checks of what a person records of a meeting; each refuses with the field's name."""

from datetime import date
from zoneinfo import ZoneInfo

from secretariat.evidence import checks
from secretariat.meetings import series
from secretariat.meetings.bridge import MeetingValue
from secretariat.meetings.clock import BadTime, Slot, slot_of, time_of, zone_named
from secretariat.meetings.models import Meeting
from secretariat.meetings.states import REASONED, MeetingStatus
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid


def well_arranged(value: MeetingValue, body: Body | None, *, today: date) -> None:
    """Refuse a meeting whose days, hours, hosts or reasons cannot be.

    Args:
        today: calendar day of the one who records it.
    """
    when = checks.good_date(value.on, field="on")
    if value.status == MeetingStatus.HELD and when and when.surely_first and when.surely_first > today:
        raise Invalid(f"It begins on {when.surely_first} and cannot have been held yet.", field="status")
    if value.status in REASONED and not value.reason.strip():
        raise Invalid("Say why: those who planned to come will ask.", field="reason")
    if value.presided_by and not value.presided_why.strip():
        raise Invalid("Say why another than the chair of that day presides.", field="presided_why")
    for slug in value.joint_with:
        if checks.known_body(slug, field="joint_with") == body:
            raise Invalid(
                "A body holds a meeting jointly with another one, not with itself.", field="joint_with"
            )
    checks.known_party(value.host, field="host")
    checks.known_party(value.presided_by, field="presided_by")
    slot(value, body)


def slot(value: MeetingValue, body: Body | None = None) -> Slot | None:
    """Return from when to when a meeting takes place on its first day; None where no hour is said.

    Raises:
        Invalid: no such time or zone, or hours without a day.
    """
    when = checks.good_date(value.on, field="on")
    try:
        begins, ends = time_of(value.begins), time_of(value.ends)
    except BadTime as error:
        raise Invalid(str(error), field="begins") from error
    if begins is None:
        if ends is not None:
            raise Invalid("Give also when it begins.", field="begins")
        return None
    if when is None or when.first is None or not when.is_to_the_day:
        raise Invalid("Hours need a day: give the date to the day, or leave the hours out.", field="on")
    try:
        return slot_of(when.first, begins, ends, zone_of(value, body))
    except BadTime as error:
        raise Invalid(str(error), field="begins") from error


def zone_of(value: MeetingValue, body: Body | None) -> ZoneInfo:
    """Return the time zone of the place; where none is said, that of the body's seat.

    Raises:
        Invalid: neither is known.
    """
    name = value.time_zone or (body.time_zone if body else "")
    if not name:
        raise Invalid("Give the time zone of the place, for example Europe/Istanbul.", field="time_zone")
    try:
        return zone_named(name)
    except BadTime as error:
        raise Invalid(str(error), field="time_zone") from error


def free_number(value: MeetingValue, body: Body | None, by: Actor, *, but: Meeting | None = None) -> None:
    """Refuse a number that another meeting of the series bears, or that stands in no order with the days.

    The order is asked only of a number that is given now: a meeting that was put off keeps its own.

    Args:
        but: the meeting itself, where it is changed.
    """
    if value.ordinal is None or body is None or value.part_of:
        return
    bodies = [body, *Body.objects.filter(slug__in=value.joint_with)]
    is_given_now = but is None or but.ordinal != value.ordinal
    for each in bodies:
        if is_given_now:
            _in_order(value, each, by, but)
        bearing = series.bearing(each, value.kind, value.ordinal)
        others = bearing.exclude(pk=but.pk) if but else bearing
        if others.exists():
            seen = others.visible_to(by).first()  # type: ignore[attr-defined]
            which = f": {seen.title}, {seen.on or 'day not known'}" if seen else ""
            raise Invalid(
                f"Number {value.ordinal} of this series is taken{which}. "
                "Choose another number, or change that meeting first.",
                field="ordinal",
            )


def _in_order(value: MeetingValue, body: Body, by: Actor, but: Meeting | None) -> None:
    found = series.out_of_order(body, value)
    others = found.exclude(pk=but.pk) if but else found
    if not others.exists():
        return
    seen = others.visible_to(by).first()  # type: ignore[attr-defined]
    which = f": number {seen.ordinal} is {seen.title}, {seen.on}" if seen else ""
    raise Invalid(
        f"Number {value.ordinal} on {value.on} stands in no order with the rest of this series{which}. "
        "Check the number and the day.",
        field="ordinal",
    )
