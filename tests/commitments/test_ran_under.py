"""What the database counts of a term is what reading each commitment by hand gives."""

from collections import defaultdict
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from secretariat.commitments.models import Change, Commitment, Owner, Report
from secretariat.commitments.ran_under import ran_under
from secretariat.commitments.standing import day_of, order_of, settle
from secretariat.commitments.states import ENDED
from secretariat.commitments.terms import Course, Part, Sure, Turn, part_of
from secretariat.engines.values.edtf import Edtf, parse
from secretariat.evidence.models import Claim, Line
from secretariat.people.models import Account
from tests.cast import Cast
from tests.commitments.making import commitment, report, sourced

TODAY = date(2026, 9, 1)
TERMS = (
    "2026-01-01/2026-06-30", "2026-01/2026-06", "2026~", "2026", "2026-02/..", "../2026-03-31", "2026-03-10/",
    "2026-07-01/2026-12-31",
)  # fmt: skip
DAYS = (
    "2025-06-01", "2025-12-31", "2026-01-01", "2026-01-14", "2026-03-10", "2026-06-30", "2026-07-01",
    "2026-08-01", "2025", "2026", "2025/2026", "2026-01", "2026-06", "2026-03-XX", "2026-03-10?", "2026~",
    "../2026", "2026-03-10/2026-03-11",
)  # fmt: skip


def line(cast: Cast, kind: str, at: datetime) -> Line:
    """A line as the database keeps one; what its claim says is asked of the columns alone."""
    made = Line.objects.create(kind=kind, body=cast.union, distribution="public")
    account = Account.objects.get(pk=cast.staff.account_id)
    claim = Claim.objects.create(
        line=made, value={}, distribution="public", entered_at=at, entered_by=account
    )
    made.chosen = claim
    made.save()
    return made


def scattered(cast: Cast, chance: Random, count: int) -> None:
    """Commitments that were said, told of and given to others on days of every kind."""
    for _ in range(count):
        at = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=chance.randrange(200))
        said = chance.choice((*DAYS, None))
        made = Commitment.objects.create(
            line=line(cast, "commitment", at), stance="agreed", words="W", said=said
        )
        for _ in range(chance.choice((0, 1, 1, 2, 3))):
            state = chance.choice(("accepted", "implemented", "elapsed", "stagnant"))
            told = line(cast, "report", at + timedelta(days=chance.randrange(9)))
            on = chance.choice((*DAYS, None))
            Report.objects.create(line=told, about="R", commitment=made, state=state, on=on)
        if chance.random() < 0.2:
            change = Change.objects.create(
                line=line(cast, "change", at), commitment=made, on=chance.choice(DAYS), reason="C"
            )
            Owner.objects.create(commitment=made, change=change, words_of_name="Brenn")
        settle(made)


def by_hand(term: Edtf) -> tuple[int, dict[str, set[int]]]:
    found: dict[str, set[int]] = defaultdict(set)
    for one in Commitment.objects.all():
        reports = Report.objects.filter(commitment=one).exclude(state="").select_related("line__chosen")
        turns = [Turn(r.on or Edtf.day(day_of(r)), r.state in ENDED) for r in sorted(reports, key=order_of)]
        given = [change.on for change in Change.objects.filter(commitment=one)]
        part = part_of(term, Course(one.said, tuple(turns), tuple(given)), TODAY)
        if term.end and one.said and one.said.first and one.said.first >= term.end:
            continue
        for field in fields(Part):
            sure = getattr(part, field.name)
            if sure is not Sure.NO:
                found[field.name if sure is Sure.YES else f"{field.name}-perhaps"].add(one.pk)
    return len(set().union(*found.values())), dict(found)


@pytest.mark.parametrize("seed", range(3))
def test_the_database_counts_what_one_counts_by_hand(cast: Cast, seed: int) -> None:
    scattered(cast, Random(seed), 70)
    for text in TERMS:
        term = parse(text)
        total, found = by_hand(term)
        ran = ran_under(term, [cast.union.pk], cast.staff, TODAY, most=1000)
        assert {name: set(of.ids) for name, of in ran.parts.items()} == found, text
        assert {name: of.count for name, of in ran.parts.items()} == {k: len(v) for k, v in found.items()}
        assert ran.total == total, text


def test_the_oldest_are_named_and_all_are_counted(cast: Cast) -> None:
    made = [commitment(cast, said=said) for said in ("2025-03-01", "2025-01-01", "2025", "2025-02-01")]
    ran = ran_under(parse(TERMS[0]), [cast.union.pk], cast.stranger, TODAY, most=2)
    inherited = ran.parts["inherited"]
    assert (inherited.count, inherited.ids) == (4, (made[1].pk, made[2].pk))


def test_what_is_closed_is_counted_for_its_readers_alone(cast: Cast) -> None:
    report(cast, commitment(cast, source=sourced(cast, distribution="limited")), "accepted")
    counts = [
        ran_under(parse(TERMS[0]), [cast.union.pk], viewer, TODAY, most=9).total
        for viewer in (cast.stranger, cast.delegate)
    ]
    assert counts == [0, 1]
