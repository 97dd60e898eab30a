"""No GET changes anything, and no POST without its token does, on any route."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from secretariat.evidence.models import Claim, Document, Line
from secretariat.history.models import Entry
from secretariat.people.models import Account
from tests.cast import Cast
from tests.rights.stage import UNREACHABLE, Stage, address_of, routes, stage

pytestmark = pytest.mark.one_database
EXEMPT = {"site:language"}  # a cookie with the reader's language is no act on the record


@pytest.fixture
def made(cast: Cast, settings: Any, tmp_path: Path) -> Stage:
    settings.ORIGINALS = tmp_path / "originals"
    return stage(cast)


def written() -> tuple[int, ...]:
    """Return how much was ever written."""
    return tuple(model.objects.count() for model in (Entry, Claim, Line, Document))


@pytest.mark.django_db
def test_no_get_writes(made: Stage) -> None:
    before = written()
    for name, _ in routes():
        if name not in UNREACHABLE:
            made.clients["staff"].get(address_of(name, made))
            assert written() == before, name


@pytest.mark.django_db
def test_no_post_is_taken_without_its_token(cast: Cast, made: Stage) -> None:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(Account.objects.get(pk=cast.staff.acting_id))
    before = written()
    taken = {}
    for name, _ in routes():
        if name not in UNREACHABLE:
            code = client.post(address_of(name, made)).status_code
            if code not in {403, 405}:
                taken[name] = code
    assert set(taken) == EXEMPT
    assert written() == before
