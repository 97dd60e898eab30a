"""Invitations: seen before they are sent, one letter each, calendar files that calendars take."""

import subprocess
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
import vobject
from django.core import mail
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from secretariat.history.models import Entry
from secretariat.meetings.actions.change_meeting import change_meeting
from secretariat.meetings.actions.move_meeting import move_meeting
from secretariat.meetings.actions.send_invitations import send_invitations
from secretariat.meetings.calling import Asked, letters_for, mailboxes
from secretariat.meetings.models import Convocation, Meeting
from secretariat.meetings.queries import value_now
from secretariat.outbox.models import Letter
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted, NotReady, Refused, StaleRevision, WrongState
from tests.cast import Cast
from tests.factories import Make
from tests.meetings.desk import client_of
from tests.meetings.making import NOW, recorded

pytestmark = pytest.mark.django_db
ICAL_JS = Path(__file__).parents[2] / ".node" / "node_modules" / "ical.js" / "dist" / "ical.js"
MARA = Asked("Mara Lind", "mara@alba.example")
WORDS = "You are invited."


def council(cast: Cast, **more: Any) -> Meeting:
    given = {"on": "2026-05-12", "begins": "09:30", "ends": "12:00", "time_zone": "Europe/Helsinki"}
    return recorded(cast, **given | {"place": "Port Asel"} | more)


def sent(
    cast: Cast, meeting: Meeting, *invitees: Asked, by: Any = None, seen: str | None = None
) -> Convocation:
    meeting = Meeting.objects.select_related("line", "body").get(pk=meeting.pk)
    asked = invitees or (MARA,)
    mark = seen if seen is not None else letters_for(meeting, asked, WORDS, "The Union").seen
    return send_invitations(
        meeting=meeting, invitees=asked, words=WORDS, organizer="The Union", by=by or cast.staff, at=NOW,
        seen_letters=mark,
    )  # fmt: skip


def moved(cast: Cast, meeting: Meeting, move: str, **more: Any) -> Meeting:
    meeting.line.refresh_from_db()
    given = {"reason": "Elections.", "seen_version": meeting.line.version}
    return move_meeting(
        meeting=meeting, move=move, sourced=Make.sourced(by=cast.staff, body=cast.union), **given | more
    )


def files() -> list[bytes]:
    """Return the calendar files of all letters, the one beside the words."""
    found = []
    for letter in mail.outbox:
        whole = message_from_bytes(letter.message().as_bytes(), policy=policy.default)
        part = next(p for p in whole.walk() if p.get_content_type() == "text/calendar")
        found.append(part.get_content().encode())
    return found


def event(file: bytes) -> Any:
    return Calendar.from_ical(file).walk("VEVENT")[0]


def test_request_update_and_cancel_keep_their_uid_and_count_up(cast: Cast) -> None:
    meeting = council(cast)
    sent(cast, meeting)
    change_meeting(
        meeting=meeting,
        value=replace(value_now(meeting), begins="10:30"),
        sourced=Make.sourced(by=cast.staff, body=cast.union),
        seen_version=meeting.line.version,
    )
    sent(cast, meeting)
    sent(cast, moved(cast, Meeting.objects.get(pk=meeting.pk), "cancel"))
    asked, anew, off = files()
    assert len({str(event(file)["uid"]) for file in (asked, anew, off)}) == 1
    numbers = [int(event(file)["sequence"]) for file in (asked, anew, off)]
    assert numbers == sorted(set(numbers)), "each higher than the one before"
    methods = [str(Calendar.from_ical(file)["method"]) for file in (asked, anew, off)]
    assert methods == ["REQUEST", "REQUEST", "CANCEL"]
    assert event(asked)["dtstart"].dt.isoformat() == "2026-05-12T09:30:00+03:00"
    assert event(anew)["dtstart"].dt.isoformat() == "2026-05-12T10:30:00+03:00"
    assert str(event(off)["status"]) == "CANCELLED"
    assert str(event(asked)["attendee"]) == "mailto:mara@alba.example"
    assert event(asked)["attendee"].params["RSVP"] == "TRUE"


def test_files_are_taken_by_other_readers(cast: Cast, tmp_path: Path) -> None:
    meeting = council(cast)
    sent(cast, meeting)
    sent(cast, moved(cast, meeting, "postpone"))
    for file in files():
        vobject.readOne(file.decode()).validate(raiseException=True)
    if not ICAL_JS.exists():
        pytest.skip("ical.js is not here: npm install --prefix .node --no-save ical.js@2.2.1")
    for at, file in enumerate(files()):
        (tmp_path / f"{at}.ics").write_bytes(file)
    script = (
        f'import ICAL from "{ICAL_JS.as_uri()}"; import {{ readFileSync }} from "node:fs";'
        "ICAL.design.strict = true;"
        "for (const name of process.argv.slice(1)) {"
        '  const c = new ICAL.Component(ICAL.parse(readFileSync(name, "utf8")));'
        '  const e = c.getFirstSubcomponent("vevent");'
        '  console.log(c.getFirstPropertyValue("method"), e.getFirstPropertyValue("organizer"),'
        '    e.getFirstProperty("attendee").getParameter("cn"));'
        "}"
    )
    names = [str(path) for path in sorted(tmp_path.glob("*.ics"))]
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script, *names], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [
        "REQUEST mailto:secretariat@localhost Mara Lind",
        "CANCEL mailto:secretariat@localhost Mara Lind",
    ]


