"""How a commitment stands follows from the lines that speak of it, in whatever order they come."""

from datetime import date
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from secretariat.commitments.actions.change_commitment import change_commitment
from secretariat.commitments.actions.enter_commitment import enter_commitment
from secretariat.commitments.actions.enter_report import enter_report
from secretariat.commitments.bridge import CommitmentValue, ReportValue
from secretariat.commitments.models import Change, Commitment, Report
from secretariat.evidence.actions.withdraw_claim import withdraw_claim
from tests.cast import Cast
from tests.commitments.making import BRENN, NOW, commitment, priority, report, sourced, version


def owing(of: Commitment) -> list[str]:
    return [owner.words_of_name for owner in of.owners.filter(is_current=True)]


def test_what_nobody_took_up_has_no_state(cast: Cast) -> None:
    made = commitment(cast)
    assert (made.state, made.state_since, owing(made)) == ("", None, ["Alba"])


def test_the_latest_day_counts_not_the_latest_entry(cast: Cast) -> None:
    made = report(cast, commitment(cast), "in progress", "2026-03-10")
    made = report(cast, made, "accepted", "2026-02-01")
    assert (made.state, made.state_since) == ("in progress", date(2026, 3, 10))


def test_a_report_that_is_withdrawn_no_longer_counts(cast: Cast) -> None:
    made = report(cast, commitment(cast), "accepted", "2026-02-01")
    made = report(cast, made, "implemented", "2026-03-01")
    last = Report.objects.get(commitment=made, state="implemented")
    withdraw_claim(claim=last.line.chosen, by=cast.staff, at=NOW, reason="A slip.")
    made.refresh_from_db()
    assert (made.state, made.state_since) == ("accepted", date(2026, 2, 1))


def test_a_change_gives_it_to_others_moves_it_and_files_it_until_it_is_withdrawn(cast: Cast) -> None:
    line = priority(cast, version(cast))
    made = commitment(cast)
    claim = change_commitment(
        commitment=made, on="2026-03-02", reason="The Chair takes it over.", owners=[BRENN], due="2027-06",
        priority=line.public_id, sourced=sourced(cast), seen_version=made.version,
    )  # fmt: skip
    made.refresh_from_db()
    assert owing(made) == ["Brenn"]
    assert (made.due and made.due.text, made.priority) == ("2027-06", line)
    assert [owner.words_of_name for owner in made.owners.filter(change=None)] == ["Alba"]
    withdraw_claim(claim=claim, by=cast.staff, at=NOW, reason="A slip.")
    made.refresh_from_db()
    assert owing(made) == ["Alba"]
    assert (made.due and made.due.text, made.priority) == ("2026-12-31", None)


def test_a_new_reading_of_the_commitment_keeps_what_was_changed(cast: Cast) -> None:
    made = commitment(cast)
    change_commitment(
        commitment=made, on="2026-03-02", reason="Agreed.", owners=[BRENN], due="2027", sourced=sourced(cast),
        seen_version=made.version,
    )  # fmt: skip
    value = CommitmentValue(owners=(), words="Alba opens two ports.", stance="agreed", due="2026-11-30")
    enter_commitment(value=value, sourced=sourced(cast), line=made.line, choose=True)
    made.refresh_from_db()
    assert (made.words, owing(made)) == ("Alba opens two ports.", ["Brenn"])
    assert made.due is not None
    assert made.due.text == "2027"
    assert Change.objects.count() == 1


@pytest.mark.parametrize(
    "state", ["accepted", "in progress", "needs funds", "stagnant", "implemented", "elapsed"]
)
def test_each_state_is_taken_from_its_report(cast: Cast, state: str) -> None:
    assert report(cast, commitment(cast), state).state == state


def test_it_names_the_report_that_tells_how_it_stands_and_forgets_one_moved_to_another(cast: Cast) -> None:
    made, other = commitment(cast), commitment(cast, "Alba opens a school.")
    made = report(cast, made, "in progress", "2026-03-10")
    made = report(cast, made, "accepted", "2026-02-01")
    told = Report.objects.get(state="in progress")
    assert made.told_by == told
    value = ReportValue(about="Built.", commitment=other.public_id, state="in progress", on="2026-03-10")
    enter_report(value=value, sourced=sourced(cast), line=told.line, choose=True)
    made.refresh_from_db()
    other.refresh_from_db()
    assert (made.state, other.state, other.told_by) == ("accepted", "in progress", told)


def test_the_migration_names_the_same_reports(cast: Cast) -> None:
    made = report(cast, commitment(cast), "in progress", "2026-03-10")
    made = report(cast, made, "accepted", "2026-02-01")
    value = ReportValue(about="Begun.", commitment=made.public_id, state="in progress")
    enter_report(value=value, sourced=sourced(cast))
    made.refresh_from_db()
    told = made.told_by
    assert told is not None
    Commitment.objects.update(told_by=None)
    migration = import_module("secretariat.commitments.migrations.0008_told_by_reports")
    migration.fill(apps, SimpleNamespace(connection=connection))
    made.refresh_from_db()
    assert (made.told_by, told.about) == (told, "Begun.")
