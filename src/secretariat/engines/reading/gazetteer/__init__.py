"""Names that are known beforehand: states, bodies, cities, regions; versioned data and the matching of it."""

from secretariat.engines.reading.gazetteer.matching import Gazetteer, Hit
from secretariat.engines.reading.gazetteer.patterns import Entry, Pattern
from secretariat.engines.reading.gazetteer.tables import of_bodies, shipped, with_patterns

__all__ = ["Entry", "Gazetteer", "Hit", "Pattern", "of_bodies", "shipped", "with_patterns"]
