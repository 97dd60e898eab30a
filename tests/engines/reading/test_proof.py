"""A Finding that is not literally in its text is a defect."""

from dataclasses import replace

import pytest

from secretariat.engines.reading.errors import Unproven
from secretariat.engines.reading.findings import Finding, Grade, Kind, Slot
from secretariat.engines.reading.proof import check_proof
from secretariat.engines.values.spans import Span

TEXT = "Alba joined the Sea Council."
FINDING = Finding(
    kind=Kind.MEMBERSHIP,
    fields={"body": "Sea Council", "party": "Alba", "status": "member", "change": "joined", "date": None},
    slots={"party": Slot(Span(0, 4), "Alba"), "body": Slot(Span(16, 27), "Sea Council")},
    evidence=(Span(0, 27),),
    rule="membership.joined",
    grade=Grade.ACCEPTED,
)


def test_finding_that_is_in_the_text_passes() -> None:
    check_proof(FINDING, TEXT)


@pytest.mark.parametrize(
    ("finding", "problem"),
    [
        (replace(FINDING, evidence=()), "it has no evidence"),
        (replace(FINDING, evidence=(Span(0, 99),)), "lies outside the text"),
        (replace(FINDING, fields={"body": "Sea Council"}), "its fields are"),
        (replace(FINDING, fields={**FINDING.fields, "date": "June 2021"}), "date: 'June 2021' is no date"),
        (replace(FINDING, slots={"party": Slot(Span(0, 4), "Brenn")}), "slot party: 'Brenn' is not at"),
        (replace(FINDING, slots={"party": (Slot(Span(5, 9), "Alba"),)}), "slot party: 'Alba' is not at"),
        (replace(FINDING, slots={"party": Slot(Span(27, 31), "")}), "slot party"),
        (replace(FINDING, slots={"party": Slot(Span(0, 4), "Alba", Span(3, 99))}), "lies outside the text"),
    ],
)
def test_finding_that_is_not_in_the_text_is_refused(finding: Finding, problem: str) -> None:
    with pytest.raises(Unproven, match=problem) as caught:
        check_proof(finding, TEXT)
    assert str(caught.value).startswith("rule membership.joined, membership")
