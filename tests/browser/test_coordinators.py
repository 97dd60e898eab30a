"""The groups of a body and the word of a Party in a real browser: wide, narrow, without script."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from secretariat.chairs.actions.enter_coordinator import enter_coordinator
from secretariat.chairs.actions.open_initiative import open_initiative
from secretariat.chairs.bridge import CoordinatorValue
from secretariat.commitments.actions.enter_commitment import enter_commitment
from secretariat.commitments.bridge import CommitmentValue, SpeakerValue
from tests.cast import Cast
from tests.factories import Make

pytestmark = pytest.mark.django_db(transaction=True)
WAYS = pytest.mark.parametrize("options", [{}, {"width": 360}, {"java_script_enabled": False}])


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@WAYS
def test_groups_without_a_coordinator_are_chosen_and_lead_to_their_body(
    cast: Cast, make_page: Callable[..., Page], axe: Callable[[Page], None], options: dict[str, Any]
) -> None:
    for slug, name in (("transport", "Transport"), ("energy", "Energy")):
        Make.body(
            slug, names={"official": f"Working Group on {name}"}, kind="working group", parent=cast.union
        )
    led = CoordinatorValue(
        body="transport", holder="XA", during="2020-01-01/..", plan_of_action="Plan of the ferries"
    )
    enter_coordinator(value=led, sourced=Make.sourced())
    page, has_script = make_page(**options), "java_script_enabled" not in options
    page.goto("/coordinators/")
    expect(page.get_by_text("2 groups: 1 without a coordinator on record")).to_be_visible()
    expect(page.get_by_text("Plan of the ferries")).to_be_visible()
    if has_script:
        axe(page)
        assert fits(page)
    page.get_by_label("Show", exact=True).select_option("without-coordinator")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("Plan of the ferries")).to_have_count(0)
    page.get_by_role("link", name="Working Group on Energy").click()
    page.get_by_role("link", name="Who coordinates it").click()
    expect(page.get_by_role("heading", name="Working Group on Energy")).to_be_visible()


@WAYS
def test_a_ministry_prepares_its_chair_by_the_page_of_its_word(
    cast: Cast, make_page: Callable[..., Page], axe: Callable[[Page], None], options: dict[str, Any]
) -> None:
    today = timezone.localdate()
    first, last = today + timedelta(days=30), today + timedelta(days=210)
    Make.chairmanship(cast.union, cast.alba, f"{first}/{last}", status="planned")
    Make.membership(cast.union, cast.alba)
    promise = CommitmentValue(
        owners=(SpeakerValue(words="Alba", party="XA"),), words="We will mend the lighthouse.",
        stance="announced", said="2020-01-01", due="2020-06",
    )  # fmt: skip
    enter_commitment(value=promise, sourced=Make.sourced(body=cast.union))
    open_initiative(
        of=cast.chairmanship, title="One chart for both", open_to=[],
        sourced=Make.sourced(cast.staff, at=timezone.now()),
    )  # fmt: skip
    page, has_script = make_page(**options), "java_script_enabled" not in options
    page.goto("/parties/XA/")
    page.get_by_role("link", name="Our chairs, our word").click()
    expect(page.get_by_text("30 days to go")).to_be_visible()
    expect(page.get_by_text("We will mend the lighthouse.")).to_be_visible()
    expect(page.locator("#promises .state", has_text="overdue")).to_be_visible()
    expect(page.locator("#initiatives").get_by_text("One chart for both")).to_be_visible()
    if has_script:
        axe(page)
        assert fits(page)
    page.get_by_role("link", name="Terms ahead").click()
    assert page.url.endswith("#terms")
    page.locator("#terms tbody a").nth(1).click()
    expect(page.get_by_text("Planned; no source says yet that it began.")).to_be_visible()
