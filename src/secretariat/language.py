"""In which language a page is read."""

from django.utils.translation import get_language


def language_of() -> str:
    """Return the language of whoever reads: a code such as "en"."""
    return get_language() or "en"
