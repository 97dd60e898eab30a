"""The text as opened, three rival proposals on it, and ways to act on it and to show it."""

from typing import Any

from tests.engines.drafting.talks import at, opened, proposal

from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations import acts
from secretariat.engines.drafting.operations.applying import applied, replayed
from secretariat.engines.drafting.operations.showing import shown
from secretariat.engines.drafting.operations.values import State
from secretariat.engines.drafting.operations.words import replacing

BASE = opened()
A = BASE.paragraphs["a"]


def does(state: State, kind: type[acts.Act], key: str, by: str = "CHAIR", **fields: Any) -> State:
    """Apply one operation."""
    return applied(state, kind(id=key, author=by, at=at(30), **fields))


def lines(state: State, view: View = View.BRACKETED) -> list[str]:
    return shown(state, view).splitlines()


def rivals() -> State:
    """ALBA wants every second year, BRENN wants nothing said, CORVA wants Norwick."""
    return replayed(
        [
            proposal("p1", replacing(A, "every year", "every second year"), by="ALBA", minutes=2),
            proposal("p2", replacing(A, " every year", ""), by="BRENN", minutes=1),
            proposal("p3", replacing(A, "Ostwick", "Norwick"), by="CORVA"),
        ],
        BASE,
    )
