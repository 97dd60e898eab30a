"""The rounds: work that is done again and again, as settings.ROUNDS lists it.

A round is a function that takes the time as `at`, does what is due, and may be called twice or by two workers
at once without harm. Packages below this one offer rounds without knowing of the worker.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class Round:
    """One round: what is called, and how many seconds lie between two calls."""

    name: str
    call: Callable[..., Any]
    every_seconds: float


def rounds() -> list[Round]:
    """Return the rounds of the settings; fails where one cannot be imported."""
    return [Round(path, import_string(path), every) for path, every in settings.ROUNDS]
