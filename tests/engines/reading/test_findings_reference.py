"""docs/reference/findings.md names every kind, field, word and remark of the code."""

import re
from pathlib import Path

import pytest
from tests.engines.reading.test_interchange import chairmanship, reading

from secretariat.engines.reading import errors
from secretariat.engines.reading.findings import FIELDS, Grade, Kind
from secretariat.engines.reading.interchange import line_of, unread_line
from secretariat.engines.reading.interchange_in import WORDS

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "reference" / "findings.md").read_text(encoding="utf-8")
READING = ROOT / "src" / "secretariat" / "engines" / "reading"
NAMED = set(re.findall(r"`([^`]+)`", PAGE))

# A Remark is made with its code as the first argument; failures of a batch pass it on.
_CODE = re.compile(r"(?:Remark\(\s*(?:code=)?|_failed\(\s*task,\s*(?:data|b\"\"),\s*)\"([a-z-]+)\"")


def codes() -> set[str]:
    """Return every remark code that the code of the reader can give."""
    found = {
        code for path in READING.rglob("*.py") for code in _CODE.findall(path.read_text(encoding="utf-8"))
    }
    classes = [value for value in vars(errors).values() if isinstance(value, type)]
    return found | {kind.code for kind in classes if issubclass(kind, errors.Unreadable)}


def test_codes_of_every_kind_of_place_are_found() -> None:
    expected = {"empty", "encoding-guessed", "language-not-read", "reader-died", "finding-dropped"}
    assert expected <= codes()


def test_every_remark_code_is_documented() -> None:
    assert codes() - NAMED == set()


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_is_documented_with_its_fields(kind: Kind) -> None:
    fields = ", ".join(f"`{field}`" for field in FIELDS[kind])
    assert f"| `{kind}` | {fields} |" in PAGE


def test_every_word_of_a_field_is_documented() -> None:
    words = {word for allowed in WORDS.values() for word in allowed if word}
    assert words - NAMED == set()


def test_every_key_is_documented() -> None:
    line = line_of(reading(chairmanship()), reader="1", with_text=True)
    keys = {*line, *line["findings"][0], *Grade} | {"inferred_from", "surface", "code", "message", "span"}
    documented = NAMED | set(re.findall(r'"([a-z_]+)"', PAGE))
    assert keys - documented == set()
    assert set(unread_line("a", reading().remarks[0], reader="1")) == set(line) - {"text"}
