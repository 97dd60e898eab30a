"""Approved projects of a body as IATI 2.03 activities. Values in, bytes out; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from lxml import etree  # type: ignore[import-untyped]  # untyped library

from secretariat.projects.iati.codes import (
    ACTUAL_END,
    ACTUAL_START,
    OWN_VOCABULARY,
    PLANNED_END,
    PLANNED_START,
    VERSION,
)

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CENT = Decimal("0.01")
PREVIEW = (
    "This is a preview: the organisation has no registered identifier (SECRETARIAT_IATI_ORGANISATION), so "
    "nothing of it can be published to IATI."
)


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who reports: its registered identifier, "" for a preview; its name; a key for identifiers."""

    identifier: str
    name: str
    key: str

    @property
    def ref(self) -> str:
        """What stands as its identifier."""
        return self.identifier or f"PREVIEW-{self.key}"


@dataclass(frozen=True, slots=True)
class Taking:
    """Who takes part: in which role, of which kind of organisation ("" not known)."""

    name: str
    role: str
    kind: str


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, and how exactly they are known (EDTF); None where a side is open."""

    first: date | None
    last: date | None
    exact: str
    is_to_the_day: bool


@dataclass(frozen=True, slots=True)
class Yearly:
    """What a budget has for one year."""

    year: int
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One project. `countries`: ISO 3166-1; `sectors`: key and name; `updated`: of its last act."""

    id: str
    title: str
    words: str
    language: str
    status: str
    taking: tuple[Taking, ...]
    planned: Days | None
    actual: Days | None
    countries: tuple[str, ...]
    sectors: tuple[tuple[str, str], ...]
    currency: str
    budget: tuple[Yearly, ...]
    updated: datetime


def activities(reporter: Reporter, projects: Sequence[Activity], at: datetime) -> bytes:
    """Return the file."""
    root = etree.Element("iati-activities", version=VERSION, **{"generated-datetime": _moment(at)})
    if not reporter.identifier:
        root.append(etree.Comment(f" {PREVIEW} "))
    for one in projects:
        _activity(root, one, reporter)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def shares(count: int) -> list[Decimal]:
    """Return equal percentages that make exactly 100.

    >>> [str(share) for share in shares(3)]
    ['33.33', '33.33', '33.34']
    """
    if not count:
        return []
    each = (Decimal(100) / count).quantize(_CENT)
    return [each] * (count - 1) + [Decimal(100) - each * (count - 1)]


def _activity(root: etree._Element, one: Activity, reporter: Reporter) -> None:
    """Write one activity; the order of its elements is that of the schema."""
    told = {"last-updated-datetime": _moment(one.updated), _LANG: one.language}
    if one.currency:
        told["default-currency"] = one.currency
    of = etree.SubElement(root, "iati-activity", told)
    etree.SubElement(of, "iati-identifier").text = f"{reporter.ref}-{one.id}"
    _narrated(etree.SubElement(of, "reporting-org", ref=reporter.ref, type="40"), reporter.name)
    _narrated(etree.SubElement(of, "title"), one.title)
    _narrated(etree.SubElement(of, "description", type="1"), one.words or one.title)
    for who in one.taking:
        kind = {"type": who.kind} if who.kind else {}
        _narrated(etree.SubElement(of, "participating-org", kind | {"role": who.role}), who.name)
    etree.SubElement(of, "activity-status", code=one.status)
    _dates(of, one.planned, PLANNED_START, PLANNED_END)
    _dates(of, one.actual, ACTUAL_START, ACTUAL_END)
    for code, share in zip(one.countries, shares(len(one.countries)), strict=True):
        etree.SubElement(of, "recipient-country", code=code, percentage=str(share))
    for (key, name), share in zip(one.sectors, shares(len(one.sectors)), strict=True):
        given = {"vocabulary": OWN_VOCABULARY, "code": key, "percentage": str(share)}
        _narrated(etree.SubElement(of, "sector", given), name)
    for row in one.budget:
        _budget(of, row, one.currency)


def _dates(of: etree._Element, days: Days | None, start: str, end: str) -> None:
    for kind, day in ((start, days.first if days else None), (end, days.last if days else None)):
        if day is not None and days is not None:
            given = etree.SubElement(of, "activity-date", {"type": kind, "iso-date": day.isoformat()})
            if not days.is_to_the_day:
                _narrated(given, f"The source says {days.exact}.")


def _budget(of: etree._Element, row: Yearly, currency: str) -> None:
    budget = etree.SubElement(of, "budget", type="1", status="2")
    etree.SubElement(budget, "period-start", {"iso-date": f"{row.year}-01-01"})
    etree.SubElement(budget, "period-end", {"iso-date": f"{row.year}-12-31"})
    value = etree.SubElement(budget, "value", {"currency": currency, "value-date": f"{row.year}-01-01"})
    value.text = str(row.amount)


def _narrated(of: etree._Element, words: str) -> None:
    etree.SubElement(of, "narrative").text = words


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
