"""Checks of the settings that this package reads; Django runs them before it serves."""

import inspect
from typing import Any

from django.core import checks

from secretariat.operation.worker.rounds import rounds


@checks.register
def rounds_can_be_walked(**_: Any) -> list[checks.CheckMessage]:
    """Say which round of settings.ROUNDS cannot be called."""
    try:
        listed = rounds()
    except ImportError as error:
        return [checks.Error(f"settings.ROUNDS: {error}", id="operation.E001")]
    return [
        checks.Error(f"settings.ROUNDS: {each.name} does not take the time as `at`.", id="operation.E002")
        for each in listed
        if "at" not in inspect.signature(each.call).parameters
    ]
