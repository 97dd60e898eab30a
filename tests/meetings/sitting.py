"""A council that sits, with its agenda; forms as a browser sends them back."""

from datetime import UTC, datetime
from typing import Any

from django.forms import MultipleChoiceField
from django.test import Client

from secretariat.evidence.models import Document
from secretariat.evidence.sourced import Cited, Sourced
from secretariat.evidence.states import CitationKind
from secretariat.meetings import sitting
from secretariat.meetings.actions.file_document import Upload, file_document
from secretariat.meetings.actions.list_document import list_document
from secretariat.meetings.actions.record_attendance import record_attendance
from secretariat.meetings.actions.record_items import NewItem, record_items
from secretariat.meetings.models import AgendaItem, Attendance, Meeting, MeetingDocument
from secretariat.meetings.naming import written
from secretariat.meetings.people_file import PersonRow
from secretariat.meetings.shapes.agenda import ItemValue
from secretariat.meetings.shapes.documents import DocumentValue
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from tests.cast import Cast
from tests.meetings.making import recorded

NOW = datetime(2026, 3, 16, 9, 30, tzinfo=UTC)


def council(cast: Cast, **more: Any) -> Meeting:
    given = {"on": "2026-05-12/2026-05-13", "place": "Port Asel", "time_zone": "Europe/Helsinki"}
    return recorded(cast, **given | more)


def own(by: Actor, **more: Any) -> Sourced:
    cited = Cited(CitationKind.ENTRY, note="Draft of the secretariat.")
    return Sourced(by=by, at=NOW, cited=(cited,), **more)


def new_item(title: str, number: str = "", speakers: str = "", **more: Any) -> NewItem:
    return NewItem(
        ItemValue(meeting="", body=None, title=title, number=number, **more), tuple(written(speakers))
    )


def with_items(cast: Cast, meeting: Meeting, *items: NewItem, **sourced: Any) -> list[AgendaItem]:
    return record_items(
        meeting=meeting,
        items=items,
        sourced=own(cast.staff, **sourced),
        seen_version=sitting.agenda_version(meeting),
    )


def client_of(actor: Actor) -> Client:
    client = Client()
    if actor.account_id:
        client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def sent_back(client: Client, address: str) -> dict[str, Any]:
    """Return what a browser would send back unchanged."""
    sent: dict[str, Any] = {}
    for bound in client.get(address).context["form"]:
        value = bound.value()
        nothing: Any = [] if isinstance(bound.field, MultipleChoiceField) else ""
        if value is False:
            value = None
        sent[bound.html_name] = nothing if value is None else value
        if bound.field.show_hidden_initial:
            sent[bound.html_initial_name] = sent[bound.html_name]
    return sent


def listed(cast: Cast, meeting: Meeting, **more: Any) -> MeetingDocument:
    value = DocumentValue(**{"meeting": "", "body": None, "title": "Draft decision"} | more)
    return list_document(meeting=meeting, value=value, sourced=own(cast.staff))


def filed(
    cast: Cast, paper: MeetingDocument, data: bytes, language: str = "en", name: str = "draft.txt"
) -> Document:
    fresh = MeetingDocument.objects.select_related("line__chosen", "meeting__line").get(pk=paper.pk)
    received = file_document(
        paper=fresh,
        upload=Upload(data, name, language),
        sourced=own(cast.staff),
        seen_version=fresh.line.version,
    )
    return received.document


def attending(cast: Cast, meeting: Meeting, name: str, sender: str = "", **more: Any) -> Attendance:
    row = PersonRow(at=1, name=name, sender=sender, **more)
    return record_attendance(meeting=meeting, row=row, sourced=own(cast.staff))
