"""Rules of the record, each for its time: what the chair did under a former rule is explained by that one."""

from datetime import date
from typing import Any

from tests.cast import Cast
from tests.factories import Make

from secretariat.chairs import queries
from secretariat.chairs.actions.enter_rotation import enter_rotation
from secretariat.chairs.bridge import RotationValue
from secretariat.chairs.coming import coming
from secretariat.people.actor import NOBODY

TODAY = date(2026, 3, 16)
FIRST: dict[str, Any] = {
    "names": ("XA", "XB", "XC"),
    "anchor_holder": "XA",
    "anchor_start": "2021-01-01",
}
SECOND: dict[str, Any] = {"names": ("XC", "XB", "XA"), "since": "2024-01-01"}
THIRD: dict[str, Any] = {"order": "agreed", "since": "2028-01-01"}


def test_record_is_replayed_by_the_rule_of_its_time(cast: Cast) -> None:
    """A list A, B, C until 2023; from 2024 on C, B, A; from 2028 on by agreement."""
    cast.chairmanship.delete()
    for party in (cast.alba, cast.brenn, cast.corva):
        Make.membership(cast.union, party)
    for given in (FIRST, SECOND, THIRD):
        value = RotationValue(body="union", **({"order": "list", "length": "P1Y"} | given))
        enter_rotation(value=value, sourced=Make.sourced())
    holders = (cast.alba, cast.brenn, cast.corva, cast.brenn, cast.alba, cast.corva)
    for year, holder in enumerate(holders, 2021):
        Make.chairmanship(cast.union, holder, f"{year}-01-01/{year}-12-31")
    rotation = queries.rotations(NOBODY, TODAY, ["union"])["union"]
    assert [since.year for since, _rule in (*rotation.earlier, *rotation.later)] == [1, 2028]
    found = rotation.replayed()
    assert (len(found.turns), len(found.by_rule), found.unexplained) == (5, 5, ())
    ahead = [(term.parties, term.term, term.is_announced) for term in coming(rotation, TODAY).terms]
    assert ahead == [(("XB",), "2027-01-01/2027-12-31", False)]
