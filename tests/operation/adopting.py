"""Put texts under a silence whose end has come: the next worker adopts them.

`python -m tests.operation.play adopting TEXTS`

Prints a JSON object: a session of the staff, and the silences.
"""

import json

from django.core.management import call_command
from django.utils import timezone

from secretariat.history.actions.chain_entries import chain_entries
from secretariat.history.signing import make_signing_key
from secretariat.people.models import Account
from tests.cast import cast_of
from tests.operation.stage import session_of
from tests.texts.making import NOW, later
from tests.texts.silent import clean, silent


def main(texts: str) -> None:
    """Set the stage."""
    call_command("migrate", verbosity=0)
    make_signing_key()
    cast = cast_of(NOW)
    begun = []
    for number in range(int(texts)):
        draft = clean(cast, title=f"Declaration {number}", distribution="general")
        begun.append(silent(cast, draft=draft, at=later(10 + number)).public_id)
    chain_entries(at=timezone.now())
    session = session_of(Account.objects.get(pk=cast.staff.account_id))
    print(json.dumps({"session": session, "silences": begun}))
