"""Listeners of a room hear of a change within a second, by one poll for all of them."""

import asyncio
import threading
import time
from collections.abc import Collection
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.test import AsyncClient, Client
from django.urls import reverse

from secretariat.people.actor import NOBODY
from secretariat.texts import live
from secretariat.texts.models import Draft
from secretariat.texts.pages.hearing import tell
from tests.cast import Cast
from tests.meetings.sitting import client_of
from tests.texts.making import opened
from tests.texts.room import held, now


@pytest.mark.django_db
def test_stream_opens_as_far_as_its_room_and_ends_where_lines_cannot_be_held(cast: Cast) -> None:
    draft = opened(cast)
    where = reverse("texts:stream", args=[draft.public_id])
    assert client_of(cast.delegate).get(where).status_code == 204
    assert Client().get(where).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_all_listeners_hear_of_a_change_by_one_poll(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = opened(cast)
    seen = now(draft).version
    asked: list[tuple[int, ...]] = []
    look = live._versions

    def counted(drafts: tuple[int, ...]) -> Any:
        asked.append(drafts)
        return look(drafts)

    monkeypatch.setattr(live, "_versions", counted)
    monkeypatch.setattr(live, "EVERY", 0.05)
    monkeypatch.setattr(live, "AGAIN", 0.05)  # a database in memory refuses at once while another writes

    async def listened() -> tuple[list[bytes | None], float, int]:
        watch = live.watch(tell)
        one = live.Listener(draft.pk, seen, cast.delegate)
        heard = [asyncio.create_task(anext(watch.changes(one))) for _ in range(20)]
        await asyncio.sleep(0.2)
        assert watch.count == 20
        await sync_to_async(held)(draft, cast.delegate, "p3", "support")
        done = time.monotonic()
        found = await asyncio.wait_for(asyncio.gather(*heard), 5)
        return found, time.monotonic() - done, len(asked)

    found, delay, polls = asyncio.run(listened())
    assert found == [live.bare(seen + 1)] * 20, "who gave no proof of their standing asks for the page"
    assert delay < 2
    assert polls < 20 * 3, "one poll for all, not one for each"
    assert set(asked) == {(draft.pk,)}


@pytest.fixture
def versions(monkeypatch: pytest.MonkeyPatch) -> dict[int, int]:
    """Return what the database would say: draft → version; it is asked often."""
    found = {1: 5, 2: 5}
    monkeypatch.setattr(live, "_versions", lambda drafts: {one: found[one] for one in drafts})
    monkeypatch.setattr(live, "EVERY", 0.01)
    return found


def tell_all(_draft: int, version: int, lines: Collection[live.Line], put: live.Put) -> None:
    for line in lines:
        put(line, version, live.bare(version))


def test_who_comes_while_others_are_told_hears_of_the_change_too(versions: dict[int, int]) -> None:
    telling, come = threading.Event(), threading.Event()

    def slow(draft: int, version: int, lines: Collection[live.Line], put: live.Put) -> None:
        telling.set()
        come.wait(5)
        tell_all(draft, version, lines, put)

    async def listened() -> list[bytes | None]:
        watch, one = live.Watch(slow), live.Listener(1, 5, NOBODY)
        first = asyncio.create_task(anext(watch.changes(one)))
        await asyncio.sleep(0)
        versions[1] = 6
        assert await asyncio.to_thread(telling.wait, 5)
        late = asyncio.create_task(anext(watch.changes(one)))  # its page was read before the change
        await asyncio.sleep(0)
        come.set()
        return await asyncio.wait_for(asyncio.gather(first, late), 5)

    assert asyncio.run(listened()) == [live.bare(6)] * 2


def test_who_comes_again_to_a_room_that_all_had_left_is_told_nothing_old(
    versions: dict[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "BEAT", 0.2)

    async def listened() -> list[bytes | None]:
        watch = live.Watch(tell_all)
        elsewhere, left = (watch.changes(live.Listener(draft, 5, NOBODY)) for draft in (2, 1))
        found = [await anext(elsewhere), await anext(left)]
        await left.aclose()
        versions[1] = 6
        return [*found, await anext(watch.changes(live.Listener(1, 6, NOBODY)))]

    assert asyncio.run(listened()) == [None, None, None]


@pytest.mark.django_db(transaction=True)
def test_page_of_the_stream_tells_the_version_first(cast: Cast) -> None:
    draft = opened(cast, distribution="public")

    async def first() -> tuple[int, str, bytes]:
        answer = await AsyncClient().get(reverse("texts:stream", args=[draft.public_id]))
        content: Any = answer.streaming_content
        return answer.status_code, answer["Content-Type"], await anext(aiter(content))

    status, kind, told = asyncio.run(first())
    assert (status, kind) == (200, "text/event-stream")
    assert told == f"retry: 2000\nevent: begun\ndata: {Draft.objects.get().version}\n\n".encode()
