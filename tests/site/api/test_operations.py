"""What the API answers: the pages' own values, days, pages of a list, 304, and errors that help."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from secretariat.people.pace import forget_all
from secretariat.site.api.record import openapi
from tests.factories import Make
from tests.rights.stage import Stage

pytestmark = pytest.mark.django_db
LISTS = (
    "bodies",
    "parties",
    "persons",
    "documents",
    "lines",
    "chairmanships",
    "memberships",
    "tenures",
    "meetings",
    "texts",
    "strategies",
    "statements",
    "commitments",
    "practices",
    "consultations",
    "campaigns",
    "initiatives",
)  # fmt: skip; expectations are counted in tests/desk/queries/test_since_then.py
OBJECTS = (
    "body",
    "party",
    "person",
    "chairmanship",
    "meeting",
    "text",
    "line",
    "document",
    "strategy",
    "priority",
    "practice",
    "consultation",
    "initiative",
)


def told(client: Client, address: str, **headers: str) -> Any:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200, (address, answer.content)
    return json.loads(answer.content)


def without_empty(value: Any) -> Any:
    """Leave out what a page's JSON leaves out."""
    if isinstance(value, dict):
        pairs = ((name, without_empty(given)) for name, given in value.items())
        return {name: given for name, given in pairs if given not in ("", None, [], {})}
    return [without_empty(given) for given in value] if isinstance(value, list) else value


def test_api_and_pages_tell_the_same(client: Client, made: Stage) -> None:
    plural = {"body": "bodies", "party": "parties", "person": "persons"}
    plural |= {"strategy": "strategies", "priority": "priorities"}
    pages = {"person": "people", "strategy": "strategies", "priority": "priorities"} | {
        "body": "bodies",
        "party": "parties",
        "practice": "practices",
        "consultation": "business/consultations",
        "initiative": "joint",
    }
    for kind in OBJECTS:
        of = made.arguments[f"site:api-{kind}"][0]
        api = told(client, f"/api/v1/{plural.get(kind, kind + 's')}/{of}")
        page = told(client, f"/{pages.get(kind, kind + 's')}/{of}.json")
        page.pop("since_then", None)
        assert without_empty(api) == without_empty(page), kind


def test_line_carries_its_value_and_its_sources(client: Client, made: Stage) -> None:
    row = told(client, "/api/v1/chairmanships?body=union&status=planned")["items"][0]
    assert (row["value"]["holder"], row["edtf"], row["state"]) == ("XA", "2026-07-01/2026-12-31", "planned")
    assert [note["words"] for note in row["notes"]] == [
        "Alba will chair the Union from 1 July 2026 to 31 December 2026"
    ]
    assert row["distribution"] == "public"


@pytest.mark.parametrize(
    ("query", "holders"),
    [
        ("on=2026-03-01", ["XB"]),
        ("on=2026-07-01", ["XA"]),
        ("since=2026-06-30", ["XB", "XA", "XB"]),  # the stage has a term in 2099
        ("until=2026-06-30", ["XB"]),
        ("since=2027-01-01", ["XB"]),
        ("on=2026-03-01&since=2026-07-01", []),
        ("party=XA", ["XA"]),
        ("body=league", []),
        ("body=nowhere", []),
    ],
)
def test_chairmanships_are_narrowed(client: Client, made: Stage, query: str, holders: list[str]) -> None:
    of = "" if "body=" in query else "&body=union"
    answer = told(client, f"/api/v1/chairmanships?{query}{of}")
    assert [row["value"]["holder"] for row in answer["items"]] == holders
    assert answer["total"] == len(holders)


def test_pages_of_a_list_follow_one_another(client: Client, made: Stage) -> None:
    every = told(client, "/api/v1/lines?limit=100")
    walked, address = [], "/api/v1/lines?limit=5"
    while address:
        page = told(client, address)
        walked += [row["id"] for row in page["items"]]
        address = page["next"]
    assert walked == [row["id"] for row in every["items"]]
    assert len(set(walked)) == every["total"]
    assert told(client, "/api/v1/lines?limit=5&offset=5")["previous"] == "/api/v1/lines?limit=5&offset=0"


