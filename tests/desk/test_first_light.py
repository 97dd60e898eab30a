"""The two reference documents through the desk, with the record of the bodies that they speak of."""

from datetime import date
from pathlib import Path

import pytest

from secretariat.chairs.models import Chairmanship
from secretariat.desk.actions.accept_graded import accept_graded
from secretariat.desk.actions.read_document import store_reading
from secretariat.desk.queries.since_then import since_then
from secretariat.desk.queries.spellings import proposals
from secretariat.evidence.actions.receive_document import receive_document
from secretariat.evidence.models import Document, Finding
from secretariat.evidence.notes import notes_by_line
from secretariat.meetings.models import Meeting
from secretariat.parties.models import Party
from secretariat.texts.models import Text
from tests.cast import Cast
from tests.desk.gold import reading_of
from tests.desk.making import NOW
from tests.desk.record import make_record
from tests.factories import Make


@pytest.fixture
def record(cast: Cast) -> dict[str, Party]:
    return make_record()


def accept_all(cast: Cast, shared: Path, at: int, published: str | None) -> Document:
    data, reading = reading_of(shared, at)
    document = receive_document(
        data=data, file_name=reading.name, distribution="public", by=cast.staff, at=NOW, published=published
    ).document
    store_reading(document=document, found=reading, by=cast.staff, at=NOW)
    findings = Finding.objects.filter(reading__document=document)
    accept_graded(
        document=document, by=cast.staff, at=NOW, seen_versions={f.public_id: f.version for f in findings}
    )
    return document


def test_the_visit_shows_its_programme_with_ten_named_persons(
    cast: Cast, shared: Path, record: dict[str, Party]
) -> None:
    accept_all(cast, shared, 0, None)
    visit = Meeting.objects.get(kind="visit")
    assert (visit.on.text, visit.place, visit.country) == ("2021-12-08/2021-12-10", "Moscow", "RU")
    present = [one for met in visit.programme.all() for one in met.participants.all()]
    assert (visit.programme.count(), len({one.person for one in present})) == (8, 10)
    assert {one.words: one.office for one in present}["Igor Zubov"] == "Deputy Minister of Internal Affairs"
    assert all(one.office for one in present)


def test_the_announced_term_stands_as_announced_and_not_held_beside_the_prolonged_one(
    cast: Cast, shared: Path, record: dict[str, Party]
) -> None:
    document = accept_all(cast, shared, 0, None)
    term = Chairmanship.objects.get(holder=record["RU"])
    assert (term.status, term.line.claims.count()) == ("not-held", 2)
    notes = notes_by_line([term.line_id], cast.stranger)[term.line_id]
    assert [(n.kind, n.announced, n.is_chosen) for n in notes] == [
        ("reference", False, True),
        ("passage", True, False),
    ]
    (told,) = [i for i in since_then(cast.stranger, NOW.date(), document=document.public_id).items
               if i.kind == "chairmanship"]  # fmt: skip
    assert (told.state, told.end) == ("overdue", None)
    assert [(c.ending, c.words.split(",")[0]) for c in told.candidates] == [
        ("did-not-happen", "Russian Federation"),
        ("otherwise", "Moldova"),
    ]
    assert all(candidate.notes for candidate in told.candidates)


def test_the_summit_stands_as_planned_and_the_agenda_with_the_wish(
    cast: Cast, shared: Path, record: dict[str, Party]
) -> None:
    accept_all(cast, shared, 0, None)
    summit = Meeting.objects.get(kind="summit")
    assert (summit.status, summit.on.text, summit.body.slug) == ("planned", "2022-06", "bsec")
    agenda = Text.objects.get(title="Economic Agenda")
    (wish,) = since_then(cast.stranger, NOW.date(), line=agenda.public_id).items
    assert wish.words.startswith("the Economic Agenda of the Organization needs to be updated")


def test_the_second_document_announces_a_term_beside_the_record_s_own(
    cast: Cast, shared: Path, record: dict[str, Party]
) -> None:
    document = accept_all(cast, shared, 1, "2021-10-29")
    term = Chairmanship.objects.get(holder=record["RU"], body__slug="cbss")
    assert (term.status, term.term.text) == ("planned", "2023-07-01/2024-06-30")
    claim = term.line.chosen
    assert (claim.said_on.text, claim.inferred) == ("2021-10-29", ["holder"])
    told = since_then(cast.stranger, date(2026, 11, 21), document=document.public_id)
    (item,) = [item for item in told.items if item.kind == "chairmanship"]
    assert [(c.ending, c.words.split(",")[0]) for c in item.candidates] == [("otherwise", "Finland")]


def test_one_person_under_two_spellings_is_proposed_across_documents(
    cast: Cast, shared: Path, record: dict[str, Party]
) -> None:
    Make.person("lazar-comanescu", "Lazăr Comănescu")
    accept_all(cast, shared, 0, None)
    accept_all(cast, shared, 1, "2021-10-29")
    assert [(p.spelling.slug, p.into.slug, p.reason) for p in proposals(cast.staff)] == [
        ("lazar-comanescu-2", "lazar-comanescu", "same name, apart from case, accents or script"),
        ("sergey-lavrov", "sergei-lavrov", "same surname; given names are spellings of one another"),
    ]
