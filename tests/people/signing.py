"""Signing in as people do, with an authenticator app of our own (RFC 6238, written from the standard)."""

import base64
import hashlib
import hmac
import struct
import time

from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from secretariat.people.models import Account

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SIGN_IN = "/account/sign-in/"


def signed_in(account: Account, password: str = "password") -> Client:
    """Sign in by the form."""
    client = Client()
    client.post(SIGN_IN, {"login": account.email, "password": password})
    return client


def with_app(account: Account, secret: str = SECRET) -> Account:
    """Give the account an authenticator app that knows the secret."""
    TOTP.activate(account, secret)
    return account


def code_of(secret: str = SECRET, at: float | None = None) -> str:
    """Return the six digits that an app shows at a time.

    >>> code_of("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", 59)
    '287082'
    """
    step = struct.pack(">Q", int(time.time() if at is None else at) // 30)
    digest = hmac.new(base64.b32decode(secret), step, hashlib.sha1).digest()
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"
