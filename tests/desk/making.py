"""Documents with findings, made of a text and of words that stand in it."""

from datetime import UTC, datetime
from typing import Any

from secretariat.desk.actions.read_document import store_reading
from secretariat.engines.reading.findings import Finding as Found
from secretariat.engines.reading.findings import Grade, Reading, Slot
from secretariat.engines.values.spans import Span
from secretariat.evidence.actions.receive_document import receive_document
from secretariat.evidence.models import Document, Finding
from secretariat.people.actor import Actor
from tests.desk.gold import finding

NOW = datetime(2026, 3, 16, 9, 30, tzinfo=UTC)
NEWS = (
    "Secretary General Ana Albu of the Union paid a visit to Corva City on 3-4 March 2026. She met Bo Berg, "
    "Minister of Rivers of Brenn. Alba will chair the Union from 1 July 2026 to 31 December 2026. The River "
    "Agenda of 2012 needs to be updated, Ms Albu said. A Summit of the Union is planned for June 2026."
)


def fact(kind: str, words: str, text: str = NEWS, grade: str = "accepted", **fields: Any) -> Found:
    """Return a finding of a kind whose evidence are these words of the text; `span=` takes words too."""
    if "span" in fields:
        fields["span"] = place(fields["span"], text)
    evidence = [place(words, text)]
    return finding({"kind": kind, "evidence": evidence, **fields}, Grade(grade))


def place(words: str, text: str = NEWS) -> dict[str, int]:
    """Return where words stand in a text."""
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def inferred(words: str, text: str = NEWS) -> Slot:
    """Return a slot that says that the words alone do not give the value."""
    at = place(words, text)
    span = Span(at["start"], at["end"])
    return Slot(span, words, span)


def received(
    by: Actor, facts: tuple[Found, ...] | list[Found], text: str = NEWS, **more: Any
) -> tuple[Document, list[Finding]]:
    """Receive a text as a document and store a reading of it with these facts."""
    document = receive_document(
        data=text.encode(),
        file_name=more.pop("file_name", "news.txt"),
        distribution=more.pop("distribution", "public"),
        by=by,
        at=NOW,
        **more,
    ).document
    published = document.published.text if document.published else None
    reading = Reading("news.txt", document.sha256, "en", published, text, tuple(facts), ())
    document = store_reading(document=document, found=reading, by=by, at=NOW)
    return document, list(Finding.objects.filter(reading__document=document).order_by("position"))


def to(distribution: str) -> dict[str, str]:
    """Return what the form of receiving is sent about who may see it."""
    return {"distribution": distribution, "confirmed": "on"}


def chair(**changes: Any) -> Found:
    """Return "Alba will chair the Union"."""
    fields = {"body": "the Union of the Three Rivers", "holder": "Alba", "start": "2026-07-01"}
    fields |= {"end": "2026-12-31", "status": "planned"} | changes
    return fact("chairmanship", "Alba will chair the Union from 1 July 2026 to 31 December 2026", **fields)


def office(**changes: Any) -> Found:
    """Return the office of Bo Berg."""
    fields = {"person": "Bo Berg", "office": "Minister of Rivers", "organisation": "Brenn"} | changes
    return fact("office", "Bo Berg, Minister of Rivers of Brenn", **fields)


def visit(**changes: Any) -> Found:
    """Return the visit of Ana Albu."""
    fields = {"type": "visit", "title": "visit", "start": "2026-03-03", "end": "2026-03-04"}
    fields |= {"place": "Corva City", "participants": ["Ana Albu"], "status": "held"} | changes
    return fact("meeting", "paid a visit to Corva City on 3-4 March 2026", **fields)


def talk(**changes: Any) -> Found:
    """Return her meeting with Bo Berg."""
    fields = {
        "type": "bilateral",
        "title": "meeting",
        "participants": ["Ana Albu", "Bo Berg"],
        "status": "held",
    }
    return fact("meeting", "She met Bo Berg", **fields | changes)


def wish(**changes: Any) -> Found:
    """Return her wish for the agenda."""
    words = "The River Agenda of 2012 needs to be updated"
    fields = {"actors": ["Ana Albu"], "stance": "proposed", "span": words} | changes
    return fact("commitment", f"{words}, Ms Albu said", **fields)


def summit(**changes: Any) -> Found:
    """Return the summit to come."""
    fields = {"type": "summit", "title": "Summit of the Union", "body": "UTR", "start": "2026-06"}
    fields |= {"participants": [], "status": "planned"} | changes
    return fact("meeting", "A Summit of the Union is planned for June 2026", **fields)
