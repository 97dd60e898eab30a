"""Checks that the actions of every slice ask of a claim's value; each refuses with the field's name."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings

from secretariat.distribution import Distribution
from secretariat.engines.values.addresses import web_address
from secretariat.engines.values.edtf import BadDate, Edtf, parse
from secretariat.engines.values.errors import BadAddress
from secretariat.engines.values.signs import hidden_sign, mixed_word
from secretariat.parties.house import is_kept_here
from secretariat.parties.models import Body, Party
from secretariat.people.models import Person
from secretariat.refusals import Invalid, StaleRevision


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


def within(words: str, *, field: str, most: int) -> str:
    """Return the words without the spaces around them; refuse too many, and signs that cannot be seen."""
    openly_written(words, field=field)
    if len(words.strip()) > most:
        raise Invalid(f"Say it in at most {most:,} characters.", field=field)
    return words.strip()


def said_within(words: str, *, field: str, most: int) -> str:
    """Return the words without the spaces around them; refuse none, too many, signs that cannot be seen."""
    said(words, field=field)
    return within(words, field=field, most=most)


def unchanged(version: int, seen_version: int) -> None:
    """Refuse a late save: what is changed is no longer what was seen."""
    if version != seen_version:
        raise StaleRevision("Somebody changed this after you opened it. Look at it, then save again.")


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


def is_page_here(text: str) -> bool:
    """Tell whether an address is a page of this system, on which an act of its own rests.

    >>> is_page_here("/adoptions/acts/x/#p-1"), is_page_here("//elsewhere.example/"), is_page_here("")
    (True, False, False)
    """
    return text.startswith("/") and not text.startswith(("//", "/\\"))


def good_address(text: str, *, field: str = "address") -> None:
    """Refuse what is no address of the web; an empty one is none."""
    if text:
        try:
            web_address(text)
        except BadAddress as error:
            raise Invalid(
                f"{error}. Give an address such as https://example.org/news/1.", field=field
            ) from error


def openly_written(value: Any, *, field: str = "value") -> None:
    """Refuse signs that nobody sees or that turn the direction of what follows, anywhere inside."""
    if isinstance(value, str):
        sign = hidden_sign(value)
        if sign is not None:
            raise Invalid(f"“{field}” holds a sign that cannot be seen ({sign}). Type it anew.", field=field)
    elif isinstance(value, Mapping):
        for name, inside in value.items():
            openly_written(inside, field=str(name))
    elif isinstance(value, list | tuple):
        for inside in value:
            openly_written(inside, field=field)


def one_script(text: str, *, field: str) -> None:
    """Refuse a word that mixes letters which look alike: one name could pass for another."""
    found = mixed_word(text)
    if found is not None:
        word, scripts = found
        raise Invalid(
            f"“{word}” mixes {' and '.join(scripts)} letters. Type it anew in one script.", field=field
        )
