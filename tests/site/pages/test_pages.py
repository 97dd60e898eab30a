"""Each public page: it works, hides what is closed, knows bad addresses and methods, costs the same."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from secretariat.distribution import Distribution
from secretariat.evidence.actions.withdraw_claim import withdraw_claim
from secretariat.evidence.models import Line
from secretariat.evidence.projection import project
from secretariat.meetings.actions.enter_meeting import enter_meeting
from secretariat.meetings.bridge import MeetingValue, ParticipantValue
from secretariat.people.models import Account, Person
from tests.cast import Cast
from tests.factories import LONG_AGO, Make
from tests.site import record

SECRET = "The hidden understanding"


@dataclass(frozen=True)
class Page:
    """A page and what adds one more line to it, in the words that it then shows."""

    url: str
    add: Callable[[str], Line]
    bad: str


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages look on 16 March 2026."""
    monkeypatch.setattr(timezone, "localdate", lambda *_: LONG_AGO.date().replace(month=3, day=16))


@pytest.fixture(params=["body", "party", "person", "meeting", "text", "chairmanship", "document", "line"])
def page(request: pytest.FixtureRequest, cast: Cast, today: None) -> Page:
    person = Make.person("ann-ames", "Ann Ames")
    made: dict[str, Callable[[], Page]] = {
        "body": lambda: Page(
            "/bodies/union/",
            lambda words: record.statement(words, Make.sourced(), body="union"),
            "/bodies/nowhere/",
        ),
        "party": lambda: Page(
            "/parties/XA/", lambda words: record.statement(words, Make.sourced(), party="XA"), "/parties/ZZ/"
        ),
        "person": lambda: Page(
            f"/people/{person.slug}/",
            lambda words: record.statement(words, Make.sourced(), person=person.slug),
            "/people/nobody/",
        ),
        "meeting": lambda: _meeting(cast),
        "text": lambda: _text(cast),
        "chairmanship": lambda: Page(
            f"/chairmanships/{cast.chairmanship.public_id}/",
            lambda words: Make.meeting(cast.union, words, "2026-02-03").line,
            "/chairmanships/nothing234/",
        ),
        "document": lambda: _document(cast),
        "line": lambda: _line(cast),
    }
    return made[request.param]()


def _meeting(cast: Cast) -> Page:
    visit = Make.meeting(cast.union, "Visit to Alba", "2026-02-01/2026-02-03", fields={"kind": "visit"})

    def add(words: str) -> Line:
        return Make.meeting(cast.union, words, "2026-02-02", fields={"part_of": visit.public_id}).line

    return Page(f"/meetings/{visit.public_id}/", add, "/meetings/nothing234/")


def _text(cast: Cast) -> Page:
    line = record.text(cast.union, "UTR Channel Agenda: Towards the Sea")

    def add(words: str) -> Line:
        about = f"On the Channel Agenda: {words}"
        return record.statement(about, Make.sourced(body=cast.union))

    return Page(f"/texts/{line.public_id}/", add, "/texts/nothing234/")


def _document(cast: Cast) -> Page:
    made = record.document(cast.union)
    found = record.passage(made, "We shall deepen the channel")

    def add(words: str) -> Line:
        return record.statement(words, record.quoted(found), party="XA")

    return Page(f"/documents/{made.public_id}/", add, "/documents/nothing234/")


def _line(cast: Cast) -> Page:
    """A line bears no other line; a name that its claim speaks of stands for what could leak."""
    line = record.statement("We shall meet again.", Make.sourced(), party="XA")

    def add(words: str) -> Line:
        return record.name(words, party="XA", form="short").line

    return Page(f"/lines/{line.public_id}/", add, "/lines/nothing234/")


