from typing import Any

import pytest

from secretariat.commitments.actions.change_commitment import change_commitment
from secretariat.commitments.bridge import SpeakerValue
from secretariat.commitments.models import Change
from secretariat.refusals import Invalid, NotPermitted, StaleRevision
from tests.cast import Cast
from tests.commitments.making import BRENN, commitment, priority, sourced, version, with_zone


def change(cast: Cast, **more: Any) -> None:
    made = more.pop("of", None) or commitment(cast)
    given: dict[str, Any] = {"on": "2026-03-02", "reason": "Agreed.", "seen_version": made.version}
    by = more.pop("by", cast.staff)
    change_commitment(commitment=made, sourced=sourced(cast, by), **given | more)


def test_the_chair_gives_it_to_another(cast: Cast) -> None:
    made = commitment(with_zone(cast))
    change(cast, of=made, owners=[BRENN], by=cast.chair)
    assert list(made.owners.filter(is_current=True).values_list("party__code", flat=True)) == ["XB"]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({}, "owners"),
        ({"owners": []}, "owners"),
        ({"owners": [SpeakerValue(words="Nowhere", party="XX")]}, "owners"),
        ({"due": "2027", "reason": ""}, "reason"),
        ({"due": "2026-01-19"}, "due"),
        ({"due": "never"}, "due"),
        ({"due": "2027", "on": "then"}, "on"),
        ({"priority": "0000000000"}, "priority"),
    ],
)
def test_a_change_that_cannot_be_is_refused_by_its_name(cast: Cast, more: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        change(cast, **more)
    assert caught.value.details["field"] == field
    assert not Change.objects.exists()


def test_its_owner_and_strangers_do_not_change_it(cast: Cast) -> None:
    for by in (cast.delegate, cast.other_staff, cast.observer):
        with pytest.raises(NotPermitted):
            change(cast, due="2027", by=by)
    with pytest.raises(StaleRevision):
        change(cast, due="2027", seen_version=99)
    assert not Change.objects.exists()


def test_it_is_not_filed_under_what_fewer_people_see(cast: Cast) -> None:
    line = priority(cast, version(cast))
    line.line.distribution = "limited"
    line.line.save()
    with pytest.raises(Invalid):
        change(cast, priority=line.public_id)
