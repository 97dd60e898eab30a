from collections.abc import Callable
from typing import Any

import pytest

from secretariat.commitments.models import Commitment, Report
from secretariat.evidence.models import Claim, Document
from secretariat.history.models import Entry
from secretariat.refusals import Invalid, NotPermitted, Refused, StaleRevision, WrongState
from tests.cast import Cast
from tests.commitments.making import BRENN, commitment, report, sourced, with_zone
from tests.factories import Make


def test_the_owner_reports_and_the_line_is_recorded(cast: Cast) -> None:
    made = report(cast, commitment(cast), "in progress", by=cast.delegate)
    told = Report.objects.get(commitment=made)
    assert (told.state, told.about, told.result) == ("in progress", "It is in progress.", "")
    entry = Entry.objects.filter(verb="line.claimed").latest("pk")
    assert entry.actor_id == cast.delegate.public_id


@pytest.mark.parametrize(
    ("state", "result"), [("implemented", "happened"), ("elapsed", "did not happen"), ("stagnant", "")]
)
def test_a_state_that_ends_it_says_what_became_of_what_was_announced(
    cast: Cast, state: str, result: str
) -> None:
    assert Report.objects.get(commitment=report(cast, commitment(cast), state)).result == result


def test_a_report_goes_as_far_as_the_commitment_and_no_further(cast: Cast) -> None:
    closed = commitment(cast, source=sourced(cast, distribution="limited"))
    report(cast, closed, "accepted")
    assert Report.objects.get(commitment=closed).line.distribution == "limited"


def refused(
    cast: Cast, made: Commitment, expected: type[Refused], state: str = "accepted", **more: Any
) -> str:
    before = Claim.objects.count(), Entry.objects.count()
    with pytest.raises(expected) as caught:
        report(cast, made, state, **more)
    assert (Claim.objects.count(), Entry.objects.count()) == before
    return str(caught.value.message)


@pytest.mark.parametrize(
    "who",
    [lambda c: c.other_staff, lambda c: c.observer, lambda c: c.machine],
    ids=["other", "observer", "machine"],
)
def test_others_do_not_report(cast: Cast, who: Callable[[Cast], Any]) -> None:
    refused(cast, commitment(cast), NotPermitted, by=who(cast))


def test_a_delegation_that_does_not_owe_it_does_not_report(cast: Cast) -> None:
    brenns = commitment(cast, "Brenn opens a port.", owners=(BRENN,))
    refused(cast, brenns, NotPermitted, by=cast.delegate)


def test_what_was_seen_otherwise_is_refused(cast: Cast) -> None:
    made = commitment(cast)
    refused(cast, made, StaleRevision, seen_version=made.version - 1)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"state": "done"}, "state"),
        ({"words": "  "}, "words"),
        ({"day": "2026-04-01"}, "on"),
        ({"day": "2026-01-19"}, "on"),
        ({"day": "soon"}, "on"),
        ({"state": "superseded"}, "superseded_by"),
        ({"superseded_by": "0000000000"}, "superseded_by"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_its_name(cast: Cast, more: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        report(cast, commitment(cast), more.pop("state", "accepted"), **more)
    assert caught.value.details["field"] == field
    assert not Report.objects.exists()


def test_what_has_ended_is_accepted_again_first_and_not_by_its_owner(cast: Cast) -> None:
    made = report(with_zone(cast), commitment(cast), "implemented")
    refused(cast, made, WrongState, "in progress")
    refused(cast, made, NotPermitted, "accepted", by=cast.delegate)
    assert report(cast, made, "accepted", "2026-03-05", by=cast.chair).state == "accepted"


def test_commitments_do_not_supersede_in_a_circle(cast: Cast) -> None:
    first, second, third = (commitment(cast, f"Port {n}") for n in (1, 2, 3))
    report(cast, first, "superseded", superseded_by=second.public_id)
    report(cast, second, "superseded", superseded_by=third.public_id)
    assert "cannot take the place" in refused(
        cast, third, Invalid, "superseded", superseded_by=first.public_id
    )
    refused(cast, third, Invalid, "superseded", superseded_by=third.public_id)


def test_what_took_its_place_is_as_open(cast: Cast) -> None:
    open_one = commitment(cast)
    closed = commitment(cast, "In closed session", source=sourced(cast, distribution="limited"))
    refused(cast, open_one, Invalid, "superseded", superseded_by=closed.public_id)


def test_a_source_that_fewer_people_may_see_is_refused(cast: Cast) -> None:
    refused(cast, commitment(cast), Invalid, source=sourced(cast, distribution="limited"))
    assert not Document.objects.exists()
    assert Make.machine()
