"""Two chairs of Brenn at once, in the union and in a league of cities, and what is put to both."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from secretariat.chairs.models import Chairmanship
from secretariat.commitments.models import Priority
from secretariat.initiatives.actions.add_step import add_step
from secretariat.initiatives.actions.answer_initiative import Word, answer_initiative
from secretariat.initiatives.actions.propose_initiative import propose_initiative
from secretariat.initiatives.models import AskedBody, JointInitiative, JointStep
from secretariat.parties.models import Body
from tests.cast import Cast
from tests.factories import Make
from tests.site.levels_making import cities

ADDRESS = "https://union.example/decisions/7"


def terms(cast: Cast, during: str = "2026-03-01/2026-12-31") -> list[Chairmanship]:
    """Brenn chairs the union for half a year and the cities from March on: 122 days in common."""
    body = cities(cast)
    other = Make.chairmanship(body, cast.brenn, during)
    rows = Chairmanship.objects.filter(pk__in=(cast.chairmanship.pk, other.pk)).select_related(
        "body", "holder"
    )
    return sorted(rows, key=lambda term: term.body.slug != "union")


def around_today(cast: Cast, body: Body) -> list[Chairmanship]:
    """Two terms of Corva that run today, in the union and in another body: 61 days in common."""
    first = timezone.localdate() - timedelta(days=20)
    days = [f"{first}/{first + timedelta(days=length)}" for length in (60, 100)]
    both = zip((cast.union, body), days, strict=True)
    made = [Make.chairmanship(one, cast.corva, when) for one, when in both]
    rows = Chairmanship.objects.filter(pk__in=[term.pk for term in made]).select_related("body", "holder")
    return sorted(rows, key=lambda term: term.body.slug != "union")


def initiative(cast: Cast, at: datetime, *lines: Priority, **more: Any) -> JointInitiative:
    """An initiative that the secretariat puts to both in the name of Brenn."""
    given: dict[str, Any] = {
        "terms": more.pop("terms", None) or terms(cast), "party": "XB", "title": "One rule for both harbours",
        "aim": "Ships and towns follow one rule.", "lines": lines, "by": cast.staff, "at": at,
    }  # fmt: skip
    return propose_initiative(**given | more)


def answered(cast: Cast, at: datetime, one: JointInitiative, slug: str, state: str = "agreed") -> AskedBody:
    """What a body said, told at an address."""
    asked = AskedBody.objects.get(initiative=one, body__slug=slug)
    word = Word(on=at.date(), note="So it was.", address=ADDRESS)
    return answer_initiative(
        asked=asked, state=state, word=word, by=cast.staff, at=at, seen_version=asked.version
    )


def step(cast: Cast, at: datetime, one: JointInitiative, slug: str = "union", **more: Any) -> JointStep:
    """An action of a body that has agreed, or agrees now."""
    asked = AskedBody.objects.get(initiative=one, body__slug=slug)
    if asked.state != "agreed":
        asked = answered(cast, at, one, slug)
    given = {"words": "The rule is written.", "due": "2026-05-20", "by": cast.staff, "at": at} | more
    return add_step(initiative=one, asked=asked, **given)
