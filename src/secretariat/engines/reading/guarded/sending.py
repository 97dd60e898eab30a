"""An opened file as it goes between processes, and back, each field by itself."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from secretariat.engines.reading.findings import Remark
from secretariat.engines.reading.intake.received import Format, Received
from secretariat.engines.values.spans import Span


def as_sent(received: Received) -> dict[str, Any]:
    """Return an opened file as JSON."""
    published = received.published.isoformat() if received.published else None
    return asdict(received) | {"published": published}


def received_of(told: Mapping[str, Any]) -> Received:
    """Return an opened file from JSON."""
    return Received(
        text=told["text"],
        format=Format(told["format"]),
        remarks=tuple(_remark(remark) for remark in told["remarks"]),
        published=date.fromisoformat(told["published"]) if told["published"] else None,
        title=told["title"],
    )


def _remark(told: Mapping[str, Any]) -> Remark:
    span = Span(told["span"]["start"], told["span"]["end"]) if told["span"] else None
    return Remark(told["code"], told["message"], span)
