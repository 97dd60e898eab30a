"""A text that takes too much costs itself alone: it is said, and nothing is lost."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from secretariat.desk.actions.read_at_desk import read_at_desk
from secretariat.desk.actions.read_document import read_document
from secretariat.engines.reading.guarded.reading import POOL
from secretariat.evidence.actions.receive_document import receive_document
from secretariat.evidence.models import Document
from secretariat.history.models import Entry
from secretariat.people.actor import Actor
from tests.cast import Cast
from tests.desk.conftest import SignIn
from tests.desk.making import NOW

NEWS = b"Ana Albu of Romania visited Corva City on 3 March 2026."


@pytest.fixture(autouse=True)
def fresh() -> Any:
    POOL.end_idle()
    yield
    POOL.end_idle()


def received(by: Actor, data: bytes = NEWS) -> Document:
    return receive_document(data=data, file_name="news.txt", distribution="public", by=by, at=NOW).document


def test_text_that_takes_too_much_memory_is_said_and_logged(
    cast: Cast, caplog: pytest.LogCaptureFixture, settings: Any
) -> None:
    settings.PARSE_BYTES = 1_000_000
    document = read_document(document=received(cast.staff), by=cast.staff, at=NOW)
    assert document.state == "failed"
    assert document.failure.startswith("news.txt was not read: ")
    assert f"The reader broke on document {document.public_id}" in caplog.text
    settings.PARSE_BYTES = 1_500_000_000
    assert read_document(document=document, by=cast.staff, at=NOW).state == "read"


def test_text_that_takes_too_long_is_left_to_the_worker(cast: Cast, settings: Any) -> None:
    settings.DESK_READ_SECONDS = 0
    document = received(cast.staff)
    left, is_read = read_at_desk(document=document, by=cast.staff, at=NOW)
    assert (left.state, is_read, left.failure) == ("waiting", False, "")
    entry = Entry.objects.get(verb="document.left-to-worker")
    assert (entry.object_id, entry.told("seconds")) == (document.public_id, 0)
    assert not Entry.objects.filter(verb__in=("document.read", "document.unread")).exists()
    assert DBTaskResult.objects.filter(task_path="secretariat.desk.tasks.read_waiting").count() == 1


def test_worker_too_has_an_end_and_says_why(cast: Cast, settings: Any) -> None:
    settings.READ_SECONDS = 0
    document = read_document(document=received(cast.staff), by=cast.staff, at=NOW)
    assert document.state == "failed"
    assert "took more than 0 seconds" in document.failure


def test_page_tells_that_the_worker_goes_on(cast: Cast, settings: Any, sign_in: SignIn) -> None:
    document = read_document(document=received(cast.staff), by=cast.staff, at=NOW)
    settings.DESK_READ_SECONDS = 0
    client: Client = sign_in(cast.staff)
    page = client.post(reverse("desk:read-again", args=[document.public_id]), follow=True)
    assert "the worker goes on with it" in page.content.decode()
    document.refresh_from_db()
    assert (document.state, document.readings.count()) == ("read", 1)
    assert DBTaskResult.objects.filter(task_path="secretariat.desk.tasks.read_again").count() == 1


def test_form_that_takes_documents_has_the_reader_ready(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.staff)
    assert POOL.idle == []
    for _ in range(2):
        client.get(reverse("desk:receive"))
    (waiting,) = POOL.idle
    assert read_document(document=received(cast.staff), by=cast.staff, at=NOW).state == "read"
    assert (waiting.asked, POOL.idle) == (1, [waiting])


def test_no_process_is_made_ready_by_a_page_that_takes_nothing(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.staff).get(reverse("desk:home"))
    assert POOL.idle == []
