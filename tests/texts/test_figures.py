"""The figures of a negotiation: none of them is a measure of progress."""

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from secretariat.texts.actions.choose_alternative import choose_alternative
from secretariat.texts.actions.issue_revision import issue_revision
from secretariat.texts.models import Draft
from tests.cast import Cast
from tests.meetings.sitting import client_of
from tests.texts.making import NOW, opened
from tests.texts.room import bracket, held, now, tabled

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
