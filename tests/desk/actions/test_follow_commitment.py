"""Once a report ends a commitment, what it announced is closed; taken up anew, it is awaited again."""

import pytest

from secretariat.commitments.actions.enter_report import enter_report
from secretariat.commitments.bridge import ReportValue
from secretariat.commitments.models import Report
from secretariat.desk.actions.close_expectation import close_expectation
from secretariat.desk.models import Closing, Expectation
from secretariat.desk.queries.since_then import since_then
from secretariat.evidence.actions.withdraw_claim import withdraw_claim
from tests.cast import Cast
from tests.commitments.making import NOW, commitment, report, sourced
from tests.factories import Make


def ending() -> str:
    """How the one expectation ended, "" while it is awaited."""
    closing = Closing.objects.filter(expectation=Expectation.objects.get(), reopening__isnull=True).last()
    return closing.ending if closing else ""


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("accepted", ""),
        ("in progress", ""),
        ("needs funds", ""),
        ("implemented", "as-announced"),
        ("elapsed", "did-not-happen"),
    ],
)
def test_a_report_closes_what_was_announced_only_where_it_ends_it(
    cast: Cast, state: str, expected: str
) -> None:
    report(cast, commitment(cast), state)
    assert ending() == expected


def test_the_owners_own_report_closes_it_too(cast: Cast) -> None:
    report(cast, commitment(cast), "implemented", by=cast.delegate)
    assert ending() == "as-announced"
    (item,) = since_then(cast.stranger, NOW.date(), party="XA").items
    assert item.end is not None
    assert item.end.words == "It is implemented."


def test_withdrawn_or_taken_up_anew_it_is_awaited_again(cast: Cast) -> None:
    made = report(cast, commitment(cast), "implemented", "2026-03-01")
    told = Report.objects.get(state="implemented")
    withdraw_claim(claim=told.line.chosen, by=cast.staff, at=NOW, reason="A slip.")
    assert ending() == ""
    made = report(cast, made, "elapsed", "2026-03-02")
    assert ending() == "did-not-happen"
    report(cast, made, "accepted", "2026-03-03")
    assert ending() == ""


def test_what_a_person_closed_by_another_line_stays(cast: Cast) -> None:
    made = commitment(cast)
    other = Make.meeting(cast.union, "Opening of the port", "2026-03-10", by=cast.staff)
    close_expectation(
        expectation=Expectation.objects.get(line=made.line), ending="otherwise", by=cast.staff, at=NOW,
        seen_version=1, by_line=other.line,
    )  # fmt: skip
    report(cast, made, "implemented")
    assert ending() == "otherwise"


def test_a_later_entry_of_an_earlier_day_closes_nothing_anew(cast: Cast) -> None:
    made = commitment(cast)
    for on in (None, "2026-03-01"):  # the first speaks of the day of its entry, the sixteenth
        value = ReportValue(
            about=f"Said for {on}.", commitment=made.public_id, state="implemented", on=on, body="union"
        )
        enter_report(value=value, sourced=sourced(cast))
    closings = Closing.objects.filter(reopening__isnull=True)
    assert [closing.by_line.report.about for closing in closings] == ["Said for None."]
    assert Closing.objects.count() == 1
