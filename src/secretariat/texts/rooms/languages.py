"""The languages of a text: each version beside the original by paragraph, and how complete it is."""

from dataclasses import dataclass
from datetime import datetime

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language

from secretariat.texts import course, touching
from secretariat.texts.actions.enter_version import OVER
from secretariat.texts.course import Version
from secretariat.texts.rooms.look import Look


@dataclass(frozen=True, slots=True)
class Row:
    """A language: how many of the paragraphs it has; `entered_at` is None where nothing was entered."""

    code: str
    name: str
    count: int
    is_original: bool
    is_behind: bool
    is_complete: bool
    entered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Aligned:
    """A paragraph: what it is called, and (language, its words) in each language, the original first."""

    called: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of a text, the original first, and its `total` paragraphs aligned.

    `may_enter`: the viewer may enter a version.
    """

    languages: tuple[Row, ...]
    total: int
    rows: tuple[Aligned, ...]
    may_enter: bool


def languages_of(look: Look) -> Languages:
    """Return the languages of a text, in 1 query."""
    draft, state = look.draft, look.state
    original = (draft.languages or ["en"])[0]
    versions = course.versions_of(draft, state)
    total = len(state.order)
    return Languages(
        languages=(
            Row(original, language_called(original), total, True, False, True, None),
            *(_row(one) for one in versions),
        ),
        total=total,
        rows=tuple(
            Aligned(
                touching.called(state, one.id),
                ((original, f"{one.label} {one.text}".strip()), *(_cell(each, one.id) for each in versions)),
            )
            for one in state.text
        ),
        may_enter=look.steers and draft.stage not in OVER,
    )


def _row(version: Version) -> Row:
    return Row(
        code=version.language,
        name=language_called(version.language),
        count=version.count,
        is_original=False,
        is_behind=version.is_behind,
        is_complete=version.is_complete,
        entered_at=version.row.entered_at if version.row else None,
    )


def _cell(version: Version, key: str) -> tuple[str, str]:
    pair = version.row.paragraphs.get(key, ()) if version.row else ()
    return version.language, " ".join(filter(None, pair))


def language_called(code: str) -> str:
    """Return the name of a language in the language of the page; its code where CLDR has no name."""
    try:
        name = Locale.parse(code, sep="-").get_display_name(get_language() or "en")
    except (UnknownLocaleError, ValueError):
        return code
    return name or code
