"""Cities of fifteen thousand inhabitants and more in Europe, Türkiye and the South Caucasus, and their way to
the sea: GeoNames (CC BY 4.0) and Natural Earth, cut by `cutting.py`; docs/reference/data.md says how far to
trust it.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from secretariat.engines.nearness import City

CREDIT = "GeoNames, geonames.org (CC BY 4.0)"
# Municipalities that are named after no city of theirs: code of the Party → number of its seat in the table.
SEATS: Mapping[str, int] = {"guldborgsund": 2615961, "gotland": 2662689}


@lru_cache(maxsize=1)
def cities() -> tuple[City, ...]:
    """Return all cities, by country, the largest first."""
    text = (files("secretariat.data.cities") / "cities.json").read_text(encoding="utf-8")
    return tuple(
        City(row[0], row[1], row[2], (row[3], row[4]), row[5], row[6], row[7], row[8], _names(row[9]))
        for row in json.loads(text)["cities"]
    )


@lru_cache(maxsize=1)
def by_number() -> Mapping[int, City]:
    """Return number of GeoNames → city."""
    return {city.number: city for city in cities()}


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()
