"""The desk of chairs in a real browser: seen before it is saved; wide, narrow, without script."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from secretariat.chairs.actions.enter_coordinator import enter_coordinator
from secretariat.chairs.actions.enter_rotation import enter_rotation
from secretariat.chairs.actions.write_programme import write_programme
from secretariat.chairs.bridge import CoordinatorValue, PriorityValue, RotationValue
from secretariat.chairs.models import Chairmanship
from secretariat.evidence.models import Claim
from secretariat.people.models import Account
from tests.cast import Cast
from tests.factories import Make

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Page, Account], None]


@pytest.fixture
def next_term(cast: Cast) -> Chairmanship:
    """Terms that lie ahead of whatever day it is: the year after next, and the one after that."""
    cast.union.time_zone = "Europe/Istanbul"
    cast.union.save()
    for party in (cast.alba, cast.brenn, cast.corva):
        Make.membership(cast.union, party)
    value = RotationValue(
        body="union",
        order="list",
        names=("XB", "XC", "XA"),
        length="P1Y",
        anchor_holder="XB",
        anchor_start="2026-01-01",
    )
    enter_rotation(value=value, sourced=Make.sourced())
    year = timezone.localdate().year + 1
    Make.chairmanship(cast.union, cast.brenn, f"2026-07-01/{year}-12-31")
    return Make.chairmanship(cast.union, cast.corva, f"{year + 1}-01-01/{year + 1}-12-31", status="planned")


@pytest.mark.parametrize("options", [{}, {"width": 360}, {"java_script_enabled": False}])
def test_decision_is_seen_then_recorded(
    cast: Cast,
    next_term: Chairmanship,
    make_page: Callable[..., Page],
    sign_in: SignIn,
    axe: Callable[[Page], None],
    options: dict[str, Any],
) -> None:
    page = make_page(**options)
    sign_in(page, Account.objects.get(pk=cast.staff.account_id))
    page.goto("/chair/union/")
    page.get_by_role("link", name="A turn is declined").click()
    page.get_by_label("Party", exact=True).select_option("Corva")
    page.get_by_label("Its first turn on or after").fill("2026-08-01")
    page.get_by_label("My own entry").check()
    page.get_by_label("What the entry rests on").fill("Note verbale of 3 July 2026")
    if "java_script_enabled" not in options:
        axe(page)
    page.get_by_role("button", name="Show what it moves").click()
    expect(page.get_by_role("heading", name="What it moves")).to_be_visible()
    assert Claim.objects.filter(line=next_term.line).count() == 1
    if "java_script_enabled" not in options:
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_text("Recorded. The calendar below is the new one.")).to_be_visible()
    assert Claim.objects.filter(line=next_term.line).count() == 2


@pytest.mark.parametrize("width", [1280, 360])
def test_handover_page_is_accessible(
    cast: Cast,
    next_term: Chairmanship,
    make_page: Callable[..., Page],
    sign_in: SignIn,
    axe: Callable[[Page], None],
    width: int,
) -> None:
    for scheme in ("light", "dark"):
        page = make_page(width, scheme)
        sign_in(page, Account.objects.get(pk=cast.staff.account_id))
        page.goto(f"/chair/terms/{next_term.public_id}/handover/")
        expect(page.get_by_role("heading", name="Handover to Corva")).to_be_visible()
        axe(page)
        page.goto(f"/chair/terms/{next_term.public_id}/programme/")
        axe(page)


@pytest.fixture
def running(cast: Cast) -> Chairmanship:
    """A term of Brenn that runs on whatever day it is, with a programme."""
    today = timezone.localdate()
    term = Make.chairmanship(cast.union, cast.brenn, f"{today.year - 1}-07-01/{today.year + 1}-12-31")
    write_programme(
        of=term, motto="Open water", priorities=[PriorityValue(words="safe locks")], distribution="public",
        by=cast.staff, at=timezone.now(), seen_version=0,
    )  # fmt: skip
    return term


@pytest.mark.parametrize("options", [{}, {"width": 360}, {"java_script_enabled": False}])
def test_an_event_is_added_and_dropped_and_counted(
    cast: Cast,
    running: Chairmanship,
    make_page: Callable[..., Page],
    sign_in: SignIn,
    axe: Callable[[Page], None],
    options: dict[str, Any],
) -> None:
    page, has_script = make_page(**options), "java_script_enabled" not in options
    sign_in(page, Account.objects.get(pk=cast.chair.account_id))
    page.goto(f"/chairmanships/{running.public_id}/")
    if has_script:
        axe(page)
    page.get_by_role("link", name="Add an event").click()
    page.get_by_label("What", exact=True).fill("Regatta")
    page.get_by_label("Serves the priority").select_option("safe locks")
    page.get_by_label("What the entry rests on").fill("Note of the chair")
    if has_script:
        axe(page)
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_text("0 held, 1 planned, 0 dropped or not held.")).to_be_visible()
    page.get_by_role("link", name="Change Regatta").click()
    page.get_by_label("Dropped").check()
    page.get_by_label("Why").fill("The wind failed.")
    page.get_by_label("What the entry rests on").fill("Note of the chair")
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_text("0 held, 0 planned, 1 dropped or not held.")).to_be_visible()
    page.get_by_role("link", name="Closing report").click()
    page.get_by_role("link", name="1 Events of the programme: Dropped").click()
    assert page.url.endswith("#events-dropped")
    expect(page.get_by_text("The wind failed.")).to_be_visible()
    if has_script:
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (360, "light")])
def test_coordinators_and_the_word_of_a_party_are_accessible(
    cast: Cast,
    running: Chairmanship,
    make_page: Callable[..., Page],
    sign_in: SignIn,
    axe: Callable[[Page], None],
    width: int,
    scheme: str,
) -> None:
    group = Make.body(
        "transport", names={"official": "Working Group on Transport"}, kind="working group", parent=cast.union
    )
    value = CoordinatorValue(
        body=group.slug, holder="XA", during="2020-01-01/..", plan_of_action="Plan", report_due="2021-06-30"
    )
    enter_coordinator(value=value, sourced=Make.sourced())
    page = make_page(width, scheme)
    sign_in(page, Account.objects.get(pk=cast.staff.account_id))
    for address in ("/coordinators/", "/parties/XB/our-word/", "/chair/transport/coordinator/plan/"):
        page.goto(address)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
