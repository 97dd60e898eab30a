"""Several files are handed in: each is kept at once and read by the worker, and its end is on the list."""

from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from secretariat.desk.actions.hand_in_file import hand_in_file
from secretariat.desk.actions.open_intake import open_intake
from secretariat.desk.actions.receive_for_reading import Origin, receive_for_reading
from secretariat.desk.models import Intake, IntakeFile
from secretariat.desk.tasks import read_waiting
from secretariat.evidence.models import Document, Reading
from secretariat.history.models import Entry
from secretariat.operation.worker.run import work_off
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted
from tests.cast import Cast
from tests.desk.making import NOW, received

TEXT = b"The Council met in Alba on 3 March 2026.\n"


def hand_in(
    cast: Cast, data: bytes, by: Actor | None = None, intake: Intake | None = None, **more: Any
) -> IntakeFile:
    by = by or cast.staff
    intake = intake or open_intake(file_count=1, distribution="public", by=by, at=NOW)
    fields = {"position": 1, "file_name": "met.txt"} | more
    return hand_in_file(intake=intake, load=lambda: data, origin=Origin("public"), by=by, at=NOW, **fields)


def test_a_file_is_kept_and_waits_until_the_worker_reads_it(cast: Cast) -> None:
    file = hand_in(cast, TEXT)
    document = Document.objects.get()
    assert (file.document, file.is_new, file.reason) == (document, True, "")
    assert (document.state, Reading.objects.count()) == ("waiting", 0)
    assert list(Entry.objects.order_by("pk").values_list("verb", flat=True))[-2:] == [
        "intake.opened",
        "document.received",
    ]
    assert work_off() == 1
    assert Document.objects.get().state == "read"
    assert Entry.objects.get(verb="document.read").actor_id == cast.staff.public_id


def test_reading_twice_changes_nothing(cast: Cast) -> None:
    hand_in(cast, TEXT)
    document = Document.objects.get()
    for _ in range(2):
        assert read_waiting.call(document.public_id, cast.staff.public_id) == "read"
    assert Reading.objects.count() == 1


def test_the_same_bytes_are_not_read_again(cast: Cast) -> None:
    intake = open_intake(file_count=2, distribution="public", by=cast.staff, at=NOW)
    hand_in(cast, TEXT, intake=intake)
    again = hand_in(cast, TEXT, intake=intake, position=2, file_name="again.txt")
    assert (again.document, again.is_new) == (Document.objects.get(), False)
    assert DBTaskResult.objects.count() == 1


def test_a_file_that_cannot_be_taken_says_why(cast: Cast) -> None:
    file = hand_in(cast, b"", file_name="empty.txt")
    assert (file.document, file.reason) == (None, "empty.txt is empty: there is nothing to keep.")
    assert (Document.objects.count(), DBTaskResult.objects.count()) == (0, 0)


def test_a_file_that_is_closed_to_whoever_brings_it_is_not_shown(cast: Cast) -> None:
    received(cast.staff, [], text=TEXT.decode())
    Document.objects.update(distribution="restricted")
    file = hand_in(cast, TEXT)
    assert file.document is None
    assert file.reason == "met.txt was received before, for named readers only. Nothing was changed."


def test_a_delegation_hands_nothing_in(cast: Cast) -> None:
    intake = open_intake(file_count=1, distribution="public", by=cast.staff, at=NOW)
    with pytest.raises(NotPermitted):
        open_intake(file_count=1, distribution="public", by=cast.delegate, at=NOW)
    with pytest.raises(NotPermitted):
        hand_in(cast, TEXT, by=cast.delegate, intake=intake)
    assert (Intake.objects.count(), IntakeFile.objects.count(), Document.objects.count()) == (1, 0, 0)


def test_a_single_document_is_read_later_where_nobody_reads_it_at_once(cast: Cast) -> None:
    taken = receive_for_reading(
        data=TEXT, file_name="met.txt", origin=Origin("public"), by=cast.staff, at=NOW, wait_seconds=120
    )
    task = DBTaskResult.objects.get()
    assert task.args_kwargs["args"] == [taken.document.public_id, cast.staff.public_id]
    assert (task.run_after - NOW).total_seconds() == 120


def test_what_is_refused_leaves_no_task(cast: Cast) -> None:
    with pytest.raises(Invalid):
        receive_for_reading(data=TEXT, file_name="met.txt", origin=Origin("secret"), by=cast.staff, at=NOW)
    assert (Document.objects.count(), DBTaskResult.objects.count()) == (0, 0)
