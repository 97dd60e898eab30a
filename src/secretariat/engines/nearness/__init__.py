"""Which cities are near, and which of them are members already; see docs/reference/campaigns.md."""

from secretariat.engines.nearness.finding import Asked, City, Found, Sea, find, great_circle_km
from secretariat.engines.nearness.matching import Member, cities_of_members

__all__ = [
    "Asked",
    "City",
    "Found",
    "Member",
    "Sea",
    "cities_of_members",
    "find",
    "great_circle_km",
]
