"""The desk of meetings as a person without script uses it."""

from typing import Any

from django.forms import MultipleChoiceField
from django.test import Client

from secretariat.people.actor import Actor
from secretariat.people.models import Account

OWN = {"source": "entry", "note": "Letter of the host, 12 January 2026.", "confirmed": "on"}


def client_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def form_of(client: Client, address: str) -> dict[str, Any]:
    """Return what a browser would send back unchanged."""
    form = client.get(address).context["form"]
    sent: dict[str, Any] = {}
    for bound in form:
        value = bound.value()
        nothing: Any = [] if isinstance(bound.field, MultipleChoiceField) else ""
        sent[bound.html_name] = nothing if value is None else value
        if bound.field.show_hidden_initial:
            sent[bound.html_initial_name] = sent[bound.html_name]
    return sent


def rows_of(client: Client, address: str) -> dict[str, Any]:
    """Return what a browser would send back of the rows and the source."""
    page = client.get(address)
    rows = page.context["rows"]
    sent = form_of(client, address) | {field.html_name: field.value() for field in rows.management_form}
    for row in rows:
        sent |= {f.html_name: "" if f.value() is None else f.value() for f in row}
    return sent
