"""What countries are called: as the record calls the Party of that code, else as CLDR does."""

from collections.abc import Iterable

from babel import Locale

from secretariat.bodies.queries import names_by_address
from secretariat.people.actor import Actor


def country_names(codes: Iterable[str], language: str, viewer: Actor) -> dict[str, str]:
    """Return ISO 3166 code → name, in 1 query."""
    wanted = set(codes)
    territories = Locale.parse(language, sep="-").territories
    known = names_by_address("party", wanted, language, viewer=viewer) if wanted else {}
    return {code: known.get(code) or territories.get(code, code) for code in wanted}
