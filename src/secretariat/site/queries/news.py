"""Published notices: lists for the page of news, for a Body, for home and for feeds.

What is public the moment alone decides (`Notice.objects.public`): an embargo ends without anybody's act.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from secretariat.bodies.queries import bodies_known_to
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf
from secretariat.notices.languages import is_language, language_called
from secretariat.notices.models import Notice, Wording
from secretariat.parties.models import Body
from secretariat.site.queries.naming import Names, address, names_at
from secretariat.site.queries.rows import Link, Look

PAGE = 20


@dataclass(frozen=True, slots=True)
class NewsRow:
    """A published notice in a list; times are ISO, `day` in words. `lede`: its first paragraph, plain."""

    id: str
    url: str
    title: str
    language: str
    languages: tuple[str, ...]
    kind: str
    body: Link
    day: str
    published: str
    updated: str
    lede: str
    is_corrected: bool
    withdrawn: str
    is_fictitious: bool


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """A language by which the list can be narrowed."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class NewsPage:
    """A page of the list, newest first; `body` and `language`: how it is narrowed, "" for all."""

    news: tuple[NewsRow, ...]
    body: Link
    body_slug: str
    language: str
    bodies: tuple[Link, ...]
    languages: tuple[LanguageChoice, ...]
    total: int
    page: int
    page_count: int


def published(look: Look, at: datetime, body: str = "", language: str = "") -> QuerySet[Notice]:
    """Return the notices that everybody may read, newest first; fictitious ones only of their own body."""
    rows = Notice.objects.public(at).select_related("body").order_by("-published_at", "-pk")
    if language:
        rows = rows.filter(shown__words__has_key=language)
    if body:
        return rows.filter(body__slug=body)
    return rows if settings.DEMO else rows.filter(is_fictitious=False)


def news_page(look: Look, at: datetime, body: str, language: str, page: int) -> NewsPage | None:
    """Return a page of the list; None where there is no such body, language or page."""
    if language and not is_language(language):
        return None
    if body and not Body.objects.filter(bodies_known_to(look.viewer), slug=body).exists():
        return None
    rows = published(look, at, body, language)
    total = rows.count()
    page_count = max(1, -(-total // PAGE))
    if not 1 <= page <= page_count:
        return None
    everywhere = published(look, at).order_by()
    slugs = sorted(
        set(everywhere.values_list("body__slug", flat=True).distinct()) | ({body} if body else set())
    )
    codes = {code for kept in everywhere.values_list("shown", flat=True) for code in kept.get("words", {})}
    names = names_at(look, bodies=slugs)
    shown = rows[(page - 1) * PAGE : page * PAGE]
    return NewsPage(
        news=news_rows(shown, look, language, names),
        body=names.body(body) if body else Link(""),
        body_slug=body,
        language=language,
        bodies=tuple(Link(names.body(slug).label, slug) for slug in slugs),
        languages=tuple(LanguageChoice(code, language_called(code)) for code in sorted(codes)),
        total=total,
        page=page,
        page_count=page_count,
    )


def latest_news(look: Look, at: datetime, count: int, body: str = "") -> tuple[NewsRow, ...]:
    """Return the notices published last, in 1 query where there are none, else in 4."""
    return news_rows(published(look, at, body)[:count], look)


def news_rows(
    notices: Iterable[Notice], look: Look, language: str = "", names: Names | None = None
) -> tuple[NewsRow, ...]:
    """Return published notices as rows, each in the language asked for, else the reader's, else its own."""
    found = list(notices)
    if not found:
        return ()
    wordings = shown_wordings(found)
    known = names or names_at(look, bodies={one.body.slug for one in found})
    return tuple(_row(one, wordings[one.pk], look, language, known) for one in found)


def shown_wordings(notices: Sequence[Notice]) -> dict[int, dict[str, Wording]]:
    """Return key of notice → language → the words that the public reads, in 1 query."""
    wanted = Q(pk__in=())
    for one in notices:
        for code, number in one.shown.get("words", {}).items():
            wanted |= Q(notice=one.pk, language=code, number=number)
    found: dict[int, dict[str, Wording]] = {one.pk: {} for one in notices}
    for row in Wording.objects.filter(wanted):
        found[row.notice_id][row.language] = row
    return found


def language_for(notice: Notice, codes: Iterable[str], asked: str, reader: str) -> str:
    """Return the language in which a notice is shown: asked for, else the reader's, else the original's."""
    there = list(codes)
    return next(
        (code for code in (asked, reader, notice.language) if code in there), there[0] if there else ""
    )


def _row(one: Notice, words: dict[str, Wording], look: Look, asked: str, names: Names) -> NewsRow:
    code = language_for(one, words, asked, look.language)
    wording = words[code]
    assert one.published_at is not None, "only what is public is listed"
    updated = one.updated_at or one.published_at
    return NewsRow(
        id=one.public_id,
        url=address("site:notice", one.public_id),
        title=wording.title,
        language=code,
        languages=one.languages_of(one.shown),
        kind=str(one.get_kind_display()),
        body=names.body(one.body.slug),
        day=label(Edtf.day(one.body.day(one.published_at)), look.language),
        published=iso(one.published_at),
        updated=iso(updated),
        lede=" ".join(each.text for each in _first(wording)),
        is_corrected=updated > one.published_at and one.withdrawn_at is None,
        withdrawn=one.reason,
        is_fictitious=one.is_fictitious,
    )


def _first(wording: Wording) -> Any:
    words = wording.told
    return words.lede or (words.paragraphs[0] if words.paragraphs else ())


def iso(at: datetime) -> str:
    """Return a moment for machines, to the second, in UTC."""
    return at.astimezone(tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
