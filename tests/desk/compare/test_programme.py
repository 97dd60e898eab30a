"""Which meetings belong to a visit."""

from typing import Any

import pytest

from secretariat.desk.compare.programme import visits_of

VISIT = {
    "type": "visit", "body": None, "status": "held", "start": "2021-12-08", "end": "2021-12-10",
    "participants": ["Lazar Comanescu"],
}  # fmt: skip
TALK = VISIT | {
    "type": "bilateral",
    "start": None,
    "end": None,
    "participants": ["Lazar Comanescu", "Igor Zubov"],
}


@pytest.mark.parametrize(
    ("changes", "belongs"),
    [
        ({}, True),
        ({"type": "lecture", "participants": ["Lazăr Comănescu"]}, True),
        ({"start": "2021-12-08"}, True),
        ({"start": "2021-12-11"}, False),
        ({"participants": ["Igor Zubov"]}, False),
        ({"body": "BSEC"}, False),
        ({"type": "summit"}, False),
        ({"status": "planned"}, False),
    ],
)
def test_what_belongs_to_a_visit(changes: dict[str, Any], belongs: bool) -> None:
    assert visits_of({1: VISIT, 2: TALK | changes}) == ({2: 1} if belongs else {})


def test_what_may_belong_to_two_visits_belongs_to_none() -> None:
    assert visits_of({1: VISIT, 2: TALK, 3: VISIT}) == {}
