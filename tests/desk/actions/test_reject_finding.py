"""A finding that is not what the document says stays on file with the reason."""

import pytest

from secretariat.desk.actions.reject_finding import reject_finding
from secretariat.evidence.models import Claim
from secretariat.history.models import Entry
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState
from tests.cast import Cast
from tests.desk.making import NOW, chair, received


def test_reject_keeps_the_reason_and_writes_no_line(cast: Cast) -> None:
    _, (finding,) = received(cast.staff, [chair()])
    claims = Claim.objects.count()
    rejected = reject_finding(
        finding=finding, by=cast.staff, at=NOW, seen_version=1, reason=" It is the League. "
    )
    assert (rejected.state, rejected.reason, rejected.version) == ("rejected", "It is the League.", 2)
    assert Claim.objects.count() == claims
    assert Entry.objects.get(verb="finding.rejected").payload["reason"]["value"] == "It is the League."


def test_each_refusal_leaves_the_finding_open(cast: Cast) -> None:
    _, (finding,) = received(cast.staff, [chair()])
    entries = Entry.objects.count()
    fields = {"finding": finding, "by": cast.staff, "at": NOW, "seen_version": 1, "reason": "Wrong."}
    for refusal, changes in (
        (NotPermitted, {"by": cast.observer}),
        (StaleRevision, {"seen_version": 3}),
        (Invalid, {"reason": "  "}),
    ):
        with pytest.raises(refusal):
            reject_finding(**fields | changes)
    finding.refresh_from_db()
    assert (finding.state, Entry.objects.count()) == ("open", entries)


def test_what_is_decided_is_not_rejected(cast: Cast) -> None:
    _, (finding,) = received(cast.staff, [chair()])
    done = reject_finding(finding=finding, by=cast.staff, at=NOW, seen_version=1, reason="Wrong.")
    with pytest.raises(WrongState):
        reject_finding(finding=done, by=cast.staff, at=NOW, seen_version=2, reason="Again.")
