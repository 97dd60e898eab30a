"""Names for what claims point at by code and slug, asked of the database once for a whole page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.conf.locale import LANG_INFO
from django.urls import reverse
from django.utils.translation import get_language_info

from secretariat.bodies.queries import LONG, names_and_acronyms, names_by_address
from secretariat.bodies.spellings import names_seen_by, spelled
from secretariat.site.queries.rows import Link, Look

_MOST_ADDRESSES = 16_384

POINTERS = {
    "party": "party",
    "holder": "party",
    "host": "party",
    "presided_by": "party",
    "joint_with": "body",
    "was_due": "party",
    "served": "party",
    "body": "body",
    "open_to": "body",
    "handed_to": "body",
    "person": "person",
    "focal_point": "person",
}


@lru_cache(maxsize=_MOST_ADDRESSES)
def address(route: str, of: str) -> str:
    """Return an address; a page has hundreds, and each is always the same."""
    return reverse(route, args=[of])


def language_words(code: str) -> str:
    """Return what a language is called in the reader's; the code itself where Django knows none."""
    return str(get_language_info(code)["name_translated"]) if code in LANG_INFO else code


@dataclass(frozen=True, slots=True)
class Names:
    """Links for codes and slugs; whoever has no name that the viewer may see is called by the address."""

    parties: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    acronyms: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    same_as: Mapping[str, str] = field(default_factory=dict)

    def party(self, code: str) -> Link:
        """Return the link to a Party."""
        short = code if code.isupper() and len(code) <= 3 else ""
        return Link(self.parties.get(code, code), address("site:party", code), short)

    def party_or_words(self, code: str) -> Link:
        """Return the link to a Party; where it is none (a group of members, a joint chair) its words."""
        return self.party(code) if code in self.parties else Link(code)

    def body(self, slug: str) -> Link:
        """Return the link to a Body."""
        name, acronym = self.bodies.get(slug, slug), self.acronyms.get(slug, "")
        return Link(name, address("site:body", slug), acronym if acronym != name else "")

    def person(self, slug: str) -> Link:
        """Return the link to a Person, by the one name under which all spellings stand."""
        slug = self.same_as.get(slug, slug)
        return Link(self.people.get(slug, slug), address("site:person", slug))


def names_for(values: Iterable[Mapping[str, Any]], look: Look) -> Names:
    """Return the names of all that the values point at, in 4 queries."""
    wanted: dict[str, set[str]] = {"party": set(), "body": set(), "person": set()}
    for value in values:
        _collect(value, wanted)
    return names_at(look, parties=wanted["party"], bodies=wanted["body"], people=wanted["person"])


def names_at(
    look: Look, *, parties: Iterable[str] = (), bodies: Iterable[str] = (), people: Iterable[str] = ()
) -> Names:
    """Return the names of Parties by code, Bodies and People by slug."""
    slugs = set(people)
    full, short = names_and_acronyms(bodies, look.language, look.viewer)
    merged = spelled(names_seen_by(look.viewer), slugs)
    return Names(
        parties=names_by_address("party", parties, look.language, viewer=look.viewer),
        bodies=full,
        acronyms=short,
        people=names_by_address(
            "person", {merged.get(slug, slug) for slug in slugs}, look.language, LONG, look.viewer
        ),
        same_as=merged,
    )


def _collect(value: Any, wanted: dict[str, set[str]]) -> None:
    if isinstance(value, Mapping):
        for key, given in value.items():
            if key in POINTERS and isinstance(given, str) and given:
                wanted[POINTERS[key]].add(given)
            elif key in POINTERS and isinstance(given, list | tuple):
                wanted[POINTERS[key]].update(given)
            else:
                _collect(given, wanted)
    elif isinstance(value, list | tuple):
        for given in value:
            _collect(given, wanted)
