"""The page of a line of each kind that chairs keep."""

import pytest
from django.test import Client

from secretariat.chairs.actions.enter_coordinator import enter_coordinator
from secretariat.chairs.actions.enter_exception import enter_exception
from secretariat.chairs.actions.enter_programme import enter_programme
from secretariat.chairs.actions.enter_rotation import enter_rotation
from secretariat.chairs.bridge import (
    CoordinatorValue,
    ExceptionValue,
    PriorityValue,
    ProgrammeValue,
    RotationValue,
)
from secretariat.evidence.models import Line
from tests.cast import Cast
from tests.factories import Make


def made(kind: str) -> Line:
    sourced = Make.sourced()
    match kind:
        case "rotation":
            value = RotationValue(body="union", order="list", names=("XA", "XB"), length="P6M")
            return enter_rotation(value=value, sourced=sourced).line
        case "rotation-exception":
            skip = ExceptionValue(
                body="union",
                at="2026-07-01",
                kind="skip",
                was_due="XA",
                served="East",
                reason="Alba declined.",
            )
            return enter_exception(value=skip, sourced=sourced).line
        case "coordinator":
            Make.person("ann-ames", "Ann Ames")
            lead = CoordinatorValue(body="union", holder="XA", during="2026/2027", focal_point="ann-ames")
            return enter_coordinator(value=lead, sourced=sourced).line
    term = Line.objects.get(kind="chairmanship")
    plan = ProgrammeValue(
        body="union",
        of=term.public_id,
        holder="XB",
        during="2026-01-01/2026-06-30",
        motto="One river",
        priorities=(PriorityValue(words="deeper channels"),),
    )
    return enter_programme(value=plan, sourced=sourced).line


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("rotation", ["Order of a list", "P6M"]),
        ("rotation-exception", ["East", "passed over", "due by the rule: Alba", "Alba declined."]),
        ("coordinator", ["Alba", "Ann Ames", "Union of the Three Rivers"]),
        ("programme", ["One river", "Brenn", "deeper channels"]),
    ],
)
def test_page_of_the_line_says_what_it_is(cast: Cast, client: Client, kind: str, words: list[str]) -> None:
    line = made(kind)
    page = client.get(f"/lines/{line.public_id}/").content.decode()
    assert [word for word in words if word not in page] == []
    assert client.get(f"/lines/{line.public_id}.json").status_code == 200
    assert client.get(f"/lines/{Make.hidden(line).public_id}/").status_code == 404
