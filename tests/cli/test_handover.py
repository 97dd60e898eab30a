"""`secretariat handover`, as it is called on the record."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.cast import Cast
from tests.handover.ground import Ground
from tests.handover.planting import planted

from secretariat.cli import main

pytestmark = pytest.mark.django_db


def handover(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["handover", *map(str, arguments)])


@pytest.fixture
def record(cast: Cast) -> Cast:
    list(planted(Ground(cast, cast.union, "Open", cast.chairmanship), 24))
    return cast


@pytest.mark.parametrize("word", ["union", "UTR", "Union of the Three Rivers", "utr"])
def test_body_is_known_by_slug_acronym_and_name(record: Cast, word: str) -> None:
    result = handover(word, "--format", "json", "--on", "2026-06-01", "--out", "-")
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout_bytes)
    assert (told["body"]["slug"], told["edition"], told["on"]) == ("union", "chair", "2026-06-01")
    assert "Open commitment 0 ends." in result.stdout_bytes.decode()
    assert "Open document 21 ends." not in result.stdout_bytes.decode()


def test_edition_of_the_secretariat_tells_its_desk_too(record: Cast) -> None:
    result = handover("union", "--format", "html", "--edition", "secretariat", "--out", "-")
    page = result.stdout_bytes.decode()
    assert page.startswith("<!doctype html>")
    assert page.count("Open document 21 ends.") == 1
    assert page.count("Open commitment 0 ends.") == 1


def test_pdf_and_word_file_are_written_beside(record: Cast, tmp_path: Path) -> None:
    for form, mark in (("pdf", b"%PDF"), ("docx", b"PK")):
        out = tmp_path / f"file.{form}"
        result = handover("union", "--format", form, "--out", out)
        assert result.exit_code == 0, result.output
        assert out.read_bytes().startswith(mark)
        assert f"{out}: " in result.stderr
    with CliRunner().isolated_filesystem(tmp_path) as here:
        assert CliRunner().invoke(main, ["handover", "union", "--format", "json"]).exit_code == 0
        assert json.loads((Path(here) / "handover-union-chair.json").read_text("utf-8"))["schema"] == 1


def test_unknown_body_is_refused_with_near_names(record: Cast, tmp_path: Path) -> None:
    result = handover("unoin", "--out", tmp_path / "a.pdf")
    assert result.exit_code == 2
    assert "The record knows no body 'unoin'. Did you mean union?" in result.stderr
    assert handover("zzzzz").exit_code == 2
    assert handover("union", "--on", "June").exit_code == 2
    assert handover("union", "--format", "odt").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_place_that_cannot_be_written_is_told(record: Cast, tmp_path: Path) -> None:
    result = handover("union", "--format", "json", "--out", tmp_path / "nowhere" / "a.json")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
