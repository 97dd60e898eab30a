"""The links that letters carry: signed, for one account, until its holder makes them void.

A link by which one stops letters of a kind without signing in (RFC 8058) names the account and the kind, and
can do nothing else. All links of an account also carry `letter_links`: one act makes those sent before void.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.urls import reverse

from secretariat.people.models import Account

STOPPING = "people.letters.stop"
LONGEST = 400


def token_of(account: Account, salt: str, told: Mapping[str, Any]) -> str:
    """Return what a link of a letter carries: what it is about, for whom, and as which of their links."""
    return signing.dumps(
        {**told, "a": account.public_id, "l": account.letter_links}, salt=salt, compress=False
    )


def told_by(token: str, salt: str, valid: timedelta | None = None) -> tuple[Account, dict[str, Any]] | None:
    """Return the account and what the link is about; None where it is forged, too old or void."""
    if len(token) > LONGEST:
        return None
    try:
        told = signing.loads(token, salt=salt, max_age=valid)
    except signing.BadSignature:
        return None
    accounts = Account.objects.filter(is_active=True, is_system=False, letter_links=told.get("l", 0))
    account = accounts.filter(public_id=told["a"]).first()
    return (account, told) if account else None


def address_for_stopping(account: Account, kind: str) -> str:
    """Return the whole address by which this account stops letters of this kind."""
    path = reverse("people:stop-letters", args=[token_of(account, STOPPING, {"k": kind})])
    return f"{settings.ADDRESS}{path}"
