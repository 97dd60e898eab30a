"""The list of notices for those who work on them: what waits for whom, and what changed since."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from secretariat.bodies.queries import LONG, names_of
from secretariat.dates import moment
from secretariat.notices.models import Notice, NoticeRule, Wording
from secretariat.notices.rows.notice import presided_by
from secretariat.notices.states import NoticeState
from secretariat.notices.ties import changed_facts
from secretariat.people.actor import Actor

PUBLISHED_SHOWN = 30


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice; `when`: opened, approved, published, or the end of its embargo; `next`: what to do."""

    id: str
    title: str
    kind: str
    body: str
    when: str
    next: Promise | str
    is_fictitious: bool


@dataclass(frozen=True, slots=True)
class NoticeList:
    """Notices in hand by where they stand; `changed`: published ones of which a line reads otherwise now."""

    drafts: tuple[NoticeRow, ...]
    submitted: tuple[NoticeRow, ...]
    approved: tuple[NoticeRow, ...]
    embargoed: tuple[NoticeRow, ...]
    published: tuple[NoticeRow, ...]
    changed: tuple[NoticeRow, ...]


_NEXT: dict[str, Promise] = {
    NoticeState.DRAFT: _("Write it, tie its facts, then submit it"),
    NoticeState.SUBMITTED: _("Somebody who wrote none of it looks at it and approves it, or sends it back"),
    NoticeState.APPROVED: _("Publish it, now or for a moment to come"),
    "embargoed": _("It is published by itself; move or lift the embargo where that is wrong"),
    NoticeState.PUBLISHED: _("Correct or withdraw it where it is wrong"),
    NoticeState.WITHDRAWN: _("It stays, and says why"),
    "changed": _("Look at the line, and correct the notice where it is wrong now"),
}


def works_on_notices(viewer: Actor, at: datetime) -> bool:
    """Tell whether the list is for the viewer: staff, the Chair, and whom a body names."""
    if viewer.is_staff or presided_by(viewer, at):
        return True
    return NoticeRule.objects.filter(approvers=viewer.account_id).exists()


def notices_in_hand(viewer: Actor, at: datetime, language: str) -> NoticeList:
    """Return the list; a fixed number of queries, however many notices."""
    rows = Notice.objects.in_hand(viewer, at).select_related("body").order_by("-opened_at", "-pk")
    found = list(rows)
    names = names_of("body", {one.body_id for one in found}, language, LONG, viewer)
    titles = titles_of(found)

    def listed(some: Iterable[Notice], key: str) -> tuple[NoticeRow, ...]:
        return tuple(_row(one, titles, names, _NEXT[key]) for one in some)

    def in_state(*states: str) -> list[Notice]:
        return [one for one in found if one.state in states and not one.is_embargoed(at)]

    out = sorted(
        in_state(NoticeState.PUBLISHED, NoticeState.WITHDRAWN), key=_published, reverse=True
    )[:PUBLISHED_SHOWN]  # fmt: skip
    changed = changed_facts(one for one in found if one.is_public(at) and one.withdrawn_at is None)
    return NoticeList(
        drafts=listed(in_state(NoticeState.DRAFT), NoticeState.DRAFT),
        submitted=listed(in_state(NoticeState.SUBMITTED), NoticeState.SUBMITTED),
        approved=listed(in_state(NoticeState.APPROVED), NoticeState.APPROVED),
        embargoed=listed(sorted((o for o in found if o.is_embargoed(at)), key=_published), "embargoed"),
        published=listed(out, NoticeState.PUBLISHED),
        changed=listed((one for one in found if one.pk in changed), "changed"),
    )


def titles_of(notices: Sequence[Notice]) -> dict[int, str]:
    """Return key → title of the original as it stands, in 1 query."""
    own = {one.pk: one.language for one in notices}
    rows = Wording.objects.filter(notice__in=own).order_by("number")
    return {
        key: title
        for key, code, title in rows.values_list("notice_id", "language", "title")
        if own[key] == code
    }


def _published(one: Notice) -> float:
    return one.published_at.timestamp() if one.published_at else 0.0


def _row(one: Notice, titles: dict[int, str], names: dict[int, str], then: Promise) -> NoticeRow:
    at = one.published_at or one.approved_at or one.opened_at
    return NoticeRow(
        id=one.public_id,
        title=titles.get(one.pk) or str(_("not written yet")),
        kind=str(one.get_kind_display()),
        body=names.get(one.body_id, one.body.slug),
        when=moment(at),
        next=_NEXT[one.state] if one.state == NoticeState.WITHDRAWN else then,
        is_fictitious=one.is_fictitious,
    )
