"""A notice of the union's Council, by whoever writes, approves and publishes it."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from PIL import Image

from secretariat.bodies.queries import actor_of
from secretariat.meetings.models import Meeting
from secretariat.notices import in_hand
from secretariat.notices.actions.approve_notice import approve_notice
from secretariat.notices.actions.draft_notice import draft_notice
from secretariat.notices.actions.publish_notice import publish_notice
from secretariat.notices.actions.submit_notice import submit_notice
from secretariat.notices.actions.write_version import write_version
from secretariat.notices.models import Notice
from secretariat.people.actor import Actor
from tests.cast import Cast
from tests.factories import Make

NOW = datetime(2026, 3, 16, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
LEDE = "The Council of the Three Rivers met in Port Alba on 12 March 2026."
TEXT = "It adopted the budget.\n\nAll sides thanked the hosts."


def council(cast: Cast, **more: Any) -> Meeting:
    """A meeting to tell of."""
    return Make.meeting(
        cast.union, "Council of March", "2026-03-12", fields={"kind": "council", "place": "Port Alba"}, **more
    )


def colleague(cast: Cast) -> Actor:
    """Another member of the union's staff."""
    return actor_of(Make.account("Cora Colleague", body=cast.union, role="staff"), NOW.date())


def free(cast: Cast, **more: Any) -> Notice:
    """A notice with words of one's own, complete in English."""
    given: dict[str, Any] = {
        "body": cast.union,
        "kind": "press-release",
        "language": "en",
        "place": "Port Alba",
    }
    notice = draft_notice(**given | more, by=cast.staff, at=NOW)
    return wrote(notice, cast.staff)


def drafted(cast: Cast, meeting: Meeting | None = None) -> Notice:
    """A notice that was drafted from a meeting."""
    about = (meeting or council(cast)).line
    return draft_notice(
        body=cast.union, kind="press-release", language="en", about=about, draft="meeting", by=cast.staff,
        at=NOW,
    )  # fmt: skip


def wrote(notice: Notice, by: Actor, language: str = "en", at: datetime = NOW, **more: Any) -> Notice:
    """The notice after somebody wrote it."""
    given: dict[str, Any] = {"title": "The Council met", "lede": LEDE, "text": TEXT, "is_complete": True}
    return write_version(
        notice=notice, language=language, **given | more, by=by, at=at, seen_version=notice.version
    )


def submitted(cast: Cast, notice: Notice | None = None) -> Notice:
    """The notice once it waits for approval."""
    found = notice or free(cast)
    return submit_notice(notice=found, by=cast.staff, at=NOW, seen_version=found.version)


def approved(cast: Cast, notice: Notice | None = None) -> Notice:
    """The notice once the Chair approved it."""
    found = submitted(cast, notice)
    return approve_notice(notice=found, by=cast.chair, at=NOW, seen_version=found.version)


def published(cast: Cast, notice: Notice | None = None, **more: Any) -> Notice:
    """The notice once it is published."""
    found = approved(cast, notice)
    given = {"by": cast.staff, "at": NOW}
    return publish_notice(notice=found, seen_version=found.version, **given | more)


def sentences(notice: Notice, language: str = "en") -> list[tuple[str, tuple[str, ...], str]]:
    """Text, lines and check of each sentence as it stands."""
    words = in_hand.latest(notice)[language].told
    return [(one.text, one.lines, one.check) for _, one in words.placed()]


def picture(kind: str = "PNG", size: tuple[int, int] = (64, 48), **save: Any) -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, (20, 60, 120)).save(out, kind, **save)
    return out.getvalue()


def looking(actor: Actor) -> Actor:
    """The same seats, seen through by somebody else."""
    return replace(actor, seen_by="Sanna Staff")
