"""All models of this slice: who sits in a council with which business, consultations and their opinions,
requests and offers, rounds of meetings in pairs.
"""

from secretariat.business.rows.consultation import Consultation, Opinion
from secretariat.business.rows.offer import Offer
from secretariat.business.rows.profile import Profile, ProfileCountry, ProfileSector
from secretariat.business.rows.round import Pairing, Round, Seat, Wish

__all__ = [
    "Consultation",
    "Offer",
    "Opinion",
    "Pairing",
    "Profile",
    "ProfileCountry",
    "ProfileSector",
    "Round",
    "Seat",
    "Wish",
]
