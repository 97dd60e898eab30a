"""The demonstration's data as rows and accounts: names of fictitious states, people, seats. Pure."""

from collections.abc import Iterator

from secretariat.bodies.bridge import NameValue, TenureValue
from secretariat.data.demonstration import Demonstration, DemoParty, DemoPerson
from secretariat.people.actor import Role
from secretariat.reference import identities
from secretariat.reference.identities import PartyIdentity, PersonIdentity
from secretariat.reference.row import Row
from secretariat.reference.rows import of_body, of_body_identity

CHARTER = "https://ovsc.example/charter"
ROLES = {
    "staff": Role.STAFF,
    "chair": Role.HEAD,
    "delegation": Role.MEMBER,
    "observer": Role.OBSERVER,
    "business": Role.BUSINESS,
}


def parties(year: Demonstration) -> list[PartyIdentity]:
    """Return the fictitious Parties."""
    return [PartyIdentity(p.code, p.kind, "", p.name, None, p.code, CHARTER) for p in year.parties]


def people(year: Demonstration) -> list[PersonIdentity]:
    """Return the invented people."""
    return [PersonIdentity(p.key, p.name, p.key, CHARTER) for p in year.people]


def rows(year: Demonstration) -> list[Row]:
    """Return every line with which the year begins, names first."""
    return [
        *(row for party in year.parties for row in _of_party(party)),
        *(row for body in identities.bodies_and_organs([year.body]) for row in of_body_identity(body)),
        *_of_organisation(year),
        *(row for person in year.people for row in _of_person(person)),
        *of_body(year.body),
        *(_tenure(person) for person in year.people),
    ]


def _of_party(party: DemoParty) -> Iterator[Row]:
    names = (
        ("short", "en", party.name),
        ("official", "en", party.official_name),
        ("adjective", "en", party.adjective),
        ("short", "ru", party.name_ru),
    )
    for form, language, text in names:
        value = NameValue(text=text, language=language, form=form, party=party.code)
        yield Row(f"demo/party/{party.code}/{form}/{language}", "name", value, ((CHARTER, ""),))


def _of_organisation(year: Demonstration) -> Iterator[Row]:
    for form, text in (("official", year.name_ru), ("acronym", year.abbreviation_ru)):
        value = NameValue(text=text, language="ru", form=form, body=year.body.slug)
        yield Row(f"demo/body/{year.body.slug}/{form}/ru", "name", value, ((CHARTER, ""),))


def _of_person(person: DemoPerson) -> Iterator[Row]:
    for language, text in (("en", person.name), ("ru", person.name_ru)):
        form = "official" if language == "en" else "spelling"
        value = NameValue(text=text, language=language, form=form, person=person.key)
        yield Row(f"demo/person/{person.key}/{language}", "name", value, ((CHARTER, ""),))


def _tenure(person: DemoPerson) -> Row:
    value = TenureValue(
        person=person.key,
        office=person.office,
        body=person.body,
        party=None if person.body else person.party,
        during=person.during,
    )
    return Row(f"demo/tenure/{person.key}", "tenure", value, ((CHARTER, ""),))
