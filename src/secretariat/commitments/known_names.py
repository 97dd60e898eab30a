"""Names of those who may owe something, as far as a viewer knows them; and which are near to one typed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language
from rapidfuzz import fuzz, process

from secretariat.bodies.models import Name
from secretariat.engines.values.folding import fold, sort_key
from secretariat.engines.values.names import without_honorifics
from secretariat.parties.models import Party
from secretariat.people.actor import Actor

_ALIKE = 65  # of 100, as rapidfuzz reckons the share of letters in common
_MOST = 3


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Every name and code, folded → as written; `offered`: of Parties and Bodies, to choose from."""

    by_key: dict[str, str]
    offered: tuple[str, ...]

    def knows(self, name: str) -> bool:
        """Tell whether somebody of the record bears this name, however addressed."""
        return bool({fold(name), fold(without_honorifics(name))} & self.by_key.keys())

    def near(self, name: str) -> tuple[str, ...]:
        """Return up to three names that are like this one, the nearest first."""
        key = fold(without_honorifics(name) or name)
        found = process.extract(key, self.by_key.keys(), scorer=fuzz.ratio, limit=_MOST, score_cutoff=_ALIKE)
        return tuple(dict.fromkeys(self.by_key[one] for one, _score, _at in found))

    def unknown(self, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return those of the names that nobody bears though others are like them, and which."""
        found = {name: self.near(name) for name in names if not self.knows(name)}
        return {name: near for name, near in found.items() if near}


def names_known_to(viewer: Actor) -> KnownNames:
    """Return the names that a viewer may know, in 2 queries."""
    codes = {fold(code): code for code in Party.objects.values_list("code", flat=True)}
    rows = Name.objects.visible_to(viewer).filter(titled=None)
    named = list(rows.values_list("text", "person_id", "language"))
    language = get_language() or "en"
    mine = {text for text, person, of in named if person is None and of == language}
    offered = mine or {text for text, person, _of in named if person is None}
    return KnownNames(
        codes | {fold(text): text for text, _person, _of in named},
        tuple(sorted(offered, key=lambda text: sort_key(text, language))),
    )
