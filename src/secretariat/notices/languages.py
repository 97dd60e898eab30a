"""The languages in which notices are written: those that CLDR knows by a code of two or three letters."""

import re

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language

from secretariat.refusals import Invalid

_CODE = re.compile(r"[a-z]{2,3}")


def language_called(code: str, language: str = "") -> str:
    """Return the name of a language in the language of the page; its code where CLDR has no name."""
    try:
        name = Locale.parse(code, sep="-").get_display_name(language or get_language() or "en")
    except (UnknownLocaleError, ValueError):
        return code
    return name or code


def is_language(code: str) -> bool:
    """Tell whether it is the code of a language that CLDR knows."""
    return bool(_CODE.fullmatch(code)) and language_called(code, "en") != code


def refuse_unknown(code: str, *, field: str = "language") -> None:
    """Refuse what is no language.

    Raises:
        Invalid: names the field.
    """
    if not is_language(code):
        raise Invalid(f"“{code[:20]}” is no language. Write its code, for example en, ru or tr.", field=field)
