"""The pages by which an agenda is said anew and things are filed under it: none by halves, none too late."""

from typing import Any

import lxml.html
import pytest
from django.test import Client

from secretariat.commitments.bridge import IndicatorValue
from secretariat.commitments.models import Alignment, Priority
from secretariat.meetings.actions.record_items import NewItem, record_items
from secretariat.meetings.models import AgendaItem, Meeting
from secretariat.meetings.shapes.agenda import ItemValue
from tests.cast import Cast
from tests.commitments import making
from tests.factories import Make
from tests.rights.stage import client_of

pytestmark = pytest.mark.django_db
SOURCE = {"source": "entry", "note": "Told by telephone."}


def fields_of(client: Client, address: str) -> dict[str, Any]:
    """Return what the form at an address would send as it is given."""
    sent: dict[str, Any] = {}
    page = client.get(address)
    assert page.status_code == 200, address
    form = next(
        one for one in lxml.html.fromstring(page.content.decode()).forms if one.get("class") == "receive"
    )
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    return sent | {"source": "entry", "note": "Told by telephone."}


@pytest.fixture
def line(cast: Cast) -> Priority:
    making.with_zone(cast)
    return making.priority(cast, making.version(cast), number="1", topics=("transport",))


@pytest.fixture
def item(cast: Cast) -> AgendaItem:
    meeting = Make.meeting(cast.union, "Council", "2026-03-01", by=cast.staff, fields={"kind": "council"})
    ports = NewItem(ItemValue(meeting="", body=None, title="Ports", number="1"))
    sat = Meeting.objects.get(pk=meeting.pk)
    (made,) = record_items(meeting=sat, items=[ports], sourced=making.sourced(cast), seen_version=0)
    return made


def test_item_is_filed_from_the_order_of_the_day_and_taken_back(
    cast: Cast, line: Priority, item: AgendaItem
) -> None:
    client, address = client_of(cast.staff), f"/said/items/{item.public_id}/priority/"
    order = f"/meetings/{item.meeting.public_id}/agenda/"
    assert address in client.get(order).content.decode()
    assert address not in client_of(cast.delegate).get(order).content.decode()
    given = fields_of(client, address) | {"priority": line.public_id}
    late = dict(given)
    assert client.post(address, given | {"priority": ""}).status_code == 422
    assert client.post(address, given).status_code == 302
    made = Alignment.objects.standing().get()
    second = client.post(address, late)
    assert second.status_code == 409
    shown = second.content.decode()
    for words in ("You had seen", "no line yet", "1 Safe ports", "Told by telephone."):
        assert words in shown, words
    take = f"/said/filed/{made.public_id}/take/"
    assert take in client.get(order).content.decode()
    assert take in client.get(f"/priorities/{line.public_id}/").content.decode()
    assert "1 Safe ports" in Client().get(order).content.decode()
    assert take not in Client().get(order).content.decode()
    leaving = fields_of(client, take) | {"reason": "It is of roads."}
    assert client.post(take, leaving | {"reason": ""}).status_code == 422
    assert client.post(take, leaving).status_code == 302
    again = client.post(take, leaving)
    assert (again.status_code, "It is of roads." in again.content.decode()) == (409, True)
    assert client.get(take).status_code == 409
    assert not Alignment.objects.standing().exists()


def test_what_others_keep_is_not_there(cast: Cast, line: Priority, item: AgendaItem) -> None:
    addresses = (
        f"/said/items/{item.public_id}/priority/",
        f"/said/strategies/{line.of.of.public_id}/change/",
        f"/said/versions/{line.of.public_id}/change/",
        f"/said/versions/{line.of.public_id}/line/",
        f"/said/versions/{line.of.public_id}/order/",
        f"/said/priorities/{line.public_id}/change/",
    )
    for address in addresses:
        assert client_of(cast.staff).get(address).status_code == 200, address
        for by in (cast.other_staff, cast.chair, cast.delegate):
            assert client_of(by).get(address).status_code == 404, address
    assert client_of(cast.staff).get(f"/said/items/{line.public_id}/priority/").status_code == 404
    assert client_of(cast.staff).get("/said/filed/nothing-xx/take/").status_code == 404


