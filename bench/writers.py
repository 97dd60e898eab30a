"""A hundred people write at once through the real server for a minute: nothing lost, no error, history whole.

.venv/bin/python -m bench.writers [--database sqlite|postgresql] [--writers 100] [--seconds 60]

Every writer goes on without a pause. Half are staff: they hand two files in, accept or reject a finding of
their own, and decide on findings that all fight over, with the version that they saw. Half are delegations,
one of each member: all object to the same report in circulation, of which one may be heard, choose their
preferences, and negotiate five texts in their rooms: they table proposals, support and oppose those of
others, take the Word file of a room, change it with a tracked word, hand it in and table what it proposes,
while the staff amend one paragraph of each and record votes on forty (bench/negotiators.py).

Afterwards each shared finding must have as many versions as decisions that were answered with success, and
each report one objection: a lost update would leave fewer. Each operation and each adoption of a text that
was answered with success must stand there once, numbers without gaps, and each amendment in the words. No
answer may be a 5xx, and documents, findings, claims and the chain must agree (`crowd_after`).
"""

import argparse
import json
import os
import random
import re
import statistics
import tempfile
import threading
import time
from abc import ABC, abstractmethod
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import Any

from bench import negotiators
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.operation.conftest import SERVER, empty_database
from tests.operation.running import House, Reply, Visitor

PROCESSES = 2
PREFERENCES = "/account/preferences/"
Stage = dict[str, Any]


@dataclass
class Tally:
    """What was answered, by act; seconds of each answer; versions won on shared findings.

    `said`: operations of texts, as `crowd_after` tells them, that were answered with success.
    """

    answers: Counter[tuple[str, int]] = field(default_factory=Counter)
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    won: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, act: str, reply: Reply, seconds: float) -> None:
        """Write one answer down."""
        with self.lock:
            self.answers[act, reply.status] += 1
            self.seconds[act].append(seconds)


class Writer(threading.Thread, ABC):
    """One person who never rests."""

    def __init__(self, number: int, house: House, session: str, tally: Tally, until: float) -> None:
        super().__init__()
        self.number, self.tally, self.until = number, tally, until
        self.visitor = Visitor(house.port, session, timeout=120)
        self.chance = random.Random(session)

    @abstractmethod
    def acts(self) -> list[Callable[[], None]]:
        """What this person does, each as often as it stands here."""

    def run(self) -> None:
        """Write until the time is up."""
        while time.monotonic() < self.until:
            try:
                self.chance.choice(self.acts())()
            except (OSError, HTTPException) as error:
                self.tally.broken[type(error).__name__] += 1
                self.visitor.connection.close()

    def ask(self, act: str, ask: Callable[[], Reply]) -> Reply:
        """Ask and note the answer."""
        begun = time.monotonic()
        reply = ask()
        self.tally.note(act, reply, time.monotonic() - begun)
        return reply


class Delegate(Writer):
    """The head of a delegation."""

    def __init__(self, number: int, house: House, stage: Stage, tally: Tally, until: float) -> None:
        super().__init__(number, house, stage["delegations"][number], tally, until)
        self.reports = stage["reports"]
        self.room = negotiators.Delegation(f"X{number:02}", stage["rooms"], self)

    def acts(self) -> list[Callable[[], None]]:
        room = self.room
        talk = [room.propose, room.take_position, room.take_position, room.hand_in]
        return [self.object, self.choose, *talk]

    def object(self) -> None:
        """Object to the report to which all object now; whoever is late is refused."""
        heard = sum(1 for report in self.reports if self.tally.won[report["at"]])
        report = self.reports[heard % len(self.reports)]
        fields = {"version": str(report["version"]), "reason": f"Delegation {self.number} was not heard."}
        reply = self.ask("object", lambda: self.visitor.post(report["at"], fields))
        if reply.status == 302:
            with self.tally.lock:
                self.tally.won[report["at"]] += 1

    def choose(self) -> None:
        """Choose another time zone, with the version that one's page gave."""
        page = self.visitor.get(PREFERENCES).body.decode()
        version = re.search(r'name="version" value="(\d+)"', page)
        fields = {"version": version[1] if version else "0", "language": "en"}
        fields["time_zone"] = self.chance.choice(["UTC", "Europe/Riga", "Europe/Athens"])
        self.ask("preferences", lambda: self.visitor.post(PREFERENCES, fields))


