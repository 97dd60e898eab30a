"""What one asks of the pages of a room, and reads there."""

import re
from typing import Any

from django.urls import reverse

from secretariat.people.actor import Actor
from secretariat.texts.models import Draft
from tests.meetings.sitting import client_of
from tests.texts.room import now

SECOND = "The members meet every second year in the port of Ostwick."
NORTH = "The members meet every year in the port of Norwick."
NEVER = "The members meet in the port of Ostwick."


def address(name: str, draft: Draft, *more: Any) -> str:
    return reverse(f"texts:{name}", args=[draft.public_id, *more])


def words_of(answer: Any) -> str:
    """Return the words of the main part of a page."""
    main = answer.content.decode().split('<main class="sheet', 1)[1].split("</main>")[0].split(">", 1)[1]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def acted(draft: Draft, by: Actor, name: str, **data: Any) -> Any:
    return client_of(by).post(address("act", draft, name), {"version": now(draft).count} | data)