def test_line_is_entered_with_topics_and_an_indicator(cast: Cast, line: Priority) -> None:
    client, address = client_of(cast.staff), f"/said/versions/{line.of.public_id}/line/"
    given = fields_of(client, address) | {
        "number": "2", "told": "Clean ports", "topics": ["environment", "transport"], "name_1": "Ports",
        "unit_1": "ports", "target_1": "12.50", "by_1": "2030",
    }  # fmt: skip
    assert client.post(address, given | {"number": "1"}).status_code == 422
    assert client.post(address, given | {"name_1": ""}).status_code == 422
    assert client.post(address, given | {"by_1": "soon"}).status_code == 422
    assert client.post(address, given | {"topics": ["ships"]}).status_code == 422
    assert Priority.objects.count() == 1
    assert client.post(address, given).status_code == 302
    made = Priority.objects.get(number="2")
    assert (made.words, made.position) == ("Clean ports", 1)
    assert {one.topic for one in made.topics.all()} == {"environment", "transport"}
    (indicator,) = made.indicators.all()
    assert (indicator.name, str(indicator.target), indicator.by.text) == ("Ports", "12.5000", "2030")


def test_line_changed_too_late_shows_what_was_seen_stands_and_was_typed(cast: Cast, line: Priority) -> None:
    client, address = client_of(cast.staff), f"/said/priorities/{line.public_id}/change/"
    given = fields_of(client, address)
    assert given["topics"] == ["transport"]
    assert client.post(address, given | {"topics": ["transport", "energy"]}).status_code == 302
    late = client.post(address, given | {"told": "Safest ports"})
    shown = late.content.decode()
    assert late.status_code == 409
    assert "Transport; Energy" in shown
    boxes = lxml.html.fromstring(shown).xpath("//input[@name='topics'][@checked]/@value")
    assert boxes == ["transport", "energy"]
    merged = {k: v for k, v in _sent(shown).items() if k != "csrfmiddlewaretoken"}
    assert client.post(address, merged).status_code == 302
    line.refresh_from_db()
    assert line.words == "Safest ports"
    assert {one.topic for one in line.topics.all()} == {"transport", "energy"}


def _sent(html: str) -> dict[str, Any]:
    sent: dict[str, Any] = {}
    form = next(one for one in lxml.html.fromstring(html).forms if one.get("class") == "receive")
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    return sent


def test_order_changed_too_late_is_met(cast: Cast, line: Priority) -> None:
    other = making.priority(cast, line.of, "Clean ports", position=1)
    client, address = client_of(cast.staff), f"/said/versions/{line.of.public_id}/order/"
    given = fields_of(client, address) | {f"place_{line.public_id}": "30"}
    assert client.post(address, given).status_code == 302
    late = client.post(address, given | {f"place_{other.public_id}": "40"})
    assert late.status_code == 409
    assert "Place of Clean ports" in late.content.decode()
    assert list(Priority.objects.order_by("position").values_list("words", flat=True)) == [
        "Clean ports", "Safe ports"
    ]  # fmt: skip


def test_indicator_that_was_measured_stays(cast: Cast) -> None:
    making.with_zone(cast)
    indicators = (IndicatorValue(name="Ports", target="9"),)
    line = making.priority(cast, making.version(cast), indicators=indicators)
    client = client_of(cast.staff)
    measure = f"/said/priorities/{line.public_id}/measure/"
    assert (
        client.post(measure, fields_of(client, measure) | {"figure": "4", "on": "2026-01"}).status_code == 302
    )
    address = f"/said/priorities/{line.public_id}/change/"
    refused = client.post(address, fields_of(client, address) | {"name_1": "Harbours"})
    assert refused.status_code == 422
    assert "“Ports” has been measured." in refused.content.decode()
