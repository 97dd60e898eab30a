"""What the schema of IATI does not know: percentages that make 100, values of code lists, dates in order.

Files of others are read without entities, without a network, within bounds. Pure.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from babel.numbers import list_currencies
from lxml import etree  # type: ignore[import-untyped]  # untyped library

from secretariat.projects.iati.codes import (
    ACTUAL_END,
    ACTUAL_START,
    ALLOWED,
    PLANNED_END,
    PLANNED_START,
    VERSION,
    countries,
)

MOST_BYTES = 40 * 1024 * 1024
MOST_TOLD = 200
NEEDED = ("iati-identifier", "reporting-org", "title", "description", "participating-org", "activity-status")
_HUNDRED = Decimal(100)


def problems(data: bytes) -> list[str]:
    """Return what is wrong with a file of activities, in sentences that name the activity."""
    if len(data) > MOST_BYTES:
        return [f"The file has more than {MOST_BYTES // 1024 // 1024} MB."]
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return [f"This is no XML: {error.msg}."]
    if root.tag != "iati-activities":
        return ["This is no file of IATI activities."]
    found = [] if root.get("version") == VERSION else [f"Its version is not {VERSION}."]
    seen: set[str] = set()
    for at, activity in enumerate(root.iterchildren("iati-activity"), start=1):
        name = (activity.findtext("iati-identifier") or "").strip() or f"activity {at}"
        found += [f"{name}: {told}" for told in _of_activity(activity)]
        if name in seen:
            found.append(f"{name}: this identifier stands twice.")
        seen.add(name)
    return found[:MOST_TOLD]


def _of_activity(activity: etree._Element) -> Iterator[str]:
    for tag in NEEDED:
        if activity.find(tag) is None:
            yield f"it has no {tag}."
    yield from _shares(activity)
    yield from _codes(activity)
    yield from _dates(activity)


def _shares(activity: etree._Element) -> Iterator[str]:
    """Percentages of countries, and of the sectors of each vocabulary, make 100."""
    groups: dict[str, list[etree._Element]] = defaultdict(list)
    for one in activity.iterchildren("recipient-country", "recipient-region"):
        groups["recipient countries and regions"].append(one)
    for one in activity.iterchildren("sector"):
        groups[f"sectors of vocabulary {one.get('vocabulary', '1')}"].append(one)
    for name, rows in groups.items():
        if len(rows) == 1 and rows[0].get("percentage") is None:
            continue
        try:
            made = sum((Decimal(row.get("percentage", "0")) for row in rows), Decimal(0))
        except InvalidOperation:
            yield f"a percentage of the {name} is no number."
            continue
        if made != _HUNDRED:
            yield f"the {name} make {made} %, not 100 %."


def _codes(activity: etree._Element) -> Iterator[str]:
    for (tag, attribute), allowed in ALLOWED.items():
        for one in activity.iter(tag):
            given = one.get(attribute)
            if given is not None and given not in allowed:
                yield f"{tag} {attribute} “{given}” stands in no code list."
    for one in activity.iter("recipient-country"):
        if one.get("code") not in countries():
            yield f"recipient-country “{one.get('code')}” is no country of ISO 3166-1."
    given_currencies = {one.get("currency") for one in activity.iter("value")} | {
        activity.get("default-currency")
    }
    for currency in sorted(filter(None, given_currencies)):
        if currency not in list_currencies():
            yield f"“{currency}” is no currency of ISO 4217."


def _dates(activity: etree._Element) -> Iterator[str]:
    days: dict[str, date] = {}
    for one in activity.iterchildren("activity-date"):
        try:
            days[one.get("type", "")] = date.fromisoformat(one.get("iso-date", ""))
        except ValueError:
            yield f"“{one.get('iso-date')}” is no day."
    for start, end, name in ((PLANNED_START, PLANNED_END, "planned"), (ACTUAL_START, ACTUAL_END, "actual")):
        if start in days and end in days and days[end] < days[start]:
            yield f"its {name} end ({days[end]}) is before its {name} start ({days[start]})."
    for period in activity.iter("budget"):
        first, last = (period.find(tag) for tag in ("period-start", "period-end"))
        both = [one.get("iso-date", "") for one in (first, last) if one is not None]
        if len(both) == 2 and both[1] < both[0]:
            yield f"a budget ends ({both[1]}) before it begins ({both[0]})."
