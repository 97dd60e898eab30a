"""Let a process stop in the middle of an act, where a test says, until it is killed.

SECRETARIAT_TEST_HOLD: JSON list of words of a statement, a parameter of it ("" for any), and which of them it
is. Once the database has carried it out the process writes `held` and waits, its transaction open.
"""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db.backends.signals import connection_created

HOLD = "SECRETARIAT_TEST_HOLD"
SECONDS = 120


class Held(AppConfig):
    name = "tests.operation.held"

    def ready(self) -> None:
        connection_created.connect(_watch, weak=False)


class Watch:
    """Counts the statements for which a test waits."""

    def __init__(self, words: str, parameter: str, number: int) -> None:
        self.words, self.parameter, self.left = words, parameter, number

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        done = execute(sql, params, many, context)
        if self.words in sql and (not self.parameter or self.parameter in (params or ())):
            self.left -= 1
            if not self.left:
                Path(settings.VAR, "held").touch()
                time.sleep(SECONDS)
        return done


def _watch(connection: Any, **_: Any) -> None:
    connection.execute_wrappers.append(_WATCH)


_WATCH = Watch(*json.loads(os.environ.get(HOLD, '["", "", 0]')))
