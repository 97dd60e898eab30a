"""How often one address may ask for a page that costs much. Each process counts for itself, in its memory."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from secretariat.refusals import TooOften

View = Callable[..., HttpResponse]

_WINDOW_SECONDS = 60
_MOST_ADDRESSES = 10_000  # the one that was seen first is forgotten first
_lock = threading.Lock()
_windows: OrderedDict[tuple[str, str], tuple[float, int]] = OrderedDict()  # (began, asked)


def paced(view: View) -> View:
    """Let an address ask for this page `settings.PACE` times a minute; whoever is signed in, at will.

    Raises:
        TooOften: with the seconds until the minute is over.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        address = address_of(request)
        if settings.PACE and address and not request.actor.is_signed_in:  # type: ignore[attr-defined]
            _count(f"{view.__module__}.{view.__qualname__}", address, time.monotonic())
        return view(request, *args, **kwargs)

    return guarded


def address_of(request: HttpRequest) -> str | None:
    """Return the address that asks, None where it cannot be known.

    Behind `settings.PROXIES` proxies it is the one that the outermost of ours wrote down; whatever stands
    before it in the header was sent by the asker. Where a header came and no proxy is ours, all who come
    through that proxy look alike, and none can be told.
    """
    forwarded = [
        entry.strip() for entry in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if entry.strip()
    ]
    if not settings.PROXIES:
        return None if forwarded else str(request.META.get("REMOTE_ADDR", "")) or None
    return forwarded[-settings.PROXIES] if len(forwarded) >= settings.PROXIES else None


def forget_all() -> None:
    """Begin to count anew."""
    with _lock:
        _windows.clear()


def _count(page: str, address: str, now: float) -> None:
    with _lock:
        began, asked = _windows.pop((page, address), (now, 0))
        if now - began >= _WINDOW_SECONDS:
            began, asked = now, 0
        _windows[page, address] = began, asked + 1
        while len(_windows) > _MOST_ADDRESSES:
            _windows.popitem(last=False)
    if asked >= settings.PACE:
        seconds = max(1, round(began + _WINDOW_SECONDS - now))
        words = _(
            "This page was asked for very often from your address. Wait %(seconds)d seconds, then ask again."
        )
        raise TooOften(words % {"seconds": seconds}, seconds=seconds)
