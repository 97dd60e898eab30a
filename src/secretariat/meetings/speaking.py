"""From lines such as "Alba" or "H.E. Ms. Mara Lind, Minister of Alba" to those who speak."""

from collections.abc import Iterable

from secretariat.bodies.models import Name
from secretariat.engines.values.folding import fold
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.bridge import ParticipantValue
from secretariat.meetings.naming import Written, bearing, named
from secretariat.parties.models import Party


class Bearers:
    """Who bears which name, as far as the one who writes may see; asked of the database once for a list."""

    def __init__(self, sourced: Sourced) -> None:
        self._sourced = sourced
        self._codes = frozenset(Party.objects.values_list("code", flat=True))
        self._by_name: dict[str, set[tuple[str, str]]] = {}
        rows = Name.objects.visible_to(sourced.by).filter(person=None)
        for text, code, slug in rows.values_list("text", "party__code", "body__slug"):
            bearer = ("party", code) if code else ("body", slug)
            self._by_name.setdefault(fold(text), set()).add(bearer)

    def of(self, words: str) -> tuple[str, str] | None:
        """Return ("party", code) or ("body", slug) of whoever alone bears this name or code; else None."""
        if words in self._codes:
            return "party", words
        found = self._by_name.get(fold(words), set())
        return next(iter(found)) if len(found) == 1 else None

    def people(self, plain: str) -> frozenset[str]:
        """Return the slugs of the persons who bear this name."""
        return frozenset(bearing(plain, self._sourced))


def speakers_of(lines: Iterable[Written], sourced: Sourced) -> tuple[ParticipantValue, ...]:
    """Return who speaks: a Party or Body by its name or code, else a person; "the Chair" stays words.

    Whoever has an office after the comma and is not known yet is entered, as in a list of participants.
    """
    written = list(lines)
    bearers = Bearers(sourced) if written else None
    return tuple(_one(line, sourced, bearers) for line in written) if bearers else ()


def _one(line: Written, sourced: Sourced, bearers: Bearers) -> ParticipantValue:
    found = bearers.of(line.name) if not line.office else None
    if found:
        kind, key = found
        return ParticipantValue(words=line.name, role=line.role, **{kind: key})
    if line.office or bearers.people(line.name):
        return named([line], sourced)[0]
    return ParticipantValue(words=line.name, role=line.role)
