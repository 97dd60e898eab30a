"""Where one Party holds two chairs at once."""

import pytest

from secretariat.engines.values.edtf import parse
from secretariat.site.queries.overlaps import Chair, shared_days


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (["a 2026-01-01/2026-06-30", "b 2026-04-01/2026-12-31"], [("a", "b", "2026-04-01", 91, True)]),
        (["a 2026-01-01/2026-06-30", "b 2026-07-01/2026-12-31"], []),
        (["a 2026-01-01/2026-06-30", "a 2026-04-01/2026-12-31"], []),
        (["a 2026/2026-06", "b 2026-06/2027"], [("a", "b", "2026-06-01", 30, False)]),
        (["a 2026-01-01/..", "b 2026-04-01/.."], [("a", "b", "2026-04-01", None, True)]),
        (["a /2026-06-30", "b 2026-04-01/.."], []),
    ],
)
def test_shared_days(terms: list[str], expected: list[tuple[str, str, str, int | None, bool]]) -> None:
    chairs = [Chair(body, body, parse(during)) for body, during in (t.split() for t in terms)]
    found = [(s.one, s.other, str(s.first), s.days, s.is_sure) for s in shared_days(chairs)]
    assert found == expected