@pytest.mark.parametrize("name", LISTS)
def test_list_costs_a_fixed_number_of_queries(client: Client, made: Stage, name: str) -> None:
    """Where rows name nothing of a kind, nothing is asked for it: more kinds cost more, more rows do not."""
    address = f"/api/v1/{name}?limit=100"
    assert told(client, address)["items"], f"an empty list proves nothing: {name}"
    with CaptureQueriesContext(connection) as asked:
        rows = len(told(client, address)["items"])
    assert len(asked) <= 11
    if name == "lines":  # all lists of lines are read the same way, and here are many, of every kind
        assert rows > len(asked)


def test_unchanged_is_not_sent_again(client: Client, made: Stage) -> None:
    first = client.get("/api/v1/texts")
    again = client.get("/api/v1/texts", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Make.membership(Make.body("guild"), Make.party("XD"))
    assert client.get("/api/v1/texts", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_answer_to_somebody_is_private_and_not_shared(client: Client, made: Stage) -> None:
    stranger, member = client.get("/api/v1/texts"), made.clients["member"].get("/api/v1/texts")
    assert stranger["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in member
    assert "private" in member["Cache-Control"]
    assert "ETag" not in member
    assert "Access-Control-Allow-Credentials" not in stranger


def test_language_of_words_is_chosen(client: Client, made: Stage) -> None:
    english = client.get("/api/v1/chairmanships?body=union&language=en", headers={"Accept-Language": "ru"})
    russian = client.get("/api/v1/chairmanships?body=union&language=ru", headers={"Accept-Language": "en"})
    assert (english["Content-Language"], russian["Content-Language"]) == ("en", "ru")
    assert "June" in english.json()["items"][-1]["when"]
    assert "июня" in russian.json()["items"][-1]["when"]


@pytest.mark.parametrize(
    ("address", "parameter", "message"),
    [
        ("chairmanships?known=2026", "known", "Write the day as YYYY-MM-DD."),
        ("chairmanships?known=2026-02-30", "known", "The calendar has no such day."),
        ("chairmanships?on=0001-01-01", "on", "Ask for a year from 1000 to 2999."),
        ("lines?limit=101", "limit", "Input should be less than or equal to 100"),
        ("lines?limit=1&limit=2", "limit", "It is given 2 times; give it once."),
        ("search?q=%20", "q", "It is empty: leave it out, or say what you look for."),
        (
            "parties/XB?knwon=2026-01-01",
            "knwon",
            "There is no such parameter here. There are: language, known.",
        ),
    ],
)
def test_error_names_the_parameter(
    client: Client, made: Stage, address: str, parameter: str, message: str
) -> None:
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    problem = json.loads(answer.content)
    assert problem["errors"] == [{"parameter": parameter, "message": message}]
    assert problem["type"] == "/api/#problem-422"


def test_every_error_has_the_one_shape(client: Client, made: Stage, settings: Any) -> None:
    client.raise_request_exception = False
    answers = {
        404: client.get("/api/v1/lines/nothing"),
        405: client.post("/api/v1/lines"),
        400: client.get("/api/v1/search?q=%00"),
    }
    answers[4040] = client.get("/api/v1/no-such-operation")
    settings.PACE = 1
    client.get("/api/v1/lines")
    answers[429] = client.get("/api/v1/texts")
    forget_all()
    for code, answer in answers.items():
        problem = json.loads(answer.content)
        assert answer["Content-Type"] == "application/problem+json"
        assert answer.status_code == problem["status"] == (404 if code == 4040 else code)
        assert problem["detail"]
    assert answers[405]["Allow"] == "GET, HEAD"
    assert int(answers[429]["Retry-After"]) > 0


def test_page_describes_every_operation_and_error(client: Client, made: Stage) -> None:
    text = client.get("/api/").content.decode()
    assert [path for path in openapi()["paths"] if f"GET {path}" not in text] == []
    assert [code for code in (400, 404, 405, 422, 429) if f'id="problem-{code}"' not in text] == []


DOCS = Path(__file__).parents[3] / "docs/reference/api.md"


def test_examples_of_the_documentation_answer(client: Client, made: Stage) -> None:
    """The addresses of the curl lines, asked for in order, on a record that has these bodies and parties."""
    Make.body("bsec", names={"official": "Organization of the Black Sea Economic Cooperation"})
    Make.party("TR", names={"short": "Türkiye"})
    lines = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("curl ")]
    assert len(lines) > 5
    for line in lines:
        address = line.split("'")[1].removeprefix("http://localhost:8000")
        answer = client.head(address) if "--head" in line else client.get(address)
        assert answer.status_code == 200, line
        assert answer["Content-Type"] == "application/json; charset=utf-8"
