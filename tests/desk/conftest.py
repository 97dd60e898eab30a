"""What the tests of the desk share: an empty store of originals, a client that is signed in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from secretariat.people.actor import Actor
from secretariat.people.models import Account

SignIn = Callable[[Actor], Client]


@pytest.fixture(autouse=True)
def originals(tmp_path: Path, settings: Any) -> Path:
    settings.ORIGINALS = tmp_path / "originals"
    return Path(settings.ORIGINALS)


@pytest.fixture
def sign_in() -> SignIn:
    def signed_in(actor: Actor) -> Client:
        client = Client()
        if actor.account_id:
            client.force_login(Account.objects.get(pk=actor.account_id))
        return client

    return signed_in
