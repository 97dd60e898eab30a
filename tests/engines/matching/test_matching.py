"""In each slot the pairs that count most sit together, each by a reason; nobody twice, no pair twice."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engines.matching import Participant, Put, Sitting, answers, propose, reasons, score

KEYS = "abcdef"


def one(key: str, owner: str = "", seeks: str = "", offers: str = "", **sets: str) -> Participant:
    rest = {name: frozenset(value.split()) for name, value in sets.items()}
    return Participant(
        key=key, owner=owner or key, seeks=frozenset(seeks), offers=frozenset(offers),
        regions=rest.get("regions", frozenset()), wishes=rest.get("wishes", frozenset()),
        refuses=rest.get("refuses", frozenset()),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        (one("a"), one("b"), []),
        (one("a", wishes="b"), one("b", wishes="a"), [("mutual-wish", "")]),
        (one("a"), one("b", wishes="a"), [("wish", "b")]),
        (one("a", seeks="C"), one("b", offers="C"), [("sector-fit", "a")]),
        (one("a", "", "C", "F"), one("b", "", "F", "C"), [("sector-fit", "a"), ("sector-fit", "b")]),
        (one("a", seeks="C"), one("b", seeks="C"), []),
        (one("a", regions="PL DE"), one("b", regions="DE SE"), [("same-region", "")]),
        (one("a", wishes="b"), one("b", wishes="a", refuses="a"), []),
        (one("a", owner="x", wishes="b"), one("b", owner="x", wishes="a"), []),
        (one("a", wishes="a"), one("a", wishes="a"), []),
    ],
)
def test_two_should_meet_for_reasons_that_can_be_told(
    a: Participant, b: Participant, told: list[tuple[str, str]]
) -> None:
    assert [(str(reason.why), reason.who) for reason in reasons(a, b)] == told
    assert reasons(b, a) == reasons(a, b)
    assert (score(a, b) == 0) is (not told)


def test_what_comes_first_is_never_outweighed_by_what_comes_after() -> None:
    full = {"seeks": "C", "offers": "C", "regions": "PL"}
    mutual = score(one("a", wishes="b"), one("b", wishes="a"))
    asked = score(one("a", wishes="b"), one("b"))
    fit, region = (
        score(one("a", seeks="C"), one("b", offers="C")),
        score(one("a", regions="PL"), one("b", regions="PL")),
    )
    assert mutual > score(one("a", wishes="b", **full), one("b", **full))
    assert asked > score(one("a", **full), one("b", **full))
    assert fit > region > 0


sets = st.frozensets(st.sampled_from("CFJ"), max_size=2)
keys = st.frozensets(st.sampled_from(KEYS), max_size=2)


@st.composite
def companies(draw: st.DrawFn) -> list[Participant]:
    return [
        Participant(
            key=key, owner=draw(st.sampled_from([key, key, "shared"])), seeks=draw(sets), offers=draw(sets),
            regions=draw(st.frozensets(st.sampled_from(["PL", "DE"]), max_size=1)), wishes=draw(keys),
            refuses=draw(st.frozensets(st.sampled_from(KEYS), max_size=1)),
            away=draw(st.frozensets(st.integers(1, 3), max_size=1)),
        )
        for key in KEYS[: draw(st.integers(2, 6))]
    ]  # fmt: skip


def heaviest(who: list[Participant], most: int) -> int:
    """Try all sets of pairs."""
    pairs = [(a.key, b.key, score(a, b)) for a, b in combinations(who, 2) if score(a, b)]
    best = 0
    for size in range(min(most, len(who) // 2) + 1):
        for chosen in combinations(pairs, size):
            seated = [key for a, b, _ in chosen for key in (a, b)]
            if len(set(seated)) == len(seated):
                best = max(best, sum(points for *_, points in chosen))
    return best


@given(companies(), st.integers(1, 3))
def test_a_slot_is_as_good_as_the_best_of_all_that_could_be(who: list[Participant], tables: int) -> None:
    here = [each for each in who if 1 not in each.away]
    found = propose(who, slots=1, tables=tables)
    assert sum(sitting.points for sitting in found) == heaviest(here, tables)


@given(companies(), st.integers(0, 3), st.integers(0, 3), st.randoms(use_true_random=False))
def test_nobody_sits_twice_and_no_pair_meets_again(who, slots, tables, shuffle) -> None:  # type: ignore[no-untyped-def]
    by = {each.key: each for each in who}
    kept = [Sitting(2, 2, "b", "a")] if slots > 1 and tables > 1 else []
    found = propose(who, slots=slots, tables=tables, kept=kept)
    every = [*kept, *found]
    assert len({sitting.pair for sitting in every}) == len(every)
    seats = Counter((sitting.slot, key) for sitting in every for key in sitting.pair)
    places = Counter((sitting.slot, sitting.table) for sitting in every)
    assert set(seats.values()) | set(places.values()) <= {1}
    assert all(1 <= sitting.slot <= slots and 1 <= sitting.table <= tables for sitting in found)
    for sitting in found:
        a, b = (by[key] for key in sitting.pair)
        assert sitting.why == reasons(a, b) != ()
        assert sitting.slot not in a.away | b.away
    mixed = list(who)
    shuffle.shuffle(mixed)
    assert propose(mixed, slots=slots, tables=tables, kept=kept) == found


def test_among_equals_those_come_first_who_have_sat_least() -> None:
    who = [one(key, regions="PL") for key in "abcd"]
    first, second = propose(who, slots=2, tables=1)
    assert not set(first.pair) & set(second.pair)


def test_a_hundred_at_few_tables_are_placed_at_once() -> None:
    who = [one(f"{n:03}", regions="PL", wishes=f"{(n * 7) % 100:03}") for n in range(100)]
    found = propose(who, slots=2, tables=10)
    assert Counter(sitting.slot for sitting in found) == {1: 10, 2: 10}


puts = st.builds(
    Put, key=st.sampled_from(KEYS), owner=st.sampled_from("xyz"), seeks=st.booleans(),
    what=st.sampled_from(["partner", "supplier"]), sectors=sets,
    regions=st.frozensets(st.sampled_from(["PL", "DE"])),
)  # fmt: skip


@given(puts, puts)
def test_an_answer_goes_both_ways_and_never_to_oneself(a: Put, b: Put) -> None:
    there, back = answers(a, [b]), answers(b, [a])
    assert [(x.sectors, x.regions) for x in there] == [(x.sectors, x.regions) for x in back]
    assert all(x.sectors and x.regions for x in there)
    assert not (there and (a.owner == b.owner or a.what != b.what))


@pytest.mark.parametrize(
    ("a", "b", "is_answered"),
    [
        ((True, "supplier", "C", "PL"), (False, "supplier", "CF", "PL"), True),
        ((True, "supplier", "C", "PL"), (True, "supplier", "C", "PL"), False),
        ((True, "partner", "C", "PL"), (True, "partner", "C", "PL"), True),
        ((False, "partner", "C", "PL"), (False, "partner", "C", "PL"), False),
        ((True, "supplier", "C", "PL"), (False, "investment", "C", "PL"), False),
        ((True, "supplier", "C", "PL"), (False, "supplier", "F", "PL"), False),
        ((True, "supplier", "C", "PL"), (False, "supplier", "C", "DE"), False),
    ],
)
def test_a_request_is_answered_where_a_sector_and_a_region_meet(
    a: tuple[bool, str, str, str], b: tuple[bool, str, str, str], is_answered: bool
) -> None:
    def put(key: str, said: tuple[bool, str, str, str]) -> Put:
        seeks, what, sectors, region = said
        return Put(
            key=key,
            owner=key,
            seeks=seeks,
            what=what,
            sectors=frozenset(sectors),
            regions=frozenset({region}),
        )

    assert bool(answers(put("a", a), [put("b", b)])) is is_answered
