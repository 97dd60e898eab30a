"""Set the stage for processes that will be killed: a migrated database, people signed in, findings to decide.
`python -m tests.operation.play stage FINDINGS`

Prints a JSON object: sessions of the staff, and addresses of open findings.
"""

import json

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from secretariat.history.actions.chain_entries import chain_entries
from secretariat.history.signing import make_signing_key
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from tests.cast import cast_of
from tests.desk.making import NEWS, NOW, chair, received


def session_of(account: Account) -> str:
    """Sign an account in and return the name of its session."""
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def findings_for(by: Actor, count: int) -> list[str]:
    """Receive documents with one finding each; return where each finding is accepted."""
    addresses = []
    for number in range(count):
        _, (finding,) = received(by, [chair()], text=f"{NEWS} {number}", title=f"News {number}")
        addresses.append(reverse("desk:accept", args=[finding.public_id]))
    return addresses


def main(findings: str) -> None:
    """Set the stage."""
    call_command("migrate", verbosity=0)
    make_signing_key()
    staff = cast_of(NOW).staff
    session = session_of(Account.objects.get(pk=staff.account_id))
    addresses = findings_for(staff, int(findings))
    chain_entries(at=timezone.now())
    print(json.dumps({"session": session, "findings": addresses}))
