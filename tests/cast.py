"""Who stands in the tests."""

from dataclasses import dataclass
from datetime import date, datetime

from secretariat.bodies.queries import actor_of
from secretariat.chairs.models import Chairmanship
from secretariat.parties.models import Body, Party
from secretariat.people.actor import NOBODY, Actor
from tests.factories import Make


@dataclass(frozen=True)
class Cast:
    """The union and its people on 16 March 2026; Brenn is in the chair for the first half of the year."""

    union: Body
    elsewhere: Body
    alba: Party
    brenn: Party
    corva: Party
    staff: Actor
    other_staff: Actor
    delegate: Actor
    chair: Actor
    observer: Actor
    stranger: Actor
    machine: Actor
    chairmanship: Chairmanship


def cast_of(now: datetime) -> Cast:
    """Set the stage."""
    today: date = now.date()
    union = Make.body("union", names={"official": "Union of the Three Rivers", "acronym": "UTR"})
    elsewhere = Make.body("league", names={"official": "League of the Far Shore"})
    alba, brenn, corva = (
        Make.party(code, names={"short": name})
        for code, name in (("XA", "Alba"), ("XB", "Brenn"), ("XC", "Corva"))
    )

    def actor(name: str, body: Body, role: str, party: Party | None = None) -> Actor:
        return actor_of(Make.account(name, body=body, role=role, party=party), today)

    machine = Make.machine()
    return Cast(
        union=union,
        elsewhere=elsewhere,
        alba=alba,
        brenn=brenn,
        corva=corva,
        staff=actor("Sanna Staff", union, "staff"),
        other_staff=actor("Olga Other", elsewhere, "staff"),
        delegate=actor("Adam of Alba", union, "member", alba),
        chair=actor("Bea of Brenn", union, "head", brenn),
        observer=actor("Carl of Corva", union, "observer", corva),
        stranger=NOBODY,
        machine=machine,
        chairmanship=Make.chairmanship(union, brenn, "2026-01-01/2026-06-30"),
    )
