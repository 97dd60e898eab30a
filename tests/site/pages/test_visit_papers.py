"""Papers of a visit: the programme for everybody, the brief for the secretariat."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from secretariat.commitments.actions.enter_statement import enter_statement
from secretariat.commitments.bridge import SpeakerValue, StatementValue
from secretariat.meetings.models import Meeting
from secretariat.people.actions.merge_person import merge_person
from secretariat.people.models import Person
from tests.cast import Cast
from tests.factories import Make
from tests.meetings.desk import OWN, client_of, form_of
from tests.meetings.making import NOW, item, programme, recorded, visit
from tests.meetings.sitting import attending, council

pytestmark = pytest.mark.django_db


def planned(cast: Cast, count: int = 1) -> Meeting:
    trip = visit(cast, status="planned", on="2099-01-20/2099-01-22")
    people = ("Mara Lind, Minister of Transport of Alba", "Per Holm, Mayor", "Ole Berg, Bishop")
    programme(cast, trip, *(item(trip, one, on="2099-01-20", begins="10:00") for one in people[:count]))
    return trip


def said(words: str, **more: Any) -> None:
    value = StatementValue(
        speaker=SpeakerValue(words="Mara Lind", person="mara-lind"),
        words=words,
        is_quotation=True,
        said="2025-05",
    )
    enter_statement(value=value, sourced=Make.sourced(**more))


def test_programme_comes_as_pdf_and_word(cast: Cast, client: Client) -> None:
    trip = planned(cast)
    pdf = client.get(reverse("site:visit-pdf", args=[trip.public_id]))
    assert pdf["Content-Type"] == "application/pdf"
    text = PdfReader(BytesIO(pdf.content)).pages[0].extract_text()
    assert "Minister of Transport of Alba" in text
    assert "20 January 2099" in text
    word = client.get(reverse("site:visit-docx", args=[trip.public_id])).content
    whole = "\n".join(p.text for p in Document(BytesIO(word)).paragraphs)
    assert "Mara Lind" in whole
    council = recorded(cast, on="2099-05-04")
    assert client.get(reverse("site:visit-pdf", args=[council.public_id])).status_code == 404


def test_brief_says_what_the_counterpart_said_with_its_source(cast: Cast) -> None:
    trip = planned(cast)
    recorded(cast, title="Earlier talks", status="held", on="2025-03-01", people="Mara Lind, Minister")
    said("Ports first.")
    desk = client_of(cast.staff)
    page = desk.get(reverse("site:brief", args=[trip.public_id]))
    counterpart = page.context["page"].counterparts[0]
    assert (counterpart.link.label, counterpart.office) == ("Mara Lind", "Minister of Transport of Alba")
    told = [(part.title, [row.words or row.head.label for row in part.rows]) for part in counterpart.parts]
    assert told == [("Last said", ["Ports first."]), ("Met before", ["Earlier talks"])]
    assert "https://source.example/page" in page.content.decode()
    assert "Only the secretariat sees this page: 1 person today." in page.content.decode()
    assert "Ilena Tarvo" not in [one.link.label for one in page.context["page"].counterparts]
    pdf = desk.get(reverse("site:brief-pdf", args=[trip.public_id])).content
    assert "Ports first." in PdfReader(BytesIO(pdf)).pages[0].extract_text()


def test_brief_meets_those_who_are_expected_by_the_list_of_participants(cast: Cast) -> None:
    meeting = council(cast, on="2099-05-12")
    attending(cast, meeting, "Mara Lind", "Alba", office="Minister")
    attending(cast, meeting, "Una Dale", "Alba", status="absent")
    attending(cast, meeting, "Ilena Tarvo", role="secretariat")
    said("Ports first.")
    into = Make.person("maria-lind", "Maria Lind")
    merge_person(
        spelling=Person.objects.get(slug="mara-lind"), into=into, by=cast.staff, at=NOW, reason="One woman."
    )
    page = client_of(cast.staff).get(reverse("site:brief", args=[meeting.public_id])).context["page"]
    assert [(one.link.label, one.office) for one in page.counterparts] == [("Maria Lind", "Minister")]
    assert [row.words for row in page.counterparts[0].parts[0].rows] == ["Ports first."]


@pytest.mark.parametrize("who", ["delegate", "chair", "observer"])
def test_brief_is_for_the_secretariat_alone(cast: Cast, who: str) -> None:
    trip = planned(cast)
    for name in ("site:brief", "site:brief-pdf"):
        assert client_of(getattr(cast, who)).get(reverse(name, args=[trip.public_id])).status_code == 404


def test_brief_tells_its_reader_nothing_closed_to_them(cast: Cast, settings: Any) -> None:
    settings.HOUSE = "union"
    trip = planned(cast)
    said("A secret of the league.")
    line = Meeting.objects.get(pk=trip.pk).line.__class__.objects.get(kind="statement")
    Make.hidden(line)
    page = client_of(cast.staff).get(reverse("site:brief", args=[trip.public_id])).content.decode()
    assert "A secret" not in page


def test_brief_costs_the_same_with_one_counterpart_and_with_three(cast: Cast) -> None:
    desk = client_of(cast.staff)

    def cost(trip: Meeting) -> int:
        with CaptureQueriesContext(connection) as caught:
            assert desk.get(reverse("site:brief", args=[trip.public_id])).status_code == 200
        return len(caught)

    first = planned(cast)
    said("Ports first.")
    desk.get(reverse("site:brief", args=[first.public_id]))
    assert cost(first) == cost(planned(cast, count=3))


def test_visit_that_was_held_leads_to_a_proposed_release(cast: Cast) -> None:
    trip = visit(cast, status="confirmed", on=date(2026, 1, 20).isoformat())
    desk, address = client_of(cast.staff), reverse("meetings:move", args=[trip.public_id, "hold"])
    answer = desk.post(address, form_of(desk, address) | OWN, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("site:release", args=[trip.public_id])
    assert "A press release is proposed below" in answer.content.decode()
    assert "paid a visit" in answer.content.decode()
