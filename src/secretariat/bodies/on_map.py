"""Which city of the table a Party is, by all names that the record holds of it."""

from collections import defaultdict
from collections.abc import Mapping

from secretariat.bodies.models import Name
from secretariat.data.cities import SEATS, by_number, cities
from secretariat.engines.nearness import City, Member, cities_of_members
from secretariat.parties.models import Party
from secretariat.people.actor import Actor


def cities_of(parties: Mapping[int, Party], viewer: Actor) -> dict[str, City]:
    """Return code → city of the table, in 1 query."""
    names: dict[int, list[str]] = defaultdict(list)
    for pk, text in (
        Name.objects.visible_to(viewer)
        .filter(party__in=parties)
        .order_by("pk")
        .values_list("party_id", "text")
    ):
        names[pk].append(text)
    members = [Member(party.code, party.country, tuple(names[pk])) for pk, party in parties.items()]
    seats = {code: by_number()[number] for code, number in SEATS.items() if number in by_number()}
    return seats | cities_of_members(members, cities())
