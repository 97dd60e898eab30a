"""The rounds of the settings can be walked, and clear away what is long done."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from secretariat.bodies.models import Invitation
from secretariat.operation.checks import rounds_can_be_walked
from secretariat.operation.models import Worker
from secretariat.operation.worker.rounds import rounds
from secretariat.operation.worker.run import work_off
from tests.bodies.making import account_of
from tests.cast import Cast
from tests.operation import tasks

BY = "secretariat.operation"


def test_the_rounds_of_the_settings_can_be_walked() -> None:
    assert rounds_can_be_walked() == []
    assert len(rounds()) >= 3


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (f"{BY}.nowhere.walk", "operation.E001"),
        (f"{BY}.worker.leases.say_farewell", "operation.E002"),
    ],
)
def test_a_round_that_cannot_be_walked_is_named(settings: Any, path: str, said: str) -> None:
    settings.ROUNDS = [(path, 1)]
    assert [found.id for found in rounds_can_be_walked()] == [said]


@pytest.mark.django_db
def test_every_round_can_be_walked_twice() -> None:
    for each in rounds() * 2:
        each.call(at=timezone.now())


@pytest.mark.django_db
def test_what_is_long_done_is_cleared_and_nothing_else() -> None:
    now = timezone.now()
    for word in ("old", "new"):
        tasks.keep.enqueue(word)
    work_off()
    tasks.keep.enqueue("waiting")
    old = DBTaskResult.objects.filter(args_kwargs__args=["old"])
    old.update(finished_at=now - timedelta(days=15))
    DBTaskResult.objects.filter(status="READY").update(enqueued_at=now - timedelta(days=30))
    Worker.objects.create(name="gone", started_at=now, seen_at=now - timedelta(days=2))
    ended, running = SessionStore(), SessionStore()
    ended.set_expiry(-60)
    for session in (ended, running):
        session["seat"] = "staff"
        session.save()
    for each in rounds():
        each.call(at=now)
    left = [kept.args_kwargs["args"] for kept in DBTaskResult.objects.order_by("status")]
    assert left == [["waiting"], ["new"]]
    assert list(Session.objects.values_list("pk", flat=True)) == [running.session_key]
    assert Worker.objects.count() == 0


@pytest.mark.django_db
def test_where_ended_sessions_came_from_is_forgotten_and_where_running_ones_do_is_not(cast: Cast) -> None:
    now = timezone.now()
    account = account_of(cast.staff)
    for word in ("ended", "running", "just opened"):
        session = SessionStore()
        session.set_expiry(-60 if word == "ended" else 3600)
        session.save()
        if word == "just opened":
            session.delete()
        UserSession.objects.create(
            user=account, session_key=session.session_key, ip="192.0.2.7", user_agent=word,
            created_at=now - timedelta(minutes=5 if word == "just opened" else 90),
        )  # fmt: skip
    for each in rounds():
        each.call(at=now)
    assert set(UserSession.objects.values_list("user_agent", flat=True)) == {"running", "just opened"}


@pytest.mark.django_db
def test_who_was_invited_and_never_came_is_forgotten_after_three_months(cast: Cast) -> None:
    now, account = timezone.now(), account_of(cast.staff)
    for days, name, accepted in ((91, "Old", None), (89, "Late", None), (91, "Came", now)):
        Invitation.objects.create(
            email=f"{name}@tests.example", name=name, body=cast.union, role="staff", secret_hash=name,
            invited_by=account, invited_at=now - timedelta(days=days + 14), accepted_at=accepted,
            expires_at=now - timedelta(days=days),
        )  # fmt: skip
    for each in rounds():
        each.call(at=now)
    assert set(Invitation.objects.values_list("name", flat=True)) == {"Late", "Came"}
