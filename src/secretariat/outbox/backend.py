"""Django's way to send mail writes a letter down here: `send_mail` inside an act stands or falls with it."""

import secrets
from collections.abc import Iterator, Sequence
from email.utils import parseaddr
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone
from django.utils.encoding import punycode

from secretariat.outbox.models import Letter


class OutboxBackend(BaseEmailBackend):
    """Keeps each message as one Letter per recipient, in the transaction that runs."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the messages down; return how many had a recipient."""
        kept = [message for message in email_messages if message.recipients()]
        with transaction.atomic():
            for message in kept:
                Letter.objects.bulk_create(_letters(message))
        return len(kept)


def _letters(message: EmailMessage) -> Iterator[Letter]:
    now = timezone.now()
    _complete(message)
    written: Any = message.message()
    whole = written.as_bytes(linesep="\r\n")
    for recipient in dict.fromkeys(envelope_address(address) for address in message.recipients()):
        yield Letter(
            message_id=message.extra_headers["Message-ID"],
            sender=envelope_address(message.from_email),
            recipient=recipient,
            subject=str(message.subject)[:300],
            message=whole,
            written_at=now,
            tried_since=now,
            due_at=now,
        )


def _complete(message: EmailMessage) -> None:
    """Give the message what every letter of ours carries.

    Source: RFC 3834 (Auto-Submitted, so that no holiday notice answers), RFC 8058 (List-Unsubscribe-Post).
    """
    domain = envelope_address(message.from_email).rpartition("@")[2] or "localhost"
    headers = message.extra_headers
    headers.setdefault("Message-ID", f"<{secrets.token_hex(16)}@{domain}>")
    headers.setdefault("Auto-Submitted", "auto-generated")
    if "https:" in headers.get("List-Unsubscribe", ""):
        headers.setdefault("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")


def envelope_address(address: str) -> str:
    """Return the bare address for the envelope, its domain in ASCII.

    >>> envelope_address("Büro <post@bücher.example>")
    'post@xn--bcher-kva.example'
    """
    name, at, domain = parseaddr(address)[1].rpartition("@")
    return f"{name}{at}{punycode(domain)}"
