"""The list of People: whoever has a name that the viewer may see, with the latest office."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import F

from secretariat.bodies.models import Name, Tenure
from secretariat.bodies.queries import LONG, names_of
from secretariat.engines.values.folding import fold, sort_key
from secretariat.site.queries.naming import address
from secretariat.site.queries.rows import Look

PAGE = 100


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A Person in the list; `office`: the one held last, as worded."""

    slug: str
    url: str
    name: str
    office: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """A page of the list."""

    people: tuple[PersonRow, ...]
    total: int
    page: int
    page_count: int
    words: str


def people_page(look: Look, *, words: str = "", page: int = 1) -> PeoplePage | None:
    """Return the People in the order of their names, in 3 queries; None where the page is not."""
    named = Name.objects.visible_to(look.viewer).filter(person__isnull=False, person__same_as=None)
    if not settings.DEMO:
        named = named.filter(person__is_fictitious=False)
    slugs: dict[int, str] = dict(named.values_list("person_id", "person__slug").order_by())
    names = names_of("person", None, look.language, LONG, look.viewer)
    wanted = [pk for pk in slugs if _is_name(names.get(pk, "")) and fold(words) in fold(names[pk])]
    wanted.sort(key=lambda pk: sort_key(names.get(pk, slugs[pk]), look.language))
    page_count = max(1, -(-len(wanted) // PAGE))
    if not 1 <= page <= page_count:
        return None
    shown = wanted[(page - 1) * PAGE : page * PAGE]
    offices = _offices(shown, look)
    rows = tuple(
        PersonRow(
            slugs[pk],
            address("site:person", slugs[pk]),
            names.get(pk, slugs[pk]),
            offices.get(pk, ""),
        )
        for pk in shown
    )
    return PeoplePage(rows, len(wanted), page, page_count, words)


def _is_name(words: str) -> bool:
    """Tell a name from a description that stands for one nobody gives: "nominee of the Government"."""
    return bool(words) and not words[0].islower()


def _offices(people: list[int], look: Look) -> dict[int, str]:
    """Return person → the office held last; the later of two takes the place of the earlier."""
    rows = Tenure.objects.visible_to(look.viewer).filter(person__in=people)
    return dict(
        rows.order_by(F("during_first").asc(nulls_first=True), "pk").values_list("person_id", "office__title")
    )
