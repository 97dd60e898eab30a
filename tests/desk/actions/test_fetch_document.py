"""A document is fetched from the public web, where the installation does that at all, and received."""

from typing import Any

import pytest

from secretariat.desk.actions.fetch_document import fetch_document
from secretariat.desk.actions.receive_for_reading import Origin
from secretariat.evidence import originals
from secretariat.evidence.actions.receive_document import Received
from secretariat.evidence.models import Document
from secretariat.history.models import Entry
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted
from tests.cast import Cast
from tests.desk.making import NOW
from tests.outward.server import Play, Web, playing, saying

PAGE = b"<html><body><p>The Council met.</p><p>It agreed.</p></body></html>"


@pytest.fixture(autouse=True)
def allowed(settings: Any) -> None:
    settings.FETCH = True


def take(web: Web, by: Actor, address: str = "http://news.example/1.html") -> Received:
    return fetch_document(
        address=address,
        origin=Origin("public", address=address),
        by=by,
        at=NOW,
        resolve=web.resolve,
        connect=web.connect,
    )


def test_what_stands_at_the_address_is_received_and_waits_to_be_read(cast: Cast) -> None:
    def play(line: Any, asked: str) -> None:
        moved = saying(b"", status="301 Moved", more="Location: /news/2.html\r\n")
        (moved if asked.startswith("GET /1.html ") else saying(PAGE))(line, asked)

    with playing(play) as web:
        document = take(web, cast.staff).document
    assert (document.address, document.file_name) == ("http://news.example/news/2.html", "2.html")
    assert (document.media_type, document.state) == ("text/html", "waiting")
    assert originals.read(document.sha256) == PAGE
    entry = Entry.objects.get(object_id=document.public_id)
    assert (entry.verb, entry.actor_id) == ("document.received", cast.staff.public_id)


@pytest.mark.parametrize(
    ("play", "address", "said"),
    [
        (saying(PAGE), "http://10.0.0.7/", "does not lead to the public internet"),
        (saying(PAGE), "javascript:alert(1)", "begins with http:// or https://"),
        (saying(PAGE, status="404 Gone"), "http://news.example/", "answers with status 404"),
        (saying(b"\x89PNG\r\n\x1a\n", media_type="text/html"), "http://news.example/", "is a picture"),
    ],
)
def test_what_is_not_fetched_says_why_and_leaves_nothing(
    cast: Cast, play: Play, address: str, said: str
) -> None:
    before = Entry.objects.count()
    with playing(play) as web:
        web.addresses = {"10.0.0.7": ["10.0.0.7"]}
        with pytest.raises(Invalid, match=said):
            take(web, cast.staff, address)
    assert (Document.objects.count(), Entry.objects.count()) == (0, before)


def test_what_is_too_large_leaves_nothing(cast: Cast, settings: Any) -> None:
    settings.UPLOAD_BYTES = 10
    with playing(saying(PAGE)) as web, pytest.raises(Invalid, match="which is the limit"):
        take(web, cast.staff)
    assert Document.objects.count() == 0


@pytest.mark.parametrize("name", ["delegate", "chair", "observer", "stranger"])
def test_only_staff_have_something_fetched(cast: Cast, name: str) -> None:
    with playing(saying(PAGE)) as web, pytest.raises(NotPermitted):
        take(web, getattr(cast, name))
    assert web.looked_up == []


def test_nothing_is_fetched_unless_the_installation_does(cast: Cast, settings: Any) -> None:
    settings.FETCH = False
    with playing(saying(PAGE)) as web, pytest.raises(Invalid, match="fetches nothing from the web"):
        take(web, cast.staff)
    assert web.looked_up == []
