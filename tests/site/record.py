"""Pieces of a record for the tests of pages: documents with passages, claims of every kind."""

from datetime import UTC, datetime
from typing import Any

from secretariat.bodies.actions.enter_name import enter_name
from secretariat.bodies.actions.enter_tenure import enter_tenure
from secretariat.bodies.bridge import NameValue, TenureValue
from secretariat.commitments.actions.enter_commitment import enter_commitment
from secretariat.commitments.actions.enter_statement import enter_statement
from secretariat.commitments.bridge import CommitmentValue, SpeakerValue, StatementValue
from secretariat.distribution import Distribution
from secretariat.engines.values.edtf import parse
from secretariat.evidence.models import Claim, Document, Line, Passage, Reading
from secretariat.evidence.sourced import Cited, Sourced
from secretariat.evidence.states import CitationKind
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.texts.actions.enter_text import enter_text
from secretariat.texts.bridge import TextValue
from tests.factories import LONG_AGO, Make

WORDS = "Alba will preside from 1 July 2026. “We shall deepen the channel,” said Ann Ames of Alba."


def document(body: Body, title: str = "Press release", text: str = WORDS, **fields: Any) -> Document:
    """A document that was received and read."""
    account = Account.objects.get(email="machine@tests.example")
    given = {
        "body": body,
        "title": title,
        "distribution": Distribution.PUBLIC,
        "file_name": "release.txt",
        "media_type": "text/plain",
        "sha256": title.encode().hex()[:64],
        "byte_count": len(text),
        "publisher": "Secretariat of the Union",
        "published": "2026-03-01",
        "received_at": datetime(2026, 3, 2, 8, 0, tzinfo=UTC),
        "received_by": account,
        "state": "read",
    }
    made = Document.objects.create(**given | fields)
    Reading.objects.create(
        document=made, text=text, language="en", reader_version="1", gazetteer_version="1", read_at=LONG_AGO
    )
    return made


def passage(made: Document, words: str) -> Passage:
    """The passage that these words are."""
    reading = made.readings.latest("read_at")
    start = reading.text.index(words)
    found, _ = Passage.objects.get_or_create(
        reading=reading, start=start, end=start + len(words), defaults={"words": words}
    )
    return found


def quoted(found: Passage, by: Actor | None = None, **more: Any) -> Sourced:
    """A source: the words of a document, said on the day of its publication."""
    cited = Cited(CitationKind.PASSAGE, passage=found)
    published = found.reading.document.published
    return Sourced(by=by or Make.machine(), at=LONG_AGO, cited=(cited,), **{"said_on": published} | more)


def said(day: str | None, **more: Any) -> Sourced:
    """An address, said on a day or nobody knows when."""
    return Make.sourced(said_on=parse(day) if day else None, **more)


def text(body: Body, title: str, adopted: str = "2012-06-26", **more: Any) -> Line:
    """An adopted text."""
    sourced = more.pop("sourced", None) or Make.sourced()
    value = TextValue(body=body.slug, kind="agenda", title=title, adopted=adopted, status="in force", **more)
    return enter_text(value=value, sourced=sourced).line


def tenure(person: str, office: str, during: str | None = "2025-01-01/..", **more: Any) -> Line:
    """Who held an office."""
    sourced = more.pop("sourced", None) or Make.sourced()
    value = TenureValue(person=person, office=office, during=during, **more)
    return enter_tenure(value=value, sourced=sourced).line


def statement(words: str, sourced: Sourced, **speaker: str) -> Line:
    """What someone said."""
    value = StatementValue(
        speaker=SpeakerValue(words="the speaker", **speaker),
        words=words,
        is_quotation=True,
        said="2026-03-01",
    )
    return enter_statement(value=value, sourced=sourced).line


def commitment(words: str, sourced: Sourced, **owner: str) -> Line:
    """What someone undertook."""
    value = CommitmentValue(
        owners=(SpeakerValue(words="the owner", **owner),), words=words, stance="announced", said="2026-03-01"
    )
    return enter_commitment(value=value, sourced=sourced).line


def name(text: str, sourced: Sourced | None = None, form: str = "official", **bearer: str) -> Claim:
    """A name."""
    value = NameValue(text=text, language="en", form=form, **bearer)
    return enter_name(value=value, sourced=sourced or Make.sourced())
