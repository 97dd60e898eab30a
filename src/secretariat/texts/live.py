"""Who listens to a room hears that something happened there: one poll of the database per process and moment.

Nothing of a text goes through here, only its version; whoever hears it asks for the page anew, by their own
rights.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from weakref import WeakKeyDictionary

from asgiref.sync import sync_to_async
from django.db import connection

from secretariat.texts.models import Draft

EVERY = 0.5  # seconds between two looks at the database
BEAT = 15.0  # seconds after which a silent line is kept open by a comment
LONGEST = 600.0  # seconds after which a listener comes again, and its rights are asked anew


class Watch:
    """Looks at the drafts to which somebody listens, for as long as anybody does."""

    def __init__(self) -> None:
        self._listeners: dict[int, set[asyncio.Queue[int]]] = {}
        self._known: dict[int, int] = {}
        self._task: asyncio.Task[None] | None = None

    @property
    def count(self) -> int:
        """How many listen."""
        return sum(map(len, self._listeners.values()))

    async def changes(self, draft: int, seen: int) -> AsyncIterator[int | None]:
        """Yield the version of a draft whenever it is not the one seen; None where the line only beats."""
        queue: asyncio.Queue[int] = asyncio.Queue()
        self._listeners.setdefault(draft, set()).add(queue)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._look())
        if draft in self._known:
            queue.put_nowait(self._known[draft])
        loop = asyncio.get_running_loop()
        ends = loop.time() + LONGEST
        try:
            while loop.time() < ends:
                try:
                    version: int | None = await asyncio.wait_for(queue.get(), BEAT)
                except TimeoutError:
                    version = None
                if version != seen:
                    seen = seen if version is None else version
                    yield version
        finally:
            self._listeners[draft].discard(queue)
            if not self._listeners[draft]:
                del self._listeners[draft]

    async def _look(self) -> None:
        while self._listeners:
            found = await sync_to_async(_versions, thread_sensitive=False)(tuple(self._listeners))
            for draft, version in found.items():
                if self._known.get(draft) != version:
                    self._known[draft] = version
                    for queue in self._listeners.get(draft, ()):
                        queue.put_nowait(version)
            await asyncio.sleep(EVERY)
        self._known.clear()


def _versions(drafts: tuple[int, ...]) -> Mapping[int, int]:
    """Return draft → version, in 1 query; the thread keeps no connection."""
    try:
        return dict(Draft.objects.filter(pk__in=drafts).values_list("pk", "version"))
    finally:
        connection.close()


_watches: WeakKeyDictionary[asyncio.AbstractEventLoop, Watch] = WeakKeyDictionary()


def watch() -> Watch:
    """Return the watch of this process: one for each event loop."""
    return _watches.setdefault(asyncio.get_running_loop(), Watch())
