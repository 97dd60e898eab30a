"""A silence procedure and a sealed text in a real browser: accessible, readable wide and narrow."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from secretariat.history.signing import make_signing_key
from secretariat.people.models import Account
from secretariat.texts.actions.adopt_text import adopt_text
from secretariat.texts.actions.attach_statement import attach_statement
from secretariat.texts.actions.break_silence import break_silence
from secretariat.texts.actions.seal_text import seal_text
from secretariat.texts.adopting import Decided
from tests.cast import Cast
from tests.factories import Make
from tests.texts.making import later
from tests.texts.silent import clean, silent

pytestmark = pytest.mark.django_db(transaction=True)
NARROW, WIDE = 390, 1280


@pytest.fixture
def addresses(cast: Cast, settings: Any, tmp_path: Path) -> dict[str, str]:
    settings.HISTORY, settings.HISTORY_KEY = tmp_path, ""
    make_signing_key()
    running = silent(
        cast, at=timezone.now(), note="The text as it stood after the meeting of senior officials."
    )
    broken = silent(cast, draft=clean(cast), at=timezone.now())
    break_silence(
        silence=broken, reason="Paragraph 2 says more than our ports can do.", by=cast.delegate,
        at=timezone.now(), seen_version=broken.version,
    )  # fmt: skip
    draft = clean(cast)
    meeting = Make.meeting(cast.union, "16th Council", "2026-03-16", by=cast.staff)
    adoption = adopt_text(
        draft=draft, way="consensus", meeting=meeting, decided=Decided(members=13, present=13), by=cast.staff,
        at=later(30), seen_version=draft.version, rules="cbss", symbol="UTR/2026/DEC.1",
    )  # fmt: skip
    words = "Alba reserves its position on paragraph 2."
    attach_statement(
        adoption=adoption, kind="reservation", words=words, by=cast.delegate, at=later(40), seen_version=1
    )
    adoption.refresh_from_db()
    seal_text(adoption=adoption, symbol="UTR/2026/DEC.1", by=cast.staff, at=later(50), seen_version=2)
    ready = clean(cast)
    return {
        "running": reverse("adoptions:silence", args=[running.public_id]),
        "broken": reverse("adoptions:silence", args=[broken.public_id]),
        "answer": reverse("adoptions:break-silence", args=[running.public_id]),
        "adopt": reverse("adoptions:adopt", args=[ready.public_id]),
        "open": reverse("adoptions:open-silence", args=[ready.public_id]),
        "sealed": reverse("adoptions:adopted", args=["UTR/2026/DEC.1"]),
    }


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_pages_are_accessible_and_fit(
    cast: Cast, addresses: dict[str, str], width: int, make_page: Callable[..., Page],
    sign_in: Callable[[Page, Account], None], axe: Callable[[Page], None],
) -> None:  # fmt: skip
    page = make_page(width)
    sign_in(page, Account.objects.get(pk=cast.staff.account_id))
    for name, address in addresses.items():
        page.goto(address)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
        if os.environ.get("SHOTS"):
            page.screenshot(path=f"{os.environ['SHOTS']}/{name}-{width}.png", full_page=True)
