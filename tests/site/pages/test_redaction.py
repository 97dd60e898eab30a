"""The page on which an administrator takes personal data out of the history."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from secretariat.history.actions.chain_entries import chain_entries
from secretariat.history.actions.record import record
from secretariat.history.models import Entry
from secretariat.history.queries import checked_history
from secretariat.meetings.actions.redact_addressees import redact_addressees
from secretariat.meetings.actions.send_agenda import send_agenda
from secretariat.meetings.actions.send_invitations import send_invitations
from secretariat.meetings.agenda_letters import agenda_letters
from secretariat.meetings.calling import Asked, asked_before, letters_for
from secretariat.meetings.models import AgendaAddressee, Convocation, Invitee
from secretariat.meetings.sitting import agenda_version
from secretariat.outbox.backend import OutboxBackend
from secretariat.outbox.models import Letter
from secretariat.people.models import Account
from secretariat.refusals import NotPermitted
from tests.cast import Cast
from tests.factories import Make
from tests.meetings.sitting import NOW, council, new_item, with_items
from tests.site import record as making

pytestmark = pytest.mark.django_db
PAGE = "/history/redact/"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, settings: Any) -> None:
    settings.HISTORY = tmp_path / "history"


@pytest.fixture
def admin(client: Client, cast: Cast) -> Client:
    client.force_login(Make.account("Ann Admin", body=cast.union, role="administrator"))
    return client


@pytest.fixture
def entry(cast: Cast, now: datetime) -> Entry:
    made = record("body.entered", on=cast.union, by=cast.delegate, at=now, name="Adam of Alba lives here")
    chain_entries(at=now)
    return made


def version(client: Client, **asked: str) -> str:
    text = client.get(PAGE, asked).content.decode()
    return text.partition('name="version" value="')[2].partition('"')[0]


def sent(client: Client, reason: str = "Asked for on 3 March.", **asked: Any) -> Any:
    single = {name: value for name, value in asked.items() if name in {"who", "entry"}}
    return client.post(PAGE, {"reason": reason, "version": version(client, **single)} | asked)


def test_preview_names_entries_and_fields_and_changes_nothing(
    admin: Client, entry: Entry, cast: Cast
) -> None:
    before = Entry.objects.count()
    email = Account.objects.get(pk=cast.delegate.acting_id).email
    text = admin.get(PAGE, {"who": email}).content.decode()
    assert f"<td>{entry.pk}</td>" in text
    assert "name: Adam of Alba lives here" in text
    assert "actor label: Adam of Alba" in text
    assert Entry.objects.count() == before


def test_person_leaves_and_the_chain_holds(admin: Client, entry: Entry, cast: Cast, now: datetime) -> None:
    email = Account.objects.get(pk=cast.delegate.acting_id).email
    answer = sent(admin, who=email)
    assert answer["Location"] == PAGE
    gone = Entry.objects.get(pk=entry.pk)
    assert (gone.actor_label, gone.told("name"), gone.verb) == ("", None, "body.entered")
    act = Entry.objects.filter(verb="entry.redacted", object_id=str(entry.pk)).get()
    assert (act.actor_label, act.told("reason")) == ("Ann Admin", "Asked for on 3 March.")
    chain_entries(at=now)
    assert checked_history().report.is_sound
    assert "Nothing is left to redact here" in admin.get(PAGE, {"who": email}).content.decode()


def test_of_one_entry_only_what_is_chosen_goes(admin: Client, entry: Entry) -> None:
    sent(admin, entry=str(entry.pk), fields_chosen=["payload.name"])
    after = Entry.objects.get(pk=entry.pk)
    assert (after.told("name"), after.actor_label) == (None, "Adam of Alba")


@pytest.mark.parametrize(
    ("changes", "code", "words"),
    [
        ({"reason": ""}, 422, "This field is required"),
        ({"fields_chosen": []}, 422, "Choose at least one field."),
        ({"fields_chosen": ["verb"]}, 422, "is not one of the available choices"),
        ({"version": "1"}, 409, "Something was written meanwhile"),
        ({"entry": "999999999"}, 422, "no entry has this number"),
    ],
)
def test_refusal_says_why_and_writes_nothing(
    admin: Client, entry: Entry, changes: dict[str, Any], code: int, words: str
) -> None:
    before = Entry.objects.count()
    data = {"entry": str(entry.pk), "version": version(admin, entry=str(entry.pk)), "reason": "Asked."}
    answer = admin.post(PAGE, data | {"fields_chosen": ["payload.name"]} | changes)
    assert answer.status_code == code
    assert words in answer.content.decode()
    assert Entry.objects.count() == before
    assert Entry.objects.get(pk=entry.pk).told("name") == "Adam of Alba lives here"


def test_new_entry_between_look_and_act_is_shown_first(
    admin: Client, entry: Entry, cast: Cast, now: datetime
) -> None:
    email = Account.objects.get(pk=cast.delegate.acting_id).email
    seen = version(admin, who=email)
    later = record("body.entered", on=cast.union, by=cast.delegate, at=now, name="more")
    answer = admin.post(PAGE, {"who": email, "reason": "Asked.", "version": seen})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert f"<td>{later.pk}</td>" in text
    assert 'value="Asked."' in text, "what was typed is not lost"


def test_administrator_reads_nothing_restricted_by_redacting(
    admin: Client, cast: Cast, now: datetime
) -> None:
    made = making.document(cast.union, title="Position of Adam of Alba", distribution="restricted")
    record("document.received", on=made, by=cast.staff, at=now, file_name="adam of alba.docx")
    email = Account.objects.get(pk=cast.delegate.acting_id).email
    text = admin.get(PAGE, {"who": email}).content.decode()
    assert "not shown to you" in text
    assert "Position of" not in text
    assert "docx" not in text


@pytest.mark.parametrize("role", ["staff", "auditor", "head"])
def test_others_find_no_such_page(client: Client, cast: Cast, entry: Entry, role: str) -> None:
    client.force_login(Make.account("Olaf Other", body=cast.union, role=role))
    assert client.get(PAGE, {"entry": entry.pk}).status_code == 404
    answer = client.post(PAGE, {"entry": entry.pk, "reason": "x", "fields_chosen": "payload.name"})
    assert answer.status_code == 404
    assert Entry.objects.get(pk=entry.pk).told("name") == "Adam of Alba lives here"


@pytest.mark.parametrize(("role", "sees"), [("administrator", True), ("staff", False)])
def test_account_leads_to_it_for_whoever_may(client: Client, cast: Cast, role: str, sees: bool) -> None:
    client.force_login(Make.account("Vi Viewer", body=cast.union, role=role))
    account = Account.objects.get(pk=cast.delegate.acting_id)
    text = client.get(f"/seats/accounts/{account.public_id}/").content.decode()
    assert account.email in text
    assert (PAGE in text) is sees


MARA = Asked("Mara Lind", "mara@alba.example")


@pytest.fixture
def invited(cast: Cast) -> Convocation:
    """An invitation and an agenda that went to the delegate of Alba, and to one without an account."""
    meeting = council(cast)
    with_items(cast, meeting, new_item("Opening"))
    account = Account.objects.get(pk=cast.delegate.acting_id)
    to = [Asked(account.name, account.email, account.pk), MARA]
    letters = letters_for(meeting, to, "Come.", "The Union")
    convocation = send_invitations(
        meeting=meeting, invitees=to, words="Come.", organizer="The Union", by=cast.staff, at=NOW,
        seen_letters=letters.seen,
    )  # fmt: skip
    agenda = agenda_letters(meeting, to, "Come.", on=NOW.date())
    send_agenda(
        meeting=meeting, invitees=to, words="Come.", note="", by=cast.staff, at=NOW,
        seen_version=agenda_version(meeting), seen_letters=agenda.seen,
    )  # fmt: skip
    return convocation


def left() -> list[list[str]]:
    return [
        list(of.objects.order_by("pk").values_list("email", flat=True)) for of in (Invitee, AgendaAddressee)
    ]


@pytest.mark.parametrize("asked", ["mara@alba.example", "MARA@Alba.example"])
def test_address_of_one_without_an_account_leaves_the_lists_of_letters(
    admin: Client, invited: Convocation, cast: Cast, asked: str
) -> None:
    email = Account.objects.get(pk=cast.delegate.acting_id).email
    assert "from 2 lists" in admin.get(PAGE, {"who": asked}).content.decode()
    assert left() == [[email, MARA.email]] * 2, "looking changes nothing"
    assert sent(admin, who=asked)["Location"] == PAGE
    assert left() == [[email, ""]] * 2
    verbs = Entry.objects.filter(verb__endswith=".redacted").values_list("verb", flat=True)
    assert set(verbs) == {"convocation.redacted", "agenda-version.redacted"}
    assert [one.name for one in asked_before(invited.meeting)] == ["Adam of Alba"]
    assert "Nobody is called so" in admin.get(PAGE, {"who": asked}).content.decode()


def test_account_leaves_the_lists_of_letters_with_its_history(
    admin: Client, invited: Convocation, cast: Cast
) -> None:
    sent(admin, who=Account.objects.get(pk=cast.delegate.acting_id).email)
    assert left() == [["", MARA.email]] * 2
    assert Invitee.objects.filter(account__isnull=False).count() == 0


@pytest.fixture
def posted(cast: Cast) -> str:
    """Two letters to each of two: what the first is to the delegate of Alba, the second is to Mara."""
    email = Account.objects.get(pk=cast.delegate.acting_id).email
    for box in (email, MARA.email) * 2:
        EmailMessage("Agenda", "Come.", "office@union.example", [box], connection=OutboxBackend()).send()
    return email


def boxes() -> list[str]:
    return [letter.to for letter in Letter.objects.order_by("pk")]


def test_person_leaves_the_outbox_and_the_chain_holds(
    admin: Client, posted: str, cast: Cast, now: datetime
) -> None:
    assert boxes() == [posted, MARA.email] * 2
    Letter.objects.filter(pk=Letter.objects.order_by("pk")[1].pk).update(state="sent", message=b"")
    page = admin.get(PAGE, {"who": MARA.email}).content.decode()
    assert "2 letters in the outbox lose their address" in page
    assert "1 of them still waits and will never be sent." in page
    assert sent(admin, who=MARA.email)["Location"] == PAGE
    assert boxes() == [posted, "(redacted)"] * 2
    assert [letter.state for letter in Letter.objects.order_by("pk")] == [
        "waiting", "sent", "waiting", "given-up",
    ]  # fmt: skip
    listed = admin.get("/outbox/").content.decode()
    assert MARA.email not in listed
    assert listed.count("(redacted)") >= 2
    chain_entries(at=now)
    assert checked_history().report.is_sound


def test_letter_that_goes_out_just_now_keeps_everything_as_it_is(
    admin: Client, invited: Convocation, posted: str
) -> None:
    Letter.objects.filter(recipient=MARA.email).update(state="sending")
    before, places = boxes(), left()
    answer = sent(admin, who=MARA.email)
    assert answer.status_code == 409
    assert "is being sent right now. Try again in a few minutes." in answer.content.decode()
    assert (boxes(), left()) == (before, places)


def test_only_administrators_take_somebody_out_of_letters(invited: Convocation, cast: Cast) -> None:
    before = left()
    for who in (cast.staff, cast.delegate, cast.stranger):
        with pytest.raises(NotPermitted):
            redact_addressees(accounts=(), words=(MARA.email,), by=who, at=NOW, reason="Asked.")
    assert left() == before
