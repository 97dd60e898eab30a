"""Open work of every kind, planted in the union; beside it what is closed, others', or restricted.

Each item has words of its own ("Open decision 3"), so that each can be looked for.
"""

from collections.abc import Iterator

from tests.handover.ground import PLANTS, Ground, words
from tests.handover.planting import (  # noqa: F401 (each registers its kinds)
    chairs,
    reach,
    seats,
    sittings,
    sources,
    texts,
    works,
)

KINDS = (
    "commitment", "decision", "meeting-document", "yearly-report", "draft", "package", "returned",
    "expected-text", "sounding", "meeting", "meeting-report", "programme-event", "initiative", "term",
    "delayed-handover", "checklist-item", "group-without-coordinator", "candidate", "suspension",
    "invitation", "expectation", "document", "dispute", "notice",
    "untaken-paragraphs", "project-step", "project-at-risk", "project-milestone", "project-call",
    "prospect", "application", "consultation", "business-offer", "business-round", "practice",
    "practice-reuse", "peer-visit", "joint-answer", "joint-step", "arrears",
)  # fmt: skip


def planted(ground: Ground, count: int, kinds: tuple[str, ...] = KINDS) -> Iterator[tuple[str, str]]:
    """Plant so many items in turn over the kinds; yield kind and words of each."""
    for number in range(count):
        kind = kinds[number % len(kinds)]
        said = words(ground, kind, number)
        PLANTS[kind](ground, said, number)
        yield kind, said
