"""A correction enters the record; what was read stays beside it."""

from typing import Any

import pytest

from secretariat.chairs.models import Chairmanship
from secretariat.desk.actions.correct_finding import correct_finding
from secretariat.evidence.models import Claim, Finding
from secretariat.history.models import Entry
from secretariat.refusals import Invalid, NotPermitted, NotReady, StaleRevision, WrongState
from tests.cast import Cast
from tests.desk.making import NOW, chair, received
from tests.factories import Make


def correct(cast: Cast, finding: Finding, value: dict[str, Any], **changes: Any) -> Finding:
    fields = {"finding": finding, "value": value, "by": cast.staff, "at": NOW}
    return correct_finding(**fields | {"seen_version": finding.version} | changes)


def test_the_correction_enters_and_the_reading_is_kept(cast: Cast) -> None:
    _, (finding,) = received(cast.staff, [chair()])
    corrected = correct(cast, finding, {"holder": "Corva"})
    assert (corrected.state, corrected.value["holder"], corrected.corrected["holder"]) == (
        "corrected",
        "Alba",
        "Corva",
    )
    assert Chairmanship.objects.filter(status="planned").get().holder == cast.corva
    entry = Entry.objects.get(verb="finding.corrected")
    assert (entry.payload["before"]["value"]["holder"], entry.payload["after"]["value"]["holder"]) == (
        "Alba",
        "Corva",
    )


def test_a_body_may_be_chosen_where_the_words_are_not_known(cast: Cast) -> None:
    _, (finding,) = received(cast.staff, [chair(body="Group of the Nine Bridges")])
    correct(cast, finding, {"chosen": {"body": "league"}})
    assert Chairmanship.objects.get(holder=cast.alba).body == cast.elsewhere


@pytest.mark.parametrize(
    ("value", "refusal"),
    [
        ({"colour": "blue"}, Invalid),
        ({"body": "Nobody's Body"}, NotReady),
        ({"holder": ""}, NotReady),
        ({"start": "soon", "end": None}, NotReady),
        ({"chosen": {"body": "nowhere"}}, Invalid),
    ],
)
def test_a_value_that_cannot_be_taken_changes_nothing(
    cast: Cast, value: dict[str, Any], refusal: type[Exception]
) -> None:
    _, (finding,) = received(cast.staff, [chair()])
    before = (Claim.objects.count(), Entry.objects.count())
    with pytest.raises(refusal):
        correct(cast, finding, value)
    finding.refresh_from_db()
    assert (finding.state, finding.corrected) == ("open", None)
    assert (Claim.objects.count(), Entry.objects.count()) == before


def test_rights_version_and_state_come_first(cast: Cast) -> None:
    _, (finding,) = received(cast.staff, [chair()])
    with pytest.raises(NotPermitted):
        correct(cast, finding, {"holder": "Corva"}, by=cast.chair)
    with pytest.raises(StaleRevision):
        correct(cast, finding, {"holder": "Corva"}, seen_version=7)
    done = correct(cast, finding, {"holder": "Corva"})
    with pytest.raises(WrongState):
        correct(cast, done, {"holder": "Brenn"})


def test_a_corrected_term_joins_the_line_it_now_speaks_of(cast: Cast) -> None:
    term = Make.chairmanship(cast.union, cast.corva, "2026-07-01/2026-12-31", status="planned")
    _, (finding,) = received(cast.staff, [chair()])
    correct(cast, finding, {"holder": "Corva"})
    assert term.line.claims.count() == 2
