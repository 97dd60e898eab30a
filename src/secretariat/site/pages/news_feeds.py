"""Feeds of notices: Atom and RSS, one for each language, of all bodies or of one."""

from datetime import UTC, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.people.pace import paced
from secretariat.site.pages.looking import look_of, unless_unchanged
from secretariat.site.queries.news import NewsRow
from secretariat.site.queries.news_feed import NewsFeed, feed_of


class _Atom(Atom1Feed):
    """Atom with the language of each feed, and a feed that says when anything in it last changed."""

    def __init__(self, *args: Any, changed: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._changed = changed

    def latest_post_date(self) -> datetime:
        """Return when anything in it last changed: never the moment of asking, so that it stays the same."""
        return self._changed


class _Rss(Rss201rev2Feed):
    """RSS 2.0; the date of the feed as in Atom."""

    def __init__(self, *args: Any, changed: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._changed = changed

    def latest_post_date(self) -> datetime:
        """Return when anything in it last changed."""
        return self._changed


_FORMS: dict[str, type[_Atom | _Rss]] = {"atom": _Atom, "rss": _Rss}
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)


@require_safe
@open_to(everyone)
@paced
@unless_unchanged
def news(request: HttpRequest, form: str, slug: str = "", language: str = "") -> HttpResponse:
    """The notices published last in one language: that of the address, else the working language."""
    feed = feed_of(look_of(request), timezone.now(), slug, language)
    if feed is None:
        raise Http404
    root = f"{request.scheme}://{request.get_host()}"
    with translation.override(feed.language if feed.language in {"en", "ru"} else "en"):
        written = _written(feed, root, root + request.path, form)
    return HttpResponse(written.writeString("utf-8"), content_type=_FORMS[form].content_type)


def _written(feed: NewsFeed, root: str, address: str, form: str) -> SyndicationFeed:
    page = reverse("site:body", args=[feed.slug]) if feed.slug else reverse("site:news")
    changed = max((datetime.fromisoformat(row.updated) for row in feed.rows), default=_NEVER)
    written = _FORMS[form](
        title=_("News: {name}").format(name=feed.name) if feed.slug else _("News"),
        link=root + page,
        description=_("What was published last."),
        language=feed.language,
        feed_url=address,
        feed_guid=f"{root}{page}#news-{feed.language}",
        author_name=feed.name or "Secretariat",
        changed=changed,
    )
    for row in feed.rows:
        _add(written, row, root)
    return written


def _add(written: SyndicationFeed, row: NewsRow, root: str) -> None:
    title = _("Withdrawn: {title}").format(title=row.title) if row.withdrawn else row.title
    told = (
        _("This notice was withdrawn: {reason}").format(reason=row.withdrawn) if row.withdrawn else row.lede
    )
    address = root + reverse("site:notice-in", args=[row.id, row.language])
    written.add_item(
        title=title,
        link=address,
        unique_id=address,
        unique_id_is_permalink=True,
        description=told or row.title,
        pubdate=datetime.fromisoformat(row.published),
        updateddate=datetime.fromisoformat(row.updated),
        author_name=row.body.label,
        categories=[row.kind],
    )
