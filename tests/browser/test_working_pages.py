"""Pages of work in a real browser: files handed in, letters, redaction, the API's own page, a stale save."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from playwright.sync_api import Page, expect

from secretariat.desk.actions.correct_finding import correct_finding
from secretariat.operation.worker.run import work_off
from secretariat.outbox.models import Letter
from secretariat.people.models import Account
from tests.bodies.making import account_of
from tests.browser.conftest import NARROW, WIDE
from tests.cast import Cast
from tests.desk.making import NOW, chair, office, received, to
from tests.factories import Make

SignIn = Callable[[Page, Account], None]
Check = Callable[[Page], None]
LONG = "Note_verbale_on_the_meeting_of_the_committee_of_senior_officials_of_the_union_2026-03-16.txt"


@pytest.fixture(autouse=True)
def _store(settings: Any, tmp_path: Path) -> None:
    settings.ORIGINALS = tmp_path / "originals"


@pytest.fixture
def look(
    make_page: Callable[..., Page], sign_in: SignIn, axe: Check
) -> Callable[[Account, int, str, list[str]], None]:
    """Look at pages as somebody: each answers, breaks no rule of WCAG, and is no wider than its window."""

    def looked(account: Account, width: int, scheme: str, addresses: list[str]) -> None:
        page = make_page(width, scheme)
        sign_in(page, account)
        for address in addresses:
            answer = page.goto(address)
            assert answer is not None
            assert answer.status == 200, address
            axe(page)
            wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
            assert page.evaluate(wide), address

    return looked


def handed_in(account: Account) -> str:
    """Hand in a folder of files, good and bad; return the address of its page."""
    client = Client()
    client.force_login(account)
    files = [
        SimpleUploadedFile(LONG, b"The Council met in Alba City on 3 March 2026."),
        SimpleUploadedFile("empty.txt", b""),
        SimpleUploadedFile("broken.pdf", b"%PDF-1.4 broken"),
    ]
    answer = client.post("/desk/receive/", {"file": files, **to("public")})
    return str(answer.headers["Location"])


def letters() -> None:
    for state in ("waiting", "sent", "failed"):
        Letter.objects.create(
            message_id=f"<{state}@union.example>", sender="office@union.example", state=state,
            recipient="the.permanent.representation.of.alba.to.the.union@foreign-ministry.alba.example",
            subject="Meeting of the Committee of Senior Officials", written_at=NOW, tried_since=NOW,
            message=b"Subject: Meeting\r\n\r\nThe Committee meets.\r\n", due_at=NOW,
            failure="550 No such person here" if state == "failed" else "",
        )  # fmt: skip


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
def test_files_handed_in_are_told_as_they_wait_and_when_they_are_done(
    cast: Cast, look: Callable[..., None], width: int, scheme: str
) -> None:
    account = account_of(cast.staff)
    address = handed_in(account)
    look(account, width, scheme, ["/desk/receive/", address])
    work_off()
    look(account, width, scheme, [address])


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
def test_letters_are_listed_and_read(
    cast: Cast, look: Callable[..., None], width: int, scheme: str, settings: Any
) -> None:
    letters()
    shown = [f"/outbox/{one.public_id}/" for one in Letter.objects.all()]
    look(account_of(cast.staff), width, scheme, ["/outbox/", "/outbox/?state=failed", *shown])


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
def test_redaction_is_looked_at_before_it_is_done(
    cast: Cast, look: Callable[..., None], width: int, scheme: str
) -> None:
    _, (finding,) = received(cast.staff, [chair()])
    correct_finding(finding=finding, value={"holder": "Corva"}, by=cast.staff, at=NOW, seen_version=1)
    administrator = Make.account("Ann Admin", body=cast.union, role="administrator")
    who = account_of(cast.staff).email
    look(administrator, width, scheme, [f"/history/redact/?who={who}"])


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
def test_the_api_tells_itself_to_a_person(
    cast: Cast, look: Callable[..., None], width: int, scheme: str
) -> None:
    look(account_of(cast.staff), width, scheme, ["/api/"])


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
def test_decision_that_comes_too_late_is_swapped_in_with_what_stands(
    cast: Cast, make_page: Callable[..., Page], sign_in: SignIn, axe: Check, width: int, scheme: str
) -> None:
    document, (first, _) = received(cast.staff, [office(), chair()])
    page = make_page(width, scheme)
    sign_in(page, account_of(cast.staff))
    page.goto(f"/desk/documents/{document.public_id}/")
    correct_finding(finding=first, value={}, by=cast.staff, at=NOW, seen_version=1)
    with page.expect_response("**/accept/") as told:
        page.locator(f"#f-{first.public_id}").get_by_role("button", name="Accept").click()
    assert told.value.status == 409
    assert told.value.request.headers["hx-request"] == "true"
    stale = page.locator(".stale")
    expect(stale.get_by_role("heading")).to_have_text("Somebody changed this while you were writing")
    expect(stale).to_contain_text("accepted")
    axe(page)
    expect(stale).to_contain_text("Somebody decided on this finding after you opened it.")
    page.goto("/desk/")
    expect(page.locator(".messages")).to_have_count(0)
