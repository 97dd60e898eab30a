"""Server and worker are killed in the middle of an adoption by silence, and of a seal; each happens once.

They stop where the test says (tests/operation/held.py), their transaction open, and are killed there.
"""

import email
import json
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from typing import Any

import pytest

from tests.operation.conftest import MakeHouse
from tests.operation.held import HOLD
from tests.operation.running import House, Visitor
from tests.outbox.mail_server import MailServer, mail_server

pytestmark = pytest.mark.slow
TEXTS = 2
INSERT = "INSERT INTO "
# Of an adoption: the first is killed at its own row, the second at its history, then between two letters.
ADOPTIONS = [
    (f'{INSERT}"texts_adoption"', "", 1),
    (f'{INSERT}"history_entry"', "silence.ended", 2),
    (f'{INSERT}"outbox_letter"', "", 2),
]
SEALS = [('UPDATE "texts_adoption"', "", 1), (f'{INSERT}"history_entry"', "adoption.sealed", 1)]


@pytest.fixture
def post() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def house(make_house: MakeHouse, vendor: str, post: MailServer) -> House:
    return make_house("adopting", vendor, begun="migrated", SECRETARIAT_MAIL=f"smtp://127.0.0.1:{post.port}")


class Killer:
    """Starts processes that stop in the middle of an act, and kills them there."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.held = Path(house.env["SECRETARIAT_VAR"], "held")

    def hold(self, where: tuple[str, str, int]) -> None:
        """Let what starts from now on stop there."""
        self.held.unlink(missing_ok=True)
        self.house.env[HOLD] = json.dumps(where)

    def kill(self) -> None:
        """Wait until something stopped in the middle, and kill everything."""
        deadline = time.monotonic() + 60
        while not self.held.exists():
            assert time.monotonic() < deadline, self.house.log.read_text()[-2000:]
            time.sleep(0.02)
        self.house.kill()
        del self.house.env[HOLD]


def looked(house: House, seconds: int = 0) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(
        house.ask("tests.operation.play", "adopting_after", str(seconds)).splitlines()[-1]
    )
    return told


def sealed(house: House, session: str, number: int, adoption: str, version: int) -> int:
    """Seal a text at its page; return the status that was answered, 0 if nobody answers any more."""
    with suppress(OSError, HTTPException):
        fields = {"version": str(version), "symbol": f"UTR/2026/DEC.{number}"}
        return Visitor(house.port, session).post(f"/adoptions/acts/{adoption}/seal/", fields).status
    return 0


def test_a_text_is_adopted_and_sealed_once_whenever_everything_is_killed(
    house: House, post: MailServer
) -> None:
    stage = json.loads(house.ask("tests.operation.play", "adopting", str(TEXTS)).splitlines()[-1])
    killer = Killer(house)
    for where, whole in zip(ADOPTIONS, (0, 1, 1), strict=True):
        killer.hold(where)
        house.start("secretariat.cli", "worker")
        killer.kill()
        after = looked(house)
        assert (after["found"], len(after["adopted"])) == ([], whole), where

    house.start("secretariat.cli", "worker")
    after = looked(house, 60)
    assert (after["found"], after["waiting"], len(after["adopted"])) == ([], 0, TEXTS)
    assert house.stop() == [0]
    arrived = {f"{email.message_from_bytes(m)['Message-ID']} {to}" for to, m in post.arrived}
    assert sorted(arrived) == after["letters"]

    (first, version, _), *_ = after["adopted"]
    for where in SEALS:
        killer.hold(where)
        house.serve()
        caller = threading.Thread(target=sealed, args=(house, stage["session"], 0, first, version))
        caller.start()
        killer.kill()
        caller.join()
        after = looked(house)
        assert (after["found"], [sealed_at for *_, sealed_at in after["adopted"]]) == ([], [None] * TEXTS)

    house.serve()
    for number, (adoption, version, _) in enumerate(after["adopted"]):
        assert sealed(house, stage["session"], number, adoption, version) == 302
        assert sealed(house, stage["session"], number, adoption, version) == 409
    visitor = Visitor(house.port, stage["session"])
    for silence in stage["silences"]:
        assert visitor.get(f"/adoptions/silences/{silence}/certificate/").body.startswith(b"%PDF")
    house.stop()
    after = looked(house)
    assert (after["found"], len(after["adopted"])) == ([], TEXTS)
    assert all(sealed_at for *_, sealed_at in after["adopted"])
