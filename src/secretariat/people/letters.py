"""Letters that the system sends to accounts, by e-mail; which of them somebody wants is theirs to say.

A slice that writes letters of a new kind registers it when its app is ready, so that the page of preferences
offers it: `KINDS["silence"] = Kind("silence", _("…"))` through `announce`.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from secretariat.people.models import Account


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of letter that one may turn off."""

    key: str
    label: Promise | str


KINDS: dict[str, Kind] = {}


def announce(key: str, label: Promise | str) -> None:
    """Register a kind of letter."""
    assert KINDS.setdefault(key, Kind(key, label)).label == label, f"two kinds of letter called {key}"


announce("seats", _("When a seat is given to me or ends"))
announce("readers", _("When I am named a reader of a restricted document"))
announce("work", _("When somebody's open work is handed to me"))


def write_to(account: Account, kind: str, template: str, **context: Any) -> None:
    """Send a letter in the account's language, unless they turned it off; it stands or falls with the act.

    Args:
        kind: one of `KINDS`.
        template: "bodies/letters/seat_given": its `_subject.txt` and `_message.txt` are rendered.
    """
    assert kind in KINDS, kind
    if account.is_active and not account.is_system and kind not in account.letters_off:
        send(account.email, account.language, template, name=account.name, **context)


def send(email: str, language: str, template: str, **context: Any) -> None:
    """Send a letter to an address: whoever invites strangers needs no account.

    It is written into the outbox in the transaction that runs: after it, whoever is killed would lose it.
    """
    context |= {"address": settings.ADDRESS}
    with translation.override(language):
        subject = " ".join(render_to_string(f"{template}_subject.txt", context).split())
        message = render_to_string(f"{template}_message.txt", context).strip() + "\n"
    send_mail(subject, message, None, [email])
