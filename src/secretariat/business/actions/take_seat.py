from datetime import datetime

from django.db import transaction

from secretariat.business import policies
from secretariat.business import round_checks as own
from secretariat.business.checks import good_countries, member, members_of
from secretariat.business.models import Round, Seat, Wish
from secretariat.business.round_checks import Wanting
from secretariat.business.sectors import SECTORS
from secretariat.business.states import RoundState
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState


@transaction.atomic
def take_seat(
    *, one: Round, party: str, wanting: Wanting, by: Actor, at: datetime, seen_version: int
) -> Seat:
    """Take part in a round, and say whom one wants to meet; or say it anew.

    Who: the member of the council, by its seat, until the last day for wishes; whoever runs the round for
        any, as long as it is not published (`policies.may_sit`, `may_match`).
    Writes: the seat with its wishes; history entry `business-round.seated`, which keeps no wish.
    Refuses: NotPermitted; WrongState (the last day has passed, it is published); StaleRevision; Invalid (no
        member, no such sector or country, somebody both wished for and refused, too many seats).

    Args:
        seen_version: of the seat that stands; 0 where there was none.
    """
    of = own.locked(one)
    runs = policies.may_match(by, of.council, at)
    if not runs and not policies.may_sit(by, of.council, party):
        raise NotPermitted("A member of the council takes its own seat; the secretariat that of any.")
    if of.state != RoundState.OPEN or not (runs or of.takes_wishes(at)):
        raise WrongState("The last day for wishes has passed. Ask the secretariat.")
    who = member(of.council, party, of.council.day(at))
    found = Seat.objects.select_for_update().filter(round=of, party=who).first()
    checks.unchanged(found.version if found else 0, seen_version)
    if not found and of.seats.count() >= own.MOST_SEATS:
        raise Invalid(f"A round has at most {own.MOST_SEATS} participants.", field="party")
    seat = found or Seat(round=of, party=who, version=0)
    seat.seeks, seat.offers = _sectors(wanting.seeks, "seeks"), _sectors(wanting.offers, "offers")
    seat.countries = " ".join(good_countries(wanting.countries))
    seat.version += 1
    wishes = _wishes(wanting, of, seat, at)
    seat.save()
    seat.wishes.all().delete()
    Wish.objects.bulk_create(wishes)
    own.changed(of)
    record("business-round.seated", on=of, by=by, at=at, party=who.code)
    return seat


def _sectors(chosen: object, field: str) -> str:
    codes = sorted(set(chosen))  # type: ignore[call-overload]
    for code in codes:
        checks.one_of(code, SECTORS, field=field)
    return " ".join(codes)


def _wishes(wanting: Wanting, of: Round, seat: Seat, at: datetime) -> list[Wish]:
    both = set(wanting.wishes) & set(wanting.refuses)
    if both:
        raise Invalid(f"{min(both)} stands both among your wishes and beside them.", field="refuses")
    rows = members_of(of.council, of.council.day(at)).exclude(party=seat.party)
    known = {row.party.code: row.party for row in rows.select_related("party")}
    found = []
    for field, codes in (("wishes", wanting.wishes), ("refuses", wanting.refuses)):
        for code in sorted(set(codes)):
            if code not in known:
                raise Invalid(f"{code} is no other member of the council.", field=field)
            found.append(Wish(seat=seat, party=known[code], is_refusal=field == "refuses"))
    return found
