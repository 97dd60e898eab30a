"""The call for a year's contribution and the reminder of what is in arrears, filled from the account."""

from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.utils import translation

from secretariat.contributions.queries import Statement
from secretariat.contributions.states import LetterKind
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf
from secretariat.engines.values.money import exact_shown
from secretariat.papers.paper import Paper, Table, Words

LANGUAGES = ("en", "ru")  # those in which the letters stand as templates


@dataclass(frozen=True, slots=True)
class Line:
    """A year that is owed, as a letter tells it."""

    year: int
    sum: str
    due: str


def letter_to(statement: Statement, kind: str, language: str) -> str:
    """Return the words of a letter: of a call what is owed, of a reminder what is in arrears."""
    late_only = kind == LetterKind.REMINDER
    lines = [
        Line(
            year.year, exact_shown(year.owed, one.currency, language), label(Edtf.day(year.due_on), language)
        )
        for one in statement.stands
        for year in one.account.years
        if year.owed and (year.is_late or not late_only)
    ]
    told = {
        "name": statement.name, "body": statement.body_name, "lines": lines,
        "on": label(Edtf.day(statement.on), language),
        "credits": [one.credit for one in statement.stands if one.credit],
    }  # fmt: skip
    with translation.override(language):
        return render_to_string(f"contributions/letters/{kind}.{language}.txt", told).strip() + "\n"


def statement_paper(statement: Statement, language: str) -> Paper:
    """Return a member's statement as a paper."""
    day = date_words(statement.on, language)
    tables = tuple(
        Table(
            one.currency, ("Year", "Assessed", "Waived", "Paid", "Owed", "Last day"),
            tuple(
                (
                    str(year.year), year.assessed, year.waived, year.paid, year.owed,
                    date_words(year.due_on, language),
                )
                for year in one.years
            ),
        )
        for one in statement.stands
    )  # fmt: skip
    sums = tuple(
        Words(
            f"Owed: {one.owed}; of this in arrears: {one.late}."
            + (f" Carried on: {one.credit}." if one.credit else "")
        )
        for one in statement.stands
    )
    payments = tuple(
        (date_words(one.on, language), one.sum, one.reference)
        for one in statement.payments
        if not one.taken_back
    )
    came = (Table("Payments", ("Day", "Sum", "Reference"), payments),) if payments else ()
    return Paper(
        title=f"{statement.name}: statement of contributions", masthead=statement.body_name, marks=(day,),
        blocks=(*tables, *sums, *came), language="en",
    )  # fmt: skip


def date_words(day: date, language: str) -> str:
    """Return a day in words."""
    return label(Edtf.day(day), language)
