"""Letters as the tests of the outbox need them."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from secretariat.outbox.models import Letter
from secretariat.people.actor import Actor
from secretariat.people.models import Account

MakeLetter = Callable[..., Letter]
SignIn = Callable[[Actor], Client]


@pytest.fixture
def make_letter(db: None, now: datetime) -> MakeLetter:
    def make(state: str = "waiting", name: str = "alba", **fields: object) -> Letter:
        values = {
            "message_id": f"<{name}.{state}@union.example>",
            "sender": "office@union.example",
            "recipient": f"{name}@states.example",
            "subject": "Meeting on 3 March",
            "message": b"Subject: Meeting on 3 March\r\n\r\nThe secret address is /in/4711/.\r\n",
            "state": state,
            "written_at": now,
            "tried_since": now,
            "due_at": now,
        }
        return Letter.objects.create(**values | fields)

    return make


@pytest.fixture
def sign_in() -> SignIn:
    def signed_in(actor: Actor) -> Client:
        client = Client()
        if actor.account_id:
            client.force_login(Account.objects.get(pk=actor.account_id))
        return client

    return signed_in