def body_of(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_page_shows_a_line_and_hides_a_closed_one(page: Page, client: Client) -> None:
    line = page.add(SECRET)
    if not page.url.startswith("/lines/"):
        assert SECRET in body_of(client, page.url)
        assert SECRET in body_of(client, page.url.rstrip("/") + ".json")
    Make.hidden(line)
    assert SECRET not in body_of(client, page.url)
    assert SECRET not in body_of(client, page.url.rstrip("/") + ".json")
    assert client.get(f"/lines/{line.public_id}/").status_code == 404


def test_page_leaves_out_a_line_that_no_claim_carries(page: Page, client: Client, cast: Cast) -> None:
    line = page.add(SECRET)
    withdraw_claim(claim=line.claims.get(), by=cast.staff, at=LONG_AGO, reason="Entered twice.")
    assert SECRET not in body_of(client, page.url)


def test_page_knows_a_bad_address(page: Page, client: Client) -> None:
    assert client.get(page.bad).status_code == 404
    assert client.get(page.bad.rstrip("/") + ".json").status_code == 404


def test_page_is_only_read(page: Page, client: Client) -> None:
    for method in (client.post, client.put, client.delete, client.patch):
        assert method(page.url).status_code == 405
    assert client.head(page.url).status_code == 200


def test_page_costs_the_same_with_one_line_and_with_three(
    page: Page, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    counts = {
        "bodies": 37,
        "parties": 22,
        "people": 16,
        "meetings": 14,
        "texts": 24,
        "chairmanships": 27,
        "documents": 11,
        "lines": 10,
    }
    count = counts[page.url.split("/")[1]]
    page.add("first words of a long story")
    with django_assert_num_queries(count):
        client.get(page.url)
    page.add("second words of a long story")
    page.add("third words of a long story")
    with django_assert_num_queries(count):
        client.get(page.url)


def test_page_answers_unchanged_until_something_is_written(page: Page, client: Client) -> None:
    tag = client.get(page.url)["ETag"]
    again = client.get(page.url, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    page.add("and then it changed")
    assert client.get(page.url, headers={"If-None-Match": tag}).status_code == 200


def test_whoever_is_signed_in_is_never_answered_from_a_cache(page: Page, client: Client, cast: Cast) -> None:
    tag = client.get(page.url)["ETag"]
    client.force_login(Account.objects.get(pk=cast.staff.account_id))
    answer = client.get(page.url, headers={"If-None-Match": tag})
    assert (answer.status_code, answer.headers.get("ETag")) == (200, None)


def test_closed_meeting_text_and_document_do_not_exist_for_strangers(client: Client, cast: Cast) -> None:
    meeting = Make.meeting(cast.union, "Closed session", "2026-02-03")
    text = record.text(cast.union, "Closed Agenda of the Union")
    document = record.document(cast.union, distribution=Distribution.LIMITED)
    for line in (meeting.line, text, cast.chairmanship.line):
        Make.hidden(line, Distribution.LIMITED)
    addresses = [
        f"/meetings/{meeting.public_id}/",
        f"/texts/{text.public_id}/",
        f"/chairmanships/{cast.chairmanship.public_id}/",
        f"/documents/{document.public_id}/",
    ]
    assert [client.get(url).status_code for url in addresses] == [404] * 4
    client.force_login(Account.objects.get(pk=cast.delegate.account_id))
    assert [client.get(url).status_code for url in addresses] == [200] * 4
    client.force_login(Account.objects.get(pk=cast.other_staff.account_id))
    assert [client.get(url).status_code for url in addresses] == [404] * 4


def test_person_named_only_in_a_closed_line_does_not_exist(client: Client, cast: Cast) -> None:
    person = Make.person("carl-carr")
    line = record.name(
        "Carl Carr", Make.sourced(distribution=Distribution.RESTRICTED, body=cast.union), person="carl-carr"
    ).line
    assert Person.objects.filter(pk=person.pk).exists()
    assert line.distribution == Distribution.RESTRICTED
    assert client.get("/people/carl-carr/").status_code == 404
    assert client.get("/people/carl-carr/?known=2026-01-01").status_code == 404
    assert client.get("/people/carl-carr.json").status_code == 404
    assert "Carl Carr" not in body_of(client, "/people/")


def test_participant_named_only_by_a_closed_claim_is_not_told(client: Client, cast: Cast) -> None:
    for slug, name in (("ann-ames", "Ann Ames"), ("carl-carr", "Carl Carr")):
        Make.person(slug, name)
    open_value, closed_value = (
        MeetingValue(
            kind="bilateral",
            title="Talks",
            status="held",
            body="union",
            on="2026-02-03",
            participants=(ParticipantValue(words=words, person=person),),
        )
        for words, person in (("Ann Ames", "ann-ames"), ("Carl Carr", "carl-carr"))
    )
    line = enter_meeting(value=open_value, sourced=Make.sourced()).line
    closed = Make.sourced(distribution=Distribution.LIMITED)
    enter_meeting(value=closed_value, sourced=closed, line=line)
    project(Line.objects.get(pk=line.pk))
    shown = body_of(client, f"/meetings/{line.public_id}/")
    assert ("Ann Ames" in shown, "Carl Carr" in shown) == (True, False)
    assert "Talks" in body_of(client, "/people/ann-ames/")
    assert "Talks" not in body_of(client, "/people/carl-carr/")


def test_old_spelling_leads_to_the_one_page(client: Client, cast: Cast) -> None:
    one = Make.person("ann-ames", "Ann Ames")
    other = Make.person("anne-ames", "Anne Ames")
    record.tenure("anne-ames", "Envoy of Alba", party="XA")
    other.same_as = one
    other.save()
    answer = client.get("/people/anne-ames/")
    assert (answer.status_code, answer["Location"]) == (301, "/people/ann-ames/")
    shown = body_of(client, "/people/ann-ames/")
    assert ("Anne Ames" in shown, "Envoy of Alba" in shown) == (True, True)


@pytest.mark.parametrize("url", ["/bodies/", "/parties/", "/people/", "/documents/", "/chairs/"])
def test_lists_work_and_are_only_read(client: Client, cast: Cast, url: str) -> None:
    assert client.get(url).status_code == 200
    assert client.post(url).status_code == 405


@pytest.mark.parametrize(
    "url",
    [
        "/people/?page=2",
        "/people/?page=x",
        "/people/?page=0",
        "/documents/?page=2",
        "/chairs/?from=soon",
        "/chairs/?from=0001",
        "/bodies/union/?known=yesterday",
        "/bodies/union/nothing/",
        "/bodies/union/members/?page=2",
    ],
)
def test_bad_questions_find_nothing(client: Client, cast: Cast, url: str) -> None:
    assert client.get(url).status_code == 404


def test_document_passages_are_anchors_that_lead_to_their_lines(client: Client, cast: Cast) -> None:
    made = record.document(cast.union)
    found = record.passage(made, "We shall deepen the channel")
    line = record.statement("We shall deepen the channel", record.quoted(found), party="XA")
    shown = body_of(client, f"/documents/{made.public_id}/")
    anchor = f'<span class="passage-start" id="p{found.pk}"></span>'
    assert f'{anchor}<a class="passage" href="/lines/{line.public_id}/"' in shown
    margin = body_of(client, "/parties/XA/")
    assert f'href="/documents/{made.public_id}/#p{found.pk}"' in margin


def test_a_closed_document_is_not_quoted_in_the_margin(client: Client, cast: Cast) -> None:
    made = record.document(cast.union, title="Closed paper", publisher="Closed House")
    found = record.passage(made, "We shall deepen the channel")
    record.statement("A public word", record.quoted(found), party="XA")
    assert "Closed House" in body_of(client, "/parties/XA/")
    made.distribution = Distribution.RESTRICTED
    made.save()
    shown = body_of(client, "/parties/XA/")
    assert ("A public word" in shown, "Closed House" in shown, "deepen the channel" in shown) == (
        True,
        False,
        False,
    )
