"""Set the stage for many writers: accounts signed in, findings of their own, findings that all fight over.

`python -m tests.operation.play crowd WRITERS`
"""

import json
import sys

from django.core.management import call_command

from secretariat.bodies.queries import actor_of
from secretariat.history.signing import make_signing_key
from tests.cast import cast_of
from tests.desk.making import NOW
from tests.factories import Make
from tests.operation.stage import findings_for, session_of

OWN, SHARED = 4, 10


def main(writers: str) -> None:
    """Set the stage and print sessions and addresses."""
    call_command("migrate", verbosity=0)
    make_signing_key()
    union = cast_of(NOW).union
    accounts = [Make.account(f"Writer {n}", body=union, role="staff") for n in range(int(writers))]
    first = actor_of(accounts[0], NOW.date())
    found = [address.removesuffix("accept/") for address in findings_for(first, OWN * len(accounts) + SHARED)]
    stage = {"sessions": [session_of(account) for account in accounts]}
    json.dump(stage | {"shared": found[:SHARED], "own": found[SHARED:]}, sys.stdout)
