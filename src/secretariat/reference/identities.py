"""Who and what the shipped facts speak of: Parties, Bodies, People. Pure: no database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from secretariat.data.rows import BodyFacts, MembershipRow, OrganRow, TermRow
from secretariat.engines.values.folding import slug_of
from secretariat.parties.models import Level

# IANA zones of the seats in the files; a seat that follows the chair has none.
ZONES = {
    "Istanbul": "Europe/Istanbul",
    "Brussels": "Europe/Brussels",
    "Addis Ababa": "Africa/Addis_Ababa",
    "Singapore": "Asia/Singapore",
    "Kirkenes": "Europe/Oslo",
    "Dhaka": "Asia/Dhaka",
    "Schwerin": "Europe/Berlin",
    "Thessaloniki": "Europe/Athens",
    "Stockholm": "Europe/Stockholm",
    "Minsk": "Europe/Minsk",
    "Tehran": "Asia/Tehran",
    "Kyiv": "Europe/Kyiv",
    "Helsinki": "Europe/Helsinki",
    "Athens": "Europe/Athens",
    "Ebène": "Indian/Mauritius",
    "Copenhagen": "Europe/Copenhagen",
    "Suva": "Pacific/Fiji",
    "Beijing": "Asia/Shanghai",
    "Gdańsk": "Europe/Warsaw",
}


@dataclass(frozen=True, slots=True)
class PartyIdentity:
    """A Party as the facts know it; `reference` is the row that named it first, `source` its address."""

    code: str
    kind: str
    country: str
    name: str
    sort_name: str | None
    reference: str
    source: str


@dataclass(frozen=True, slots=True)
class BodyIdentity:
    """A Body or organ; `parent` is a slug."""

    slug: str
    kind: str
    level: str
    parent: str | None
    time_zone: str
    name: str
    abbreviation: str | None
    reference: str
    source: str


@dataclass(frozen=True, slots=True)
class PersonIdentity:
    """A Person by name."""

    slug: str
    name: str
    reference: str
    source: str


def party_code(name: str, kind: str, country: str | None) -> str:
    """Return the code under which a Party stands: ISO 3166-1 for states, a slug for all others.

    >>> party_code("Finland", "state", "FI"), party_code("Saint Petersburg", "city", "RU")
    ('FI', 'saint-petersburg')
    """
    return country if kind in {"state", "economy"} and country else slug_of(name)


def holder_code(body: BodyFacts, row: TermRow) -> str | None:
    """Return the code of the Party in the chair; None for joint chairs, which stand in words."""
    if "(joint)" in row.holder:
        return None
    kind = "region" if body.level in {"regional", "municipal"} else "state" if row.country else "organisation"
    return party_code(row.holder, kind, row.country)


def parties(bodies: Iterable[BodyFacts]) -> dict[str, PartyIdentity]:
    """Return every Party that has a seat or a term, by code; the first row that names it is its source."""
    found: dict[str, PartyIdentity] = {}
    for body in bodies:
        for seat in body.memberships:
            _add_seat(found, seat)
    for body in bodies:
        for term in body.chairmanships:
            _add_holder(found, body, term)
    return found


def _add_seat(found: dict[str, PartyIdentity], row: MembershipRow) -> None:
    code = party_code(row.party, row.party_kind, row.country)
    identity = PartyIdentity(
        code, row.party_kind, row.country or "", row.party, row.sort_name, row.id, row.source
    )
    if code not in found or (found[code].kind == "economy" and row.party_kind == "state"):
        found[code] = identity


def _add_holder(found: dict[str, PartyIdentity], body: BodyFacts, row: TermRow) -> None:
    code = holder_code(body, row)
    if code is None or code in found:
        return
    kind = "state" if code == row.country else "region" if row.country else "organisation"
    found[code] = PartyIdentity(code, kind, row.country or "", row.holder, None, row.id, row.source)


def organ_slug(body: BodyFacts, organ: OrganRow) -> str:
    """Return the address of an organ: its body's, then its abbreviation or name."""
    return f"{body.slug}-{slug_of(organ.abbreviation or organ.name, longest=70)}"


def bodies_and_organs(bodies: Iterable[BodyFacts]) -> Iterator[BodyIdentity]:
    """Yield every Body, then its organs; an organ that has a file of its own is that Body, with a parent."""
    known = {body.abbreviation: body.slug for body in bodies}
    parents = {
        known[organ.abbreviation]: body.slug
        for body in bodies
        for organ in body.organs
        if organ.abbreviation in known and known[organ.abbreviation] != body.slug
    }
    for body in bodies:
        yield _body(body, parents.get(body.slug))
    for body in bodies:
        seen: set[str] = set()
        for organ in body.organs:
            slug = organ_slug(body, organ)
            if organ.abbreviation not in known and slug not in seen:
                seen.add(slug)
                yield BodyIdentity(
                    slug, organ.kind, named_level(organ.kind) or body.level, body.slug, "", organ.name,
                    organ.abbreviation, organ.id, organ.source,
                )  # fmt: skip


def named_level(kind: str) -> str:
    """Return the level that a kind names; "" where it names none.

    >>> named_level("related body (municipal)"), named_level("working group")
    ('municipal', '')
    """
    return next((str(level) for level in Level.values if f"({level})" in kind), "")


def _body(body: BodyFacts, parent: str | None) -> BodyIdentity:
    zone = ZONES.get(body.seat.partition(",")[0], "")
    return BodyIdentity(
        body.slug, body.kind, body.level, parent, zone, body.name, body.abbreviation, body.slug, body.source
    )


def people(bodies: Iterable[BodyFacts]) -> dict[str, PersonIdentity]:
    """Return everybody who holds an office or a chair, by address."""
    found: dict[str, PersonIdentity] = {}
    for body in bodies:
        for office in body.offices:
            found.setdefault(slug_of(office.person), _person(office.person, office.id, office.source))
        for term in body.chairmanships:
            if term.person:
                found.setdefault(slug_of(term.person), _person(term.person, term.id, term.source))
    return found


def _person(name: str, row: str, source: str) -> PersonIdentity:
    return PersonIdentity(slug_of(name), name, row, source)
