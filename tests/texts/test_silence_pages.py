"""The page of a silence procedure: what each reader sees of it, and its forms."""

from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.texts.actions.break_silence import break_silence
from secretariat.texts.actions.end_silences import end_silences
from secretariat.texts.models import Silence, SilenceWord
from tests.cast import Cast
from tests.texts.making import later
from tests.texts.silent import clean, silent

pytestmark = pytest.mark.django_db
DURING, AFTER = later(60), later(60 * 50)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, DURING)


def set_clock(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)


def signed_in(actor: Actor) -> Client:
    client = Client()
    if actor.account_id:
        client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def page(actor: Actor, silence: Silence) -> str:
    answer = signed_in(actor).get(reverse("adoptions:silence", args=[silence.public_id]))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_it_says_what_to_whom_since_when_until_when_and_who_may_break_it(cast: Cast) -> None:
    Account.objects.filter(pk=cast.delegate.account_id).update(time_zone="Asia/Tokyo")
    told = page(cast.delegate, silent(cast))
    for words in (
        "Declaration on the locks",
        "16 March 2026, 11:40:00 Europe/Athens",
        "18 March 2026, 11:40:00 Europe/Athens",
        "18 March 2026, 18:40:00 Asia/Tokyo",
        "Alba, Brenn",
        "members, in writing, by: objection, amendment",
        "48 hours",
        "Break the silence",
    ):
        assert words in told
    assert "Extend it" not in told


def test_each_role_sees_what_it_may_do(cast: Cast) -> None:
    silence = silent(cast)
    assert "Extend it" in page(cast.chair, silence)
    assert "Break the silence" in page(cast.staff, silence)
    for who in (cast.observer, cast.stranger, cast.other_staff):
        assert signed_in(who).get(reverse("adoptions:silence", args=[silence.public_id])).status_code == 404


def test_of_a_public_text_the_public_sees_how_it_stands_and_not_who_said_what(cast: Cast) -> None:
    silence = silent(cast, draft=clean(cast, distribution="public"))
    silence = break_silence(
        silence=silence, reason="Paragraph 2.", by=cast.delegate, at=DURING, seen_version=silence.version
    )
    told = page(cast.stranger, silence)
    assert "The silence was broken on 16 March 2026, 12:30:00 Europe/Athens" in told
    assert "Paragraph 2." not in told
    assert "Paragraph 2." in page(cast.chair, silence)


def test_a_delegation_breaks_it_by_the_form(cast: Cast) -> None:
    silence = silent(cast)
    client, address = signed_in(cast.delegate), reverse("adoptions:break-silence", args=[silence.public_id])
    assert client.get(address).status_code == 200
    given = {"version": silence.version, "kind": "objection", "party": "XA", "reason": "Not agreed."}
    assert client.post(address, given | {"reason": ""}).status_code == 422
    answer = client.post(address, given)
    assert answer.headers["Location"] == reverse("adoptions:silence", args=[silence.public_id])
    assert (Silence.objects.get().state, SilenceWord.objects.get().words) == ("broken", "Not agreed.")
    assert client.get(address).status_code == 404


def test_staff_say_for_whom_and_by_which_note(cast: Cast) -> None:
    silence = silent(cast)
    client, address = signed_in(cast.staff), reverse("adoptions:break-silence", args=[silence.public_id])
    given = {"version": silence.version, "kind": "objection", "party": "XB", "reason": "Not agreed."}
    assert client.post(address, given).status_code == 422
    assert client.post(address, given | {"paper": "note 9 of 16 March"}).status_code == 302
    assert SilenceWord.objects.get().party == cast.brenn


def test_a_late_answer_is_told_what_happened_and_loses_nothing(cast: Cast) -> None:
    silence = silent(cast)
    address = reverse("adoptions:break-silence", args=[silence.public_id])
    given = {"version": 1, "kind": "comment", "party": "XA", "reason": "We welcome it."}
    assert signed_in(cast.delegate).post(address, given).status_code == 302
    late = signed_in(cast.delegate).post(address, given | {"reason": "Typed at length."})
    assert late.status_code == 409
    assert "Typed at length." in late.content.decode()
    assert SilenceWord.objects.count() == 1


def test_opened_and_extended_by_the_forms(cast: Cast) -> None:
    draft = clean(cast)
    client, address = signed_in(cast.chair), reverse("adoptions:open-silence", args=[draft.public_id])
    assert client.get(address).status_code == 200
    given = {"version": draft.version, "rules": "osce", "length": 24, "holidays": "2026-03-25", "note": ""}
    assert client.post(address, given | {"holidays": "soon"}).status_code == 422
    assert client.post(address, given).status_code == 302
    silence = Silence.objects.get()
    longer = reverse("adoptions:extend-silence", args=[silence.public_id])
    assert client.get(longer).status_code == 200
    answer = client.post(longer, {"version": silence.version, "until": "2026-03-20 18:00", "note": ""})
    assert answer.status_code == 302
    assert Silence.objects.get().expires_at.isoformat() == "2026-03-20T16:00:00+00:00"
    assert signed_in(cast.delegate).get(longer).status_code == 404
    assert signed_in(cast.delegate).get(address).status_code == 404


@pytest.mark.parametrize("how", ["kept", "broken", "running"])
def test_the_certificate_says_how_it_ended(cast: Cast, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    silence = silent(cast)
    if how == "broken":
        break_silence(silence=silence, reason="No.", by=cast.delegate, at=DURING, seen_version=1)
    if how == "kept":
        end_silences(at=AFTER)
        set_clock(monkeypatch, AFTER)
    answer = signed_in(cast.delegate).get(reverse("adoptions:certificate", args=[silence.public_id]))
    assert answer.headers["Content-Type"] == "application/pdf"
    read = "".join(each.extract_text() for each in PdfReader(BytesIO(answer.content)).pages)
    told = "".join(read.split())
    said = {
        "kept": "Nobody broke the silence. The text was adopted on 18 March 2026, 11:40:00 Europe/Athens",
        "broken": "The silence was broken on 16 March 2026, 12:30:00 Europe/Athens",
        "running": "It runs until 18 March 2026, 11:40:00 Europe/Athens",
    }
    assert "".join(said[how].split()) in told
    assert silence.words_hash[:20] in told


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_of_the_database_however_much_was_said(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    silence = silent(cast)
    for number in range(count):
        silence = break_silence(
            silence=silence, reason="Noted.", kind="comment", by=cast.delegate, at=later(20 + number),
            seen_version=silence.version,
        )  # fmt: skip
    client = signed_in(cast.delegate)
    address = reverse("adoptions:silence", args=[silence.public_id])
    client.get(address)
    with django_assert_num_queries(QUERIES):
        client.get(address)


QUERIES = 13


def test_room_leads_to_its_silence_and_says_how_it_stands(cast: Cast) -> None:
    draft = clean(cast)
    room = reverse("texts:room", args=[draft.public_id])
    begin = reverse("adoptions:open-silence", args=[draft.public_id])
    assert begin in signed_in(cast.staff).get(room).content.decode()
    assert begin not in signed_in(cast.delegate).get(room).content.decode()
    silence = silent(cast, draft=draft)
    running = signed_in(cast.delegate).get(room).content.decode()
    assert reverse("adoptions:silence", args=[silence.public_id]) in running
    assert "Running, until" in running
    assert begin not in signed_in(cast.staff).get(room).content.decode()
