"""The list of People: whoever has a name that the viewer may see, with the latest office."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    is_fictitious: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A Person and the name by which the viewer knows them."""

    slug: str
    name: str
    spellings: tuple[int, ...]
    is_fictitious: bool


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
    wanted = named_people(look, words)
    page_count = max(1, -(-len(wanted) // PAGE))
    if not 1 <= page <= page_count:
        return None
    rows = people_rows(wanted[(page - 1) * PAGE : page * PAGE], look)
    return PeoplePage(rows, len(wanted), page, page_count, words)


def named_people(look: Look, words: str = "") -> list[Named]:
    """Return whoever bears a name that the viewer may see and that holds the words, by name, in 2 queries."""
    named = Name.objects.visible_to(look.viewer).filter(person__isnull=False)
    if not settings.DEMO:
        named = named.filter(person__is_fictitious=False)
    rows = (
        named.values_list("person_id", "person__slug", "person__same_as_id", "person__is_fictitious")
        .order_by()
        .distinct()
    )
    names = names_of("person", None, look.language, LONG, look.viewer)
    wanted = [
        Named(slug, names[pk], tuple(spellings), is_fictitious)
        for pk, slug, spellings, is_fictitious in _under_one_spelling(rows)
        if _is_name(names.get(pk, "")) and fold(words) in fold(names[pk])
    ]
    return sorted(wanted, key=lambda one: (sort_key(one.name, look.language), one.slug))


def _under_one_spelling(
    rows: Iterable[tuple[int, str, int | None, bool]],
) -> Iterator[tuple[int, str, list[int], bool]]:
    """Yield each Person once: under the row into which the others were merged, or, where the viewer may not
    know that one, under the first of those that are known (as `bodies.spellings` chooses).
    """
    together: dict[int, list[tuple[bool, int, str, bool]]] = {}
    for pk, slug, same_as, is_fictitious in rows:
        together.setdefault(same_as or pk, []).append((same_as is not None, pk, slug, is_fictitious))
    for known in together.values():
        _, pk, slug, is_fictitious = min(known)
        yield pk, slug, [spelling for _, spelling, _, _ in known], is_fictitious


def people_rows(shown: Sequence[Named], look: Look) -> tuple[PersonRow, ...]:
    """Return them as rows, each with the office held last, in 1 query."""
    whose = {pk: one.slug for one in shown for pk in one.spellings}
    offices = _offices(whose, look)
    return tuple(
        PersonRow(
            one.slug, address("site:person", one.slug), one.name, offices.get(one.slug, ""), one.is_fictitious
        )
        for one in shown
    )


def _is_name(words: str) -> bool:
    """Tell a name from a description that stands for one nobody gives: "nominee of the Government"."""
    return bool(words) and not words[0].islower()


def _offices(whose: Mapping[int, str], look: Look) -> dict[str, str]:
    """Return slug → the office held last under any spelling; the later of two takes the earlier's place."""
    rows = Tenure.objects.visible_to(look.viewer).filter(person__in=whose)
    by_time = rows.order_by(F("during_first").asc(nulls_first=True), "pk")
    return {whose[pk]: title for pk, title in by_time.values_list("person_id", "office__title")}
