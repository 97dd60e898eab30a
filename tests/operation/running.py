"""The real processes, started as in production, and a browser's worth of HTTP to talk to them."""

import http.client
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import psycopg
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

ROOT = Path(__file__).parents[2]
SECRET = "s" * 32  # as a form's token: any secret of this length will do, if cookie and header agree


def free_port() -> int:
    """Return a port on which nothing listens."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def outside() -> dict[str, str]:
    """Return the environment without what the tests in a browser set for their own process."""
    return {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}


@dataclass
class House:
    """One installation: its settings, and the processes that run."""

    env: dict[str, str]
    log: Path
    port: int = field(default_factory=free_port)
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        """Start a Python module in a process group of its own."""
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", *command],
                env=outside() | self.env,
                cwd=ROOT,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.running.append(process)
        return process

    def serve(self, workers: int = 2) -> None:
        """Start the server and wait until it is ready."""
        self.start("secretariat.cli", "serve", "--port", str(self.port), "--workers", str(workers))
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                if Visitor(self.port).get("/health/ready").status == 200:
                    return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError(self.log.read_text()[-2000:])

    def ask(self, *command: str) -> str:
        """Run a Python module to its end and return what it prints."""
        done = self.run(*command)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a Python module to its end, well or not."""
        return subprocess.run(
            [sys.executable, "-m", *command],
            env=outside() | self.env,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )

    def count(self, table: str) -> int:
        """Return the rows of a table, by another way than the system's own."""
        url = self.env["DATABASE_URL"]
        sql = f"SELECT COUNT(*) FROM {table}"
        if url.startswith("sqlite"):
            with closing(sqlite3.connect(url.removeprefix("sqlite:///"), timeout=20)) as database:
                return int(database.execute(sql).fetchone()[0])
        with psycopg.connect(url) as server:
            row = server.execute(sql.encode()).fetchone()
            assert row is not None
            return int(row[0])

    def kill(self) -> None:
        """Kill everything at once, hard."""
        for process in self.running:
            os.killpg(process.pid, signal.SIGKILL)
        for process in self.running:
            process.wait()
        self.running.clear()

    def stop(self) -> list[int]:
        """Stop everything in order; return the exit codes."""
        for process in self.running:
            process.terminate()
        codes = [process.wait(timeout=30) for process in self.running]
        self.running.clear()
        return codes


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    location: str
    body: bytes


class Visitor:
    """Somebody at a browser, signed in where a session is given."""

    def __init__(self, port: int, session: str = "", *, timeout: float = 60) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
        cookies = f"csrftoken={SECRET}" + (f"; sessionid={session}" if session else "")
        self.headers = {"Cookie": cookies, "X-CSRFToken": SECRET}

    def get(self, address: str) -> Reply:
        """Look at a page."""
        return self._ask("GET", address, None, {})

    def post(self, address: str, fields: dict[str, str]) -> Reply:
        """Send a form."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", address, urlencode(fields).encode(), kind)

    def upload(self, address: str, fields: dict[str, object], files: Sequence[object]) -> Reply:
        """Send a form with files."""
        body = encode_multipart(BOUNDARY, fields | {"file": list(files)})
        return self._ask("POST", address, body, {"Content-Type": MULTIPART_CONTENT})

    def _ask(self, method: str, address: str, body: bytes | None, headers: dict[str, str]) -> Reply:
        self.connection.request(method, address, body, self.headers | headers)
        answer = self.connection.getresponse()
        return Reply(answer.status, answer.getheader("Location", ""), answer.read())
