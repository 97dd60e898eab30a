"""Set the stage for many listeners: a room of some length in which one negotiates, and their accounts.

`python -m tests.operation.play listening LISTENERS PARAGRAPHS`

Thirteen delegations of several persons each, observers and staff; proposals, positions and reservations stand
on every second paragraph. Prints a JSON object: sessions, where the room stands, its paragraphs.
"""

import json
import sys
from datetime import timedelta

from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from secretariat.bodies.queries import actor_of
from secretariat.engines.drafting.operations.words import changes_between
from secretariat.history.signing import make_signing_key
from secretariat.parties.models import Party
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.texts import log
from secretariat.texts.actions.open_draft import open_draft
from secretariat.texts.actions.table_proposal import table_proposal
from secretariat.texts.actions.take_position import take_position
from secretariat.texts.models import Draft
from tests.cast import Cast, cast_of
from tests.desk.making import NOW
from tests.factories import Make
from tests.operation.stage import session_of
from tests.texts.making import opening, seat_of

DELEGATIONS = 13
WORDS = (
    "The members keep the locks on the three rivers open from April to October, look after the harbours of "
    "the bay, and report to the Council each spring on the state of the waterways and on what they have cost."
)


def main(listeners: str, paragraphs: str) -> None:
    """Set the stage and print who listens where."""
    call_command("migrate", verbosity=0)
    make_signing_key()
    cast = cast_of(NOW)
    seat_of(cast)
    people = accounts(cast, int(listeners))
    labels = [f"{number}." for number in range(1, int(paragraphs) + 1)]
    given = opening(
        title="Declaration on the waterways",
        distribution="general",
        paragraphs=[(one, WORDS) for one in labels],
    )
    draft = open_draft(body=cast.union, opening=given, by=cast.staff, at=timezone.now())
    speakers = [actor_of(one, NOW.date()) for one in people[:DELEGATIONS]]
    negotiated(draft, speakers, len(labels))
    stage = {
        "sessions": [session_of(account) for account in people],
        "speaker": session_of(people[0]),
        "at": reverse("texts:room", args=[draft.public_id]),
        "paragraphs": [f"p{number}" for number in range(1, len(labels) + 1)],
    }
    json.dump(stage, sys.stdout)


def accounts(cast: Cast, count: int) -> list[Account]:
    """Seat everybody: of ten, eight sit for delegations, one observes, one is of the secretariat."""
    parties = [Make.party(f"X{number:02}", {"short": f"Land {number}"}) for number in range(DELEGATIONS)]
    for party in parties:
        Make.membership(cast.union, party)
    delegates = count * 8 // 10
    seats: list[tuple[str, Party | None]] = [
        ("head" if n < DELEGATIONS else "member", parties[n % DELEGATIONS]) for n in range(delegates)
    ]
    seats += [("observer", cast.corva)] * (count // 10)
    seats += [("staff", None)] * (count - len(seats))
    return [
        Make.account(f"Listener {n}", body=cast.union, role=role, party=party)
        for n, (role, party) in enumerate(seats)
    ]


def negotiated(draft: Draft, speakers: list[Actor], paragraphs: int) -> None:
    """Table a proposal on every second paragraph; others support, oppose and reserve."""
    at = timezone.now()
    for number in range(2, paragraphs + 1, 2):
        standing = Draft.objects.select_related("body__parent").get(pk=draft.pk)
        words = WORDS.replace("each spring", f"every {number} months")
        edits = changes_between(log.state_of(standing).paragraphs[f"p{number}"].tokens, words)
        by = speakers[number % len(speakers)]
        at += timedelta(seconds=1)
        target = table_proposal(draft=standing, edits=edits, by=by, at=at, seen_count=standing.count)
        for place, stance in ((1, "support"), (2, "oppose"), (3, "reserve")):
            standing = Draft.objects.select_related("body__parent").get(pk=draft.pk)
            take_position(
                draft=standing, target=target, stance=stance, by=speakers[(number + place) % len(speakers)],
                at=at, seen_count=standing.count,
            )  # fmt: skip
