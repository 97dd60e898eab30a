"""The languages of a text: aligned by paragraph, with how complete each is."""

import pytest
from django.utils import timezone
from lxml import html

from secretariat.texts.actions.amend_paragraph import amend_paragraph
from secretariat.texts.actions.enter_version import enter_version
from secretariat.texts.models import Draft
from secretariat.texts.taking_in import paragraphs_in
from tests.cast import Cast
from tests.meetings.sitting import client_of
from tests.texts.browsing import address, words_of
from tests.texts.making import NOW, later, opened
from tests.texts.room import now
from tests.texts.silent import clean
from tests.texts.test_adoptions import adopted

pytestmark = pytest.mark.django_db

RUSSIAN = """Министры Союза трёх рек,
Напоминая об Уставе 2010 года,
1. Члены встречаются каждый год в порту Оствик.
2. Они держат шлюзы открытыми с апреля по октябрь.
3. Секретариат докладывает о пункте 2 каждую весну."""


@pytest.fixture(autouse=True)
def _in_march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def entered(draft: Draft, cast: Cast) -> None:
    enter_version(
        draft=draft, language="ru", paragraphs=paragraphs_in(RUSSIAN), by=cast.staff, at=later(20),
        seen_version=now(draft).version,
    )  # fmt: skip


def standing(cast: Cast, draft: Draft) -> list[str]:
    """Return what the page says of each language."""
    page = client_of(cast.staff).get(address("languages", draft))
    return [
        " ".join(row.text_content().split()) for row in html.fromstring(page.content).xpath("(//tbody)[1]/tr")
    ]


def test_page_tells_what_is_missing_complete_or_behind(cast: Cast) -> None:
    draft = opened(cast, languages=("en", "ru"))
    assert "0 of 5 ○ not entered yet Enter it" in standing(cast, draft)[1]
    entered(draft, cast)
    assert "Russian ru 5 of 5 ✓ complete Enter it anew" in standing(cast, draft)[1]
    amend_paragraph(
        draft=draft, paragraph="p3", words="The members meet every year.", mandate="As agreed.",
        by=cast.staff, at=later(25), seen_count=now(draft).count,
    )  # fmt: skip
    assert "! behind: the words have changed since" in standing(cast, draft)[1]


def test_words_stand_beside_each_other_and_are_read_in_their_language(cast: Cast) -> None:
    draft = opened(cast, languages=("en", "ru"))
    entered(draft, cast)
    page = html.fromstring(client_of(cast.delegate).get(address("languages", draft)).content)
    rows = page.xpath("//table[contains(@class, 'aligned')]/tbody/tr")
    (row,) = (one for one in rows if "Ostwick" in one.text_content())
    assert [(cell.get("lang"), cell.text) for cell in row.xpath("td")] == [
        ("en", "1. The members meet every year in the port of Ostwick."),
        ("ru", "1. Члены встречаются каждый год в порту Оствик."),
    ]


def test_they_are_entered_from_there_by_whoever_steers(cast: Cast) -> None:
    draft = opened(cast, languages=("en", "ru"))
    assert "Enter it" in words_of(client_of(cast.chair).get(address("languages", draft)))
    assert "Enter it" not in words_of(client_of(cast.delegate).get(address("languages", draft)))
    assert "Languages" in words_of(client_of(cast.delegate).get(address("room", draft)))
    foot = html.fromstring(client_of(cast.delegate).get(address("languages", draft)).content)
    assert foot.xpath("//button[@name='language']/@value") == ["en", "ru"]
    alone = opened(cast)
    assert "Languages" not in words_of(client_of(cast.delegate).get(address("room", alone)))


def test_adopted_text_is_read_in_each_of_its_languages(cast: Cast) -> None:
    draft = clean(cast, languages=("en", "ru"))
    entered(draft, cast)
    adoption = adopted(cast, draft=now(draft))
    page = client_of(cast.stranger).get(f"/adoptions/acts/{adoption.public_id}/")
    found = html.fromstring(page.content).xpath("//details[contains(@class, 'other-language')]")
    assert [one.xpath("string(summary)") for one in found] == ["Russian"]
    assert "Члены встречаются" in found[0].text_content()
