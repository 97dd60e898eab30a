"""Each page where files come in takes what it says, and no more; every other page takes little."""

import asyncio
from typing import Any

import pytest
from django.conf import settings
from django.urls import resolve, reverse

from secretariat.config.gate import Gate, Message, Receive, Scope, Send

MEGABYTE = 1024 * 1024
PAGES = {
    "desk:receive": ((), settings.REQUEST_BYTES),
    "desk:meeting-file": (("a1b2c3d4e5",), 26 * MEGABYTE),
    "texts:hand-in": (("a1b2c3d4e5",), 26 * MEGABYTE),
    "commitments:report": (("a1b2c3d4e5",), 51 * MEGABYTE),
    "notices:add-picture": (("a1b2c3d4e5",), 11 * MEGABYTE),
    "meetings:take-list": (("a1b2c3d4e5",), 2 * MEGABYTE),
}


async def taking(scope: Scope, receive: Receive, send: Send) -> None:
    """Read the whole body, then answer with how much it was."""
    count, more = 0, True
    while more:
        message = await receive()
        count, more = count + len(message["body"]), message["more_body"]
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(count).encode()})


def asked(path: str, count: int, *, is_promised: bool) -> int:
    """Return the status of the answer to a body of so many bytes, told beforehand or not."""
    sent: list[Message] = []
    left = count

    async def receive() -> Message:
        nonlocal left
        piece = min(left, MEGABYTE)
        left -= piece
        return {"type": "http.request", "body": bytes(piece), "more_body": left > 0}

    async def send(message: Message) -> None:
        sent.append(message)

    headers: list[Any] = [(b"content-length", str(count).encode())] if is_promised else []
    scope = {"type": "http", "path": path, "headers": headers}
    asyncio.run(Gate(taking)(scope, receive, send))
    return int(sent[0]["status"])


@pytest.mark.parametrize("is_promised", [True, False], ids=["promised", "counted"])
@pytest.mark.parametrize("name", PAGES)
def test_upload_page_takes_its_limit_and_no_byte_more(name: str, is_promised: bool) -> None:
    kwargs, limit = PAGES[name]
    path = reverse(name, args=kwargs)
    assert asked(path, limit, is_promised=is_promised) == 200
    assert asked(path, limit + 1, is_promised=is_promised) == 413


def test_each_address_of_the_list_is_a_page_and_no_other_page_is_meant() -> None:
    names = {
        resolve(address.replace("[^/]+", "a1b2c3d4e5")).view_name for address, _limit in settings.UPLOADS
    }
    assert names == set(PAGES)


@pytest.mark.parametrize("path", ["/rooms/a1b2c3d4e5/", "/said/commitments/a1b2c3d4e5/change/", "/desk/"])
def test_other_pages_take_one_megabyte(path: str) -> None:
    assert asked(path, MEGABYTE, is_promised=True) == 200
    assert asked(path, MEGABYTE + 1, is_promised=True) == 413
