"""The shipped facts replayed: the figures that the collection itself states."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from secretariat.chairs.from_facts import rotation_of
from secretariat.data import all_bodies, body_facts
from secretariat.engines.rotation import (
    Boundary,
    ExceptionKind,
    Order,
    continued,
    next_turn,
    presiding,
    project,
)

# body, turns, exceptions on file; nothing is left unexplained
TABLE = [
    ("bsec", 52, 17),
    ("pabsec", 25, 0),
    ("bstdb", 1, 0),
    ("cbss", 34, 2),
    ("helcom", 15, 0),
    ("beac", 18, 1),
    ("bimstec", 11, 1),
    ("cefta", 19, 0),
    ("cis", 19, 5),
    ("eu-council", 47, 6),
    ("g7", 52, 2),
    ("guam", 19, 0),
    ("nordic-council-of-ministers", 26, 6),
    ("sco", 24, 8),
    ("visegrad", 27, 0),
    ("african-union", 18, 1),
]
SLUGS = [row[0] for row in TABLE]


@pytest.mark.parametrize(("slug", "turns", "exceptions"), TABLE, ids=SLUGS)
def test_shipped_rule_explains_the_whole_record(slug, turns, exceptions):
    rotation = rotation_of(body_facts(slug))
    found = rotation.replayed()
    assert (len(found.turns), len(rotation.exceptions), found.unexplained) == (turns, exceptions, ())
    assert (found.overlaps, found.idle) == ((), ())


def test_other_bodies_have_no_turns():
    others = [body for body in all_bodies() if body.slug not in SLUGS]
    assert len(others) == 14
    assert [rotation_of(body).replayed().turns for body in others] == [()] * 14


def test_no_two_terms_of_the_shipped_record_overlap():
    assert [body.slug for body in all_bodies() if rotation_of(body).replayed().overlaps] == []


def test_documentation_has_the_table():
    text = (Path(__file__).parents[2] / "docs" / "reference" / "rotation.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| `") and line.endswith("| 0 |")]
    assert rows == [f"| `{slug}` | {turns} | {exceptions} | 0 |" for slug, turns, exceptions in sorted(TABLE)]


@pytest.mark.parametrize("by_days", [-20, 20])
@pytest.mark.parametrize("slug", SLUGS)
def test_moved_start_leaves_a_gap_or_an_overlap_at_exactly_that_term(slug, by_days):
    rotation = rotation_of(body_facts(slug))
    for before, term in pairwise(rotation.record):
        joins = term.start.is_exact and term.end is not None and before.end == term.start
        if not joins or term.end.first - term.start.first < timedelta(days=60):
            continue
        moved = replace(term, start=Boundary.on(term.start.first + timedelta(days=by_days)))
        record = tuple(moved if each is term else each for each in rotation.record)
        found = replace(rotation, record=record).replayed()
        known = rotation.replayed().gaps
        new = [gap.after for gap in found.gaps if gap not in known and gap.before is not moved]
        assert [*new, *(overlap.later for overlap in found.overlaps)] == [moved]
        assert {turn.term for turn in found.unexplained} <= {moved}


def test_holes_of_the_record_are_those_that_the_collection_names():
    gaps = [(body.slug, gap) for body in all_bodies() for gap in rotation_of(body).replayed().gaps]
    assert [(slug, gap.first.isoformat(), gap.end.isoformat()) for slug, gap in gaps] == [
        ("african-union", "2007-01-25", "2007-01-30"),
        ("bsec-business-council", "2010-06-01", "2013-07-01"),
        ("bsec-business-council", "2014-01-01", "2015-01-01"),
        ("bsec-business-council", "2016-01-01", "2017-07-01"),
        ("bsec-business-council", "2018-01-01", "2019-01-01"),
        ("bsec-business-council", "2019-07-01", "2020-01-01"),
        ("bsec-business-council", "2021-07-01", "2025-01-01"),
        ("pabsec", "2008-01-01", "2011-01-01"),
        ("pabsec", "2011-07-01", "2012-05-23"),
        ("pabsec", "2013-07-12", "2014-07-01"),
    ]


# Who joined or was removed the ring shows by itself; such a row may go without a trace.
@pytest.mark.parametrize("slug", SLUGS)
def test_dropped_exception_is_named_as_exactly_that_turn(slug):
    rotation = rotation_of(body_facts(slug))
    assert rotation.rule is not None
    assert rotation.rule.anchor is not None
    for dropped in rotation.exceptions:
        if dropped.at.first <= rotation.rule.anchor.start.first:
            continue
        left = tuple(each for each in rotation.exceptions if each is not dropped)
        found = replace(rotation, exceptions=left).replayed()
        named = [turn.at for turn in found.unexplained]
        match dropped.kind:
            case ExceptionKind.JOINED | ExceptionKind.REMOVED:
                assert named == []
            case ExceptionKind.EXTEND:
                assert named == []
                assert [term.start < dropped.at for term in found.irregular] == [True]
            case _:
                assert named == [dropped.at]


# Here the term after the two repeats the second, which it no longer does once they are exchanged.
BEFORE_A_REPEAT = {("bsec", "2002-11-01"), ("cis", "2012-01-01")}


@pytest.mark.parametrize("slug", SLUGS)
def test_two_holders_exchanged_are_named_as_exactly_those_turns(slug):
    rotation = rotation_of(body_facts(slug))
    terms = [turn.term for turn in rotation.replayed().turns if turn.term is not None]
    for one, other in pairwise(terms):
        if (one.group or one.holder) == (other.group or other.holder):
            continue
        record = tuple(_with_the_holder_of(each, {one: other, other: one}) for each in rotation.record)
        found = replace(rotation, record=record).replayed()
        named = {turn.at for turn in found.unexplained}
        repeated = {other.end} if (slug, str(one.start)) in BEFORE_A_REPEAT else set()
        assert named == {one.start, other.start} | repeated


def _with_the_holder_of(term, exchanged):
    other = exchanged.get(term, term)
    return replace(term, holder=other.holder, group=other.group, joint=other.joint)


def test_rule_goes_on_from_the_record():
    rotation = rotation_of(body_facts("bsec"))
    assert rotation.rule is not None
    terms = project(
        continued(rotation.rule, rotation.replayed()),
        rotation.members,
        rotation.exceptions,
        date(2029, 1, 1),
    )
    assert [(term.holder, str(term.start)) for term in terms] == [
        ("Greece", "2026-07-01"),
        ("Moldova", "2027-01-01"),
        ("North Macedonia", "2027-07-01"),
        ("Romania", "2028-01-01"),
        ("Russian Federation", "2028-07-01"),
    ]


def test_handover_day_belongs_to_the_incoming_chair():
    record = rotation_of(body_facts("sco")).record
    assert str(presiding(record, date(2023, 7, 3))) == "India"
    assert str(presiding(record, date(2023, 7, 4))) == "Kazakhstan"
    assert str(presiding(record, date(2007, 7, 1))) == "Kyrgyzstan or Tajikistan"


def test_joint_chair_counts_for_each_party():
    record = rotation_of(body_facts("beac")).record
    found = next_turn(record, "Norway", date(2023, 1, 1))
    assert found is not None
    assert found.parties == ("Finland", "Norway", "Sweden")


def test_body_without_a_chair_has_no_rule():
    rotation = rotation_of(body_facts("icbss"))
    assert (rotation.rule, rotation.replayed().turns) == (None, ())


def test_order_of_the_file_becomes_an_order_of_the_engine():
    orders = {}
    for body in all_bodies():
        rule = rotation_of(body).rule
        if rule is not None and body.rotation is not None:
            orders[body.rotation.order] = rule.order
    assert orders == {
        "alphabetical-en": Order.ALPHABETICAL,
        "alphabetical-ru": Order.ALPHABETICAL,
        "list": Order.LIST,
        "groups": Order.GROUPS,
        "host": Order.HOST,
        "agreed": Order.AGREED,
        "offers": Order.OFFERS,
        "election": Order.ELECTION,
        "follows": Order.FOLLOWS,
    }
