"""An agenda goes out by letter: who gets it is shown before, and each gets what they may see."""

from dataclasses import replace
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from secretariat.distribution import Distribution
from secretariat.history.models import Entry
from secretariat.meetings import sitting
from secretariat.meetings.actions.change_meeting import change_meeting
from secretariat.meetings.actions.send_agenda import send_agenda
from secretariat.meetings.agenda_letters import agenda_letters
from secretariat.meetings.calling import Asked
from secretariat.meetings.models import AgendaAddressee, AgendaVersion, Meeting
from secretariat.meetings.queries import value_now
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted, NotReady, StaleRevision, WrongState
from tests.cast import Cast
from tests.factories import Make
from tests.meetings.making import item, programme, visit
from tests.meetings.sitting import NOW, client_of, council, new_item, sent_back, with_items

pytestmark = pytest.mark.django_db
MARA = Asked("Mara Lind", "mara@alba.example")


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    held = council(cast)
    with_items(cast, held, new_item("Opening"))
    with_items(cast, held, new_item("Salaries"), distribution=Distribution.LIMITED)
    return held


def seated(actor: Actor) -> Asked:
    account = Account.objects.get(pk=actor.account_id)
    return Asked(account.name, account.email, account.pk)


def sent(cast: Cast, meeting: Meeting, *to: Asked, **more: Any) -> AgendaVersion:
    letters = agenda_letters(meeting, to, "Dear all.", on=NOW.date())
    given = {"by": cast.staff, "seen_version": sitting.agenda_version(meeting), "seen_letters": letters.seen}
    return send_agenda(meeting=meeting, invitees=to, words="Dear all.", note="", at=NOW, **given | more)


def bodies() -> dict[str, str]:
    return {letter.to[0]: str(letter.body) for letter in mail.outbox}


def test_each_gets_what_they_may_see(cast: Cast, meeting: Meeting) -> None:
    delegate, observer = seated(cast.delegate), seated(cast.observer)
    version = sent(cast, meeting, delegate, observer, MARA)
    assert list(version.addressees.values_list("email", flat=True)) == [
        delegate.email, observer.email, MARA.email
    ]  # fmt: skip
    told = bodies()
    assert "2. Salaries" in told[delegate.email]
    assert [email for email, body in told.items() if "Salaries" in body] == [delegate.email]
    assert all("1. Opening" in body and "Dear all." in body for body in told.values())
    verbs = list(Entry.objects.order_by("pk").values_list("verb", flat=True))[-2:]
    assert verbs == ["agenda-version.issued", "agenda-version.sent"]


def test_second_letter_tells_what_changed_since_the_first(cast: Cast, meeting: Meeting) -> None:
    sent(cast, meeting, MARA)
    with_items(cast, meeting, new_item("Ports and ferries"))
    with_items(cast, meeting, new_item("Dismissals"), distribution=Distribution.LIMITED)
    mail.outbox.clear()
    sent(cast, meeting, MARA, seated(cast.delegate))
    told = bodies()
    assert (
        "What changed since version 1, sent on 2026-03-16:\n+ 3. Ports and ferries (new)" in told[MARA.email]
    )
    assert "Dismissals" not in told[MARA.email]
    assert "+ 4. Dismissals (new)" in told[seated(cast.delegate).email]
    assert mail.outbox[0].subject == "Agenda, version 2: 16th Meeting of the Council"


@pytest.mark.parametrize(
    ("who", "more", "refusal"),
    [
        ("delegate", {}, NotPermitted),
        ("other_staff", {}, NotPermitted),
        ("staff", {"seen_version": 0}, StaleRevision),
        ("staff", {"seen_letters": "another"}, StaleRevision),
    ],
)
def test_refusal_sends_and_keeps_nothing(
    cast: Cast, meeting: Meeting, who: str, more: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        sent(cast, meeting, MARA, **{"by": getattr(cast, who)} | more)
    assert (mail.outbox, AgendaVersion.objects.count(), AgendaAddressee.objects.count()) == ([], 0, 0)


def test_what_did_not_change_is_not_sent_again(cast: Cast, meeting: Meeting) -> None:
    sent(cast, meeting, MARA)
    with pytest.raises(WrongState):
        sent(cast, meeting, MARA)
    assert len(mail.outbox) == 1


def test_nobody_and_too_many_and_closed_accounts_are_refused(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(NotReady):
        agenda_letters(meeting, [], "", on=NOW.date())
    with pytest.raises(Invalid):
        agenda_letters(meeting, [Asked("", f"a{n}@b.example") for n in range(501)], "", on=NOW.date())
    Make.hidden(meeting.line, Distribution.LIMITED)
    meeting.line.refresh_from_db()
    with pytest.raises(Invalid, match="closed to"):
        agenda_letters(meeting, [seated(cast.observer)], "", on=NOW.date())


def test_letters_are_seen_on_a_page_before_they_are_sent(cast: Cast, meeting: Meeting) -> None:
    desk = client_of(cast.staff)
    address = reverse("meetings:issue-agenda", args=[meeting.public_id])
    chosen = {"accounts": [cast.delegate.account_id], "others": "Mara Lind <mara@alba.example>"}
    typed = sent_back(desk, address) | chosen | {"words": "Dear all."}
    seen = desk.post(address, typed)
    assert (seen.status_code, mail.outbox, AgendaVersion.objects.count()) == (200, [], 0)
    page = seen.content.decode()
    assert "2 people get this letter" in page
    assert "Nothing is sent yet." in page
    mark = seen.context["letters"].seen
    other = desk.post(address, typed | {"step": "send", "seen": mark, "words": "Other words."})
    assert (other.status_code, mail.outbox) == (409, [])
    assert desk.post(address, typed | {"step": "send", "seen": mark}).status_code == 302
    assert sorted(bodies()) == sorted([seated(cast.delegate).email, "mara@alba.example"])
    again = desk.get(address)
    assert "It went by letter to:" in again.content.decode()
    assert again.context["form"]["others"].value() == "Mara Lind <mara@alba.example>"
    assert Client().get(address).status_code == 302


def test_programme_of_a_visit_goes_out_with_what_changed(cast: Cast) -> None:
    trip = visit(cast)
    (talks,) = programme(cast, trip, item(trip, "Mara Lind, Minister", begins="10:00", ends="11:00"))
    desk = client_of(cast.staff)
    address = reverse("meetings:issue-agenda", args=[trip.public_id])
    assert address in desk.get(reverse("site:meeting", args=[trip.public_id])).content.decode()

    def send() -> None:
        typed = sent_back(desk, address) | {"others": "Mara Lind <mara@alba.example>"}
        mark = desk.post(address, typed).context["letters"].seen
        assert desk.post(address, typed | {"step": "send", "seen": mark}).status_code == 302

    send()
    assert (
        "Meeting of two sides: Mara Lind, Minister (2026-01-20, 10:00–11:00, Port Asel)"
        in (bodies()["mara@alba.example"])
    )
    talks.line.refresh_from_db()
    change_meeting(
        meeting=talks, value=replace(value_now(talks), begins="11:00", ends="12:00"),
        sourced=Make.sourced(by=cast.staff, body=cast.union, at=NOW), seen_version=talks.line.version,
    )  # fmt: skip
    mail.outbox.clear()
    send()
    assert (
        "~ Meeting of two sides (changed: begins: 10:00 → 11:00; ends: 11:00 → 12:00)"
        in (bodies()["mara@alba.example"])
    )
    assert mail.outbox[0].subject == "Programme, version 2: Working visit to Alba"
    assert desk.get(reverse("meetings:issue-agenda", args=[talks.public_id])).status_code == 404
