"""`secretariat text` on files of any kind, without a database."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.engines.drafting.naive import count

from secretariat.cli.text import VERBS, text
from secretariat.engines.drafting.figures import measure

DRAFT = (
    "Article 1\r\n\r\n1. [Alba propose; Brenn oppose: Members [shall][should]/[will] meet]\r\n\r\n"
    "Option 1: [X] years\r\n\r\n4 bis. (a] Part[y] {note}\r\n"
)


def run(*arguments: str) -> Any:
    return CliRunner().invoke(text, list(arguments))


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_bytes(b"\xef\xbb\xbf" + DRAFT.encode())
    return path


def test_inspect_prints_the_figures_positions_and_faults(draft: Path, tmp_path: Path) -> None:
    actors = tmp_path / "actors.json"
    actors.write_text('{"ALBA": ["Alba"], "BRENN": ["Brenn"]}')
    done = run("inspect", str(draft), "--format", "json", "--actors", str(actors))
    found = json.loads(done.stdout)
    assert done.exit_code == 0
    assert {name: found[name] for name in count("")} == asdict(measure(DRAFT)) == count(DRAFT)
    assert [(each["actor"], each["stance"], each["line"], each["where"]) for each in found["positions"]] == [
        ("ALBA", "propose", 3, "prefix"),
        ("BRENN", "oppose", 3, "prefix"),
    ]
    (fault,) = found["diagnostics"]
    stray = DRAFT.index("(a]") + 2
    assert (fault["code"], fault["offset"], fault["byte"], fault["line"]) == (
        "stray_close",
        stray,
        stray + 3,
        7,
    )
    assert fault["suggestion"] == {
        "action": "replace", "sign": "[", "offset": stray - 2, "byte": stray + 1, "line": 7, "column": 8,
    }  # fmt: skip
    assert found["roundtrip"] is True


def test_inspect_as_a_table_names_lines(draft: Path) -> None:
    shown = run("inspect", str(draft)).stdout
    assert "pairs                          6\n" in shown
    assert "\nroundtrip                    yes\n" in shown
    assert "  line 7, column 10: “]” closes nothing." in shown


@pytest.mark.parametrize(
    "data", [b"", b"\x00\xff[\xfe]\f", b"\xff\xfe[\x00", b"[" * 3000, "[é".encode("utf-16")]
)
def test_inspect_takes_any_bytes(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "odd"
    path.write_bytes(data)
    done = run("inspect", str(path), "--format", "json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["roundtrip"] is True


def test_markdown_links_and_footnote_marks_are_no_brackets(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text("---\na: [x]\n---\nSee [it](http://example.org) and [a][^1] [b\n")
    found = json.loads(run("inspect", str(path), "--markdown", "--format", "json").stdout)
    assert (found["opens"], found["pairs"], found["unclosed"]) == (2, 1, 1)
    assert [(each["line"], each["column"]) for each in found["diagnostics"]] == [(4, 42)]
    assert found["roundtrip"] is True
    assert json.loads(run("inspect", str(path), "--format", "json").stdout)["opens"] == 5


def test_a_text_that_looks_hard_wrapped_is_said_to(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("The members of the Council\nmeet [every\nyear] in spring,\nand report.\n" * 8)
    assert len(json.loads(run("inspect", str(path), "--format", "json").stdout)["notices"]) == 1
    wrapped = json.loads(run("inspect", str(path), "--format", "json", "--wrapped").stdout)
    assert (wrapped["notices"], wrapped["diagnostics"]) == ([], [])


def test_a_table_of_actors_that_is_none_ends_the_command(draft: Path) -> None:
    for written in ("{", "[]"):
        actors = draft.parent / "actors.json"
        actors.write_text(written)
        done = run("inspect", str(draft), "--actors", str(actors))
        assert done.exit_code == 1
        assert str(actors) in done.stderr


def test_render_shows_each_view(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(b"\xef\xbb\xbfWe [may act - US; EU delete] {Norway asks} in France\xff")
    shown = {
        view: run("render", str(path), "--view", view) for view in ("attributed", "bracketed", "unattributed")
    }
    assert shown["attributed"].stdout_bytes == path.read_bytes()
    assert shown["bracketed"].stdout_bytes == b"\xef\xbb\xbfWe [may act] {Norway asks} in France\xff"
    assert shown["unattributed"].stdout_bytes == b"\xef\xbb\xbfWe [may act] {a delegation asks} in France\xff"
    assert shown["unattributed"].stderr == "1 names of delegations are part of the wording and stay.\n"


def test_render_clean_names_what_is_open_and_prints_nothing(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("1. We act.\n2. We [may] act.\n")
    done = run("render", str(path), "--view", "clean")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"{path}:2: contested words: [may]\n1 points stand before a clean text.\n"
    path.write_text("1. We act [Agreed].\n")
    assert run("render", str(path), "--view", "clean").stdout == "1. We act.\n"


def test_every_verb_has_its_help() -> None:
    for verb in VERBS:
        assert run(verb, "--help").exit_code == 0


def test_symbol_is_taken_apart() -> None:
    shown = run("symbol", "A/CONF.48/14/Rev.1").stdout
    assert "suffixes            Rev.1\n" in shown
    assert "related_to          A/CONF.48/14\n" in shown
    told = json.loads(run("symbol", "BS/FM/R(2021)1", "--format", "json").stdout)
    assert (told["scheme"], told["parts"], told["class_means"]) == (
        "bsec",
        ["BS", "FM", "R(2021)1"],
        "report",
    )


def test_symbol_gives_the_next_one() -> None:
    assert "A/CONF.48/14/Rev.2\n" in run("symbol", "A/CONF.48/14/Rev.1", "--next", "rev").stdout
    done = run("symbol", "A/CONF.48/L.1", "--next", "number", "--taken", "A/CONF.48/L.3", "--format", "json")
    assert json.loads(done.stdout)["symbol"] == "A/CONF.48/L.4"


def test_symbol_refuses_what_is_none() -> None:
    done = run("symbol", "hello")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "'hello' is no symbol" in done.stderr


def test_compare_writes_a_page_figures_and_a_word_file(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("1. See decision 78/650 of the council.\n2. The members meet in spring.\n")
    new.write_text("1. See decision 78/560 of the council.\n2. The members [meet] in spring.\n")
    page = run("compare", str(old), str(new)).stdout
    assert "<title>old.txt and new.txt</title>" in page
    assert "<del>650</del><ins>560</ins>" in page
    told = json.loads(run("compare", str(old), str(new), "--format", "json").stdout)
    assert told["counts"]["changed"] == 2
    assert told["changes"][1]["brackets"] == [{"event": "opened", "words": "meet"}]
    word = tmp_path / "c.docx"
    assert run("compare", str(old), str(new), "--format", "docx", "--output", str(word)).exit_code == 0
    assert word.read_bytes().startswith(b"PK")
    assert run("compare", str(old), str(new), "--format", "docx").stdout_bytes.startswith(b"PK")


def test_compare_reads_hard_wrapped_lines_together(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("The members meet\nin spring.\n\nThey report.\n")
    new.write_text("The members\nmeet in spring.\n\nThey report.\n")
    told = json.loads(run("compare", str(old), str(new), "--wrapped", "--format", "json").stdout)
    assert (told["changes"], told["counts"]["same"]) == ([], 2)


def test_seal_and_verify(tmp_path: Path) -> None:
    facts, act, key, bundle = (tmp_path / name for name in ("facts.json", "act.txt", "key", "act.zip"))
    told = {"symbol": "A/1", "title": "Act", "body": "B", "meeting": "M", "log_head": "0", "software": "s"}
    facts.write_text(json.dumps({**told, "decision": {"by": "consensus"}}))
    act.write_text("We act.\n")
    key.write_text("01" * 32)
    arguments = ("seal", str(facts), "--file", f"en={act}", "--key", str(key), "--output", str(bundle))
    assert run(*arguments).exit_code == 0
    done = run("verify", str(bundle))
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, "A/1: Act")
    assert done.stdout.endswith("All is as it was sealed.\n")
    other = run("verify", str(bundle), "--key", "00" * 32, "--format", "json")
    assert other.exit_code == 1
    assert [each["where"] for each in json.loads(other.stdout)["changes"]] == ["key"]
    assert run("verify", str(act)).exit_code == 1
    facts.write_text("{}")
    assert "symbol: It is missing" in run(*arguments).stderr
    facts.write_text("[")
    assert run(*arguments).exit_code == 1
    key.write_text("short")
    assert "64 hexadecimal digits" in run(*arguments).stderr
    assert run(*arguments[:3], "act.txt", *arguments[4:]).exit_code == 2


def test_rules_are_printed_with_marks_and_examples_replayed(tmp_path: Path) -> None:
    shown = run("rules", "osce", "cbss").stdout
    assert "6 of 6 examples come out as written\n" in shown
    assert "  consensus: nobody objects  [UNVERIFIED]\n" in shown
    assert run("rules", "nowhere").exit_code == 2
    own = tmp_path / "rules.json"
    rule = {"source": "Statutes", "verified": True}
    example = {"what": "consensus", "members": 3, "present": 3, "objections": [], "unconfirmed": []}
    content = {
        "bay": {"name": "Bay", "consensus": rule, "examples": [{**example, "expected": "not adopted"}]}
    }
    own.write_text(json.dumps(content))
    done = run("rules", "--file", str(own), "--format", "json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)[0]["examples"][0]["state"] == "adopted"
    own.write_text('{"bay": {}}')
    assert "bay: KeyError" in run("rules", "--file", str(own)).stderr


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "talks.jsonl"
    start = {"author": "SEC", "at": "2026-05-04T12:00:00+02:00"}
    change = {"type": "Wording", "paragraph": "a", "words": "year", "wanted": "summer"}
    lines = [
        {**start, "type": "Open", "id": "o", "paragraphs": [["a", "1.", "We meet every year."]]},
        {**start, "type": "Issue", "id": "i", "symbol": "BS/FM/R(2026)1"},
        {**start, "type": "Propose", "id": "p", "author": "ALBA", "edits": [change]},
        {**start, "type": "Hold", "id": "h", "author": "BRENN", "target": "p", "stance": "oppose"},
        {**start, "type": "Hold", "id": "r", "author": "CORVA", "target": "p", "stance": "reserve",
         "reservation": "study"},
    ]  # fmt: skip
    path.write_text("\n".join(map(json.dumps, lines)) + "\n")
    return path


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["--view", "bracketed"], "1. We meet every [year][summer].\n"),
        (["--view", "unattributed"], "1. We meet every [year][summer].\n"),
        (
            ["--view", "attributed"],
            "1. We meet every [year][summer - ALBA; BRENN oppose; CORVA reserve].\n",
        ),
        (["--view", "clean", "--at", "1"], "1. We meet every year.\n"),
        (["--view", "clean", "--at", "BS/FM/R(2026)1"], "1. We meet every year.\n"),
        (["--view", "bracketed", "--at", "0"], ""),
        (
            ["--view", "redline"],
            "(Changed)\n(Bracket opened: year | summer (operation 3, p))\n"
            "1. We meet every {+[+}year{+][summer]+}.\n",
        ),
        (
            ["--view", "matrix"],
            "Bracket p.0, paragraph 1.\n  0: year\n  1: summer\n    ALBA: propose 1\n    BRENN: oppose 1\n"
            "    CORVA: reserve 1, study reservation\n",
        ),
        (["--view", "matrix", "--at", "2"], "No bracket is open.\n"),
        (
            ["--view", "obstacles", "--lift", "CORVA"],
            "bracket, paragraph 1.: year | summer (ALBA, BRENN, CORVA)\n"
            "reservation, proposal p: study reservation (CORVA)\nIf CORVA lifted: nothing would clear.\n",
        ),
        (["--view", "obstacles", "--at", "2"], "Nothing stands before adoption.\n"),
    ],
)
def test_replay_shows_a_log_in_each_view(log: Path, arguments: list[str], shown: str) -> None:
    done = run("replay", str(log), *arguments)
    assert (done.exit_code, done.stdout) == (0, shown), done.stderr


def test_replay_as_json_gives_the_head_of_the_log(log: Path) -> None:
    found = json.loads(run("replay", str(log), "--view", "matrix", "--format", "json").stdout)
    assert (found["operations"], len(found["log_head"]), found["view"]) == (5, 64, "matrix")
    (column,) = found["matrix"]
    assert column["positions"]["BRENN"] == [{"alternative": 1, "stance": "oppose"}]
    lifted = json.loads(
        run("replay", str(log), "--view", "obstacles", "--lift", "X", "--format", "json").stdout
    )
    assert lifted["obstacles"]["would_clear"] == []


def test_replay_names_what_stands_before_a_clean_text(log: Path) -> None:
    done = run("replay", str(log), "--view", "clean")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "bracket in paragraph a: year | summer\n" in done.stderr


def test_replay_names_the_line_that_is_wrong(log: Path) -> None:
    log.write_text(log.read_text() + "\nno json\n")
    done = run("replay", str(log), "--view", "matrix")
    assert done.exit_code == 1
    assert "talks.jsonl: Line 7: it is no JSON: Expecting value at column 1." in done.stderr
    assert "positions" not in done.stdout


@pytest.mark.parametrize("arguments", [["--at", "9"], ["--at", "Rev.7"], ["--lift", "ALBA"]])
def test_replay_refuses_what_is_not_there(log: Path, arguments: list[str]) -> None:
    assert run("replay", str(log), "--view", "bracketed", *arguments).exit_code in (1, 2)


def test_compare_takes_two_positions_of_a_log(log: Path, tmp_path: Path) -> None:
    found = json.loads(run("compare", str(log), "--from", "2", "--format", "json").stdout)
    (change,) = found["changes"]
    assert change["brackets"] == [{"event": "opened", "words": "year | summer (operation 3, p)"}]
    assert "operations 1 to 5" in run("compare", str(log)).stdout
    assert run("compare", str(log), "--from", "4", "--to", "2").exit_code == 2
    assert run("compare", str(log), str(log), "--from", "4").exit_code == 2
    target = tmp_path / "redline.docx"
    assert run("compare", str(log), "--format", "docx", "--output", str(target)).exit_code == 0
    assert target.read_bytes()[:2] == b"PK"


def test_a_log_is_sealed_by_its_head_and_compared_with_it(log: Path, tmp_path: Path) -> None:
    act, facts, key, bundle = (tmp_path / name for name in ("act.txt", "facts.json", "key", "act.zip"))
    act.write_text("1. We meet every year.\n")
    key.write_text("07" * 32)
    told = {"symbol": "S", "title": "T", "body": "B", "meeting": "M", "decision": {"by": "consensus"}}
    facts.write_text(json.dumps({**told, "software": "secretariat"}))
    done = run(
        "seal",
        str(facts),
        "--file",
        f"en={act}",
        "--key",
        str(key),
        "--log",
        str(log),
        "--output",
        str(bundle),
    )
    assert done.exit_code == 0, done.stderr
    assert run("verify", str(bundle), "--log", str(log)).exit_code == 0
    log.write_text(log.read_text().replace("summer", "winter"))
    done = run("verify", str(bundle), "--log", str(log))
    assert done.exit_code == 1
    assert "CHANGED /log_head: The log given is another one, or something was changed in it.\n" in done.stdout


@pytest.mark.parametrize("head", [b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0", b"{\\rtf1"])
@pytest.mark.parametrize(
    "command", [["inspect"], ["render", "--view", "clean"], ["replay", "--view", "clean"]]
)
def test_a_file_of_another_program_is_refused_with_what_to_do(
    head: bytes, command: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(head + bytes(40))
    done = run(*command, str(path))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.endswith("not a text: save it as plain text first.\n")


@pytest.mark.parametrize("name", [".", "missing.txt"])
def test_a_folder_or_a_missing_file_is_a_wrong_use(name: str, tmp_path: Path) -> None:
    for command in (["inspect"], ["render", "--view", "clean"], ["replay", "--view", "clean"], ["verify"]):
        assert run(*command, str(tmp_path / name)).exit_code == 2


@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf", b"\0", b"[", b"]\r"])
def test_the_smallest_files_are_read(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(data)
    for more in ([], ["--markdown"], ["--wrapped"]):
        done = run("inspect", str(path), "--format", "json", *more)
        assert (done.exit_code, json.loads(done.stdout)["roundtrip"]) == (0, True)
