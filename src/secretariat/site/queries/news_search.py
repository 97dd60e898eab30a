"""Published notices that hold the words of a search, in the words that the public reads."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils import timezone

from secretariat.notices.models import Notice, Wording
from secretariat.site.queries.news import NewsRow, news_rows
from secretariat.site.queries.rows import Look

MOST_LOOKED_AT = 400  # wordings that hold the words, shown or not, the newest first


def news_holding(
    words: Sequence[str], look: Look, *, with_fictitious: bool, count: int
) -> tuple[NewsRow, ...]:
    """Return the newest published notices whose shown words hold all of these, in 2 queries, else in 4."""
    now = timezone.now()
    wanted = Q()
    for word in words:
        wanted &= _in_words(word)
    rows = Wording.objects.filter(wanted, notice__published_at__lte=now, notice__withdrawn_at__isnull=True)
    if not with_fictitious:
        rows = rows.filter(notice__is_fictitious=False)
    held = rows.order_by("-notice__published_at", "-pk")
    found = held.values_list("notice_id", "language", "number", "notice__shown")[:MOST_LOOKED_AT]
    ids = [key for key, code, number, shown in found if shown.get("words", {}).get(code) == number]
    notices = Notice.objects.filter(pk__in=list(dict.fromkeys(ids))[:count]).select_related("body")
    return news_rows(notices.order_by("-published_at", "-pk"), look)


def _in_words(word: str) -> Q:
    """SQLite compares letters beyond ASCII by case; ask for the usual cases of such a word."""
    cases = {word} if word.isascii() else {word, word.lower(), word.capitalize(), word.upper()}
    wanted = Q()
    for case in sorted(cases):
        wanted |= Q(plain__icontains=case)
    return wanted
