"""Who listens to a room hears what changed there: one poll of the database per process and moment.

The poll tells that a draft has another version; what each listener is told then is made by the page
(`pages.hearing`), once for all who are shown the same.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Collection, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from asgiref.sync import sync_to_async
from django.db import DatabaseError, connection

from secretariat.bodies.standing import SignedIn, Standing
from secretariat.people.actor import Actor
from secretariat.texts.models import Draft

log = logging.getLogger("secretariat.texts")

EVERY = 0.25  # seconds between two looks at the database
AGAIN = 5.0  # seconds after which a database is asked again that did not answer
BEAT = 15.0  # seconds after which a silent line is kept open by a comment
LONGEST = 600.0  # seconds after which a listener comes again, and its rights are asked anew


@dataclass(frozen=True, slots=True)
class Listener:
    """Who listens, to which draft, from which version on; how they see it: filter, language, time zone.

    `standing`: how they stood when the line was opened; None where only a page asked anew may show them
    anything, as for those who act for others or look through another seat's eyes.
    """

    draft: int
    seen: int
    actor: Actor
    which: str = "all"
    language: str = "en"
    zone: str = "UTC"
    signed_in: SignedIn | None = None
    standing: Standing | None = None


class Line:
    """An open line; only the latest news waits on it, however slowly it is read."""

    def __init__(self, listener: Listener) -> None:
        self.listener, self.told = listener, listener.seen
        self._news = b""
        self._has_news = asyncio.Event()

    def put(self, version: int, news: bytes) -> None:
        """Leave what is to be told of a version, unless it or a later one was told."""
        if version > self.told:
            self.told, self._news = version, news
            self._has_news.set()

    async def take(self, seconds: float) -> bytes | None:
        """Wait for news; None where there are none for so long."""
        try:
            await asyncio.wait_for(self._has_news.wait(), seconds)
        except TimeoutError:
            return None
        self._has_news.clear()
        return self._news


Put = Callable[[Line, int, bytes], None]
Tell = Callable[[int, int, Collection[Line], Put], None]


def bare(version: int) -> bytes:
    """Return the event that something happened, and not what: who hears it asks for the page."""
    return f"event: changed\ndata: {version}\n\n".encode()


class Watch:
    """Looks at the drafts to which somebody listens, for as long as anybody does."""

    def __init__(self, tell: Tell) -> None:
        """`tell`: puts on each line of a draft what its listener may know of a version; runs in a thread."""
        self._tell = tell
        self._lines: dict[int, set[Line]] = {}
        self._known: dict[int, int] = {}
        self._task: asyncio.Task[None] | None = None

    @property
    def count(self) -> int:
        """How many listen."""
        return sum(map(len, self._lines.values()))

    async def changes(self, listener: Listener) -> AsyncGenerator[bytes | None, None]:
        """Yield an event whenever the draft has another version; None where the line only beats."""
        line = Line(listener)
        self._lines.setdefault(listener.draft, set()).add(line)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._look())
        known = self._known.get(listener.draft, listener.seen)
        line.put(known, bare(known))
        loop = asyncio.get_running_loop()
        ends = loop.time() + LONGEST
        try:
            while loop.time() < ends:
                yield await line.take(BEAT)
        finally:
            self._lines[listener.draft].discard(line)
            if not self._lines[listener.draft]:
                del self._lines[listener.draft]
                self._known.pop(listener.draft, None)  # it gets older from now on

    async def _look(self) -> None:
        loop = asyncio.get_running_loop()

        def put(line: Line, version: int, news: bytes) -> None:
            loop.call_soon_threadsafe(line.put, version, news)

        while self._lines:
            try:
                await self._told(put)
                await asyncio.sleep(EVERY)
            except DatabaseError:
                log.exception("The database could not be asked what changed in the rooms.")
                await asyncio.sleep(AGAIN)

    async def _told(self, put: Put) -> None:
        found = await sync_to_async(_versions, thread_sensitive=False)(tuple(self._lines))
        for draft, version in found.items():
            here = self._lines.get(draft)
            if not here or self._known.get(draft) == version:
                continue
            self._known[draft] = version  # first, so that who comes while the others are told hears of it
            lines = tuple(line for line in here if line.told < version)
            if lines:
                await sync_to_async(self._tell, thread_sensitive=False)(draft, version, lines, put)


def _versions(drafts: tuple[int, ...]) -> Mapping[int, int]:
    """Return draft → version, in 1 query; the thread keeps no connection."""
    try:
        return dict(Draft.objects.filter(pk__in=drafts).values_list("pk", "version"))
    finally:
        connection.close()


_watches: WeakKeyDictionary[asyncio.AbstractEventLoop, Watch] = WeakKeyDictionary()


def watch(tell: Tell) -> Watch:
    """Return the watch of this process: one for each event loop."""
    loop = asyncio.get_running_loop()
    if loop not in _watches:
        _watches[loop] = Watch(tell)
    return _watches[loop]
