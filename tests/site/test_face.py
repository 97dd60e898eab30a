"""The frame of all pages: what it shows to whom, and that it stands when little else does."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import TextChoices
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

import secretariat
from secretariat.chairs.states import TermStatus
from secretariat.commitments.states import Result, Stance
from secretariat.desk.states import Ending
from secretariat.evidence.notes import Note
from secretariat.evidence.states import CitationKind, FindingState, ReadingState
from secretariat.meetings.states import MeetingStatus
from secretariat.people.actor import NOBODY
from secretariat.people.models import Account
from secretariat.people.queries import DEMONSTRATION_PASSWORD
from secretariat.refusals import NotPermitted, Refused, StaleRevision
from secretariat.site.middleware import RefusalMiddleware
from secretariat.site.pages.errors import server_error
from secretariat.site.templatetags.face import STATES
from secretariat.texts.states import TextStatus
from tests.cast import Cast

TEMPLATES = sorted(Path(secretariat.__file__).parent.glob("*/templates/**/*.html"))


def page_of(client: Client, address: str = "/") -> str:
    return client.get(address).content.decode()


def words_of(template: str, **context: object) -> str:
    return re.sub(r"<[^>]*>", "", render_to_string(template, context)).strip()


def note(**fields: object) -> str:
    given = {"kind": "reference", "label": "mfa.example", "words": "", "url": "https://mfa.example/a"}
    given |= {"said": "", "announced": False, "inferred": (), "note": "", "is_chosen": True}
    made = Note(**{**given, "entered_by": "Sanna", "status": "held", **fields})  # type: ignore[arg-type]
    shown = render_to_string("site/parts/note.html", {"note": made})
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", shown)).strip()


@pytest.mark.parametrize(
    "choices",
    [TermStatus, MeetingStatus, TextStatus, FindingState, ReadingState, Ending, Result, Stance],
)
def test_every_state_of_the_record_has_its_sign_and_word(choices: type[TextChoices]) -> None:
    assert set(choices.values) <= set(STATES)


def test_state_is_told_by_sign_and_word() -> None:
    assert words_of("site/parts/state.html", state="not-held") == "✕not held"
    assert 'class="state is-not-held"' in render_to_string("site/parts/state.html", {"state": "not-held"})


def test_state_that_nobody_listed_goes_by_its_own_word() -> None:
    assert words_of("site/parts/state.html", state="half-told") == "·half told"


def test_note_of_a_passage_quotes_its_words_and_leads_to_them() -> None:
    shown = note(kind="passage", label="Press office", said="8 May 2021", words="the forthcoming chair")
    assert (
        shown == "Press office, 8 May 2021 the forthcoming chair in the document (Press office, 8 May 2021)"
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"announced": True}, "mfa.example ○ announced"),
        ({"is_chosen": False, "status": "until 30 June"}, "mfa.example ! says otherwise: until 30 June"),
        ({"inferred": ("term", "year")}, "inferred: term, year"),
        ({}, "day of saying not known"),
        ({"kind": CitationKind.ENTRY, "url": ""}, "Entered by hand By Sanna."),
        (
            {"kind": CitationKind.UNVERIFIED, "url": ""},
            "Unverified No source has been checked for this line.",
        ),
        ({"kind": CitationKind.UNVERIFIED, "url": "", "note": "own knowledge"}, "Unverified own knowledge"),
    ],
)
def test_note_says_how_far_it_goes(fields: dict[str, object], words: str) -> None:
    assert words in note(**fields)


def test_line_without_a_source_that_one_may_see_says_so() -> None:
    assert "No source that you may see." in render_to_string("site/parts/sources.html", {"notes": []})


def test_desk_is_offered_to_staff_only(cast: Cast, client: Client) -> None:
    offered = '<a href="/desk/"'
    assert offered not in page_of(client)
    client.force_login(Account.objects.get(pk=cast.delegate.account_id))
    assert offered not in page_of(client)
    client.force_login(Account.objects.get(pk=cast.staff.account_id))
    assert offered in page_of(client)


def test_way_that_one_is_on_is_told(db: None, client: Client) -> None:
    assert re.findall(r'aria-current="page">([^<]*)', page_of(client)) == ["Today"]
    assert re.findall(r'aria-current="page">([^<]*)', page_of(client, "/bodies/")) == ["Bodies"]


def test_demonstration_is_told_on_every_page(db: None, client: Client, settings: Settings) -> None:
    addresses = ("/", "/search/", "/account/sign-in/", "/nothing-here/")
    assert not any('class="demonstration"' in page_of(client, address) for address in addresses)
    settings.DEMO = True
    assert all('class="demonstration"' in page_of(client, address) for address in addresses)


def test_language_is_kept_and_names_the_dates(db: None, client: Client) -> None:
    answer = client.post("/language/", {"language": "ru", "next": "/search/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/search/")
    [day] = re.findall(r"<h1><time[^>]*>([^<]*)", page_of(client))
    assert re.fullmatch(r"\d+ [а-я]+ \d{4} г\.", day.replace("\u202f", " ").replace("\xa0", " "))


def test_language_leads_nowhere_else(db: None, client: Client) -> None:
    answer = client.post("/language/", {"language": "ru", "next": "https://elsewhere.example/"})
    assert answer.headers["Location"] == "/"
    assert client.get("/language/").status_code == 405


def test_nothing_here_looks_the_same_for_a_stranger_and_is_a_404(db: None, client: Client) -> None:
    answer = client.get("/nothing-here/")
    assert answer.status_code == 404
    assert "<h1>Nothing stands at this address</h1>" in answer.content.decode()


@pytest.mark.parametrize(
    ("refusal", "status", "advice"),
    [
        (StaleRevision("Olga changed this finding."), 409, "Somebody changed it"),
        (NotPermitted("Only staff accept findings."), 403, "rights follow from seats"),
        (Refused("It cannot be."), 409, "Go back to where you came from"),
    ],
)
def test_refusal_says_what_and_what_to_do(db: None, refusal: Refused, status: int, advice: str) -> None:
    request = RequestFactory().post("/desk/")
    request.actor = NOBODY  # type: ignore[attr-defined]
    answer = RefusalMiddleware(lambda _: HttpResponse()).process_exception(request, refusal)
    assert answer is not None
    assert answer.status_code == status
    assert refusal.message in answer.content.decode()
    assert advice in answer.content.decode()


def test_other_exceptions_are_left_alone() -> None:
    middleware = RefusalMiddleware(lambda _: HttpResponse())
    assert middleware.process_exception(RequestFactory().get("/"), ObjectDoesNotExist()) is None


def test_server_error_page_asks_nothing_of_the_database(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        answer = server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "<h1>Something broke on our side</h1>" in answer.content.decode()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_inline_style_or_script(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:|hx-on|<script(?![^>]*\ssrc=)", text) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_template_names_its_variables_first(template: Path) -> None:
    text = re.sub(r"^\s*{% extends [^%]* %}", "", template.read_text(encoding="utf-8")).lstrip()
    assert text.startswith(("{% comment %}", "{# "))


def test_help_explains_the_signs_and_is_one_step_from_every_page(db: None, client: Client) -> None:
    assert '<a href="/help/">How to read a page</a>' in page_of(client)
    assert "the announcement stays, with its source" in page_of(client, "/help/")


def test_accounts_of_the_demonstration_are_one_press_away(
    db: None, client: Client, settings: Settings, now: datetime
) -> None:
    Account.objects.create_account("ana@demo.example", DEMONSTRATION_PASSWORD, name="Ana Alba", joined_at=now)
    assert "ana@demo.example" not in page_of(client, "/account/sign-in/")
    settings.DEMO = True
    page = page_of(client, "/account/sign-in/?next=/search/")
    form = page[page.index("ana@demo.example") :]
    given = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[: form.index("</form>")]))
    answer = client.post("/account/sign-in/", given)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/search/")
    assert "Ana Alba" in page_of(client)
