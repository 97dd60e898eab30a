"""The proof of the two clocks: what documents announced, as known then; what became of it, as known today.

The shipped facts on both bodies stand beside the documents; each line leads to its sources.
"""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from secretariat.data import body_facts
from secretariat.evidence.models import Document
from secretariat.reference import identities
from secretariat.reference.actions.load_rows import load_rows
from secretariat.reference.actions.seat_machine import seat_machine
from secretariat.reference.rows import of_body_identity
from tests.cast import Cast
from tests.chairs.test_record import load
from tests.desk.test_first_light import accept_all
from tests.factories import LONG_AGO


@pytest.fixture
def documents(cast: Cast, shared: Path) -> tuple[Document, Document]:
    """Both documents, accepted; the first as if published when the visit was over."""
    slugs = ("bsec", "cbss", "ubc")
    load(*slugs)
    known = list(identities.bodies_and_organs([body_facts(slug) for slug in slugs]))
    rows = [row for body in known if body.slug in slugs for row in of_body_identity(body)]
    load_rows(rows=rows, by=seat_machine(at=LONG_AGO), at=LONG_AGO)
    first = accept_all(cast, shared, 0, "2021-12-13")
    return first, accept_all(cast, shared, 1, "2021-10-29")


def terms(
    client: Client, body: str, days: tuple[str, ...], known: str = ""
) -> list[tuple[str, str, list[str]]]:
    """Return holder, state and sources of the terms of a body over some days, as its page has them."""
    response = client.get(f"/bodies/{body}/chairs/", {"known": known} if known else {})
    assert response.status_code == 200
    rows = [row for group in response.context["page"].section.groups for row in group.rows]
    return [
        (row.head.label, row.state, [note.said or note.url for note in row.notes])
        for row in rows
        if row.edtf in days
    ]


def bars(client: Client, known: str, **asked: Any) -> set[tuple[str, str]]:
    """Return state and title of the bars of the calendar."""
    response = client.get(
        "/chairs/", {"from": 2021, "to": 2024, **asked} | ({"known": known} if known else {})
    )
    return {
        (mark.manner.split()[0], mark.title.split(",")[0])
        for lane in response.context["page"].drawing.lanes
        for mark in lane.marks
    }


def test_the_second_document_on_the_council_of_the_baltic_sea_states(
    client: Client, documents: tuple[Document, Document]
) -> None:
    days = ("2023-07-01/2024-06-30",)
    assert terms(client, "cbss", days, "2021-10-28") == []
    ((holder, state, sources),) = terms(client, "cbss", days, "2021-11-01")
    assert (holder, state, sources) == ("Russian Federation", "planned", ["29 October 2021"])
    today = {holder: (state, sources) for holder, state, sources in terms(client, "cbss", days)}
    assert {holder: state for holder, (state, _sources) in today.items()} == {
        "Russian Federation": "not-held",
        "Finland": "held",
    }
    assert all(sources for _state, sources in today.values())
    assert "29 October 2021" in today["Russian Federation"][1]
    assert ("is-planned", "Russian Federation") in bars(client, "2021-11-01", body="cbss")
    now = bars(client, "", body="cbss")
    assert {("is-not-held", "Russian Federation"), ("is-held", "Finland")} <= now


def test_the_first_document_on_the_black_sea_organisation(
    client: Client, documents: tuple[Document, Document]
) -> None:
    days = ("2022-07-01/2022-12-31", "2022-07/2022-12")
    assert terms(client, "bsec", days, "2021-11-01") == []
    ((holder, state, sources),) = terms(client, "bsec", days, "2022-01-31")
    assert (holder, state, sources) == ("Russian Federation", "planned", ["13 December 2021"])
    today = {holder: state for holder, state, _sources in terms(client, "bsec", days)}
    assert today["Russian Federation"] == "not-held"
    moldova = [mark for mark in bars(client, "", body="bsec") if mark[1] == "Moldova"]
    assert moldova == [("is-held", "Moldova")]
    assert ("is-planned", "Russian Federation") in bars(client, "2022-01-31", body="bsec")
