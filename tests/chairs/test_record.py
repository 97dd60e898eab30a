"""The shipped facts in the record: the same rules, terms and replays as in the files."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories import LONG_AGO

from secretariat.chairs import queries
from secretariat.chairs.from_facts import rotation_of
from secretariat.chairs.models import (
    Chairmanship,
    Coordinator,
    Programme,
)
from secretariat.data import body_facts, body_slugs
from secretariat.evidence.models import Claim
from secretariat.people.actor import NOBODY
from secretariat.reference import identities
from secretariat.reference.actions.load_rows import Loaded, load_rows
from secretariat.reference.actions.seat_machine import seat_machine
from secretariat.reference.chair_rows import of_chair
from secretariat.reference.identify import identify
from secretariat.reference.rows import of_body, of_party

TODAY = date(2026, 11, 21)


CHAIR_KINDS = {
    *("chairmanship", "membership", "rotation", "rotation-exception", "coordinator", "programme"),
}


def load(*slugs: str) -> Loaded:
    """Load what the shipped facts say of the chairs of some bodies, with the names of the Parties."""
    facts = [body_facts(slug) for slug in slugs]
    parties = identities.parties(facts).values()
    identify(parties, identities.bodies_and_organs(facts), identities.people(facts).values())
    names = [row for party in parties for row in of_party(party)]
    rows = [row for body in facts for row in of_body(body) if row.kind in CHAIR_KINDS]
    return load_rows(rows=[*names, *rows], by=seat_machine(at=LONG_AGO), at=LONG_AGO)


def replayed(rotation: Any) -> tuple[Any, ...]:
    found = rotation.replayed()
    return (
        len(found.turns),
        len(found.by_rule),
        len(found.by_exception),
        [str(turn.at) for turn in found.unexplained],
        [(gap.first, gap.end) for gap in found.gaps],
        len(found.irregular),
        len(found.idle),
    )


@pytest.mark.django_db
def test_rules_of_the_facts_are_lines_with_their_sources() -> None:
    loaded = load("bsec", "cbss")
    rows = {"rotation": 2, "rotation-exception": 19, "coordinator": 32, "programme": 22}
    assert {kind: loaded.entered[kind] for kind in rows} == rows
    for kind, count in rows.items():
        claims = Claim.objects.filter(line__kind=kind)
        assert claims.count() == claims.exclude(citations=None).count() == count
    again = load("bsec", "cbss")
    assert (sum(again.entered.values()), again.changed, again.kept) == (0, [], [])


@pytest.mark.django_db
@pytest.mark.parametrize("slug", [slug for slug in body_slugs() if slug != "ubc"])
def test_replay_from_the_record_is_that_of_the_file(slug: str) -> None:
    load(slug)
    with CaptureQueriesContext(connection) as asked:
        found = queries.rotations(NOBODY, TODAY)
    assert len(asked) <= 6
    facts = body_facts(slug)
    assert list(found) == ([slug] if facts.rotation or facts.chairmanships else [])
    for rotation in found.values():
        assert replayed(rotation) == replayed(rotation_of(facts))


@pytest.mark.django_db
def test_joint_chair_counts_for_each_of_its_parties() -> None:
    load("beac")
    joint = Chairmanship.objects.get(body__slug="beac", holder=None)
    assert sorted(party.code for party in joint.joint.all()) == ["FI", "NO", "SE"]
    for code in ("FI", "NO", "SE"):
        assert joint in queries.chairmanships(NOBODY, party=code)
    assert joint not in queries.chairmanships(NOBODY, party="RU")


@pytest.mark.django_db
def test_programme_stands_with_its_term() -> None:
    load("cbss")
    programme = Programme.objects.get(body__slug="cbss", during_first=date(2019, 7, 1))
    assert programme.of is not None
    assert programme.of.holder == programme.holder
    assert programme.priorities[0] == {"words": "carrying out the reform roadmap", "line": "", "place": ""}


@pytest.mark.django_db
def test_coordinator_leads_its_working_group() -> None:
    load("bsec")
    led = Coordinator.objects.filter(body__slug="bsec-working-group-on-transport").order_by("during_first")
    assert [(c.holder.code if c.holder else c.holder_words, str(c.during)) for c in led][1:4] == [
        ("RO", "2017-07-01/2019-06-30"),
        ("BSEC PERMIS", "2019-07-01/2021-06-30"),
        ("UA", "2023-01-01/2024-12-31"),
    ]


def test_facts_have_a_code_for_every_name_of_the_order() -> None:
    rule = next(row.value for row in of_chair(body_facts("cbss")) if row.kind == "rotation")
    assert rule.names == ("FI", "EE", "PL", "IS", "SE", "LV", "DK", "LT", "NO", "DE")
    assert rule.lists[1].during == "2005-07-01/2022-05-17"
    assert rule.lists[1].names[-1] == "RU"
