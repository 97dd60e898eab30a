"""The page on working on a draft says what the commands say."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from secretariat.cli.text import text

PAGE = (Path(__file__).parents[2] / "docs/how-to/work-on-a-draft.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"`([\w.-]+)`:\n\n```text\n(.*?)```", PAGE, re.DOTALL))
COMMANDS = re.findall(r"```console\n\$ secretariat text ([^\n]*)\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize(("command", "output"), COMMANDS, ids=[command for command, _ in COMMANDS])
def test_a_command_of_the_page_prints_what_the_page_shows(
    command: str, output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(text, shlex.split(command))
    assert done.output.rstrip("\n") == output.rstrip("\n")


def test_the_page_shows_each_command_that_reads_a_text() -> None:
    shown = {command.split()[0] for command, _ in COMMANDS}
    assert {"inspect", "render", "compare", "replay", "rules", "symbol"} <= shown
