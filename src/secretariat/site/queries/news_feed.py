"""What a feed of notices holds: the last ones of one language."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from secretariat.bodies.queries import LONG, bodies_known_to, names_by_address
from secretariat.notices.in_hand import languages_of
from secretariat.notices.languages import is_language
from secretariat.parties.models import Body
from secretariat.site.queries.news import NewsRow, news_rows, published
from secretariat.site.queries.rows import Look

LAST = 50


@dataclass(frozen=True, slots=True)
class NewsFeed:
    """The notices of one language that were published last; `slug` and `name` of the Body, "" for all."""

    slug: str
    name: str
    language: str
    rows: tuple[NewsRow, ...]


def feed_of(look: Look, at: datetime, slug: str = "", language: str = "") -> NewsFeed | None:
    """Return the feed; None where there is no such body or language.

    Args:
        language: "" for the working language of the body, English for all.
    """
    name = ""
    code = language or settings.LANGUAGE_CODE
    if slug:
        body = Body.objects.filter(bodies_known_to(look.viewer), slug=slug).first()
        if body is None:
            return None
        code = language or languages_of(body)[0]
        name = names_by_address("body", [slug], code, LONG, look.viewer).get(slug, slug)
    if not is_language(code):
        return None
    rows = published(look, at, slug, code)[:LAST]
    return NewsFeed(slug, name, code, news_rows(rows, look, code))
