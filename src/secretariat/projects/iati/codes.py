"""The code lists of IATI 2.03 of which we write values, and from our words to them."""

from functools import lru_cache

from babel import Locale

from secretariat.projects.states import PartnerRole, ProjectState

VERSION = "2.03"
STATUS = {
    ProjectState.APPROVED: "1",  # pipeline: the contract is not signed
    ProjectState.RUNNING: "2",
    ProjectState.CLOSED: "4",
    ProjectState.SUSPENDED: "6",
}
ROLE = {PartnerRole.FUNDER: "1", PartnerRole.LEAD: "2", PartnerRole.PARTNER: "4"}
ORGANISATION = {
    "state": "10", "region": "11", "city": "11", "organisation": "40", "chamber": "70", "company": "70",
}  # fmt: skip
PLANNED_START, ACTUAL_START, PLANNED_END, ACTUAL_END = "1", "2", "3", "4"
OWN_VOCABULARY = "99"
_KINDS = frozenset(
    {"10", "11", "15", "21", "22", "23", "24", "30", "40", "60", "70", "71", "72", "73", "80", "90"}
)
ALLOWED: dict[tuple[str, str], frozenset[str]] = {
    ("activity-status", "code"): frozenset("123456"),
    ("activity-date", "type"): frozenset("1234"),
    ("participating-org", "role"): frozenset("1234"),
    ("participating-org", "type"): _KINDS,
    ("reporting-org", "type"): _KINDS,
    ("budget", "type"): frozenset("12"),
    ("budget", "status"): frozenset("12"),
}


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """Return the codes of countries that may be named; those for one's own use (XA to XZ) are none."""
    codes = (str(code) for code in Locale("en").territories)
    found = {code for code in codes if len(code) == 2 and code.isalpha()}
    return frozenset(found - {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
