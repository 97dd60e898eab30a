"""As known on a day, on the pages: what was announced stands as it stood; what is undated stands apart."""

import pytest
from django.test import Client

from secretariat.chairs.actions.enter_chairmanship import enter_chairmanship
from secretariat.chairs.bridge import ChairmanshipValue
from secretariat.engines.values.edtf import parse
from secretariat.evidence.models import Line
from tests.cast import Cast
from tests.factories import Make
from tests.site import record


@pytest.fixture
def term(cast: Cast) -> Line:
    """Announced on 29 October 2021 for Corva; said on 5 March 2022 not to be held."""
    fields = {"body": "union", "holder": "XC", "term": "2022-07-01/2022-12-31"}
    announced = ChairmanshipValue(**fields, status="planned")  # type: ignore[arg-type]
    line = enter_chairmanship(value=announced, sourced=record.said("2021-10-29")).line
    otherwise = ChairmanshipValue(**fields, status="not-held")  # type: ignore[arg-type]
    enter_chairmanship(value=otherwise, sourced=record.said("2022-03-05"), line=line, choose=True)
    return line


def told(client: Client, url: str, known: str) -> dict[str, object]:
    response = client.get(f"{url}?known={known}" if known else url)
    assert response.status_code == 200
    found: dict[str, object] = response.json()
    return found


def rows(page: dict[str, object], key: str, part: str = "groups") -> list[tuple[str, str]]:
    """State and days of the rows of a section."""
    sections = {one["key"]: one for one in page["sections"]}  # type: ignore[attr-defined]
    groups = sections.get(key, {}).get(part, [])
    return [(row["state"], row["edtf"]) for group in groups for row in group["rows"]]


def keys(page: dict[str, object]) -> list[str]:
    return [part["key"] for part in page["sections"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ("2021-10-28", []),
        ("2021-10-29", [("planned", "2022-07-01/2022-12-31")]),
        ("2022-03-04", [("planned", "2022-07-01/2022-12-31")]),
        ("2022-03-05", [("not-held", "2022-07-01/2022-12-31")]),
    ],
)
def test_body_and_party_read_as_they_did(
    client: Client, term: Line, known: str, expected: list[tuple[str, str]]
) -> None:
    assert rows(told(client, "/bodies/union.json", known), "chairs") == expected
    party = told(client, "/parties/XC.json", known)
    assert rows(party, "chairs-to-come") + rows(party, "chairs") == expected


def test_claims_of_an_unknown_day_stand_apart(client: Client, cast: Cast) -> None:
    page = told(client, "/bodies/union.json", "2026-03-16")
    assert rows(page, "chairs") == []
    assert rows(page, "chairs", "apart") == [("held", "2026-01-01/2026-06-30")]
    assert "troika" not in page


def test_the_troika_is_read_from_what_was_said_by_then(client: Client, cast: Cast, term: Line) -> None:
    value = ChairmanshipValue(body="union", holder="XA", term="2021-01-01/2021-12-31", status="held")
    enter_chairmanship(value=value, sourced=record.said("2021-01-02"))
    troika = told(client, "/bodies/union.json", "2021-12-01")["troika"]
    assert [row["head"]["label"] for row in troika["current"]] == ["Alba"]  # type: ignore[index]
    assert [row["head"]["label"] for row in troika["incoming"]] == ["Corva"]  # type: ignore[index]


def test_a_term_that_nobody_had_spoken_of_is_not_there_yet(client: Client, term: Line) -> None:
    url = f"/chairmanships/{term.public_id}/"
    assert client.get(f"{url}?known=2021-10-28").status_code == 404
    shown = client.get(f"{url}?known=2021-12-31").content.decode()
    assert "As known on 31 December 2021." in shown
    assert "Planned; no source says yet that it began." in shown
    assert "Announced, and not held." in client.get(url).content.decode()


def test_meeting_and_person_read_as_they_did(client: Client, cast: Cast) -> None:
    meeting = Make.meeting(cast.union, "Talks", "2022-02-03", status="planned", said_on=parse("2022-01-10"))
    url = f"/meetings/{meeting.public_id}/"
    assert client.get(f"{url}?known=2022-01-09").status_code == 404
    assert client.get(f"{url}?known=2022-01-10").status_code == 200
    Make.person("ann-ames")
    record.name("Ann Ames", record.said("2022-01-10"), person="ann-ames")
    record.tenure("ann-ames", "Envoy", sourced=record.said("2022-05-01"), party="XA")
    assert keys(told(client, "/people/ann-ames.json", "2022-02-01")) == ["names"]
    assert keys(told(client, "/people/ann-ames.json", "2022-05-01")) == ["names", "offices"]


def test_what_was_said_by_then_is_not_cut_off_by_what_is_undated(client: Client, cast: Cast) -> None:
    value = ChairmanshipValue(body="union", holder="XA", term="1990-01-01/1990-06-30", status="held")
    enter_chairmanship(value=value, sourced=record.said("1990-01-02"))
    for year in range(2000, 2020):
        Make.chairmanship(cast.union, cast.brenn, f"{year}-01-01/{year}-06-30")
    page = told(client, "/bodies/union.json", "2021-12-31")
    assert rows(page, "chairs") == [("held", "1990-01-01/1990-06-30")]
