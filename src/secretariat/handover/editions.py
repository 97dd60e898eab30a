"""Who reads an edition: somebody who is nobody in particular, with the seat that all its readers share.

What is open to named readers alone stands in no edition; what a delegation holds in confidence neither.
"""

from secretariat.handover.states import Edition
from secretariat.parties.models import Body
from secretariat.people.actor import Actor, Role, Seat

_ROLES = {Edition.CHAIR: Role.MEMBER, Edition.SECRETARIAT: Role.STAFF}


def reader_of(body: Body, edition: str) -> Actor:
    """Return the viewer whose sight an edition has."""
    seat = Seat(body.slug, _ROLES[Edition(edition)])
    return Actor(None, "edition", str(Edition(edition).label), (seat,))
