"""The pages by which a secretariat keeps its agendas: each does its act, none by halves, none too late."""

from typing import Any

import pytest
from django.test import Client

from secretariat.commitments.bridge import IndicatorValue
from secretariat.commitments.models import Measure, Priority, Strategy, StrategyReview, StrategyVersion
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from tests.cast import Cast
from tests.commitments import making

pytestmark = pytest.mark.django_db
SOURCE = {"source": "entry", "note": "Told by telephone."}
HEAD = "number;words;topics;indicator;unit;baseline;target;by\n"


def browser(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def sent(client: Client, address: str, **given: Any) -> Any:
    return client.post(address, SOURCE | given)


def test_agenda_is_entered_with_its_text_or_not_at_all(cast: Cast) -> None:
    text = making.text(cast)
    client = browser(cast.staff)
    address = "/said/bodies/union/agenda/"
    given = {"title": "The agenda", "text": text.public_id, "distribution": "public", "next_review": "2027"}
    assert sent(client, address, **given | {"in_force": "2010/2011"}).status_code == 422
    assert not Strategy.objects.exists()
    assert sent(client, address, **given | {"next_review": "soon"}).status_code == 422
    answer = sent(client, address, **given)
    made = Strategy.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/strategies/{made.public_id}/")
    assert StrategyVersion.objects.get().text == text
    assert "Enter an agenda" in client.get("/strategies/?body=union").content.decode()
    assert browser(cast.other_staff).get(address).status_code == 404


def test_lines_are_shown_then_taken_all_or_none(cast: Cast) -> None:
    version = making.version(cast)
    client, address = browser(cast.staff), f"/said/versions/{version.public_id}/lines/"
    bad = HEAD + "1;Safe ports;ships;;;;;\n"
    shown = sent(client, address, table=bad, version="1", step="record")
    assert "“ships” is no topic" in shown.content.decode()
    assert not Priority.objects.exists()
    good = HEAD + "1;Safe ports;transport;Ports;ports;3;26;2028\n2;Clean water;;;;;;\n"
    assert "Take them" in sent(client, address, table=good, version="1").content.decode()
    assert not Priority.objects.exists()
    assert sent(client, address, table=good, version="1", step="record").status_code == 302
    assert [str(row) for row in Priority.objects.all()] == ["1 Safe ports", "2 Clean water"]
    assert sent(client, address, table=good, version="1", step="record").status_code == 409
    again = sent(client, address, table=good, version="3", step="record")
    assert (again.status_code, Priority.objects.count()) == (422, 2)
    assert "Line 1: the number 1 is taken." in again.content.decode()
    assert sent(client, address, table="nothing", version="3").status_code == 422


def test_next_version_carries_lines_on_and_closes_the_review(cast: Cast) -> None:
    version = making.version(cast)
    kept = making.priority(cast, version, topics=("transport",), indicators=(IndicatorValue(name="Ports"),))
    dropped = making.priority(cast, version, "Railways", position=1)
    review = making.review(cast, version.of)
    text = making.text(cast, "Agenda of 2026", "2026-02-01")
    client, address = browser(cast.staff), f"/said/strategies/{version.of.public_id}/version/"
    given = {
        "text": text.public_id, f"words_{kept.public_id}": "Safer ports", f"number_{kept.public_id}": "1",
        f"words_{dropped.public_id}": "", f"number_{dropped.public_id}": "",
    }  # fmt: skip
    opened = client.get(address)
    assert opened.status_code == 200
    late = sent(client, address, version="1", **given)
    assert (late.status_code, "Safer ports" in late.content.decode()) == (409, True)
    assert StrategyVersion.objects.count() == 1
    seen = str(opened.context["form"].initial["version"])
    assert sent(client, address, version=seen, **given).status_code == 302
    made = StrategyVersion.objects.get(text=text)
    (line,) = Priority.objects.filter(of=made)
    assert (str(line), line.continues) == ("1 Safer ports", kept)
    assert [one.topic for one in line.topics.all()] == ["transport"]
    assert [one.name for one in line.indicators.all()] == ["Ports"]
    review.refresh_from_db()
    assert (review.version_made, review.closed_at is None) == (made, False)


def test_measure_is_entered_once(cast: Cast) -> None:
    making.with_zone(cast)
    line = making.priority(cast, making.version(cast), indicators=(IndicatorValue(name="Ports", target="9"),))
    client, address = browser(cast.staff), f"/said/priorities/{line.public_id}/measure/"
    given = {"indicator": "Ports", "figure": "4", "on": "2026-01", "version": "1"}
    assert sent(client, address, **given | {"figure": "four"}).status_code == 422
    assert sent(client, address, **given).status_code == 302
    assert sent(client, address, **given | {"on": "2026-02"}).status_code == 409
    assert Measure.objects.count() == 1
    assert browser(cast.delegate).get(address).status_code == 404


def test_review_is_opened_and_closed(cast: Cast) -> None:
    version, draft = making.version(cast), making.draft(cast)
    client, address = browser(cast.staff), f"/said/strategies/{version.of.public_id}/review/"
    given = {
        "draft": draft.public_id,
        "reason": "Much has changed.",
        "distribution": "public",
        "version": "0",
    }
    assert client.post(address, given | {"draft": "nothing"}).status_code == 422
    assert client.post(address, given).status_code == 302
    review = StrategyReview.objects.get()
    page = Client().get(f"/strategies/{version.of.public_id}/").content.decode()
    assert "Much has changed." in page
    assert draft.title not in page
    assert draft.title in browser(cast.delegate).get(f"/strategies/{version.of.public_id}/").content.decode()
    close = f"/said/reviews/{review.public_id}/close/"
    assert client.post(close, {"reason": "No.", "version": "9"}).status_code == 409
    assert client.post(close, {"reason": "No agreement.", "version": "1"}).status_code == 302
    review.refresh_from_db()
    assert review.why_closed == "No agreement."
    assert client.post(close, {"reason": "Again.", "version": "2"}).status_code == 409
    assert browser(cast.delegate).get(close).status_code == 404
