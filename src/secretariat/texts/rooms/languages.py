"""The languages of a text: each version beside the original by paragraph, and how complete it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language

from secretariat.texts import log, touching
from secretariat.texts.actions.enter_version import OVER
from secretariat.texts.models import Draft, LanguageVersion
from secretariat.texts.rooms.look import Look


@dataclass(frozen=True, slots=True)
class Version:
    """One language: how many of the paragraphs it has; `is_behind`: the original has changed since.

    `entered_at` is None where nothing was entered, and of the original.
    """

    code: str
    name: str
    count: int
    total: int
    is_original: bool
    is_behind: bool
    entered_at: datetime | None

    @property
    def is_complete(self) -> bool:
        """Whether the text may be adopted as far as this language goes."""
        return self.count == self.total and not self.is_behind


@dataclass(frozen=True, slots=True)
class Aligned:
    """A paragraph: what it is called, and (language, its words) in each language, the original first."""

    called: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Languages:
    """The versions of a text, aligned; `may_enter`: the viewer may enter one."""

    versions: tuple[Version, ...]
    rows: tuple[Aligned, ...]
    may_enter: bool


def languages_of(look: Look) -> Languages:
    """Return the languages of a text, in 1 query."""
    draft, state = look.draft, look.state
    there = {one.language: one for one in draft.versions.all()}
    hash_now = log.words_hash(state)
    codes = draft.languages or ["en"]
    return Languages(
        versions=tuple(_version(code, draft, there.get(code), state.order, hash_now) for code in codes),
        rows=tuple(
            Aligned(
                touching.called(state, one.id),
                ((codes[0], f"{one.label} {one.text}".strip()), *_others(codes[1:], there, one.id)),
            )
            for one in state.text
        ),
        may_enter=look.steers and draft.stage not in OVER,
    )


def _others(codes: list[str], there: dict[str, LanguageVersion], key: str) -> Iterator[tuple[str, str]]:
    for code in codes:
        pair = there[code].paragraphs.get(key, ()) if code in there else ()
        yield code, " ".join(filter(None, pair))


def _version(
    code: str, draft: Draft, there: LanguageVersion | None, order: tuple[str, ...], hash_now: str
) -> Version:
    is_original = code == (draft.languages or ["en"])[0]
    count = len(order) if is_original else len(set(order) & set(there.paragraphs if there else ()))
    return Version(
        code=code,
        name=language_called(code),
        count=count,
        total=len(order),
        is_original=is_original,
        is_behind=there is not None and there.words_hash != hash_now,
        entered_at=there.entered_at if there else None,
    )


def language_called(code: str) -> str:
    """Return the name of a language in the language of the page; its code where CLDR has no name."""
    try:
        name = Locale.parse(code, sep="-").get_display_name(get_language() or "en")
    except (UnknownLocaleError, ValueError):
        return code
    return name or code
