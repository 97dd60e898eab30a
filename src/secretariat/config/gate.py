"""The gate: counts the bytes and the time of each request as it comes in, before anything of it is kept.

Django keeps a whole body on the disk before a page is asked whether it wants it.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

Message = Mapping[str, Any]
Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


class _Stopped(Exception):  # noqa: N818 - named for what happened
    """A request is not taken; `status` says why in the words of HTTP."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Gate:
    """An ASGI application around another: refuses bodies that are too large (413) or too slow (408)."""

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.application(scope, receive, send)
            return
        limit = _limit(scope["path"])
        answering = _Answering(send)
        try:
            if _promised(scope) > limit:
                raise _Stopped(413)
            await self.application(scope, _Counted(receive, limit), answering)
        except _Stopped as stopped:
            if not answering.has_begun:
                await _refuse(send, stopped.status, scope["path"])


def _limit(path: str) -> int:
    """Return how many bytes a request to this path may bring."""
    found = (limit for address, limit in settings.UPLOADS if re.fullmatch(address, path))
    return int(next(found, settings.SMALL_REQUEST_BYTES))


def _promised(scope: Scope) -> int:
    """Return the length that the request promises; one that is no number promises nothing and is counted."""
    for name, value in scope["headers"]:
        if name.lower() == b"content-length" and value.isdigit() and len(value) < 19:
            return int(value)
        if name.lower() == b"content-length" and value.isdigit():
            raise _Stopped(413)
    return 0


class _Counted:
    """A `receive` that stops when more comes than may, or when it comes too slowly."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self.receive, self.limit = receive, limit
        self.count = 0
        self.is_complete = False
        self.until: float | None = None

    async def __call__(self) -> Message:
        if self.is_complete:  # what still comes is that the reader has left; that may take its time
            return await self.receive()
        clock = asyncio.get_running_loop()
        if self.until is None:
            self.until = clock.time() + settings.REQUEST_SECONDS
        try:
            async with asyncio.timeout_at(self.until):
                message = await self.receive()
        except TimeoutError as error:
            raise _Stopped(408) from error
        self.count += len(message.get("body", b""))
        if self.count > self.limit:
            raise _Stopped(413)
        self.is_complete = not message.get("more_body", False)
        return message


class _Answering:
    """A `send` that remembers whether an answer has begun."""

    def __init__(self, send: Send) -> None:
        self.send, self.has_begun = send, False

    async def __call__(self, message: Message) -> None:
        self.has_begun = True
        await self.send(message)


async def _refuse(send: Send, status: int, path: str) -> None:
    """Answer in the shape that was asked for: a page, or the API's problem details."""
    from secretariat.site.pages.errors import stopped  # noqa: PLC0415 - verbs are lazy
    from secretariat.site.problems import MEDIA_TYPE, PREFIX, problem  # noqa: PLC0415 - verbs are lazy

    if path.startswith(PREFIX):
        body, media_type = problem(status).content, MEDIA_TYPE
    else:
        body = render_to_string("site/stopped.html", {"stopped": stopped(status)}).encode()
        media_type = "text/html; charset=utf-8"
    headers = [
        (b"content-type", media_type.encode("ascii")),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
