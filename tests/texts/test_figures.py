"""The figures of a negotiation, and what the log tells of the steps of a text."""

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from secretariat.people.actor import Actor
from secretariat.texts.actions.choose_alternative import choose_alternative
from secretariat.texts.actions.issue_revision import issue_revision
from secretariat.texts.models import Draft
from tests.cast import Cast
from tests.meetings.sitting import client_of
from tests.texts.making import NOW, later, opened
from tests.texts.room import bracket, held, now, tabled
from tests.texts.test_adoptions import adopted

pytestmark = pytest.mark.django_db

SECOND = "The members meet every second year in the port of Ostwick."


@pytest.fixture(autouse=True)
def _in_march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def figures(cast: Cast, draft: Draft) -> dict[str, list[int]]:
    page = client_of(cast.staff).get(reverse("texts:figures", args=[draft.public_id]))
    rows = html.fromstring(page.content).xpath("//table[contains(@class, 'figures')]/tbody/tr")
    return {
        row.xpath("string(th/text()[1])").strip(): [int(cell.text) for cell in row.xpath("td")]
        for row in rows
    }


def issued(draft: Draft, cast: Cast) -> None:
    issue_revision(
        draft=draft, label="Rev. 1", symbol="", distribution="limited", is_attributed=False, by=cast.staff,
        at=NOW, seen_version=now(draft).version,
    )  # fmt: skip


def test_what_is_left_out_stands_beside_the_brackets(cast: Cast) -> None:
    draft = opened(cast)
    tabled(draft, cast.delegate, SECOND)
    held(draft, cast.chair, "p4", "reserve")
    issued(draft, cast)
    closing = bracket(draft)
    choose_alternative(
        draft=draft, bracket=closing.id, alternative="base", by=cast.chair, at=NOW, ruling="As it stood.",
        seen_count=now(draft).count,
    )  # fmt: skip
    found = figures(cast, draft)
    assert found["Brackets"] == [1, 0]
    assert found["Not taken up"] == [0, 1]
    assert found["Words not taken up"] == [0, 1]
    assert found["Proposals tabled"] == [1, 1]
    assert found["Reservations"] == [1, 1]
    assert found["Words"][0] == found["Words"][1]


def test_what_is_held_in_confidence_is_counted_for_nobody_else(cast: Cast) -> None:
    draft = opened(cast)
    held(draft, cast.delegate, "p4", "reserve", in_confidence=True)
    assert figures(cast, draft)["Reservations"] == [1]
    page = client_of(cast.chair).get(reverse("texts:figures", args=[draft.public_id]))
    assert "Reservations" in page.content.decode()


def test_log_and_paragraph_tell_what_the_text_became(cast: Cast) -> None:
    draft = adopted(cast, at=later(30)).draft
    log = client_of(cast.staff).get(reverse("texts:log", args=[draft.public_id])).content.decode()
    assert log.index("is now: Adopted") < log.index("is now: Circulated") < log.index("opened the text")
    where = reverse("texts:paragraph", args=[draft.public_id, "p3"])
    paragraph = client_of(cast.staff).get(where).content.decode()
    assert "is now: Adopted" in paragraph
    assert "is now: Circulated" not in paragraph


def test_room_offers_every_file_that_its_reader_may_have(cast: Cast) -> None:
    draft = opened(cast)
    tabled(draft, cast.delegate, SECOND)
    room = reverse("texts:room", args=[draft.public_id])

    def files(by: Actor) -> set[str]:
        client = client_of(by)
        links = html.fromstring(client.get(room).content).xpath("//section[@id='files']//a/@href")
        exports = {link for link in links if "/files/" in link}
        assert {client.get(link).status_code for link in exports} == {200}
        return {link.rpartition("/")[2] for link in exports}

    assert files(cast.staff) >= {"attributed.docx", "redline.docx", "bracketed.html", "bracketed.xml"}
    assert not any(name.startswith("clean") for name in files(cast.staff))
    public = opened(cast, distribution="public")
    room = reverse("texts:room", args=[public.public_id])
    assert files(cast.stranger) >= {"clean.docx", "clean.pdf", "clean.html", "clean.xml"}
    assert not files(cast.stranger) & {"attributed.docx", "redline.docx", "attributed.pdf"}


def test_nothing_is_offered_on_words_that_are_not_open_any_more(cast: Cast) -> None:
    draft = adopted(cast, at=later(30)).draft
    page = client_of(cast.staff).get(reverse("texts:room", args=[draft.public_id])).content.decode()
    acts = html.fromstring(page).xpath("//a[contains(@href, '/acts/')]/@href")
    assert all("/adoptions/" in link for link in acts)
    for act in ("consolidate", "renumber", "issue", "step", "position", "mark"):
        assert client_of(cast.staff).get(reverse("texts:act", args=[draft.public_id, act])).status_code == 404
