"""The shipped facts obey their schema and contradict nothing within themselves."""

import dataclasses
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from babel import Locale

from secretariat.data import all_bodies, body_facts, body_slugs, outcome_facts
from secretariat.data.periods import membership_period, presiding_periods, suspension_period, term_periods
from secretariat.data.rows import UNVERIFIED, BodyFacts
from secretariat.engines.values.edtf import parse

ID = re.compile(r"(org|mem|sus|chr|mtg|off|txt|prg|crd|dis|clm|exc|ord|hap)-[a-z2-7]{10}")
STATES = {code for code in Locale("en").territories if re.fullmatch("[A-Z]{2}", code)} - {
    "EU",
    "EZ",
    "UN",
    "XK",
    "ZZ",
}

bodies = pytest.mark.parametrize("body", [pytest.param(body, id=body.slug) for body in all_bodies()])


def _rows(node: Any) -> Iterator[Any]:
    """Yield each dataclass below a node, itself included."""
    if dataclasses.is_dataclass(node):
        yield node
        for field in dataclasses.fields(node):
            yield from _rows(getattr(node, field.name))
    elif isinstance(node, tuple):
        for each in node:
            yield from _rows(each)


def test_rows_of_each_list() -> None:
    counts: Counter[str] = Counter()
    for body in all_bodies():
        counts.update(type(row).__name__ for row in _rows(body))
    assert counts == {
        "BodyFacts": 30,
        "OrganRow": 128,
        "MembershipRow": 508,
        "SuspensionRow": 7,
        "RotationRule": 29,
        "Anchor": 20,
        "ExceptionRow": 51,
        "OrderRow": 5,
        "TermRow": 729,
        "MeetingRow": 222,
        "OfficeRow": 52,
        "TextRow": 68,
        "ProgrammeRow": 22,
        "CoordinatorRow": 32,
        "DisputeRow": 24,
        "ClaimRow": 54,
    }
    outcomes = outcome_facts()
    assert (len(outcomes.seeds), len(outcomes.outcomes)) == (2, 14)
    assert sum(len(outcome.happened) for outcome in outcomes.outcomes) == 42


def test_ids_are_unique_over_all_files_and_of_their_form() -> None:
    everything = [*all_bodies(), outcome_facts()]
    rows = [row for facts in everything for row in _rows(facts) if hasattr(row, "id")]
    own_keys = [row.id for row in rows if type(row).__name__ in ("SeedRow", "OutcomeRow")]
    ids = [row.id for row in rows]
    assert not [id_ for id_, count in Counter(ids).items() if count > 1]
    assert not [id_ for id_ in ids if id_ not in own_keys and not ID.fullmatch(id_)]


def test_slugs_are_sorted_and_unknown_ones_refused() -> None:
    assert body_slugs() == tuple(sorted(body_slugs()))
    assert body_facts("bsec").name == "Organization of the Black Sea Economic Cooperation"
    with pytest.raises(KeyError):
        body_facts("../outcomes")


@bodies
def test_each_row_names_an_address_or_says_that_it_is_unverified(body: BodyFacts) -> None:
    for row in _rows(body):
        if hasattr(row, "source"):
            assert row.source == UNVERIFIED or re.match(r"https?://\S+$", row.source), row


@bodies
def test_countries_are_iso_codes(body: BodyFacts) -> None:
    # No code is shipped for the European Union, Kosovo*, Czechoslovakia and joint chairs.
    codes = {row.country for row in _rows(body) if getattr(row, "country", None)}
    assert codes <= STATES


@bodies
def test_first_days_lie_before_last_days(body: BodyFacts) -> None:
    for row in _rows(body):
        if getattr(row, "start", None) and getattr(row, "end", None):
            first, last = parse(row.start).first, parse(row.end).end
            assert first is not None
            assert last is not None
            assert first < last, row


@bodies
def test_held_terms_never_overlap(body: BodyFacts) -> None:
    periods = [parse(period) for period in presiding_periods(body).values()]
    dated = [period for period in periods if period.first]
    clashes = [(one.text, other.text) for one, other in combinations(dated, 2) if one.surely_meets(other)]
    assert clashes == []


@bodies
def test_no_held_term_lies_in_the_future(body: BodyFacts) -> None:
    as_of = date.fromisoformat(body.as_of)
    for row in body.chairmanships:
        first = parse(term_periods(body)[row.id]).first
        assert row.status != "held" or first is None or first <= as_of, row


@bodies
def test_one_party_has_one_seat_of_a_kind_at_a_time(body: BodyFacts) -> None:
    seats = defaultdict(list)
    for row in body.memberships:
        seats[row.party, row.status].append(parse(membership_period(row)))
    for party, periods in seats.items():
        assert not any(one.surely_meets(other) for one, other in combinations(periods, 2)), party


@bodies
def test_suspensions_lie_within_their_seat(body: BodyFacts) -> None:
    for row in body.memberships:
        for span in row.suspended:
            assert parse(suspension_period(span)).may_meet(parse(membership_period(row))), row


@bodies
def test_texts_supersede_texts_of_the_same_file(body: BodyFacts) -> None:
    titles = {row.title for row in body.texts or ()}
    assert {row.supersedes for row in body.texts or () if row.supersedes} <= titles


@bodies
def test_programmes_follow_terms_of_the_same_holder_and_start(body: BodyFacts) -> None:
    terms = {(row.holder, row.start) for row in body.chairmanships}
    assert {(row.holder, row.start) for row in body.programmes or ()} <= terms


@bodies
def test_coordinators_lead_groups_of_the_body(body: BodyFacts) -> None:
    organs = {row.name for row in body.organs}
    assert {row.group for row in body.coordinators or ()} <= organs


@bodies
def test_the_anchor_is_a_term(body: BodyFacts) -> None:
    anchor = body.rotation.anchor if body.rotation else None
    terms = {(row.holder, row.start) for row in body.chairmanships}
    assert anchor is None or anchor.start is None or (anchor.holder, anchor.start) in terms


def test_outcomes_speak_of_shipped_bodies_and_seeds() -> None:
    facts = outcome_facts()
    assert {outcome.body for outcome in facts.outcomes} <= set(body_slugs())
    assert {outcome.seed for outcome in facts.outcomes} == {seed.id for seed in facts.seeds}
    for outcome in facts.outcomes:
        days = [parse(row.date).first or date.min for row in outcome.happened]
        assert days == sorted(days), outcome.id
