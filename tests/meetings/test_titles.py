"""A meeting is called in several languages: entered, changed, and read in the language of the page."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from secretariat.meetings.actions.enter_meeting import enter_meeting
from secretariat.meetings.actions.record_meeting import record_meeting
from secretariat.meetings.bridge import TitleValue
from secretariat.meetings.models import Meeting
from secretariat.meetings.titles import BadTitle, titles_of, titles_written
from secretariat.refusals import Invalid
from tests.cast import Cast
from tests.factories import Make
from tests.meetings.desk import OWN, client_of, form_of
from tests.meetings.making import NOW, recorded, value

pytestmark = pytest.mark.django_db

RUSSIAN, FRENCH = "16-я Генеральная конференция", "16e Conférence générale"
TITLES = (TitleValue(language="ru", text=RUSSIAN), TitleValue(language="fr", text=FRENCH))


def at(meeting: Meeting, route: str = "site:meeting") -> str:
    return reverse(route, args=[meeting.public_id])


def russian(address: str, query: Any = None) -> Any:
    return Client().get(address, query, headers={"accept-language": "ru"})


@pytest.fixture
def conference(cast: Cast) -> Meeting:
    return recorded(cast, title="16th General Conference", titles=TITLES, on="2026-05-20", kind="conference")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("16e Conférence", "code of a language"),
        ("xx: Something", "code of a language"),
        ("fr:", "Nothing stands behind"),
        ("fr: One\nfr: Two", "Two titles"),
        (f"fr: {'a' * 401}", "longer than 400"),
    ],
)
def test_line_that_is_no_title_is_refused(text: str, words: str) -> None:
    with pytest.raises(BadTitle, match=words):
        titles_of(text)


@pytest.mark.parametrize(
    "title", [RUSSIAN, "მე-16 კონფერენცია", "16: the conference: part 2", "‏المؤتمر العام"]
)
def test_titles_in_any_script_come_back_as_they_were_typed(title: str) -> None:
    assert titles_of(titles_written([("ru", title), ("FR", FRENCH)])) == (("ru", title), ("fr", FRENCH))


def test_titles_are_entered_and_changed_by_form(cast: Cast) -> None:
    desk = client_of(cast.staff)
    address = reverse("meetings:record")
    sent = form_of(desk, f"{address}?body=union&kind=conference") | OWN
    sent |= {"title": "16th General Conference", "titles": f"ru: {RUSSIAN}"}
    wrong = desk.post(address, sent | {"titles": "en: Again"})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["titles"])
    assert desk.post(address, sent).status_code == 302
    meeting = Meeting.objects.get()
    assert meeting.title_in("ru") == RUSSIAN
    change = at(meeting, "meetings:change")
    again = form_of(desk, change) | OWN
    assert again["titles"] == f"ru: {RUSSIAN}"
    assert desk.post(change, again | {"titles": f"ru: {RUSSIAN}\nfr: {FRENCH}"}).status_code == 302
    assert Meeting.objects.get().title_in("fr") == FRENCH


def test_two_titles_in_one_language_are_refused(cast: Cast) -> None:
    twice = value(titles=(TitleValue(language="en", text="Another"),))
    with pytest.raises(Invalid, match="Two titles"):
        record_meeting(value=twice, sourced=Make.sourced(by=cast.staff, body=cast.union, at=NOW))


def test_page_calls_it_in_its_own_language_and_names_the_others(conference: Meeting) -> None:
    page = Client().get(at(conference)).context["page"]
    assert (page.title, [one.language for one in page.titles]) == ("16th General Conference", ["ru", "fr"])
    page = russian(at(conference)).context["page"]
    assert (page.title, [one.language for one in page.titles]) == (RUSSIAN, ["en", "fr"])
    assert f'<span lang="fr">{FRENCH}</span>' in russian(at(conference)).content.decode()


def test_title_of_another_source_counts_in_its_language(cast: Cast) -> None:
    meeting = recorded(cast, title="Council", on="2026-05-20")
    release = value(title="Совет", language="ru", on="2026-05-20")
    sourced = Make.sourced(by=cast.staff, body=cast.union, at=NOW)
    enter_meeting(value=release, sourced=sourced, line=meeting.line)
    assert russian(at(meeting)).context["page"].title == "Совет"
    assert Client().get(at(meeting)).context["page"].title == "Council"


def test_lists_and_feeds_and_linked_data_speak_the_language_asked_for(conference: Meeting) -> None:
    rows = [
        row
        for group in russian(reverse("site:meetings"), {"when": "all"}).context["page"].groups
        for row in group.rows
    ]
    assert [row.head.label for row in rows] == [RUSSIAN]
    feed = Calendar.from_ical(russian(at(conference, "site:meeting-feed")).content)
    assert [str(event["summary"]) for event in feed.walk("VEVENT")] == [RUSSIAN]
    event = Client().get(at(conference)).context["event"]
    assert event["name"] == "16th General Conference"
    assert event["alternateName"] == [
        {"@language": "ru", "@value": RUSSIAN},
        {"@language": "fr", "@value": FRENCH},
    ]


@pytest.mark.parametrize("query", ["Генеральная", "генеральная", "Conférence générale", "General Conference"])
def test_it_is_found_by_each_of_its_titles(conference: Meeting, query: str) -> None:
    found = Client().get(reverse("site:search"), {"q": query}).context["found"]
    assert [hit.label for group in found.groups for hit in group.hits if group.kind == "meeting"] == [
        "16th General Conference"
    ]
