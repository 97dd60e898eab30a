"""Every operation of the API as every role under every distribution, against a table written by hand."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from secretariat.bodies.actions.enter_membership import enter_membership
from secretariat.bodies.bridge import MembershipValue
from secretariat.distribution import Distribution
from secretariat.evidence.models import Claim, Line
from tests.cast import Cast
from tests.factories import Make
from tests.rights.stage import ROLES, Stage, address_of, routes, stage
from tests.site import record

pytestmark = pytest.mark.one_database
TABLE = Path(__file__).with_name("api.txt")
SIGNS = dict(zip("pglr", Distribution.values, strict=True))
TOGETHER = ("practice", "consultation", "campaign", "initiative")
# Questions by which one might learn of what is closed: all must be answered as if it were not there.
PROBES = (
    "/api/v1/expectations?line={term}",
    "/api/v1/expectations?line={text}",
    "/api/v1/expectations?document={document}",
    "/api/v1/expectations?person={person}",
    "/api/v1/documents?body=union",
    "/api/v1/lines?body=union&kind=chairmanship&limit=100",
    "/api/v1/lines?known=2999-01-01&limit=100",
    "/api/v1/chairmanships?party=XA&status=planned",
    "/api/v1/chairmanships?known=2026-12-31&body=union",
    "/api/v1/meetings?person={person}",
    "/api/v1/tenures?person={person}",
    "/api/v1/memberships?party=XC&body=union",
    "/api/v1/bodies/union?known=2026-12-31",
    "/api/v1/parties/XA?known=2026-12-31",
    "/api/v1/search?q=Corva+City",
    "/api/v1/search?q=River+Agenda",
)


@dataclass(frozen=True)
class Closed:
    """The stage, what each operation is asked for, and the ids of all that the distribution closes."""

    stage: Stage
    things: dict[str, str]
    ids: dict[str, str]

    def address(self, operation: str) -> str:
        """The address of an operation; a list is asked for as many rows as it gives."""
        address = address_of(f"site:{operation}", self.stage)
        if operation == "api-search":
            return f"{address}?q=Corva+City"
        return address if self.stage.arguments.get(f"site:{operation}") else f"{address}?limit=100"


def closed(cast: Cast, distribution: str) -> Closed:
    """Set the stage, with a seat and a statement beside, all of this distribution."""
    made = stage(cast, distribution)
    sourced = Make.sourced(cast.staff, distribution=distribution, body=cast.union)
    sitting = MembershipValue(body="union", party="XC", during="2001-01-01/..", status="observer")
    seat = enter_membership(value=sitting, sourced=sourced).line.public_id
    statement = record.statement("The river is ours.", sourced, party="XB").public_id

    def of(short: str) -> str:
        return str(made.arguments[f"site:{short}"][0])

    finding = Claim.objects.get(line__public_id=of("api-chairmanship")).finding
    assert finding is not None
    commitment = Line.objects.get(kind="commitment", claims__finding__reading=finding.reading_id).public_id
    ids = {
        "term": of("api-chairmanship"), "meeting": of("api-meeting"), "text": of("api-text"),
        "document": of("api-document"), "tenure": of("api-line"), "commitment": commitment, "seat": seat,
        "statement": statement, "expectation": str(made.arguments["desk:close"][0]),
        "owed": of("api-commitment"), "project": of("api-project"),
        "person": of("api-person"), "strategy": of("api-strategy"), "priority": of("api-priority"),
        **_reached(made, distribution),
    }  # fmt: skip
    things = {
        "api-bodies": "union", "api-body": "union", "api-parties": "XB", "api-party": "XB",
        "api-chairmanship": ids["term"], "api-chairmanships": ids["term"], "api-lines": ids["text"],
        "api-line": ids["tenure"], "api-tenures": ids["tenure"], "api-meeting": ids["meeting"],
        "api-meetings": ids["meeting"], "api-text": ids["text"], "api-texts": ids["text"],
        "api-document": ids["document"], "api-documents": ids["document"], "api-search": ids["document"],
        "api-notice": of("api-notice"), "api-notices": of("api-notice"),
        "api-memberships": seat, "api-statements": statement, "api-commitments": commitment,
        "api-commitment": ids["owed"], "api-project": ids["project"], "api-projects": ids["project"],
        "api-strategy": ids["strategy"], "api-strategies": ids["strategy"], "api-priority": ids["priority"],
        **{f"api-{one}{many}": of(f"api-{one}") for one in TOGETHER for many in ("", "s")},
        "api-expectations": ids["expectation"], "api-person": ids["person"], "api-persons": ids["person"],
    }  # fmt: skip
    return Closed(made, things, ids)


def _reached(made: Stage, distribution: str) -> dict[str, str]:
    """What members do together has two reaches: what it closes, it closes as this distribution does."""
    closes = {Distribution.GENERAL: TOGETHER, Distribution.LIMITED: ("practice", "campaign", "initiative")}
    kinds = closes.get(Distribution(distribution), ())
    return {kind: str(made.arguments[f"site:api-{kind}"][0]) for kind in kinds}


def expected() -> dict[str, dict[str, str]]:
    """Return operation → role → the distributions under which it finds the thing."""
    rows = [line.split() for line in TABLE.read_text().splitlines() if line[:1] not in {"#", ""}]
    return {name: dict(zip(ROLES, cells, strict=True)) for name, *cells in rows[1:]}


def test_every_operation_stands_in_the_table() -> None:
    names = {name.removeprefix("site:") for name, _ in routes() if name.startswith("site:api-")}
    assert set(expected()) == names - {"api-openapi"}


@pytest.mark.django_db
@pytest.mark.parametrize("sign", SIGNS)
def test_each_operation_shows_each_role_what_the_table_says(
    cast: Cast, settings: Any, tmp_path: Path, sign: str
) -> None:
    settings.ORIGINALS = tmp_path / "originals"
    setting = closed(cast, SIGNS[sign])
    wanted, differs = expected(), {}
    for operation, row in wanted.items():
        for role, opened in row.items():
            if sign == "p" and role not in {"staff", "stranger"}:
                continue  # what is public is asked for by everybody in table.txt
            found = _finds(setting.stage.clients[role], setting.address(operation), setting.things[operation])
            if found != (sign in opened):
                differs[f"{operation}, {role}"] = f"{'finds' if found else 'does not find'} it"
    assert differs == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sign", "outside"),
    [("g", ("other-staff", "stranger")), ("l", ("other-staff", "observer")), ("r", ("member", "auditor"))],
)
def test_no_answer_names_or_counts_what_is_closed(
    cast: Cast, settings: Any, tmp_path: Path, sign: str, outside: tuple[str, str]
) -> None:
    settings.ORIGINALS = tmp_path / "originals"
    setting = closed(cast, SIGNS[sign])
    probes = [setting.address(operation) for operation in expected()]
    probes += [probe.format(**setting.ids) for probe in PROBES]
    for role in outside:
        for probe in probes:
            answer = setting.stage.clients[role].get(probe)
            told = answer.content.decode().replace(probe, "")
            assert [id for id in setting.ids.values() if id in told] == [], f"{probe}, {role}"
            if answer.status_code == 200 and "items" in (page := json.loads(answer.content)):
                lines = {item.get("id", position) for position, item in enumerate(page["items"])}
                assert page["total"] == len(lines), f"{probe}, {role}"


@pytest.mark.django_db
def test_known_ids_of_another_body_open_nothing(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.ORIGINALS = tmp_path / "originals"
    setting = closed(cast, Distribution.LIMITED)
    client = setting.stage.clients["other-staff"]
    for kind in ("chairmanship", "meeting", "text", "line", "document", "strategy", "priority"):
        for given in setting.ids.values():
            address = reverse(f"site:api-{kind}", args=[given])
            assert client.get(address).status_code == 404, address


def _finds(client: Client, address: str, thing: str) -> bool:
    answer = client.get(address)
    assert answer.status_code in {200, 404}, address
    return answer.status_code == 200 and thing in answer.content.decode()
