"""What is closed, at the address of each kind of object: who opens it, by how far it may go."""

from pathlib import Path
from typing import Any

import pytest

from tests.cast import Cast
from tests.rights.stage import ROLES, address_of, stage

pytestmark = [pytest.mark.slow, pytest.mark.one_database]
MEMBERS = {"staff", "head", "member", "focal-point", "auditor"}
OPENED_BY = {
    "public": set(ROLES),
    "general": MEMBERS | {"observer", "business"},
    "limited": MEMBERS,
    "restricted": {"staff"},  # who received it; an administrator reads nothing by being one
}
OBJECTS = (
    "site:document",
    "site:document-json",
    "site:chairmanship",
    "site:chairmanship-json",
    "site:meeting",
    "site:meeting-json",
    "site:text",
    "site:text-json",
    "site:strategy",
    "site:strategy-json",
    "site:coverage",
    "site:coverage-csv",
    "site:priority",
    "site:priority-json",
    "site:api-strategy",
    "site:api-priority",
    "site:line",
    "site:line-json",
    "desk:original",
    "texts:room",
    "texts:paragraph",
    "texts:revision",
    "texts:compare",
    "texts:way",
    "texts:way-compare",
    "adoptions:silence",
    "adoptions:certificate",
    "adoptions:adoption",
    "adoptions:export",
    "site:api-document",
    "site:api-chairmanship",
    "site:api-meeting",
    "site:api-text",
    "site:api-line",
)
DESK = ("desk:document", "desk:correct", "desk:accept-graded")


@pytest.mark.django_db
@pytest.mark.parametrize("distribution", OPENED_BY)
def test_object_opens_to_its_audience_alone(
    cast: Cast, settings: Any, tmp_path: Path, distribution: str
) -> None:
    settings.ORIGINALS = tmp_path / "originals"
    made = stage(cast, distribution)
    for name in OBJECTS:
        address = address_of(name, made)
        answers = {role: client.get(address).status_code for role, client in made.clients.items()}
        assert {role for role, code in answers.items() if code == 200} == OPENED_BY[distribution], name
        assert set(answers.values()) <= {200, 404}, name
    for name in DESK:
        codes = {role: c.get(address_of(name, made)).status_code for role, c in made.clients.items()}
        opened = {role for role, code in codes.items() if code == 200}
        assert opened == OPENED_BY[distribution] & {"staff", "other-staff"}, name
