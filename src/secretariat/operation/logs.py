"""Logs as JSON, one object a line, without personal data.

A line says which route was asked for, not which address: the address of a page can hold a person's name. It
holds no account, no address of a machine, no words that somebody typed. What an exception says may quote a
row ("Key (email)=..."): kind and place are written, the words only where SECRETARIAT_LOG_DETAIL allows it.
"""

import json
import logging
import re
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Any

request_id: ContextVar[str] = ContextVar("request_id", default="")

TOLD = ("route", "method", "status", "ms", "queries")  # what a request adds to its line
_HOUSE = Path(__file__).parents[1]
_QUOTES = ("django.security", "django.request", "asyncio")  # their words quote what was asked for
_MAIL = re.compile(r"[^\s<>\"'=(]+@[^\s<>\"'),;]+")
_MACHINE = re.compile(r"[0-9a-fA-F]*[:.][0-9a-fA-F:.]*[0-9a-fA-F]")


class JsonFormatter(logging.Formatter):
    """Writes a record as one JSON object."""

    def __init__(self, *, detail: bool = False) -> None:
        super().__init__()
        self.detail = detail

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": self._words(record),
        }
        if request_id.get():
            line["request"] = request_id.get()
        line |= {name: getattr(record, name) for name in TOLD if hasattr(record, name)}
        if record.exc_info and record.exc_info[1]:
            line["exception"] = self._told(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)

    def _words(self, record: logging.LogRecord) -> str:
        if record.name.startswith(_QUOTES) and not self.detail:
            return str(record.args[0]) if isinstance(record.args, tuple) and record.args else record.name
        return scrubbed(record.getMessage())

    def _told(self, error: BaseException) -> dict[str, Any]:
        frames = traceback.extract_tb(error.__traceback__)
        told: dict[str, Any] = {
            "type": f"{type(error).__module__}.{type(error).__qualname__}",
            "frames": [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames],
        }
        if self.detail:
            told["words"] = str(error)
        if error.__cause__:
            told["cause"] = self._told(error.__cause__)
        return told


def scrubbed(words: str) -> str:
    """Return the words without mail addresses and addresses of machines, wherever they slipped in.

    >>> scrubbed("no answer for ana@alba.example from 192.0.2.17")
    'no answer for [address] from [address]'
    """
    return _MACHINE.sub(_unless_other, _MAIL.sub("[address]", words))


def _unless_other(found: re.Match[str]) -> str:
    """Keep what only looks like an address of a machine: an hour, a version, a date."""
    try:
        ip_address(found[0])
    except ValueError:
        return found[0]
    return "[address]"


def _short(file: str) -> str:
    path = Path(file)
    if path.is_relative_to(_HOUSE):
        return str(path.relative_to(_HOUSE.parent))
    return "/".join(path.parts[-2:])


def logging_config(*, form: str, detail: bool) -> dict[str, Any]:
    """Return Django's LOGGING for a form: "json" or "plain"."""
    formatters = {
        "json": {"()": "secretariat.operation.logs.JsonFormatter", "detail": detail},
        "plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
    }
    requests = "INFO" if form == "json" else "WARNING"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": formatters,
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": form}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "secretariat.request": {"level": requests},
        },
    }
