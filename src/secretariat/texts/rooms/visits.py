"""What changed since one left the room. That somebody looked is no act, and stands in no history."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from secretariat.texts.models import Draft, Visit
from secretariat.texts.rooms.look import Look

APART = timedelta(minutes=20)  # whoever comes back within it never left
_FRESH = timedelta(minutes=1)


def left_at(look: Look) -> int:
    """Return how many operations stood when the viewer last left this room, and note that they are here.

    Who comes for the first time, or only looks through another seat's eyes, left when all that stands stood.
    1 query, and a few more where something is to be noted.
    """
    draft, viewer, now = look.draft, look.viewer, look.at
    if viewer.account_id is None or viewer.is_looking or not look.is_inside:
        return draft.count
    visit = Visit.objects.filter(draft=draft, account=viewer.account_id).first()
    if visit is None:
        _noted(draft, viewer.account_id, draft.count, now)
        return draft.count
    left = visit.seen if now - visit.at > APART else visit.left
    if (left, draft.count) != (visit.left, visit.seen) or now - visit.at > _FRESH:
        _noted(draft, viewer.account_id, left, now)
    return left


def note_present(draft: int, told: Mapping[int | None, int], at: datetime) -> None:
    """Note what those were told who are in a room, so that it is nothing new to them when they come back.

    1 query for each number of operations of which accounts were told (`told`: account → how many).
    """
    for count in set(told.values()):
        accounts = [account for account, seen in told.items() if account is not None and seen == count]
        Visit.objects.filter(draft=draft, account__in=accounts).update(seen=count, at=at)


def _noted(draft: Draft, account: int, left: int, at: datetime) -> None:
    Visit.objects.update_or_create(
        draft=draft, account_id=account, defaults={"left": left, "seen": draft.count, "at": at}
    )
