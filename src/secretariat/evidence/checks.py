"""Checks that the actions of every slice ask of a claim's value; each refuses with the field's name."""

from collections.abc import Iterable

from django.conf import settings

from secretariat.distribution import Distribution
from secretariat.engines.values.edtf import BadDate, Edtf, parse
from secretariat.parties.house import is_kept_here
from secretariat.parties.models import Body, Party
from secretariat.people.models import Person
from secretariat.refusals import Invalid


def known_body(slug: str | None, *, field: str = "body") -> Body | None:
    """Return the Body, None for None; refuse a slug that nobody bears."""
    if slug is None:
        return None
    body = Body.objects.filter(slug=slug).first()
    if body is None:
        raise Invalid(
            f"No body has the address “{slug}”. Enter the body first, or choose another.", field=field
        )
    return body


def known_party(code: str | None, *, field: str = "party") -> Party | None:
    """Return the Party, None for None; refuse a code that nobody bears."""
    if code is None:
        return None
    party = Party.objects.filter(code=code).first()
    if party is None:
        raise Invalid(
            f"No party has the code “{code}”. Enter the party first, or choose another.", field=field
        )
    return party


def known_person(slug: str | None, *, field: str = "person") -> Person | None:
    """Return the Person, None for None; refuse a slug that nobody bears."""
    if slug is None:
        return None
    person = Person.objects.filter(slug=slug).first()
    if person is None:
        raise Invalid(f"No person has the address “{slug}”.", field=field)
    return person


def good_date(text: str | None, *, field: str) -> Edtf | None:
    """Return the date, None for None; refuse what is no EDTF."""
    if text is None:
        return None
    try:
        return parse(text)
    except BadDate as error:
        raise Invalid(f"{error} Write for example 2022-06 or 2021-12-08/2021-12-10.", field=field) from error


def one_of(value: str, allowed: Iterable[str], *, field: str) -> None:
    """Refuse a word outside a closed list."""
    words = list(allowed)
    if value not in words:
        raise Invalid(f"“{value}” is not known here; choose one of: {', '.join(words)}.", field=field)


def said(value: str, *, field: str) -> None:
    """Refuse an empty value."""
    if not value.strip():
        raise Invalid("This may not be empty.", field=field)


def may_be_kept(body: Body | None, distribution: str, *, field: str = "distribution") -> None:
    """Refuse what is not public of a body that is not kept here: its restricted work never enters."""
    if distribution == Distribution.PUBLIC or is_kept_here(body):
        return
    if not settings.HOUSE:
        raise Invalid(
            "No organisation is kept here, so only what is public is taken. "
            "Whoever runs the installation names it in SECRETARIAT_HOUSE.",
            field=field,
        )
    of = f"{body} is" if body else "This is"
    raise Invalid(
        f"{of} not of the house that is kept here ({settings.HOUSE}): of other bodies only what is public is "
        "taken.",
        field=field,
    )
