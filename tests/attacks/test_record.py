"""Words and addresses made to run, to mislead or to reach further: refused, or shown as what they are."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as live
from django.test import Client

import secretariat
from secretariat.evidence.models import Citation, Claim
from secretariat.evidence.states import CitationKind
from secretariat.history.models import Entry
from secretariat.people.models import Account
from secretariat.refusals import Invalid
from tests.cast import Cast
from tests.factories import Make
from tests.site.record import document, name, passage, quoted
from tests.site.test_routes import all_routes

RUNNING = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "data:text/html,<script>",
    "vbscript:x",
]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", [*RUNNING, "https://good.example@evil.example/", "https://a.example/\u202e"]
)
def test_address_that_runs_or_misleads_is_refused_as_a_source(cast: Cast, address: str) -> None:
    before = Claim.objects.count(), Entry.objects.count()
    sourced = Make.sourced(address=address)
    with pytest.raises(Invalid) as refused:
        name("Union", sourced, body="union")
    assert refused.value.details["field"] == "address"
    assert (Claim.objects.count(), Entry.objects.count()) == before


@pytest.mark.parametrize("address", RUNNING)
def test_address_that_runs_is_no_link_even_where_it_stands_in_the_database(
    cast: Cast, client: Client, address: str
) -> None:
    made = document(cast.union, address=address)
    Make.meeting(cast.union, "Council", "2026-03-02")
    for claim in Claim.objects.all():  # as an import of long ago may have left them
        Citation.objects.create(claim=claim, kind=CitationKind.REFERENCE, address=address)
    pages = [f"/documents/{made.public_id}/", "/bodies/union/", "/bodies/union/meetings/", "/parties/XA/"]
    for page in pages:
        html = client.get(page).content.decode()
        links = re.findall(r'href="([^"]*)"', html)
        assert links, page
        assert not [link for link in links if re.match(r"\s*(?:javascript|data|vbscript):", link, re.I)], page


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["Union \u202eotni\u202c Rivers", "Uni\x07on", "\u2066Union\u2069", "Un\x1bion"]
)
def test_sign_that_turns_or_hides_a_name_is_refused(cast: Cast, text: str) -> None:
    before = Claim.objects.count()
    with pytest.raises(Invalid, match="cannot be seen"):
        name(text, body="union")
    assert Claim.objects.count() == before


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["\u0410lba", "Re\u0440ublic of Alba", "Alb\u03b1"])
def test_name_of_letters_that_look_alike_is_refused(cast: Cast, text: str) -> None:
    before = Claim.objects.count()
    with pytest.raises(Invalid, match="mixes Latin and"):
        name(text, party="XA")
    assert Claim.objects.count() == before


def test_names_of_one_script_or_of_two_words_are_taken(cast: Cast) -> None:
    for text in ("Альба", "Республика Alba", "Türkiye", "Черноморский клуб (BSEC)"):
        name(text, party="XA")
    assert Claim.objects.filter(value__party="XA", value__text="Республика Alba").exists()


def test_text_that_would_run_is_shown_as_text(cast: Cast, client: Client) -> None:
    words = "<script>alert(1)</script><img src=x onerror=alert(2)> met."
    made = document(cast.union, "<b onmouseover=alert(3)>Title</b>", words, publisher='"><svg onload=x>')
    line = Make.meeting(cast.union, "<i>Council</i>", "2026-03-02")
    name("<u>Three</u>", quoted(passage(made, "<script>alert(1)</script>")), body="union", form="short")
    for page in (
        f"/documents/{made.public_id}/",
        "/bodies/union/",
        f"/meetings/{line.line.public_id}/",
        "/documents/",
    ):
        html = client.get(page).content.decode()
        for raw in ("<script>alert", "<img src=x", "<b onmouseover", "<svg onload", "<i>Council", "<u>Three"):
            assert raw not in html, (page, raw)
    assert "&lt;script&gt;alert(1)" in client.get(f"/documents/{made.public_id}/").content.decode()


def test_no_template_and_no_code_of_ours_shows_the_markup_of_others() -> None:
    root = Path(secretariat.__file__).parent
    raw = re.compile(
        r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off|mark_safe|SafeString\(|__html__|\.innerHTML|\.outerHTML"
    )
    files = [*root.rglob("*.html"), *root.rglob("*.py"), *root.rglob("site/js/*.js")]
    assert len(files) > 300
    shown = {path.name for path in files if raw.search(path.read_text(encoding="utf-8"))}
    # A picture that the library for sign-in draws, of our own key; JSON-LD, in which each `<` is `\\u003C`.
    assert shown == {"activate_form.html", "face.py"}


@pytest.mark.parametrize(
    "query", ["%", "_", "%%", "Un_on", "\\", "'", "' OR 1=1 --", "*", "un*", '"', "(", "NEAR("]
)
def test_sign_with_a_meaning_for_the_database_finds_only_itself(
    cast: Cast, client: Client, query: str
) -> None:
    answer = client.get("/search/", {"q": query})
    assert answer.status_code == 200
    assert "Union of the Three Rivers" not in answer.content.decode()


OUTSIDE = [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "http:evil.example",
]


@pytest.mark.django_db
@pytest.mark.parametrize("address", OUTSIDE)
def test_choice_of_language_leads_to_no_other_site(client: Client, address: str) -> None:
    answer = client.post("/language/", {"language": "ru", "next": address})
    assert answer.headers["Location"] == "/"


def test_no_route_but_the_language_and_the_end_of_letters_takes_a_form_without_its_token() -> None:
    exempt = {route.name for _, route in all_routes() if getattr(route.callback, "csrf_exempt", False)}
    assert {name for name in exempt if not name.startswith("api-")} == {"language", "stop-letters"}


@pytest.mark.django_db
def test_api_which_asks_for_no_token_takes_nothing(client: Client) -> None:
    plain = [at for at, route in all_routes() if (route.name or "").startswith("api-") and "<" not in at]
    assert len(plain) > 5
    for address in plain:
        for method in (client.post, client.put, client.patch, client.delete):
            assert method(f"/{address}").status_code == 405, address


def test_desk_refuses_a_form_from_elsewhere(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(Account.objects.get(pk=cast.staff.account_id))
    before = Entry.objects.count()
    answer = client.post("/desk/receive/", {"text": "Words", "distribution": "public"})
    assert (answer.status_code, Entry.objects.count()) == (403, before)


def test_header_cannot_be_smuggled_through_a_parameter(client: Client, db: Any) -> None:
    for address in (
        "/search/?q=a%0d%0aSet-Cookie:%20x=1",
        "/bodies/%0d%0aSet-Cookie:x=1/",
        "/?next=%0d%0aX:1",
    ):
        answer = client.get(address)
        assert "x" not in answer.cookies
        assert "Set-Cookie" not in answer.headers.get("Location", "")


def test_no_shared_cache_keeps_what_depends_on_who_looks(cast: Cast, client: Client) -> None:
    hidden = document(cast.union, "Hidden document", "Hidden words.", distribution="limited")
    client.force_login(Account.objects.get(pk=cast.staff.account_id))
    seen = client.get(f"/documents/{hidden.public_id}/")
    assert "Hidden words" in seen.content.decode()
    assert "private" in seen.headers["Cache-Control"]
    assert "Cookie" in seen.headers.get("Vary", "")
    client.logout()
    etag = seen.headers.get("ETag", '"none"')
    assert client.get(f"/documents/{hidden.public_id}/", headers={"If-None-Match": etag}).status_code == 404


def test_debugging_is_off_and_an_error_tells_nothing(client: Client, db: Any) -> None:
    assert live.DEBUG is False
    html = client.get("/nothing/<script>/").content.decode()
    assert "Traceback" not in html
    assert "urlpatterns" not in html
    assert "<script>/" not in html
