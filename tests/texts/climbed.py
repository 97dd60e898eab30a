"""The union's organs and their meetings, and how a text goes before them."""

from typing import Any

from secretariat.meetings.models import Meeting
from secretariat.parties.models import Body
from secretariat.texts.actions.endorse_text import endorse_text
from secretariat.texts.actions.refer_text import refer_text
from secretariat.texts.actions.return_text import return_text
from secretariat.texts.models import Consideration, Draft
from tests.cast import Cast
from tests.factories import Make
from tests.texts.making import later
from tests.texts.room import now

GROUP, OFFICIALS, COUNCIL = "Working Group on Locks", "Committee of Senior Officials", "Council of Ministers"


def organ(cast: Cast, name: str) -> Body:
    """An organ of the union."""
    slug = name.lower().replace(" ", "-")
    return Body.objects.filter(slug=slug).first() or Make.body(
        slug, names={"official": name}, parent=cast.union
    )


def sitting(cast: Cast, name: str, on: str = "2026-03-16", status: str = "held", **more: Any) -> Meeting:
    """A meeting of an organ."""
    return Make.meeting(organ(cast, name), f"{name}, {on}", on, status, by=cast.staff, **more)


def referred(cast: Cast, draft: Draft, meeting: Meeting, **more: Any) -> Consideration:
    given = {"by": cast.staff, "at": later(60), "seen_version": now(draft).version} | more
    return refer_text(draft=draft, meeting=meeting, **given)


def endorsed(cast: Cast, draft: Draft, **more: Any) -> Consideration:
    given = {"by": cast.staff, "at": later(70), "seen_version": now(draft).version} | more
    return endorse_text(draft=draft, **given)


def returned(
    cast: Cast, draft: Draft, note: str = "Paragraph 2 needs figures.", **more: Any
) -> Consideration:
    given = {"by": cast.staff, "at": later(70), "seen_version": now(draft).version} | more
    return return_text(draft=draft, note=note, **given)
