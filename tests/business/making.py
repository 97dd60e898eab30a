"""A council of the union with a chamber and a company, and what it is asked."""

from datetime import date, datetime
from typing import Any

from secretariat.bodies.queries import actor_of
from secretariat.business.actions.give_opinion import Said, give_opinion
from secretariat.business.actions.open_consultation import open_consultation
from secretariat.business.checks import Asked
from secretariat.business.models import Consultation, Opinion
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Actor
from tests.cast import Cast
from tests.commitments import making as owed
from tests.factories import Make

LETTER = "letter of 10 March 2026"
CLOSES = date(2026, 4, 30)


def council(cast: Cast) -> Body:
    """Return the business council of the union, with the chamber of Dorn and a company as members."""
    found = Body.objects.filter(slug="union-business").first()
    if found:
        return found
    made = Make.body(
        "union-business", names={"official": "Business Council"}, parent=cast.union, level="business",
        kind="related body",
    )  # fmt: skip
    for code, kind, name in (
        ("chamber-dorn", "chamber", "Chamber of Dorn"),
        ("lines", "company", "Lines Ltd"),
    ):
        Make.membership(made, Make.party(code, names={"short": name}, kind=kind))
    Make.chairmanship(made, Party.objects.get(code="chamber-dorn"), "2026-01-01/2027-12-31")
    return made


def speaker(cast: Cast, code: str = "chamber-dorn", at: date = date(2026, 3, 16)) -> Actor:
    """Return somebody with the seat of a member in the council."""
    party = Party.objects.get(code=code)
    return actor_of(Make.account(f"Cy of {code}", body=council(cast), role="member", party=party), at)


def asked(**more: Any) -> Asked:
    """Return what is asked; about the agenda, unless said otherwise."""
    given: dict[str, Any] = {
        "title": "Port fees", "question": "Can your members work with one form?", "closes_on": CLOSES,
    }  # fmt: skip
    return Asked(**given | more)


def consultation(cast: Cast, at: datetime, **more: Any) -> Consultation:
    """Return a consultation on a text of the union."""
    by = more.pop("by", cast.staff)
    if not more.keys() & {"text", "draft", "priority"}:
        more["text"] = owed.text(cast, "River Agenda").public_id
    return open_consultation(body=cast.union, council=council(cast), asked=asked(**more), by=by, at=at)


def opinion(cast: Cast, at: datetime, of: Consultation, code: str = "chamber-dorn", **more: Any) -> Opinion:
    """Return an opinion that the secretariat entered from a letter."""
    by = more.pop("by", cast.staff)
    seen = more.pop("seen_version", 0)
    given: dict[str, Any] = {
        "stance": "with-changes",
        "words": "One form is good; two pages are enough.",
        "note": LETTER,
    }
    return give_opinion(
        consultation=of, party=code, said=Said(**given | more), by=by, at=at, seen_version=seen
    )