class Clerk(Writer):
    """One of the staff."""

    def __init__(self, number: int, house: House, stage: Stage, tally: Tally, until: float) -> None:
        super().__init__(number, house, stage["sessions"][number], tally, until)
        self.own = stage["own"][number :: len(stage["sessions"])]
        self.shared = stage["shared"]
        self.files = 0
        self.room = negotiators.Pen(number, stage["rooms"], stage["votes"], self)

    def acts(self) -> list[Callable[[], None]]:
        return [self.hand_in, self.decide, self.fight, self.fight, self.room.amend, self.room.adopt]

    def hand_in(self) -> None:
        """Hand two files in; the worker reads them."""
        files = []
        for _ in range(2):
            self.files += 1
            words = f"The Council of the Union met in Alba City on 3 March 2026 ({self.number}.{self.files})."
            files.append(SimpleUploadedFile(f"upload-{self.number}-{self.files}.txt", words.encode()))
        self.ask(
            "upload",
            lambda: self.visitor.upload(
                "/desk/receive/", {"distribution": "public", "confirmed": "on"}, files
            ),
        )

    def decide(self) -> None:
        """Accept or reject a finding of one's own."""
        if not self.own:
            self.fight()
            return
        address = self.own.pop()
        if self.chance.random() < 0.5:
            self.ask("accept", lambda: self.visitor.post(f"{address}accept/", {"version": "1"}))
        else:
            fields = {"version": "1", "reason": "Not what it says."}
            self.ask("reject", lambda: self.visitor.post(f"{address}reject/", fields))

    def fight(self) -> None:
        """Decide on a finding of all, with the version of one's last look; whoever is late is refused."""
        address = self.chance.choice(self.shared)
        version = 1 + self.tally.won[address]
        act = "reject" if version % 2 else "undo"
        fields = {"version": str(version), "reason": "Not what it says."}
        reply = self.ask(f"{act} of all", lambda: self.visitor.post(f"{address}{act}/", fields))
        if reply.status in {200, 302}:
            with self.tally.lock:
                self.tally.won[address] += 1


def bench(database: str, writers: int, seconds: float) -> bool:
    """Run it and print figures; tell whether nothing was lost."""
    with tempfile.TemporaryDirectory(prefix="secretariat-writers-") as folder:
        url = f"sqlite:///{folder}/writers.sqlite3"
        if database == "postgresql":
            url = f"{SERVER}/secretariat_writers_{os.getpid()}"
            empty_database(url)
        env = {"DATABASE_URL": url, "SECRETARIAT_VAR": folder}
        house = House(env | {"DJANGO_SETTINGS_MODULE": "tests.operation.kill_settings"}, Path(folder, "log"))
        try:
            return _run(house, database, writers, seconds)
        finally:
            house.kill()
            if database == "postgresql":
                empty_database(url, again=False)


def _run(house: House, database: str, writers: int, seconds: float) -> bool:
    stage = json.loads(house.ask("tests.operation.play", "crowd", str(writers)).splitlines()[-1])
    house.start("secretariat.cli", "worker")
    house.serve(workers=PROCESSES)
    tally = Tally()
    until = time.monotonic() + seconds
    crowd: list[Writer] = [Clerk(n, house, stage, tally, until) for n in range(len(stage["sessions"]))]
    crowd += [Delegate(n, house, stage, tally, until) for n in range(len(stage["delegations"]))]
    begun = time.monotonic()
    for writer in crowd:
        writer.start()
    for writer in crowd:
        writer.join()
    elapsed = time.monotonic() - begun
    house.stop()
    answered = json.dumps({"won": tally.won, "said": tally.said})
    Path(house.env["SECRETARIAT_VAR"], "answered.json").write_text(answered, encoding="utf-8")
    after = json.loads(house.ask("tests.operation.play", "crowd_after").splitlines()[-1])
    return _print(database, writers, elapsed, tally, after)


def _print(database: str, writers: int, elapsed: float, tally: Tally, after: dict[str, list[str]]) -> bool:
    total = sum(tally.answers.values())
    failed = sum(n for (_, status), n in tally.answers.items() if status >= 500)
    print(f"{database}: {writers} writers, {elapsed:.0f} s, {total} answers, {total / elapsed:.0f} a second")
    print("| act | answers | taken | refused as stale | 5xx | median ms | 95 % ms | slowest ms |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for act, times in sorted(tally.seconds.items()):
        by = {status: n for (name, status), n in tally.answers.items() if name == act}
        taken = sum(n for status, n in by.items() if status < 400)
        broken = sum(n for status, n in by.items() if status >= 500)
        ms = sorted(1000 * second for second in times)
        late = ms[int(len(ms) * 0.95)]
        middle = statistics.median(ms)
        print(
            f"| {act} | {len(ms)} | {taken} | {len(ms) - taken - broken} | {broken} "
            f"| {middle:.0f} | {late:.0f} | {ms[-1]:.0f} |"
        )
    print(f"connections broken: {sum(tally.broken.values())}; 5xx: {failed}; record: {after['figures']}")
    print(f"lost updates and half acts: {after['found'] or 'none'}")
    return not (failed or tally.broken or after["found"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    parser.add_argument("--writers", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.operation.kill_settings")
    sound = [bench(d, given.writers, given.seconds) for d in given.database or ["sqlite", "postgresql"]]
    raise SystemExit(not all(sound))
