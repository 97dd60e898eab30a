"""Server, worker and a mailing are killed hard at their work; nothing is lost and nothing is half done.

Three acts run at once while everything is killed, several times: an import (folders of files), a mailing (an
entry with three letters each) and decisions with many writes (a finding accepted: claim, line, citations,
expectation, entries). Afterwards the worker starts again, finishes what was left, and `aftermath` looks for
any trace of a half act.
"""

import email
import json
import random
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPException
from itertools import count
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.operation.conftest import MakeHouse
from tests.operation.running import House, Visitor
from tests.outbox.mail_server import MailServer, mail_server

pytestmark = pytest.mark.slow
KILLS, FILES, FINDINGS = 3, 4, 40
FOLDERS_A_ROUND = 2


@pytest.fixture
def post() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def house(make_house: MakeHouse, vendor: str, post: MailServer) -> House:
    return make_house("killed", vendor, begun="migrated", SECRETARIAT_MAIL=f"smtp://127.0.0.1:{post.port}")


class Writers:
    """Two people at their browsers who go on until the server dies under them; what was answered is noted."""

    def __init__(self, house: House, stage: dict[str, Any]) -> None:
        self.house, self.session = house, stage["session"]
        self.findings, self.numbers = iter(stage["findings"]), count(1)
        self.accepted: list[str] = []
        self.handed_in = 0

    def work(self) -> list[threading.Thread]:
        """Begin; each ends when nothing answers any more."""
        threads = [
            threading.Thread(target=self._until_dead, args=(act,)) for act in (self._decide, self._import)
        ]
        for thread in threads:
            thread.start()
        return threads

    def wait_for(self, *, accepted: int, handed_in: int) -> None:
        """Wait until so much was answered."""
        deadline = time.monotonic() + 30
        while len(self.accepted) < accepted or self.handed_in < handed_in:
            assert time.monotonic() < deadline, "the server answers nothing"
            time.sleep(0.02)

    def _until_dead(self, act: Any) -> None:
        with suppress(OSError, HTTPException, StopIteration):
            act(Visitor(self.house.port, self.session))

    def _decide(self, visitor: Visitor) -> None:
        while True:
            address = next(self.findings)
            reply = visitor.post(address, {"version": "1"})
            assert reply.status in {200, 302}, reply
            self.accepted.append(address)

    def _import(self, visitor: Visitor) -> None:
        for _ in range(FOLDERS_A_ROUND):
            files = [self._file() for _ in range(FILES)]
            reply = visitor.upload("/desk/receive/", {"distribution": "public", "confirmed": "on"}, files)
            assert reply.status == 302, reply
            self.handed_in += FILES
        visitor.upload("/desk/receive/", {"distribution": "public", "confirmed": "on"}, [self._file()])

    def _file(self) -> SimpleUploadedFile:
        number = next(self.numbers)
        words = (
            f"The Council of the Union of the Three Rivers met in Alba City on 3 March 2026, act {number}."
        )
        return SimpleUploadedFile(f"upload-{number}.txt", words.encode())


def test_nothing_is_lost_when_everything_is_killed(house: House, post: MailServer) -> None:
    stage = json.loads(house.ask("tests.operation.play", "stage", str(FINDINGS)).splitlines()[-1])
    writers, chance = Writers(house, stage), random.Random(20260316)
    for done in range(1, KILLS + 1):
        house.start("secretariat.cli", "worker")
        house.start("tests.operation.play", "mailing")
        house.serve()
        threads = writers.work()
        writers.wait_for(accepted=done, handed_in=FILES * done)
        time.sleep(chance.uniform(0.6, 1.5))
        house.kill()
        for thread in threads:
            thread.join()

    house.start("secretariat.cli", "worker")
    after = json.loads(house.ask("tests.operation.play", "aftermath", "60").splitlines()[-1])
    assert house.stop() == [0]

    told = after["figures"]
    print(told)
    assert after["found"] == []
    assert told["accepted"] >= len(writers.accepted) > 0
    assert told["uploads"] >= writers.handed_in > 0
    assert told["tasks resumed"] > 0
    assert told["letters"] > 0
    arrived = {f"{email.message_from_bytes(m)['Message-ID']} {to}" for to, m in post.arrived}
    assert sorted(arrived) == after["letters"]
