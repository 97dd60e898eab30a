"""Many people listen to a room, and one tables proposals: how long until each holds the page that shows it?

.venv/bin/python -m bench.listeners [--database sqlite|postgresql] [--listeners 300] [--rounds 10]

The real server, two processes, as in production. Each listener is signed in, holds a line to `stream/`, and
does what the script of the page does: it takes the parts that come on the line, and where it hears only that
something happened, it waits the moment that the script waits and asks for the room by its own rights. How
long until each of them holds the HTML with the new words is measured from when the proposal was sent, and
from when it was answered.

Server, database and all listeners share the cores of this machine; the load is printed.
"""

import argparse
import asyncio
import json
import os
import random
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench.negotiators import seen
from lxml import html
from tests.operation.conftest import SERVER, empty_database
from tests.operation.running import House, Visitor

PROCESSES, PAUSE, LATEST = 2, 6.0, 120.0
SPREAD = 0.3  # seconds over which the script lets its readers ask


@dataclass
class Line:
    """One listener: an open line, and a connection on which pages are asked for."""

    port: int
    session: str
    at: str
    chance: random.Random
    shown: int = 0
    page: bytes = b""
    news: asyncio.Condition = field(default_factory=asyncio.Condition)
    asked: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    fetched: int = 0
    pushed: int = 0

    async def listen(self) -> None:
        """Hold the line, and ask for the page whenever another version stands."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=2**22)
        writer.write(self._request(f"{self.at}stream/", "text/event-stream"))
        event = b""
        try:
            while line := await reader.readline():
                if line.startswith(b"event: "):
                    event = line[7:].strip()
                elif line.startswith(b"data: "):
                    await self._heard(event, line[6:])
        finally:
            writer.close()

    async def _heard(self, event: bytes, data: bytes) -> None:
        if event == b"room":
            self.pushed += 1
            self.shown = int(data[: data.index(b",")].rpartition(b":")[2])
            await self._hold(data)
        elif not self.begun.is_set():
            self.shown = int(data)
            self.begun.set()
        elif int(data) != self.shown:
            await asyncio.sleep(self.chance.random() * SPREAD)
            await self._renew()
            self.shown = int(data)

    async def _renew(self) -> None:
        if self.asked is None:
            self.asked = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.asked
        writer.write(self._request(self.at, "text/html"))
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head
        length = next(one for one in head.lower().split(b"\r\n") if one.startswith(b"content-length:"))
        page = await reader.readexactly(int(length.partition(b":")[2]))
        self.fetched += 1
        await self._hold(page)

    async def _hold(self, page: bytes) -> None:
        async with self.news:
            self.page = page
            self.news.notify_all()

    async def holds(self, words: bytes) -> float:
        """Return the moment at which the page with these words is here."""
        async with self.news:
            await asyncio.wait_for(self.news.wait_for(lambda: words in self.page), LATEST)
        return time.monotonic()

    def _request(self, path: str, accept: str) -> bytes:
        lines = (
            f"GET {path} HTTP/1.1",
            "Host: 127.0.0.1",
            f"Cookie: sessionid={self.session}",
            f"Accept: {accept}",
        )
        return "\r\n".join([*lines, "", ""]).encode()


@dataclass(frozen=True)
class Round:
    """One proposal: seconds that its answer took; seconds of each listener from its sending."""

    answered: float
    heard: list[float]


def bench(database: str, listeners: int, rounds: int, paragraphs: int) -> bool:
    """Run it and print figures; tell whether the median is under a second."""
    with tempfile.TemporaryDirectory(prefix="secretariat-listeners-") as folder:
        url = f"sqlite:///{folder}/listeners.sqlite3"
        if database == "postgresql":
            url = f"{SERVER}/secretariat_listeners_{os.getpid()}"
            empty_database(url)
        env = {"DATABASE_URL": url, "SECRETARIAT_VAR": folder}
        house = House(env | {"DJANGO_SETTINGS_MODULE": "tests.operation.kill_settings"}, Path(folder, "log"))
        try:
            asked = ("tests.operation.play", "listening", str(listeners), str(paragraphs))
            stage = json.loads(house.ask(*asked).splitlines()[-1])
            house.serve(workers=PROCESSES)
            return asyncio.run(_run(house, stage, database, rounds))
        except Exception:
            print(house.log.read_text()[-3000:])
            raise
        finally:
            house.kill()
            if database == "postgresql":
                empty_database(url, again=False)


async def _run(house: House, stage: dict[str, list[str]], database: str, rounds: int) -> bool:
    at = str(stage["at"])
    lines = [Line(house.port, one, at, random.Random(one)) for one in stage["sessions"]]
    tasks = [asyncio.create_task(line.listen()) for line in lines]
    await asyncio.gather(*(asyncio.wait_for(line.begun.wait(), 120) for line in lines))
    done = []
    for number in range(rounds + 1):  # the first, with connections that are not there yet, does not count
        key = stage["paragraphs"][number % len(stage["paragraphs"])]
        await asyncio.sleep(PAUSE)
        speaker = Visitor(house.port, str(stage["speaker"]))
        done.append(await _round(speaker, f"{at}paragraphs/{key}/propose/", f"novelty{number}", lines))
    memory = _memory(house)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return _print(database, lines, done[1:], memory)


async def _round(speaker: Visitor, address: str, word: str, lines: list[Line]) -> Round:
    heard = [asyncio.create_task(line.holds(word.encode())) for line in lines]
    page = await asyncio.to_thread(speaker.get, address)
    fields = seen(html.fromstring(page.body))
    fields |= {"words": f"{fields['words'].strip()} {word}", "rationale": "As said.", "step": "table"}
    sent = time.monotonic()
    reply = await asyncio.to_thread(speaker.post, address, fields)
    answered = time.monotonic() - sent
    assert reply.status == 302, reply.body
    return Round(answered, [one - sent for one in await asyncio.gather(*heard)])


def _memory(house: House) -> float:
    """Return the MB that all processes of the server hold, what they share counted once."""
    groups = {process.pid for process in house.running}
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(folder.name)) in groups:
                rollup = (folder / "smaps_rollup").read_text()
                total += int(rollup.split("Pss:")[1].split()[0])
        except (OSError, IndexError):
            continue
    return total / 1000


def _print(database: str, lines: list[Line], done: list[Round], memory: float) -> bool:
    sent = sorted(second for one in done for second in one.heard)
    after = sorted(second - one.answered for one in done for second in one.heard)
    print(
        f"{database}: {len(lines)} listeners, {len(done)} proposals, {len(lines[0].page) / 1000:.0f} kB, "
        f"{sum(one.pushed for one in lines)} on the line, {sum(one.fetched for one in lines)} asked for, "
        f"{memory:.0f} MB, load {os.getloadavg()[0]:.1f}"
    )
    print("| seconds until the page is held | median | 95 % | slowest |\n|---|---:|---:|---:|")
    for name, times in (("from the sending of the proposal", sent), ("from its answer", after)):
        late = times[int(len(times) * 0.95)]
        print(f"| {name} | {statistics.median(times):.2f} | {late:.2f} | {times[-1]:.2f} |")
    print(f"answer to the proposal: median {statistics.median(one.answered for one in done):.2f} s")
    return statistics.median(after) < 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    parser.add_argument("--listeners", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--paragraphs", type=int, default=60)
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.operation.kill_settings")
    sound = [
        bench(d, given.listeners, given.rounds, given.paragraphs)
        for d in given.database or ["sqlite", "postgresql"]
    ]
    raise SystemExit(not all(sound))
