"""From lines such as "H.E. Ms. Mara Lind, Minister of Transport of Alba" to those who took part."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from secretariat.bodies.actions.enter_name import enter_name
from secretariat.bodies.bridge import NameValue
from secretariat.bodies.models import Name
from secretariat.bodies.spellings import names_as_open_as, spelled
from secretariat.bodies.states import NameForm
from secretariat.distribution import Distribution
from secretariat.engines.values.folding import fold
from secretariat.engines.values.names import without_honorifics
from secretariat.evidence.reach import readers_named_by
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.bridge import ParticipantValue
from secretariat.people.actions.enter_person import enter_person
from secretariat.people.actor import NOBODY
from secretariat.refusals import Invalid


@dataclass(frozen=True, slots=True)
class Written:
    """One line as typed: how the person is called, in which office, in which part, on which side."""

    name: str
    office: str = ""
    role: str = ""
    side: str = ""


def written(text: str, role: str = "", side: str = "") -> list[Written]:
    """Return whom the lines name; the office begins at the first comma."""
    found = []
    for line in text.splitlines():
        name, _, office = line.partition(",")
        if name.strip():
            found.append(Written(name.strip(), office.strip(), role, side))
    return found


def as_written(present: Iterable[ParticipantValue], role: str, side: str = "") -> str:
    """Return those of one part and side as the lines that a person would type."""
    rows = (one for one in present if (one.role, one.side) == (role, side))
    return "\n".join(f"{one.words}, {one.office}" if one.office else one.words for one in rows)


def key_of(words: str) -> str:
    """Return by what a person is known here, however addressed."""
    return fold(without_honorifics(words) or words)


def named(present: Iterable[Written], sourced: Sourced) -> tuple[ParticipantValue, ...]:
    """Return those who took part, each tied to a person of the record; who is not there yet is entered.

    Raises:
        Invalid: two persons of the record bear this name; the sentence names both.
    """
    return tuple(
        ParticipantValue(
            words=one.name,
            person=_person(one.name, sourced),
            office=one.office[:300],
            role=one.role,
            side=one.side,
        )
        for one in present
    )


def _person(words: str, sourced: Sourced) -> str:
    plain = without_honorifics(words) or words
    known = bearing(plain, sourced)
    if len(known) > 1:
        raise Invalid(
            f"{len(known)} persons of the record are called {plain}: {', '.join(sorted(known))}. "
            "Merge them first if they are one, or write the name as only one of them bears it.",
            field="participants",
        )
    form = NameForm.SPELLING if known else NameForm.OFFICIAL
    slug = next(iter(known)) if known else _new(plain, sourced)
    _name(plain, slug, form, sourced)
    return slug


def bearing(words: str, sourced: Sourced) -> set[str]:
    """Return the slugs of those who bear this name; a spelling counts for whom it spells, where whoever may
    see the meeting may know that.
    """
    plain = without_honorifics(words) or words
    rows = Name.objects.visible_to(sourced.by).filter(person__isnull=False, text__istartswith=plain[:1])
    wanted = fold(plain)
    pairs = rows.values_list("text", "person__slug")
    slugs = {slug for text, slug in pairs if fold(without_honorifics(text)) == wanted}
    names = names_as_open_as(sourced.distribution, sourced.body, readers_named_by(sourced))
    main = spelled(names, slugs)
    return {main.get(slug, slug) for slug in slugs}


def _new(plain: str, sourced: Sourced) -> str:
    return enter_person(
        name=plain,
        is_public=sourced.distribution == Distribution.PUBLIC,
        by=sourced.by,
        at=sourced.at,
        is_fictitious=sourced.is_fictitious,
    ).slug


def _name(plain: str, slug: str, form: str, sourced: Sourced) -> None:
    """Let this source carry the name too, unless all who see the meeting know it from elsewhere."""
    names = Name.objects.filter(person__slug=slug, text=plain)
    if names.visible_to(NOBODY).exists():
        return
    alike = names.filter(line__distribution=sourced.distribution, line__body=sourced.body).first()
    value = NameValue(text=plain, language="en", form=alike.form if alike else form, person=slug)
    enter_name(
        value=value, sourced=replace(sourced, inferred=(), reference=None), line=alike.line if alike else None
    )
