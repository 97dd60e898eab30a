"""The page of a Person: names and spellings, offices over time, meetings, words, commitments."""

from dataclasses import dataclass, replace

from django.db.models import F, Q
from django.utils.translation import gettext as _

from secretariat.bodies.models import Name, Tenure
from secretariat.bodies.queries import LONG, names_of
from secretariat.bodies.spellings import person_for
from secretariat.chairs.models import Chairmanship
from secretariat.commitments.models import Commitment, Statement
from secretariat.meetings.models import Meeting
from secretariat.meetings.presence import was_there
from secretariat.people.models import Person
from secretariat.site.queries.naming import address
from secretariat.site.queries.page_parts import Gathered, gather, write
from secretariat.site.queries.rows import Look, Section


@dataclass(frozen=True, slots=True)
class PersonHead:
    """Who the page is about."""

    slug: str
    name: str
    is_fictitious: bool
    url: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """All that the page of a Person shows."""

    head: PersonHead
    sections: tuple[Section, ...]


def person_page(slug: str, look: Look) -> PersonPage | None:
    """Return the page of a Person under the slug by which the viewer knows all spellings (`head.slug`).

    None where the viewer may see no line about such a Person, or only closed sources give this spelling.
    """
    one = person_for(look.viewer, slug)
    person = Person.objects.filter(slug=one.slug).first() if one else None
    if one is None or person is None:
        return None
    spellings = list(one.ids)
    parts = _gathered(spellings, look)
    if not any(part.total for part in parts) and not _is_spoken_of(spellings, look):
        return None
    written = write(parts, look, seen_from="person")
    names = names_of("person", spellings, look.language, LONG, look.viewer)
    name = names.get(person.pk) or next(iter(names.values()), person.slug)
    head = PersonHead(person.slug, name, person.is_fictitious, address("site:person", person.slug))
    return PersonPage(head, written.sections)


def _is_spoken_of(spellings: list[int], look: Look) -> bool:
    """Tell whether the viewer may see any line about the Person, said by then or later."""
    return look.known is not None and any(
        part.total for part in _gathered(spellings, replace(look, known=None))
    )


def _gathered(spellings: list[int], look: Look) -> list[Gathered]:
    said = F("said_first").desc(nulls_last=True)
    parts = (
        ("names", _("Names and spellings"), Name.objects.filter(person__in=spellings).order_by("form", "pk")),
        (
            "offices",
            _("Offices"),
            Tenure.objects.filter(person__in=spellings).order_by(
                F("during_first").desc(nulls_last=True), "pk"
            ),
        ),
        (
            "chairs",
            _("In the chair"),
            Chairmanship.objects.filter(person__in=spellings).order_by(
                F("term_first").desc(nulls_last=True), "pk"
            ),
        ),
        ("statements", _("Statements"), Statement.objects.filter(person__in=spellings).order_by(said, "pk")),
        (
            "commitments",
            _("Commitments"),
            Commitment.objects.filter(owners__person__in=spellings).order_by(said, "pk"),
        ),
        (
            "meetings",
            _("Meetings"),
            Meeting.objects.filter(was_there(look.viewer, Q(person__in=spellings), came=False)).order_by(
                F("on_first").desc(nulls_last=True), "pk"
            ),
        ),
    )
    return [gather(key, title, lines, look) for key, title, lines in parts]
