"""Set the stage for many writers: half of them staff, with findings of their own and findings that all fight
over; half of them delegations, one of each member, with reports in circulation to which they object, and
rooms in which they negotiate texts; and texts on which the body has voted, for the staff to adopt.

`python -m tests.operation.play crowd WRITERS`
"""

import json
import sys

from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from secretariat.bodies.queries import actor_of
from secretariat.history.signing import make_signing_key
from secretariat.meetings.actions.circulate_report import circulate_report
from secretariat.meetings.actions.draft_report import draft_report
from secretariat.parties.models import Body
from secretariat.people.models import Account
from secretariat.texts.actions.open_draft import open_draft
from tests.cast import Cast, cast_of
from tests.desk.making import NOW
from tests.factories import Make
from tests.meetings.sitting import new_item, with_items
from tests.operation.stage import findings_for, session_of
from tests.texts.making import opening
from tests.texts.silent import clean

OWN, SHARED, REPORTS, ROOMS, PARAGRAPHS, VOTES = 4, 10, 60, 5, 12, 40


def main(writers: str) -> None:
    """Set the stage and print sessions and addresses."""
    call_command("migrate", verbosity=0)
    make_signing_key()
    cast = cast_of(NOW)
    delegations = [delegation(n, cast.union) for n in range(int(writers) // 2)]
    staff = [
        Make.account(f"Writer {n}", body=cast.union, role="staff")
        for n in range(int(writers) - len(delegations))
    ]
    first = actor_of(staff[0], NOW.date())
    found = [address.removesuffix("accept/") for address in findings_for(first, OWN * len(staff) + SHARED)]
    stage = {
        "sessions": [session_of(account) for account in staff],
        "delegations": [session_of(account) for account in delegations],
        "shared": found[:SHARED],
        "own": found[SHARED:],
        "reports": [circulated(number, cast) for number in range(REPORTS)],
        "rooms": [room(number, cast) for number in range(ROOMS)],
        "votes": voted(cast),
    }
    json.dump(stage, sys.stdout)


def delegation(number: int, union: Body) -> Account:
    """Seat a member, and the head of its delegation."""
    party = Make.party(f"X{number:02}")
    Make.membership(union, party)
    return Make.account(f"Delegate {number}", body=union, role="head", party=party)


def circulated(number: int, cast: Cast) -> dict[str, object]:
    """Circulate the report of a meeting; return where delegations object to it, and its version."""
    title, now = f"Council {number}", timezone.now()
    meeting = Make.meeting(cast.union, title, "2026-03-10", by=cast.staff, fields={"kind": "council"})
    with_items(cast, meeting, new_item("Opening"))
    report = draft_report(meeting=meeting, introduction="", by=cast.staff, at=now, seen_version=0)
    report = circulate_report(report=report, checkers=(), by=cast.staff, at=now, seen_version=report.version)
    return {"at": reverse("meetings:object-to-report", args=[meeting.public_id]), "version": report.version}


def room(number: int, cast: Cast) -> dict[str, object]:
    """Open a text; return where it is negotiated, and its paragraphs."""
    words = "The members keep the locks open from April to October and report each spring."
    paragraphs = [(f"{label}.", words) for label in range(1, PARAGRAPHS + 1)]
    given = opening(title=f"Declaration {number}", paragraphs=paragraphs)
    draft = open_draft(body=cast.union, opening=given, by=cast.staff, at=timezone.now())
    keys = [f"p{label}" for label in range(1, PARAGRAPHS + 1)]
    return {"at": reverse("texts:room", args=[draft.public_id]), "paragraphs": keys}


def voted(cast: Cast) -> list[str]:
    """Bring texts before a meeting of the body; return where each is adopted."""
    Make.meeting(cast.union, "Council of votes", "2026-03-16", by=cast.staff, fields={"kind": "council"})
    drafts = [clean(cast, title=f"Decision {number}", rule_set="bsec") for number in range(VOTES)]
    return [reverse("adoptions:adopt", args=[draft.public_id]) for draft in drafts]
