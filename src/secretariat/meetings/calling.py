"""Who is called to a meeting, with which words: what is shown before anything is sent, and then sent."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from email.utils import parseaddr

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Max

from secretariat.bodies.audience import seated_in
from secretariat.distribution import Distribution
from secretariat.engines.values.date_labels import label
from secretariat.meetings.invitation import Call, Mailbox
from secretariat.meetings.models import Convocation, Invitee, Meeting
from secretariat.meetings.queries import slot_now
from secretariat.meetings.states import AHEAD, CALLED_OFF, CallMethod, MeetingStatus
from secretariat.people.actor import MEMBERS
from secretariat.refusals import Invalid, NotReady, WrongState

FIRST_VERSION = 2  # of a line with its first claim
MOST_INVITED = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody to be asked; `account` None: whoever has none here."""

    name: str
    email: str
    account: int | None = None


@dataclass(frozen=True, slots=True)
class Letters:
    """What would go out to whom. `seen`: a mark of all of it, by which a preview is known again."""

    call: Call
    invitees: tuple[Asked, ...]
    words: str
    seen: str


def letters_for(meeting: Meeting, invitees: Sequence[Asked], words: str, organizer: str) -> Letters:
    """Return the letters; refuse what cannot be asked.

    Args:
        words: what the letter says before the facts.
        organizer: how the body is called that invites.

    Raises:
        NotReady: the day is not known, or nobody is chosen.
        WrongState: it was held, or never was asked for and is off.
        Invalid: an account that may not see the meeting.
    """
    if not invitees:
        raise NotReady("Choose somebody first: there is nobody to write to.")
    if len(invitees) > MOST_INVITED:
        raise Invalid(f"At most {MOST_INVITED} letters go out at once.", field="others")
    call = _call(meeting, words, organizer)
    may_see(meeting, invitees)
    told = repr((call, sorted((one.email, one.name) for one in invitees), words))
    return Letters(call, tuple(invitees), words, hashlib.sha256(told.encode()).hexdigest()[:20])


def _call(meeting: Meeting, words: str, organizer: str) -> Call:
    last = _last(meeting)
    on = meeting.on if meeting.on and meeting.on.is_to_the_day else None
    method = _method(meeting, was_asked=last is not None, has_day=on is not None)
    if on is None and method is CallMethod.REQUEST:
        raise NotReady("An invitation needs a day: give the date of the meeting to the day first.")
    hours = slot_now(meeting)
    sequence = max(meeting.line.version - FIRST_VERSION, 0)
    if last is not None and method is CallMethod.CANCEL and last.method != method:
        sequence = max(sequence, last.sequence + 1)
    return Call(
        uid=f"{meeting.public_id}@meetings.secretariat",
        method=method,
        sequence=max(sequence, last.sequence if last else 0),
        summary=meeting.title[:1].upper() + meeting.title[1:],
        first=hours.begin if hours else on.first if on else None,
        end=hours.end if hours else on.end if on else None,
        organizer=Mailbox(organizer, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]),
        is_sure=meeting.status == MeetingStatus.CONFIRMED,
        location=", ".join(filter(None, (meeting.place, meeting.country))),
        description=words,
        address=f"{settings.ADDRESS}/meetings/{meeting.public_id}/",
    )


def _method(meeting: Meeting, *, was_asked: bool, has_day: bool) -> CallMethod:
    """Return what calendars are asked; to strike out what was postponed to nobody knows when."""
    if meeting.status == MeetingStatus.POSTPONED and was_asked and not has_day:
        return CallMethod.CANCEL
    if meeting.status in AHEAD:
        return CallMethod.REQUEST
    if meeting.status in CALLED_OFF and was_asked:
        return CallMethod.CANCEL
    raise WrongState("Nobody is invited to a meeting that was held or is off.")


def may_see(meeting: Meeting, invitees: Iterable[Asked]) -> None:
    """Refuse an account to which the meeting is closed; whoever has none is the sender's to answer for."""
    reach = meeting.line.distribution
    if reach == Distribution.PUBLIC or meeting.body is None:
        return
    if reach == Distribution.RESTRICTED:
        may = set(meeting.line.readers.values_list("pk", flat=True))
    else:
        roles = MEMBERS if reach == Distribution.LIMITED else None
        may = {one.account for one in seated_in(meeting.body, roles)}
    closed = [one.name for one in invitees if one.account is not None and one.account not in may]
    if closed:
        raise Invalid(
            f"This meeting is closed to {', '.join(closed)}. Leave them out, or name them as readers first.",
            field="accounts",
        )


def _last(meeting: Meeting) -> Convocation | None:
    return Convocation.objects.filter(meeting=meeting).order_by("pk").last()


def asked_before(meeting: Meeting) -> list[Invitee]:
    """Return who was asked last, each once, in 1 query; those who were called off by name stay named."""
    newest = (
        Invitee.objects.filter(convocation__meeting=meeting)
        .exclude(email="")
        .values("email")
        .annotate(last=Max("pk"))
    )
    return list(Invitee.objects.filter(pk__in=[row["last"] for row in newest]))


def mailboxes(text: str) -> list[Asked]:
    """Return addresses as typed, one a line: "Mara Lind <mara@alba.example>".

    Raises:
        Invalid: one is no address.
    """
    found = []
    for line in text.splitlines():
        if not line.strip():
            continue
        name, email = parseaddr(line.strip())
        try:
            validate_email(email)
        except ValidationError as error:
            raise Invalid(
                f"“{line.strip()}” is no address. Write for example Mara Lind <mara@alba.example>.",
                field="others",
            ) from error
        found.append(Asked(name[:200], email))
    return found


def each_once(invitees: Iterable[Asked]) -> list[Asked]:
    """Return everybody once by address; whoever has an account stands with it."""
    found: dict[str, Asked] = {}
    for one in invitees:
        known = found.setdefault(one.email.lower(), one)
        if known.account is None and one.account is not None:
            found[one.email.lower()] = replace(one, name=one.name or known.name)
    return list(found.values())


def facts_of(meeting: Meeting) -> list[str]:
    """Return what a letter says of the meeting: what, when, where."""
    hours = f"{meeting.begins:%H:%M}" if meeting.begins else ""
    hours += f"–{meeting.ends:%H:%M}" if meeting.begins and meeting.ends else ""
    zone = f" ({meeting.time_zone})" if hours and meeting.time_zone else ""
    when = ", ".join(filter(None, (label(meeting.on) if meeting.on else "", hours + zone)))
    where = ", ".join(filter(None, (meeting.place, meeting.country)))
    return [part for part in (meeting.title, when, where) if part]
