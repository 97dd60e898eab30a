"""Machines ask whether the system lives and is ready; the answers tell nothing of anybody."""

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from secretariat.operation.pages import health

READY = {"ready": True, "database": True, "migrations": True}


def test_a_living_process_answers_without_the_database(client: Client) -> None:
    answer = client.get("/health/live")
    assert (answer.status_code, answer.content) == (200, b"alive\n")
    assert "no-store" in answer["Cache-Control"]
    assert answer.cookies == {}


@pytest.mark.django_db
def test_ready_with_todays_tables(client: Client, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()) == (200, READY)
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_not_ready_while_a_migration_is_missing(client: Client) -> None:
    health._migrated.clear()
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied("operation", "0001_first")
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()) == (503, READY | {"ready": False, "migrations": False})
    recorder.record_applied("operation", "0001_first")
    assert client.get("/health/ready").json() == READY


def test_health_is_only_looked_at(client: Client) -> None:
    assert client.post("/health/live").status_code == 405
    assert client.post("/health/ready").status_code == 405
