"""Loading again corrects instead of doubling, and never overwrites a person's word."""

from datetime import datetime

import pytest

from secretariat.chairs.actions.enter_chairmanship import enter_chairmanship
from secretariat.chairs.bridge import ChairmanshipValue
from secretariat.chairs.models import Chairmanship
from secretariat.data import body_facts, outcome_facts
from secretariat.evidence.models import Claim, Line
from secretariat.people.actor import NOBODY
from secretariat.reference.actions import load_bodies as module
from secretariat.reference.actions.load_bodies import load_bodies
from secretariat.reference.actions.seat_machine import seat_machine
from secretariat.refusals import NotPermitted
from tests.cast import Cast
from tests.factories import Make


@pytest.fixture
def two_bodies(monkeypatch: pytest.MonkeyPatch) -> None:
    """A smaller world: the record of two bodies is enough to see how loading works."""
    monkeypatch.setattr(module, "all_bodies", lambda: iter([body_facts("bsec"), body_facts("cbss")]))


@pytest.fixture
def no_outcomes(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = outcome_facts()
    empty = type(facts)(schema=facts.schema, as_of=facts.as_of, notes="", seeds=(), outcomes=())
    monkeypatch.setattr(module, "outcome_facts", lambda: empty)


@pytest.mark.django_db
@pytest.mark.usefixtures("two_bodies", "no_outcomes")
class TestLoading:
    def test_again_changes_nothing(self, now: datetime) -> None:
        machine = seat_machine(at=now)
        first = load_bodies(by=machine, at=now)
        counts = (Line.objects.count(), Claim.objects.count())
        second = load_bodies(by=machine, at=now)
        assert (Line.objects.count(), Claim.objects.count()) == counts
        assert (sum(second.entered.values()), second.changed, second.kept) == (0, [], [])
        assert second.unchanged == sum(first.entered.values())

    def test_russian_term_of_2022_stands_as_not_held_beside_moldova(self, now: datetime) -> None:
        load_bodies(by=seat_machine(at=now), at=now)
        terms = Chairmanship.objects.filter(body__slug="bsec", term_first="2022-07-01")
        assert {(t.holder.code if t.holder else "", t.status) for t in terms} >= {("RU", "not-held")}
        moldova = Chairmanship.objects.get(body__slug="bsec", holder__code="MD", term_end="2023-01-01")
        assert moldova.status == "held"

    def test_a_person_s_word_stands_when_the_row_changes(
        self, now: datetime, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        machine = seat_machine(at=now)
        load_bodies(by=machine, at=now)
        finland = Chairmanship.objects.get(body__slug="cbss", holder__code="FI", term_first="2023-07-01")
        corrected = ChairmanshipValue(
            body="cbss", holder="FI", term="2023-07-02/2024-06-30", status="held", basis="stated"
        )
        enter_chairmanship(
            value=corrected, sourced=Make.sourced(by=cast.staff), line=finland.line, choose=True
        )
        monkeypatch.setattr(module, "all_rows", lambda *a, **k: _with_note(finland.line.reference, *a, **k))
        loaded = load_bodies(by=machine, at=now)
        finland.refresh_from_db()
        assert loaded.kept == [finland.line.reference]
        assert str(finland.term_first) == "2023-07-02"

    def test_nobody_else_may_load(self, now: datetime) -> None:
        before = Line.objects.count()
        with pytest.raises(NotPermitted):
            load_bodies(by=NOBODY, at=now)
        assert Line.objects.count() == before


def _with_note(reference: str | None, *args: object, **kwargs: object) -> object:
    """The rows of the facts, one of them with another note: the row was corrected in the data."""
    from dataclasses import replace

    from secretariat.reference.rows import all_rows

    for row in all_rows(*args, **kwargs):  # type: ignore[arg-type]
        yield replace(row, note="Corrected.") if row.reference == reference else row
