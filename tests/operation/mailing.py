"""Write mailings without end: each an act with an entry in the history, and a letter to each of three states.
`python -m tests.operation.play mailing`
"""

import time

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone

from secretariat.bodies.queries import actor_of
from secretariat.history.actions.record import record
from secretariat.people.models import Account

PAUSE_SECONDS = 0.05
STATES = ("alba", "brenn", "corva")


def letters_on(subject: str) -> list[EmailMessage]:
    """Return one letter to each state."""
    sender = "office@union.example"
    return [EmailMessage(subject, "Please come.", sender, [f"{state}@x.example"]) for state in STATES]


def main() -> None:
    """Mail until killed."""
    account = Account.objects.get(name="Sanna Staff")
    staff = actor_of(account, timezone.localdate())
    while True:
        time.sleep(PAUSE_SECONDS)
        with transaction.atomic():
            entry = record("meeting.announced", on=account, by=staff, at=timezone.now())
            get_connection().send_messages(letters_on(f"Meeting {entry.pk}"))
