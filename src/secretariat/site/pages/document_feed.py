from datetime import UTC, datetime, time

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.people.pace import paced
from secretariat.site.pages.looking import look_of, unless_unchanged
from secretariat.site.queries.documents import feed_of


@require_safe
@open_to(everyone)
@paced
@unless_unchanged
def documents(request: HttpRequest, slug: str | None = None) -> HttpResponse:
    """The fifty documents received last, of one Body or of all."""
    feed = feed_of(look_of(request), slug)
    if feed is None:
        raise Http404
    root = f"{request.scheme}://{request.get_host()}"
    title = _("Documents: {name}").format(name=feed.name) if slug else _("Documents")
    page = reverse("site:body", args=[slug]) if slug else reverse("site:documents")
    written = Atom1Feed(
        title=title,
        link=root + page,
        description=_("What was received last."),
        language=get_language(),
        feed_url=request.build_absolute_uri(),
        author_name="Secretariat",
    )
    for row in feed.rows:
        at = datetime.combine(datetime.fromisoformat(row.received), time(), UTC)
        told = ", ".join(filter(None, (row.publisher, row.published)))
        written.add_item(
            title=row.title,
            link=root + row.url,
            unique_id=root + row.url,
            description=told or row.title,
            pubdate=at,
            updateddate=at,
        )
    return HttpResponse(written.writeString("utf-8"), content_type=written.content_type)
