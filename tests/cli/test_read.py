"""`secretariat read`, as it is called."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.engines.reading.intake_files import ARTICLE, MENUS, docx, paragraph, pdf
from tests.engines.reading.test_language import ENGLISH, FRENCH, RUSSIAN

from secretariat.cli import VERBS, main


def read(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["read", *map(str, arguments)])


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(FRENCH, encoding="utf-8")
    return path


def test_one_line_per_document_in_order_of_the_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.html"):
        (tmp_path / name).write_text(FRENCH if name != "c.html" else ARTICLE.replace("Tallinn", "Alba"))
    result = read(tmp_path)
    assert [line["id"] for line in lines(result)] == ["a", "b", "c"]
    assert [("text" in line) for line in lines(result)] == [True, False, True]
    assert result.exit_code == 0


def test_folder_is_walked_without_hidden_files_and_others_are_named(tmp_path: Path) -> None:
    for name in ("deep/er/note.txt", ".hidden/note.txt", ".note.txt", "photo.jpg"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FRENCH)
    result = read(tmp_path)
    assert [line["name"] for line in lines(result)] == ["note.txt"]
    assert f"{tmp_path / 'photo.jpg'} was passed over" in result.stderr


def test_documents_that_share_an_id_are_told(tmp_path: Path) -> None:
    for name in ("note.txt", "note.md"):
        (tmp_path / name).write_text(FRENCH)
    result = read(tmp_path)
    assert [line["name"] for line in lines(result)] == ["note.md", "note.txt"]
    assert "2 documents have the id note; tell them apart by name and sha256.\n" in result.stderr


def test_every_bad_file_is_named_with_its_reason_and_the_others_go_on(tmp_path: Path) -> None:
    files = {
        "binary.txt": bytes(range(256)) * 20,
        "blank.pdf": pdf([[]]),
        "broken.docx": docx(paragraph("Words"))[:300],
        "empty.txt": b"",
        "encoding.txt": b"\xff\xfeAl\x00",
        "good.txt": FRENCH.encode(),
        "menus.html": MENUS.encode(),
        "mixed.txt": f"{FRENCH}\n\n{RUSSIAN}\n\n{FRENCH}".encode(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "huge.txt").touch()
    os.truncate(tmp_path / "huge.txt", 100_000_000)
    result = read(tmp_path)
    assert [(line["id"], line["remarks"][0]["code"]) for line in lines(result)] == [
        ("binary", "binary"),
        ("blank", "no-text"),
        ("broken", "broken"),
        ("empty", "empty"),
        ("encoding", "wrong-encoding"),
        ("good", "language-not-read"),
        ("huge", "too-large"),
        ("menus", "no-text"),
        ("mixed", "language-not-read"),
    ]
    for name in (
        "binary.txt",
        "blank.pdf",
        "broken.docx",
        "empty.txt",
        "encoding.txt",
        "huge.txt",
        "menus.html",
    ):
        assert f"{name} was not read: " in result.stderr
    assert "mixed.txt: This paragraph is in another language (ru)" in result.stderr
    assert result.stderr.endswith("7 of 9 documents were not read.\n")
    assert result.exit_code == 1


MEASURED = """
import sys
from secretariat.cli import main
try:
    main(["read", sys.argv[1]])
finally:
    print(open("/proc/self/status").read().partition("VmHWM:")[2].split()[0])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux tells it")
