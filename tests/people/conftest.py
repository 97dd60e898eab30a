"""Attempts are counted from zero in each test."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _attempts() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()
