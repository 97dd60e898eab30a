"""The notices that rest on a line, or on the lines of a document: published, or in hand."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.evidence.lines import claims_open_to
from secretariat.evidence.models import Line
from secretariat.notices.listing import titles_of
from secretariat.notices.models import Notice, Wording
from secretariat.people.actor import NOBODY
from secretariat.site.queries.news import NewsRow, news_rows
from secretariat.site.queries.rows import Look

SHOWN = 10


@dataclass(frozen=True, slots=True)
class InHand:
    """A notice that is not public yet, for those who work on it."""

    url: str
    title: str
    state: str


@dataclass(frozen=True, slots=True)
class NoticesOn:
    """The notices that rest on what a page shows, newest first; `in_hand`: for their keepers alone."""

    published: tuple[NewsRow, ...]
    in_hand: tuple[InHand, ...]


def notices_on_line(public_id: str, look: Look, at: datetime) -> NoticesOn | None:
    """Return the notices on a line, None where there are none: 1 query, 3 more where some are published;
    2 more for whoever works on notices.
    """
    rest = Q(shown__facts__has_key=public_id) | Q(about__public_id=public_id)
    return _resting_on({public_id}, Notice.objects.public(at).filter(rest), look, at)


def notices_on_document(public_id: str, look: Look, at: datetime) -> NoticesOn | None:
    """Return the notices on the public lines that rest on words of a document; 2 queries more."""
    rows = Line.objects.visible_to(NOBODY).filter(
        claims_open_to(NOBODY, row="claims__"),
        claims__withdrawal__isnull=True,
        claims__citations__passage__reading__document__public_id=public_id,
    )
    ids = set(rows.order_by().values_list("public_id", flat=True).distinct())
    if not ids:
        return None
    told = Notice.objects.public(at).values_list("pk", "shown__facts", "about__public_id")
    keys = [key for key, facts, about in told if ids & {about, *(facts or {})}]
    return _resting_on(ids, Notice.objects.filter(pk__in=keys), look, at)


def _resting_on(ids: set[str], rows: "QuerySet[Notice]", look: Look, at: datetime) -> NoticesOn | None:
    ordered = rows.select_related("body").order_by("-published_at", "-pk")
    found = NoticesOn(news_rows(ordered[:SHOWN], look), _in_hand(ids, look, at))
    return found if found.published or found.in_hand else None


def _in_hand(ids: set[str], look: Look, at: datetime) -> tuple[InHand, ...]:
    """Return the notices in hand of which the words, as they stand, or the subject are these lines."""
    if look.viewer.is_looking:
        return ()
    rows = Notice.objects.in_hand(look.viewer, at).exclude(published_at__lte=at)
    kept = list(rows.select_related("about").order_by("-opened_at", "-pk"))
    lines: dict[tuple[int, str], frozenset[str]] = {}
    for row in Wording.objects.filter(notice__in=kept).order_by("number") if kept else ():
        lines[row.notice_id, row.language] = frozenset(row.told.lines)
    tied = {key for (key, _language), of in lines.items() if of & ids}
    on = [one for one in kept if one.pk in tied or (one.about and one.about.public_id in ids)][:SHOWN]
    titles = titles_of(on) if on else {}
    return tuple(
        InHand(
            reverse("notices:notice", args=[one.public_id]),
            titles.get(one.pk) or _("Notice without a title"),
            _("under embargo") if one.is_embargoed(at) else str(one.get_state_display()).lower(),
        )
        for one in on
    )
