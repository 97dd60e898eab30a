"""What the shipped facts say of the three bodies of the reference documents."""

from secretariat.parties.models import Party
from tests.factories import Make


def make_record() -> dict[str, Party]:
    """Make what the shipped facts say of the three bodies."""
    states = {
        code: Make.party(code, names={"short": name})
        for code, name in (("RU", "Russian Federation"), ("MD", "Moldova"), ("FI", "Finland"))
    }
    bsec = Make.body(
        "bsec", {"official": "Organization of the Black Sea Economic Cooperation", "acronym": "BSEC"}
    )
    cbss = Make.body("cbss", {"official": "Council of the Baltic Sea States", "acronym": "CBSS"})
    Make.body("ubc", {"official": "Union of the Baltic Cities", "acronym": "UBC"})
    Make.chairmanship(bsec, states["RU"], "2022-07-01/2022-12-31", status="not-held")
    Make.chairmanship(bsec, states["MD"], "2022-01-01/2022-12-31")
    Make.chairmanship(cbss, states["FI"], "2023-07-01/2024-06-30")
    return states
