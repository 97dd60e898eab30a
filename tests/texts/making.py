"""A draft declaration of the union, and its people in the room."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from secretariat.parties.models import Party
from secretariat.people.actor import Actor, Behalf
from secretariat.texts.actions.open_draft import Opening, open_draft
from secretariat.texts.models import Draft
from secretariat.texts.taking_in import paragraphs_in
from tests.cast import Cast
from tests.factories import Make

NOW = datetime(2026, 3, 16, 9, 30, tzinfo=UTC)
WORDS = """The Ministers of the Union of the Three Rivers,
Recalling the Charter of 2010,
1. The members meet every year in the port of Ostwick.
2. They shall keep the locks open from April to October.
3. The secretariat reports on paragraph 2 each spring."""


def opening(**more: Any) -> Opening:
    given: dict[str, Any] = {
        "title": "Declaration on the locks",
        "kind": "declaration",
        "paragraphs": paragraphs_in(WORDS),
        "distribution": "limited",
    }
    return Opening(**given | more)


def opened(cast: Cast, by: Actor | None = None, **more: Any) -> Draft:
    """A draft in whose body Alba and Brenn are members, and Brenn presides."""
    seat_of(cast)
    for party in (cast.alba, cast.brenn):
        seated(cast, party)
    return open_draft(body=cast.union, opening=opening(**more), by=by or cast.staff, at=NOW)


def seat_of(cast: Cast) -> None:
    """Give the union its time zone, without which the rights of a chair do not move."""
    cast.union.time_zone = "Europe/Athens"
    cast.union.save()


def seated(cast: Cast, party: Party) -> None:
    if not party.memberships.exists():
        Make.membership(cast.union, party)


def by_note(cast: Cast, party: Party) -> Actor:
    """The staff on behalf of a delegation, by its note."""
    behalf = Behalf("", cast.union.slug, party.code, party.code, "note 12 of 12 March 2026", "2026-03-12")
    return replace(cast.staff, on_behalf_of=party.code, note=behalf.paper, behalf=behalf)


def later(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)
