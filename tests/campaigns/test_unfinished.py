"""What campaigns leave open for whoever comes next, and what history tells of them to whom."""

from datetime import datetime

import pytest

from secretariat.campaigns.queries import figures_of
from secretariat.campaigns.unfinished import prospects_open
from secretariat.history.models import Entry
from secretariat.history.telling import entries_told_to
from secretariat.parties.unfinished import Asked
from secretariat.people.actor import Actor
from tests.campaigns.making import campaign, moved, named
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def asked(cast: Cast, now: datetime, viewer: Actor) -> Asked:
    return Asked(viewer, cast.union, (cast.union,), now.date(), now)


def test_prospects_that_wait_are_told_with_their_next_step(cast: Cast, now: datetime) -> None:
    first, second, third, fourth = named(cast, now, "Dorn", "Held", "Orr", "Wick")
    moved(cast, now, first, "contacted")
    moved(cast, now, second, "applied")
    moved(cast, now, third, "declined")
    items = prospects_open(asked(cast, now, cast.staff))
    assert [(item.kind, item.id, item.next) for item in items] == [
        ("prospect", first.public_id, "to be asked for an answer"),
        ("application", second.public_id, "to be decided by the members"),
    ]
    assert fourth.stage == "found"  # nobody waits for it
    assert prospects_open(asked(cast, now, cast.observer)) == []


def test_results_are_counted_by_their_definitions(cast: Cast, now: datetime) -> None:
    first, second, _third = named(cast, now, "Dorn", "Held", "Orr")
    one = first.campaign
    moved(cast, now, first, "applied")
    moved(cast, now, second, "contacted", "declined")
    told = {figure.key: figure.value for figure in figures_of(one.public_id, cast.delegate)}
    assert told == {"all": 3, "contacted": 2, "applied": 1, "member": 0, "aside": 1, "days": None}
    assert figures_of(one.public_id, cast.observer) == ()


def test_of_a_public_campaign_strangers_are_told_nothing_of_who_is_won(cast: Cast, now: datetime) -> None:
    one = campaign(cast, now, distribution="public")
    (town,) = named(cast, now, "Dorn", of=one)
    moved(cast, now, town, "contacted")
    verbs = {"campaign.opened", "campaign.prospects-added", "prospect.moved"}

    def told(viewer: Actor) -> set[str]:
        kinds = ("campaign", "prospect")
        return set(entries_told_to(viewer, kinds).values_list("verb", flat=True)) & verbs

    assert Entry.objects.filter(verb__in=verbs).count() == 3
    assert told(cast.delegate) == verbs
    assert told(cast.stranger) == {"campaign.opened"}