def test_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.touch()
    os.truncate(path, 100_000_000)
    done = subprocess.run([sys.executable, "-c", MEASURED, path], capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("huge.txt was not read: it has 100.0 MB, and 25 MB is the limit.")
    assert int(done.stdout.split()[-1]) < 90_000  # kilobytes


@pytest.mark.parametrize(
    ("dates", "published"),
    [
        ({"note": "2021-10-29"}, "2021-10-29"),
        ({"note": None}, None),
        ({"other": "2021-10-29"}, "2020-01-02"),
        ([{"id": "note", "published": "2021-10-29", "gold": []}], "2021-10-29"),
        ([{"id": "note"}], None),
        ({"note": "2021-10-29T09:30:00Z"}, "2021-10-29"),
        ({"note": "2021-10"}, None),
        ({"note": "2021"}, None),
    ],
)
def test_dates_of_a_file_stand_before_the_one_for_all(note: Path, dates: Any, published: str | None) -> None:
    file = note.with_name("dates.json")
    file.write_text(json.dumps(dates))
    result = read(note, "--dates", file, "--published", "2020-01-02")
    assert [line["published"] for line in lines(result)] == [published]


@pytest.mark.parametrize(
    ("dates", "problem"),
    [
        ("{", "It is not JSON"),
        ("7", "It holds neither an object from id to date nor a list of cases."),
        ('["note"]', "[0] is no case with an id."),
        ('{"note": "October"}', "'note' has 'October', which is no date such as 2021-10-29."),
        ('{"note": 2021}', "'note' has 2021, which is no date"),
        ('{"note": "2021-13"}', "'note' has '2021-13': there is no such day."),
    ],
)
def test_bad_file_of_dates_is_a_usage_error_with_its_place(note: Path, dates: str, problem: str) -> None:
    file = note.with_name("dates.json")
    file.write_text(dates)
    result = read(note, "--dates", file)
    assert (result.exit_code, result.stdout) == (2, "")
    assert problem in " ".join(result.stderr.split())


def test_month_of_publication_bounds_a_dateline_without_a_year(note: Path) -> None:
    note.write_text(
        "MOSCOW, October 29. /TASS/. The Council of the Baltic Sea States met in Riga on Friday.\n"
    )
    file = note.with_name("dates.json")
    file.write_text(json.dumps({"note": "2021-11"}))
    (line,) = lines(read(note, "--dates", file))
    assert [found["start"] for found in line["findings"] if found["kind"] == "meeting"] == ["2021-10-29"]


@pytest.mark.parametrize(
    "arguments", [("missing.txt",), (), ("--jobs", "0"), ("--format", "xml"), ("--published", "soon")]
)
def test_wrong_use_has_status_2(note: Path, arguments: tuple[str, ...]) -> None:
    paths = [note] if arguments and arguments[0].startswith("--") else []
    assert read(*paths, *arguments).exit_code == 2


def test_empty_folder_is_a_usage_error(tmp_path: Path) -> None:
    result = read(tmp_path)
    assert result.exit_code == 2
    assert "None of these folders holds a document" in result.stderr


def test_output_is_written_whole(note: Path) -> None:
    output = note.with_name("out.ndjson")
    output.write_text("old")
    result = read(note, "--output", output)
    assert (result.stdout, json.loads(output.read_text())["id"]) == ("", "note")
    assert sorted(path.name for path in note.parent.iterdir()) == ["note.txt", "out.ndjson"]


def test_output_that_cannot_be_written_leaves_the_old_one(note: Path) -> None:
    result = read(note, "--output", note.parent / "missing" / "out.ndjson")
    assert result.exit_code != 0
    assert [path.name for path in note.parent.iterdir()] == ["note.txt"]


def test_pool_gives_the_same_as_one_process(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(f"{FRENCH} {number}")
    assert read(tmp_path, "--jobs", 2).stdout == read(tmp_path).stdout


def test_table_has_a_head_per_document_and_its_remarks(note: Path) -> None:
    result = read(note, "--format", "table")
    assert result.stdout.splitlines()[0] == "note.txt · fr · no findings"
    assert result.stdout.splitlines()[1].startswith("! The text is in a language that is not read yet (fr)")


def test_page_needs_nothing_from_outside(note: Path) -> None:
    page = read(note, "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    assert FRENCH.replace("'", "&#x27;") in page
    assert not [word for word in ("<script", "http://", "https://", "url(", "@import") if word in page]


LOADED = """
import sys
from secretariat.cli import main
try:
    main({arguments!r}, standalone_mode=False)
except SystemExit:
    pass
heavy = "django spacy thinc navec slovnet pymorphy3 numpy pypdf trafilatura py3langid"
print("LOADED", *[name for name in heavy.split() if name in sys.modules])
"""


def loaded(*arguments: object) -> list[str]:
    """Return which heavy packages a run of the command has imported."""
    code = LOADED.format(arguments=[str(argument) for argument in arguments])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    return done.stdout.decode().rpartition("LOADED")[2].split()


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    assert loaded(*arguments) == []


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        (ENGLISH, {"django", "navec", "slovnet", "pypdf", "trafilatura", "py3langid"}),
        (RUSSIAN, {"django", "spacy", "thinc", "pypdf", "trafilatura", "py3langid"}),
    ],
)
def test_read_loads_only_what_the_language_needs(tmp_path: Path, text: str, foreign: set[str]) -> None:
    path = tmp_path / "note.txt"
    path.write_text(text, encoding="utf-8")
    assert not foreign & set(loaded("read", path))


def test_help_names_every_verb() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert all(verb in result.stdout for verb in VERBS)


def test_unknown_verb_is_refused() -> None:
    result = CliRunner().invoke(main, ["fly"])
    assert (result.exit_code, "No such command 'fly'" in result.stderr) == (2, True)
