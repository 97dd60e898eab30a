"""The settings of processes that are killed: those of the tests, with the product's mail and SQLite."""

import os

from tests.settings import *  # noqa: F403

EMAIL_BACKEND = "secretariat.outbox.backend.OutboxBackend"
ALLOWED_HOSTS = ["127.0.0.1"]
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405
    # A table of its own: that of the tests stays as it is in a process that reads both.
    DATABASES = {"default": DATABASES["default"] | {"ENGINE": "secretariat.config.sqlite"}}  # noqa: F405
if os.environ.get("SECRETARIAT_TEST_HOLD"):
    INSTALLED_APPS = [*INSTALLED_APPS, "tests.operation.held.Held"]  # noqa: F405