def test_each_gets_a_letter_that_names_nobody_else(cast: Cast, settings: Any) -> None:
    settings.EMAIL_BACKEND = "secretariat.outbox.backend.OutboxBackend"
    per = Asked("Пер Хольм", "per@alba.example")
    sent(cast, council(cast), MARA, per)
    letters = {letter.recipient: bytes(letter.message) for letter in Letter.objects.all()}
    assert set(letters) == {"mara@alba.example", "per@alba.example"}
    whole = message_from_bytes(letters["per@alba.example"], policy=policy.default)
    part = next(p for p in whole.walk() if p.get_content_type() == "text/calendar")
    assert part.get_param("method") == "REQUEST"
    assert part.get_param("charset") == "utf-8"
    assert str(event(part.get_content().encode())["attendee"].params["CN"]) == "Пер Хольм"
    assert (
        "mara@alba.example" not in letters["per@alba.example"].decode("utf-8", "replace") + part.get_content()
    )
    entry = Entry.objects.get(verb="convocation.sent")
    assert "mara" not in str(entry.payload), "history keeps no address"


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"on": "2026-05", "begins": "", "ends": ""}, NotReady),
        ({"on": "2026-01-10", "status": "held"}, WrongState),
    ],
)
def test_what_cannot_be_called_is_refused_and_nothing_goes_out(
    cast: Cast, given: dict[str, Any], refusal: type[Refused]
) -> None:
    meeting = council(cast, **given)
    with pytest.raises(refusal):
        sent(cast, meeting)
    assert not mail.outbox
    assert not Convocation.objects.exists()


def test_only_what_was_seen_goes_out_and_only_from_the_secretariat(cast: Cast) -> None:
    meeting = council(cast)
    seen = letters_for(Meeting.objects.get(pk=meeting.pk), [MARA], WORDS, "The Union").seen
    with pytest.raises(StaleRevision):
        sent(cast, meeting, MARA, Asked("Per", "per@alba.example"), seen=seen)
    for who in (cast.delegate, cast.chair, cast.other_staff):
        with pytest.raises(NotPermitted):
            sent(cast, meeting, by=who)
    assert not mail.outbox


def test_account_to_which_the_meeting_is_closed_is_not_invited(cast: Cast) -> None:
    meeting = council(cast)
    Make.hidden(meeting.line, "limited")
    closed = Asked("Carl of Corva", "carl@tests.example", cast.observer.acting_id)
    with pytest.raises(Invalid, match="closed to Carl of Corva"):
        sent(cast, meeting, closed)
    assert sent(cast, meeting, Asked("Adam", "adam@tests.example", cast.delegate.acting_id)).sequence == 0


def test_page_shows_names_and_count_before_it_sends(cast: Cast) -> None:
    meeting, desk = council(cast), client_of(cast.staff)
    adam = Account.objects.get(pk=cast.delegate.acting_id)
    address = reverse("meetings:invite", args=[meeting.public_id])
    given = {"accounts": [str(adam.pk)], "others": "Mara Lind <mara@alba.example>", "words": WORDS}
    for step in ("", "send"):
        answer = desk.post(address, given | {"step": step})
        assert not mail.outbox, "not without a preview"
    assert answer.status_code == 409
    page = desk.post(address, given)
    assert "2 people get this letter" in page.content.decode()
    assert adam.email in page.content.decode()
    done = desk.post(address, given | {"step": "send", "seen": page.context["letters"].seen}, follow=True)
    assert "2 letters are in the outbox." in done.content.decode()
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted([adam.email, "mara@alba.example"])
    again = desk.get(address).context["form"]
    assert (again["accounts"].value(), again["others"].value()) == (
        [adam.pk], "Mara Lind <mara@alba.example>")  # fmt: skip
    assert Client().get(address).status_code == 302


def test_what_is_no_address_is_named(cast: Cast) -> None:
    with pytest.raises(Invalid, match="“Mara” is no address"):
        mailboxes("Per <per@alba.example>\nMara")
    desk = client_of(cast.staff)
    address = reverse("meetings:invite", args=[council(cast).public_id])
    answer = desk.post(address, {"others": "nobody@", "words": WORDS})
    assert answer.status_code == 422
    assert "others" in answer.context["form"].errors
