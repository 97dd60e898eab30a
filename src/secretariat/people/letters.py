"""Letters that the system sends to accounts, by e-mail; which of them somebody wants is theirs to say.

A slice that writes letters of a new kind registers it when its app is ready, so that the page of preferences
offers it: `KINDS["silence"] = Kind("silence", _("…"))` through `announce`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import TemplateDoesNotExist
from django.template.loader import get_template, render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from secretariat.people.letter_links import address_for_stopping
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

    Its head says to which kind it belongs and how its reader stops that kind without signing in.

    Args:
        kind: one of `KINDS`.
        template: "bodies/letters/seat_given": its `_subject.txt` and `_message.txt` are rendered, and its
            `_message.html` beside them where there is one. They are given `name`, `address` and `stop`.
    """
    assert kind in KINDS, kind
    if account.is_active and not account.is_system and kind not in account.letters_off:
        stop = address_for_stopping(account, kind)
        context |= {"name": account.name, "stop": stop}
        _send(account.email, account.language, template, context, list_head(kind, stop))


def list_head(kind: str, stop: str) -> dict[str, str]:
    """Return what the head of a letter says of its kind.

    Source: RFC 2919 (List-Id), RFC 2369 (List-Unsubscribe), RFC 8058 (one click: where the address is https,
    the outbox adds List-Unsubscribe-Post).
    """
    host = urlsplit(settings.ADDRESS).hostname or "localhost"
    return {"List-Id": f"<{kind}.letters.{host}>", "List-Unsubscribe": f"<{stop}>"}


def send(email: str, language: str, template: str, **context: Any) -> None:
    """Send a letter to an address: whoever invites strangers needs no account.

    It is written into the outbox in the transaction that runs: after it, whoever is killed would lose it.
    """
    _send(email, language, template, context, {})


def _send(email: str, language: str, template: str, context: dict[str, Any], head: Mapping[str, str]) -> None:
    context |= {"address": settings.ADDRESS}
    with translation.override(language):
        subject = " ".join(render_to_string(f"{template}_subject.txt", context).split())
        message = render_to_string(f"{template}_message.txt", context).strip() + "\n"
        page = _page(template, context)
    letter = EmailMultiAlternatives(subject, message, None, [email], headers=dict(head))
    if page:
        letter.attach_alternative(page, "text/html")
    letter.send()


def _page(template: str, context: dict[str, Any]) -> str:
    """Return the same words as a page of HTML; "" for letters that are text alone."""
    try:
        found = get_template(f"{template}_message.html")
    except TemplateDoesNotExist:
        return ""
    return str(found.render(context)).strip() + "\n"
