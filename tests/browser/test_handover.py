"""The handover file in a real browser: read, kept, taken along; wide, narrow, in the dark, without script."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from secretariat.handover.models import HandoverFile
from secretariat.people.models import Account
from tests.browser.conftest import NARROW, WIDE
from tests.cast import Cast
from tests.factories import Make
from tests.handover.ground import Ground
from tests.handover.planting import KINDS, planted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SignIn = Callable[[Page, Account], None]
FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


@pytest.fixture
def union(cast: Cast) -> Cast:
    """Alba takes over in three weeks; one thing of each kind is open."""
    cast.union.time_zone = "Europe/Athens"
    cast.union.save()
    today = timezone.now().date()
    first, last = today + timedelta(days=21), today + timedelta(days=200)
    Make.chairmanship(cast.union, cast.alba, f"{first}/{last}", "planned")
    list(planted(Ground(cast, cast.union, "Open", cast.chairmanship), len(KINDS)))
    return cast


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
def test_the_file_is_kept_and_read_by_who_takes_over(
    union: Cast,
    make_page: Callable[..., Page],
    sign_in: SignIn,
    axe: Callable[[Page], None],
    width: int,
    scheme: str,
) -> None:
    desk = make_page(width, scheme)
    sign_in(desk, Account.objects.get(pk=union.staff.account_id))
    for edition in ("secretariat", "chair"):
        desk.goto(f"/handover/of/union/{edition}/")
        expect(desk.get_by_role("heading", level=1)).to_have_text("Handover file for Alba")
        expect(desk.get_by_text("Open commitment 0 ends.")).to_have_count(1)
        axe(desk)
        assert desk.evaluate(FITS)
    desk.get_by_role("button", name="Keep this as a version").click()
    expect(desk.get_by_text("Version 1 is kept.")).to_be_visible()
    axe(desk)
    file = HandoverFile.objects.get()
    next_chair = make_page(width, scheme)
    sign_in(next_chair, Account.objects.get(pk=union.delegate.account_id))
    next_chair.goto("/")
    next_chair.get_by_role("link", name="Handover file of the Union of the Three Rivers").click()
    expect(next_chair).to_have_url(f"{next_chair.url.split('/handover')[0]}/handover/files/{file.public_id}/")
    expect(next_chair.get_by_text("Open commitment 0 ends.")).to_have_count(1)
    with next_chair.expect_download() as told:
        next_chair.get_by_role("link", name="Word file").click()
    assert told.value.suggested_filename == "handover-union-chair-1.docx"
    next_chair.get_by_role("link", name="Who owes what by when").click()
    assert next_chair.url.endswith("#owed")
    assert next_chair.evaluate(FITS)
