"""The list of Parties: whoever holds a seat, and in how many bodies."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count

from secretariat.bodies.models import Membership
from secretariat.bodies.queries import names_of
from secretariat.chairs.models import Chairmanship
from secretariat.chairs.states import TermStatus
from secretariat.engines.values.folding import fold, sort_key
from secretariat.parties.models import Party, PartyKind
from secretariat.site.queries.naming import address
from secretariat.site.queries.rows import Look


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A Party in the list: how many seats it holds and how many terms it has held."""

    code: str
    url: str
    name: str
    kind: str
    seat_count: int
    term_count: int
    is_fictitious: bool


@dataclass(frozen=True, slots=True)
class PartiesPage:
    """The list, with what it is filtered by."""

    parties: tuple[PartyRow, ...]
    total: int
    kinds: tuple[tuple[str, str], ...]
    kind: str
    words: str


def parties_page(look: Look, *, kind: str = "", words: str = "") -> PartiesPage:
    """Return the Parties in the alphabetical order of the reader's language, in 4 queries."""
    parties = Party.objects.all()
    if not settings.DEMO:
        parties = parties.filter(is_fictitious=False)
    found = list(parties)
    names = names_of("party", None, look.language, viewer=look.viewer)
    seats = dict(
        Membership.objects.visible_to(look.viewer)
        .filter(is_current=True)
        .exclude(during_end__lte=look.today)
        .values_list("party")
        .annotate(Count("pk"))
        .order_by()
    )
    terms = dict(
        Chairmanship.objects.visible_to(look.viewer)
        .filter(status=TermStatus.HELD, holder__isnull=False)
        .values_list("holder")
        .annotate(Count("pk"))
        .order_by()
    )
    rows = [
        PartyRow(
            code=party.code,
            url=address("site:party", party.code),
            name=names.get(party.pk, party.code),
            kind=party.get_kind_display(),
            seat_count=seats.get(party.pk, 0),
            term_count=terms.get(party.pk, 0),
            is_fictitious=party.is_fictitious,
        )
        for party in found
        if not kind or party.kind == kind
    ]
    wanted = [row for row in rows if fold(words) in fold(f"{row.name} {row.code}")]
    wanted.sort(key=lambda row: sort_key(row.name, look.language))
    used = {party.kind for party in found}
    kinds = tuple((value, str(name)) for value, name in PartyKind.choices if value in used)
    return PartiesPage(tuple(wanted), len(found), kinds, kind, words)
