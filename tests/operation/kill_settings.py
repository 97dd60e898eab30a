"""The settings of the processes that are killed: the tests' own, with the product's way to send mail."""

from tests.settings import *  # noqa: F403

EMAIL_BACKEND = "secretariat.outbox.backend.OutboxBackend"
ALLOWED_HOSTS = ["127.0.0.1"]
