"""A person leaves history, lists and outbox at once, or none of them."""

from datetime import datetime

import pytest

from secretariat.bodies.queries import actor_of
from secretariat.history.actions.record import record
from secretariat.history.models import Entry
from secretariat.outbox.models import Letter
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, Refused, WrongState
from secretariat.site.actions.redact_everywhere import Redacted, redact_everywhere
from tests.cast import Cast
from tests.factories import Make

pytestmark = pytest.mark.django_db
MARA = ("Mara Lind", "mara@states.example")


@pytest.fixture
def admin(cast: Cast, now: datetime) -> Actor:
    return actor_of(Make.account("Ada Admin", body=cast.union, role="administrator"), now.date())


@pytest.fixture
def letter(cast: Cast, now: datetime) -> Letter:
    """A letter to Mara, and an entry of the history that names her."""
    record("body.entered", on=cast.union, by=cast.staff, at=now, name="Mara Lind lives here")
    return Letter.objects.create(
        message_id="<a@union.example>", sender="us@union.example", recipient=MARA[1], subject="News",
        message=b"Subject: News\r\n\r\nNews.", state="waiting", written_at=now, tried_since=now, due_at=now,
    )  # fmt: skip


def test_all_places_are_counted(admin: Actor, letter: Letter, now: datetime) -> None:
    done = redact_everywhere(accounts=(), words=MARA, by=admin, at=now, reason="Asked.")
    assert (done, done.place_count) == (Redacted(entries=1, lists=0, letters=1), 2)
    assert Letter.objects.get().to == "(redacted)"


@pytest.mark.parametrize(
    ("refusal", "changes"),
    [
        (NotPermitted, {"by": "staff"}),
        (Invalid, {"words": ()}),
        (Invalid, {"reason": " "}),
        (WrongState, {"state": "sending"}),
    ],
)
def test_refusal_of_one_leaves_all(
    admin: Actor, cast: Cast, letter: Letter, now: datetime, refusal: type[Refused], changes: dict[str, str]
) -> None:
    Letter.objects.update(state=changes.get("state", "waiting"))
    written = Entry.objects.count()
    with pytest.raises(refusal):
        redact_everywhere(
            accounts=(),
            words=changes.get("words", MARA),
            by=cast.staff if "by" in changes else admin,
            at=now,
            reason=changes.get("reason", "Asked."),
        )
    assert Entry.objects.count() == written
    assert Letter.objects.get().to == MARA[1]
