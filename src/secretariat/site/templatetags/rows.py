"""Rows and notes as HTML, rendered once for each value: the same value always looks the same.

Both are frozen, hold nothing of who looks, and are the larger part of a page; the cache is keyed by the whole
value, so that nothing can be shown that the page was not given.
"""

from collections.abc import Sequence
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from secretariat.evidence.notes import Note
from secretariat.site.queries.rows import Group

register = template.Library()

MOST_KEPT = 4096


@register.simple_tag
def shown_group(group: Group) -> SafeString:
    """Return neighbouring rows with their sources in the margin."""
    return _group(group, get_language() or "en")


@register.simple_tag
def shown_note(note: Note) -> SafeString:
    """Return one source in the margin."""
    return _note(note, get_language() or "en")


@register.filter
def saying_otherwise(notes: Sequence[Note]) -> int:
    """Return how many sources disagree with the reading used."""
    return sum(note.is_otherwise for note in notes)


@lru_cache(maxsize=MOST_KEPT)
def _group(group: Group, language: str) -> SafeString:
    return render_to_string("site/parts/group.html", {"group": group, "language": language})


@lru_cache(maxsize=MOST_KEPT)
def _note(note: Note, language: str) -> SafeString:
    return render_to_string("site/parts/note.html", {"note": note, "language": language})
