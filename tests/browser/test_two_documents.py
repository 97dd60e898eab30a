"""Both reference documents through the desk, beside the shipped facts on the bodies they speak of."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from secretariat.chairs.models import Chairmanship
from secretariat.data import body_facts, outcome_facts
from secretariat.evidence.models import Document, Finding
from secretariat.people.models import Account
from secretariat.reference.actions import load_bodies as loading
from secretariat.reference.actions.seat_machine import seat_machine
from tests.cast import Cast

pytestmark = pytest.mark.slow
BODIES = ("bsec", "cbss", "ubc", "bstf")


@pytest.fixture
def desk(
    shared: Path,
    cast: Cast,
    now: datetime,
    page: Page,
    sign_in: Callable[[Page, Account], None],
    tmp_path: Path,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> Page:
    """A desk that holds the shipped facts on the four bodies of the documents."""
    settings.ORIGINALS = tmp_path / "originals"
    facts = outcome_facts()
    outcomes = tuple(row for row in facts.outcomes if row.body in BODIES)
    monkeypatch.setattr(loading, "all_bodies", lambda: iter([body_facts(slug) for slug in BODIES]))
    monkeypatch.setattr(loading, "outcome_facts", lambda: replace(facts, outcomes=outcomes))
    loading.load_bodies(by=seat_machine(at=now), at=now)
    sign_in(page, Account.objects.get(pk=cast.staff.acting_id))
    page.set_default_timeout(90_000)  # the first reading loads the models of the language
    return page


def accept_all(page: Page, file: Path, published: str = "") -> Document:
    """Take a document in; accept what the reader is sure of, then each other term in a chair."""
    page.goto("/desk/receive/")
    page.get_by_label("Files").set_input_files(file)
    page.get_by_label("Public: everybody").check()
    page.get_by_label("I have read who will see it").check()
    if published:
        page.locator("summary", has_text="Where it comes from").click()
        page.get_by_label("Published on").fill(published)
    page.get_by_role("button", name="Receive and read").click()
    expect(page.locator(".desk-counts")).to_contain_text("0 accepted", timeout=90_000)
    document = Document.objects.latest("pk")
    page.wait_for_load_state()  # its script hears the keys from then on
    page.keyboard.press("A")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Accept")
    page.keyboard.press("a")
    expect(page.locator(".message.is-success")).to_contain_text("accepted", timeout=90_000)
    terms = Finding.objects.filter(reading__document=document, kind="chairmanship", state="open")
    for public_id in list(terms.values_list("public_id", flat=True)):
        page.goto(f"/desk/documents/{document.public_id}/")
        page.locator(f"#f-{public_id}").get_by_role("button", name="Accept").click()
        # What is not ready leads to the form that says what to choose.
        expect(
            page.locator(f"#f-{public_id}[data-state='accepted'], h1:text('Correct a finding')")
        ).to_have_count(1)
    return document


def test_what_both_documents_announce_stands_beside_what_became_of_it(desk: Page, shared: Path) -> None:
    first, second = (next((shared / "documents" / "seeds").glob(f"{at}_*.txt")) for at in ("000", "004"))
    visit = accept_all(desk, first)
    talk = accept_all(desk, second, published="2021-10-29")
    assert talk.title == "Existing disagreements should not impede Moscow-Baltic states cooperation — Lavrov"

    term = Chairmanship.objects.get(
        body__slug="cbss", holder__code="RU", term_first="2023-07-01", term_end="2024-07-01"
    )
    claim = term.line.claims.get(finding__reading__document=talk)
    assert (claim.value["status"], str(claim.said_on)) == ("planned", "2021-10-29")
    assert claim.inferred
    desk.goto(f"/chairmanships/{term.public_id}/")
    main = desk.locator("main")
    expect(main).to_contain_text("29 October 2021")
    expect(main).to_contain_text("announced")
    expect(main).to_contain_text("inferred")
    finland = Chairmanship.objects.get(body__slug="cbss", holder__code="FI", term_first="2023-07-01")
    assert finland.status == "held"
    expect(desk.locator("#since-then")).to_contain_text("Finland")
    desk.goto(f"/chairmanships/{finland.public_id}/")
    expect(desk.locator("main")).to_contain_text("Finland")

    for document, ended_by in ((visit, "Moldova"), (talk, "Finland")):
        desk.goto(f"/documents/{document.public_id}/")
        expect(desk.locator("#since-then")).to_contain_text(ended_by)
        expect(desk.locator("#since-then a").first).to_be_visible()
    assert Finding.objects.filter(reading__document=talk, state="accepted").exists()
