"""From lines such as "Alba" or "H.E. Ms. Mara Lind, Minister of Alba" to those who speak."""

from collections.abc import Iterable

from secretariat.bodies.models import Name
from secretariat.engines.values.folding import fold
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.bridge import ParticipantValue
from secretariat.meetings.naming import Written, is_known, named
from secretariat.parties.models import Party
from secretariat.people.actor import Actor


def speakers_of(lines: Iterable[Written], sourced: Sourced) -> tuple[ParticipantValue, ...]:
    """Return who speaks: a Party or Body by its name or code, else a person; "the Chair" stays words.

    Whoever has an office after the comma and is not known yet is entered, as in a list of participants.
    """
    return tuple(_one(line, sourced) for line in lines)


def _one(line: Written, sourced: Sourced) -> ParticipantValue:
    found = bearer_of(line.name, sourced.by) if not line.office else None
    if found:
        kind, key = found
        return ParticipantValue(words=line.name, party=key if kind == "party" else None,
                                body=key if kind == "body" else None, role=line.role)  # fmt: skip
    if line.office or is_known(line.name, sourced):
        return named([line], sourced)[0]
    return ParticipantValue(words=line.name, role=line.role)


def bearer_of(words: str, by: Actor) -> tuple[str, str] | None:
    """Return ("party", code) or ("body", slug) of whoever alone bears this name; None where none does."""
    wanted = fold(words)
    if words.isupper() and Party.objects.filter(code=words).exists():
        return "party", words
    rows = Name.objects.visible_to(by).filter(person=None, text__istartswith=words[:1])
    bearers = {
        ("party", code) if code else ("body", slug)
        for text, code, slug in rows.values_list("text", "party__code", "body__slug")
        if fold(text) == wanted
    }
    return bearers.pop() if len(bearers) == 1 else None
