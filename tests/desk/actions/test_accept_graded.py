"""Many at once: each by itself, so that one refusal stops no other."""

import pytest

from secretariat.desk.actions.accept_graded import accept_graded
from secretariat.evidence.models import Finding
from secretariat.meetings.models import Meeting
from secretariat.refusals import NotPermitted
from tests.cast import Cast
from tests.desk.making import NOW, chair, office, received, talk, visit


def test_one_refusal_stops_no_other_and_is_reported(cast: Cast) -> None:
    document, findings = received(
        cast.staff, [talk(), chair(body="Group of the Nine Bridges"), office(), visit()]
    )
    versions = {finding.public_id: 1 for finding in findings}
    versions[findings[2].public_id] = 5
    outcomes = accept_graded(document=document, by=cast.staff, at=NOW, seen_versions=versions)
    told = {o.finding.position: o.refusal.code if o.refusal else None for o in outcomes}
    assert told == {0: None, 1: "not-ready", 2: "stale-revision", 3: None}
    states = list(Finding.objects.order_by("position").values_list("state", flat=True))
    assert states == ["accepted", "open", "open", "accepted"]


def test_visits_come_before_their_programme_and_offices_before_both(cast: Cast) -> None:
    document, findings = received(cast.staff, [talk(), office(), visit()])
    outcomes = accept_graded(
        document=document, by=cast.staff, at=NOW, seen_versions={f.public_id: 1 for f in findings}
    )
    assert [outcome.finding.position for outcome in outcomes] == [1, 2, 0]
    met = Meeting.objects.get(kind="bilateral")
    assert met.line.claims.count() == 1
    assert met.participants.get(words="Bo Berg").office == "Minister of Rivers, Brenn"


def test_only_what_was_seen_and_belongs_to_the_document_is_accepted(cast: Cast) -> None:
    document, (finding, other) = received(cast.staff, [office(), visit()])
    _, (elsewhere,) = received(cast.staff, [chair()], text=_other_text())
    accept_graded(
        document=document, by=cast.staff, at=NOW, seen_versions={finding.public_id: 1, elsewhere.public_id: 1}
    )
    states = {f.pk: f.state for f in Finding.objects.all()}
    assert states == {finding.pk: "accepted", other.pk: "open", elsewhere.pk: "open"}


def test_only_staff(cast: Cast) -> None:
    document, (finding,) = received(cast.staff, [chair()])
    with pytest.raises(NotPermitted):
        accept_graded(document=document, by=cast.chair, at=NOW, seen_versions={finding.public_id: 1})


def _other_text() -> str:
    return "Alba will chair the Union from 1 July 2026 to 31 December 2026."
