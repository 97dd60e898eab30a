"""The gate counts what comes before anything of it is kept."""

import asyncio
import json
from collections.abc import Iterable
from typing import Any

import pytest

from secretariat.config.gate import Gate, Message, Receive, Scope, Send


class Asker:
    """Sends a request piece by piece and keeps the answer; a piece that is None never comes."""

    def __init__(self, pieces: Iterable[bytes | None], headers: Iterable[tuple[bytes, bytes]] = ()) -> None:
        self.pieces, self.headers = list(pieces), list(headers)
        self.sent: list[Message] = []
        self.taken = 0

    async def receive(self) -> Message:
        if not self.pieces:
            return {"type": "http.disconnect"}
        piece = self.pieces.pop(0)
        if piece is None:
            await asyncio.sleep(3600)
        self.taken += 1
        return {"type": "http.request", "body": piece, "more_body": bool(self.pieces)}

    async def send(self, message: Message) -> None:
        self.sent.append(message)

    def ask(self, path: str) -> int:
        """Return the status of the answer."""
        scope = {"type": "http", "path": path, "headers": self.headers}
        asyncio.run(Gate(reading)(scope, self.receive, self.send))
        return int(self.sent[0]["status"])


async def reading(scope: Scope, receive: Receive, send: Send) -> None:
    """Read the whole body, as Django does, and say how much it was; then wait until the asker leaves."""
    count, more = 0, True
    while more:
        message = await receive()
        count += len(message["body"])
        more = message["more_body"]
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(count).encode()})
    assert (await receive())["type"] == "http.disconnect"


@pytest.fixture(autouse=True)
def limits(settings: Any) -> None:
    settings.SMALL_REQUEST_BYTES = 100
    settings.UPLOADS = [(r"/desk/receive/", 1000), (r"/notices/pictures/[^/]+/", 500)]
    settings.REQUEST_SECONDS = 0.2


def test_small_request_goes_through() -> None:
    asker = Asker([b"x" * 60, b"x" * 40])
    assert asker.ask("/account/sign-in/") == 200
    assert asker.sent[1]["body"] == b"100"


@pytest.mark.parametrize(
    ("path", "count", "status"),
    [
        ("/search/", 101, 413),
        ("/desk/receive/", 101, 200),
        ("/desk/receive/", 1001, 413),
        ("/notices/pictures/x/", 101, 200),
        ("/notices/pictures/x/", 501, 413),
        ("/desk/receive/x/", 101, 413),
        ("/x/desk/receive/", 101, 413),
    ],
)
def test_large_body_is_taken_only_where_files_come_in(path: str, count: int, status: int) -> None:
    asker = Asker([b"x" * count], [(b"Content-Length", str(count).encode())])
    assert asker.ask(path) == status
    assert asker.taken == (1 if status == 200 else 0)


def test_body_that_grows_beyond_what_it_promised_is_cut_off() -> None:
    asker = Asker([b"x" * 60] * 50, [(b"content-length", b"60")])
    assert asker.ask("/search/") == 413
    assert asker.taken == 2


@pytest.mark.parametrize("promised", [b"9" * 30, b"-5", b"many", b"\xc2\xb2"])
def test_a_promise_that_is_no_number_is_not_believed(promised: bytes) -> None:
    assert Asker([b"x" * 101], [(b"content-length", promised)]).ask("/search/") == 413


def test_body_that_comes_too_slowly_is_given_up() -> None:
    asker = Asker([b"x", None, b"x"])
    assert asker.ask("/desk/receive/") == 408
    assert b"did not arrive in time" in asker.sent[1]["body"]


def test_waiting_for_the_asker_to_leave_has_no_end(settings: Any) -> None:
    settings.REQUEST_SECONDS = 0.05

    class Patient(Asker):
        async def receive(self) -> Message:
            if not self.pieces:
                await asyncio.sleep(0.3)
            return await super().receive()

    assert Patient([b"x"]).ask("/search/") == 200


def test_the_refusal_is_a_page_of_the_house() -> None:
    asker = Asker([b"x" * 101])
    assert asker.ask("/search/") == 413
    body = asker.sent[1]["body"].decode()
    assert "What you sent is too large" in body
    assert (b"content-length", str(len(body.encode())).encode()) in asker.sent[0]["headers"]


def test_what_is_no_request_passes() -> None:
    seen: list[Any] = []

    async def other(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope["type"])

    asker = Asker([])
    asyncio.run(Gate(other)({"type": "lifespan"}, asker.receive, asker.send))
    assert seen == ["lifespan"]


@pytest.mark.parametrize(("pieces", "status"), [([b"x" * 101], 413), ([b"x", None], 408)])
def test_program_is_refused_in_the_one_shape_of_an_error(pieces: list[bytes | None], status: int) -> None:
    asker = Asker(pieces)
    assert asker.ask("/api/v1/bodies") == status
    assert dict(asker.sent[0]["headers"])[b"content-type"] == b"application/problem+json"
    told = json.loads(asker.sent[1]["body"])
    assert (told["status"], told["type"]) == (status, f"/api/#problem-{status}")
    page = Asker(list(pieces))
    assert page.ask("/api/") == status
    assert dict(page.sent[0]["headers"])[b"content-type"] == b"text/html; charset=utf-8"
