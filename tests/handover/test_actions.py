"""Making versions: by whom, for which term, what is kept, what is never changed."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction

from secretariat.handover.actions.make_due_files import make_due_files
from secretariat.handover.actions.make_handover_file import make_handover_file
from secretariat.handover.content import hash_of
from secretariat.handover.models import HandoverFile
from secretariat.history.models import AppendOnlyError, Entry
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted
from tests.cast import Cast
from tests.factories import Make
from tests.handover.ground import Ground
from tests.handover.planting import planted

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def union(cast: Cast, settings: Any) -> Cast:
    """The union is the house, with a seat in time; Alba takes over from Brenn on 1 July."""
    settings.HOUSE = "union"
    cast.union.time_zone = "Europe/Athens"
    cast.union.save()
    Make.chairmanship(cast.union, cast.alba, "2026-07-01/2026-12-31", "planned")
    return cast


def made(cast: Cast, by: Actor | None = None, edition: str = "secretariat", **more: Any) -> HandoverFile:
    given: dict[str, Any] = {"body": cast.union, "at": NOW}
    return make_handover_file(by=by or cast.staff, edition=edition, **given | more)


def test_a_version_keeps_what_was_open_with_its_hash(union: Cast) -> None:
    list(planted(Ground(union, union.union, "Open", union.chairmanship), 3))
    file = made(union)
    assert (file.number, file.on, file.occasion, file.made_by_id) == (
        1, date(2026, 6, 1), "asked", union.staff.account_id,
    )  # fmt: skip
    assert file.sha256 == hash_of(file.content)
    assert file.term is not None
    assert (file.content["term"]["holder"], file.content["outgoing"]["holder"]) == ("Alba", "Brenn")
    assert "Open commitment 0 ends." in json.dumps(file.content)
    entry = Entry.objects.get(verb="handover-file.made")
    told = (entry.told("number"), entry.told("edition"), entry.told("sha256"))
    assert told == (1, "secretariat", file.sha256)
    assert made(union).number == 2
    assert made(union, edition="chair").number == 1


def test_the_present_chair_makes_its_own_edition_alone(union: Cast) -> None:
    assert made(union, by=union.chair, edition="chair").number == 1
    for by, edition in (
        (union.chair, "secretariat"), (union.delegate, "chair"), (union.observer, "chair"),
        (union.other_staff, "chair"),
    ):  # fmt: skip
        with pytest.raises(NotPermitted):
            made(union, by=by, edition=edition)
    assert HandoverFile.objects.count() == 1


def test_a_strange_edition_or_term_is_refused(union: Cast) -> None:
    foreign = Make.chairmanship(union.elsewhere, union.alba, "2026-07-01/2026-12-31", "planned")
    with pytest.raises(Invalid):
        made(union, edition="press")
    with pytest.raises(Invalid):
        made(union, term=foreign)
    assert not HandoverFile.objects.exists()
    assert not Entry.objects.filter(verb="handover-file.made").exists()


def test_a_kept_version_never_changes(union: Cast) -> None:
    file = made(union)
    file.content = {}
    with pytest.raises(AppendOnlyError):
        file.save()
    with pytest.raises(AppendOnlyError):
        file.delete()
    for statement in ("UPDATE handover_handoverfile SET number = 9", "DELETE FROM handover_handoverfile"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert HandoverFile.objects.get().number == 1


def occasions() -> list[tuple[str, str]]:
    return sorted(HandoverFile.objects.values_list("occasion", "edition"))


def test_the_round_makes_each_version_once_and_tells_the_incoming_delegation(union: Cast) -> None:
    first = datetime(2026, 7, 1, 0, 5, tzinfo=UTC)  # of Athens already
    assert make_due_files(at=first - timedelta(days=40)) == 0
    assert make_due_files(at=first - timedelta(days=30)) == 2
    assert make_due_files(at=first - timedelta(days=29)) == 0
    [letter] = mail.outbox
    file = HandoverFile.objects.get(edition="chair")
    assert letter.to == [Account.objects.get(pk=union.delegate.account_id).email]
    assert f"/handover/files/{file.public_id}/" in letter.body
    assert make_due_files(at=first - timedelta(days=14)) == 2
    assert make_due_files(at=first - timedelta(days=1)) == 2
    assert make_due_files(at=first) == 2
    assert make_due_files(at=first + timedelta(hours=1)) == 0
    assert make_due_files(at=first + timedelta(days=1)) == 0
    assert occasions() == sorted(
        (one, edition)
        for one in ("30 days", "14 days", "1 day", "start")
        for edition in ("chair", "secretariat")
    )
    assert len(mail.outbox) == 2
    terms = {file.content["term"]["holder"] for file in HandoverFile.objects.all()}
    assert terms == {"Alba"}
    assert {file.content["outgoing"]["holder"] for file in HandoverFile.objects.all()} == {"Brenn"}


def test_after_a_pause_only_the_version_due_last_is_made(union: Cast) -> None:
    assert make_due_files(at=datetime(2026, 6, 30, 12, 0, tzinfo=UTC)) == 2
    assert occasions() == [("1 day", "chair"), ("1 day", "secretariat")]


def test_a_term_that_begins_in_some_month_gets_none_by_itself(union: Cast) -> None:
    group = Make.body("group", parent=union.union, time_zone="Europe/Athens")
    Make.chairmanship(group, union.alba, "2026-07/2026-12", "planned")
    assert make_due_files(at=NOW) == 2
    assert set(HandoverFile.objects.values_list("body__slug", flat=True)) == {"union"}


def test_bodies_that_are_not_kept_here_get_none(union: Cast) -> None:
    Make.chairmanship(union.elsewhere, union.alba, "2026-06-15/2026-12-31", "planned")
    make_due_files(at=NOW)
    assert set(HandoverFile.objects.values_list("body__slug", flat=True)) == {"union"}
