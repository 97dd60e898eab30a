"""What a term inherits, makes, sees done and hands on, with dates as exact as their sources."""

from datetime import date

import pytest

from secretariat.commitments.terms import Course, Sure, Turn, made_under, open_at, part_of
from secretariat.engines.values.edtf import parse

TODAY = date(2027, 3, 1)
TERM = parse("2026-01-01/2026-06-30")


def course(said: str | None, *turns: tuple[str, bool], given: tuple[str, ...] = ()) -> Course:
    return Course(
        parse(said) if said else None,
        tuple(Turn(parse(on), is_end) for on, is_end in turns),
        tuple(parse(on) for on in given),
    )


@pytest.mark.parametrize(
    ("of", "inherited", "made", "done", "handed_on"),
    [
        (course("2025-11-03"), "yes", "no", "no", "yes"),
        (course("2026-02-01"), "no", "yes", "no", "yes"),
        (course("2026-02-01", ("2026-05-01", True)), "no", "yes", "yes", "no"),
        (course("2025-11-03", ("2025-12-01", True)), "no", "no", "no", "no"),
        (course("2025-11-03", ("2025-12-01", True), ("2026-02-01", False)), "no", "no", "no", "yes"),
        (course("2026-07-01"), "no", "no", "no", "no"),
        (course("2025-11-03", ("2026", True)), "yes", "no", "perhaps", "perhaps"),
        (course("2025/2026"), "perhaps", "perhaps", "no", "perhaps"),
        (course(None), "perhaps", "no", "no", "perhaps"),
    ],
)
def test_a_term_inherits_makes_ends_and_hands_on(
    of: Course, inherited: str, made: str, done: str, handed_on: str
) -> None:
    part = part_of(TERM, of, TODAY)
    assert (part.inherited, part.made, part.done, part.handed_on) == (inherited, made, done, handed_on)


def test_where_the_term_itself_is_not_exact_a_commitment_between_its_boundaries_is_perhaps_its() -> None:
    part = part_of(parse("2026-01/2026-06"), course("2026-01-10"), TODAY)
    assert (part.inherited, part.made) == (Sure.PERHAPS, Sure.PERHAPS)


def test_a_term_that_is_not_over_hands_nothing_on_yet() -> None:
    assert part_of(TERM, course("2026-02-01"), date(2026, 6, 30)).handed_on is Sure.NO


def test_a_term_that_runs_on_hands_nothing_on() -> None:
    assert part_of(parse("2026-01-01/.."), course("2026-02-01"), TODAY).handed_on is Sure.NO


def test_an_owner_that_changed_in_the_term_is_counted() -> None:
    part = part_of(TERM, course("2025-06-01", given=("2026-03-01", "2026-08")), TODAY)
    assert part.changed_owner is Sure.YES
    assert part_of(TERM, course("2025-06-01", given=("2026",)), TODAY).changed_owner is Sure.PERHAPS


def test_what_surely_came_later_settles_what_perhaps_came_before() -> None:
    of = course("2025-01-01", ("2026", True), ("2026-03-01", False))
    assert open_at(of, date(2026, 7, 1)) is Sure.YES


def test_made_under_one_term_or_one_of_two() -> None:
    terms = [parse("2025-07-01/2025-12-31"), TERM]
    assert made_under(parse("2026-03-01"), terms) == (1,)
    assert made_under(parse("2025/2026"), terms) == (0, 1)
    assert made_under(None, terms) == ()
