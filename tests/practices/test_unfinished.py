"""What practices leave open for whoever comes next, and what history tells of them to whom."""

from datetime import datetime

import pytest

from secretariat.history.telling import entries_told_to
from secretariat.parties.unfinished import Asked
from secretariat.people.actor import Actor
from secretariat.practices.unfinished import practices_open, visits_open
from tests.cast import Cast
from tests.practices.making import asked, draft, offered, published, reuse

pytestmark = pytest.mark.django_db


def of(cast: Cast, now: datetime, viewer: Actor) -> Asked:
    return Asked(viewer, cast.union, (cast.union,), now.date(), now)


def test_what_waits_is_told_with_whose_step_is_next(cast: Cast, now: datetime) -> None:
    draft(cast, now)
    waits, one = offered(cast, now), published(cast, now)
    taken, visit = reuse(cast, now, one), asked(cast, now, one)
    told = practices_open(of(cast, now, cast.staff))
    assert [(item.kind, item.id) for item in told] == [
        ("practice", waits.public_id), ("practice-reuse", taken.public_id),
    ]  # fmt: skip
    assert told[1].words == "Alba took up “Lorries wait outside the town”"
    (request,) = visits_open(of(cast, now, cast.staff))
    assert (request.id, request.owners) == (visit.public_id, ("Brenn",))
    assert practices_open(of(cast, now, cast.observer)) == []
    assert visits_open(of(cast, now, cast.observer)) == []


def test_history_is_told_to_whoever_sees_the_practice(cast: Cast, now: datetime) -> None:
    offered(cast, now)
    asked(cast, now, published(cast, now))
    kinds = ["practice", "practice-reuse", "peer-visit"]
    counts = [entries_told_to(who, kinds).count() for who in (cast.staff, cast.delegate, cast.stranger)]
    assert counts == [8, 5, 4]
