"""A backup made while others write comes back whole, on both databases."""

import json
import stat
import tarfile
import time
from pathlib import Path
from typing import Any

import pytest

from tests.operation.conftest import MakeHouse
from tests.operation.running import House

pytestmark = pytest.mark.slow
CLI = "secretariat.cli"


def staged(make_house: MakeHouse, name: str, vendor: str) -> House:
    return make_house(name, vendor, begun="staged")


def looked_over(house: House) -> dict[str, Any]:
    return dict(json.loads(house.ask("tests.operation.play", "aftermath", "0").splitlines()[-1]))


def files_below(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def test_a_backup_made_while_others_write_comes_back_whole(
    make_house: MakeHouse, vendor: str, tmp_path: Path
) -> None:
    house, other = staged(make_house, "from", vendor), make_house("to", vendor)
    house.start("tests.operation.play", "mailing")
    wait_for_letters(house)
    said = house.ask(CLI, "backup", str(tmp_path / "b.tar"))
    house.kill()
    assert stat.S_IMODE((tmp_path / "b.tar").stat().st_mode) == 0o600

    restored = other.ask(CLI, "restore", str(tmp_path / "b.tar"))
    rows = said.split(": ")[-1].split(" ")[0]
    assert f"was restored: {rows} rows" in restored
    after, before = looked_over(other), looked_over(house)
    assert (after["found"], before["found"]) == ([], [])
    assert 0 < after["figures"]["letters"] < before["figures"]["letters"]
    assert set(after["letters"]) < set(before["letters"])
    for folder in ("originals", "history"):
        there, here = (files_below(Path(h.env["SECRETARIAT_VAR"]) / folder) for h in (other, house))
        assert there == here
        assert len(there) == 3


def wait_for_letters(house: House) -> None:
    for _ in range(600):
        if house.count("outbox_letter"):
            return
        time.sleep(0.05)
    raise TimeoutError(house.log.read_text())


def test_what_stands_in_the_target_is_replaced_only_when_told(
    make_house: MakeHouse, vendor: str, tmp_path: Path
) -> None:
    house = staged(make_house, "target", vendor)
    backup = str(tmp_path / "b.tar")
    house.ask(CLI, "backup", backup)
    again = house.run(CLI, "backup", backup)
    assert (again.returncode, "is there already" in again.stderr) == (1, True)
    before = house.ask("tests.operation.play", "aftermath", "0")

    assert "is sound" in house.ask(CLI, "restore", backup, "--check")
    refused = house.run(CLI, "restore", backup)
    assert refused.returncode == 1
    assert "The target is not empty (" in refused.stderr
    assert "rows in people_account" in refused.stderr

    house.start(CLI, "worker")
    house.start("tests.operation.play", "mailing")
    wait_for_letters(house)
    busy = house.run(CLI, "restore", backup, "--replace")
    assert (busy.returncode, "A worker runs on this database" in busy.stderr) == (1, True)
    house.stop()
    time.sleep(2)

    house.ask(CLI, "restore", backup, "--replace")
    assert house.ask("tests.operation.play", "aftermath", "0") == before
    kept = [path.name for path in Path(house.env["SECRETARIAT_VAR"]).glob("*.before-*")]
    assert any(name.startswith("history.before-") for name in kept)
    assert any(name.startswith("test.sqlite3.before-") for name in kept) is (vendor == "sqlite")


def test_a_missing_original_is_said_and_the_rest_is_kept(make_house: MakeHouse, tmp_path: Path) -> None:
    house = staged(make_house, "flawed", "sqlite")
    originals = sorted((Path(house.env["SECRETARIAT_VAR"]) / "originals").glob("??/*"))
    originals[0].unlink()
    done = house.run(CLI, "backup", str(tmp_path / "b.tar"))
    assert done.returncode == 1
    assert f"original {originals[0].parent.name}{originals[0].name} is missing" in done.stderr
    with tarfile.open(tmp_path / "b.tar") as tar:
        assert sum(name.startswith("originals/") for name in tar.getnames()) == 2


def test_a_backup_goes_back_into_the_kind_of_database_from_which_it_came(
    make_house: MakeHouse, tmp_path: Path
) -> None:
    staged(make_house, "small", "sqlite").ask(CLI, "backup", str(tmp_path / "b.tar"))
    other = make_house("large", "postgresql")
    refused = other.run(CLI, "restore", str(tmp_path / "b.tar"))
    assert refused.returncode == 1
    assert "The backup is of sqlite, DATABASE_URL names postgresql" in refused.stderr
