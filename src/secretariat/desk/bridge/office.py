"""An office that a document gives a person becomes a Tenure."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from secretariat.bodies.bridge import TenureValue
from secretariat.desk.compare.dates import during
from secretariat.desk.compare.drafts import Draft, Missing, Named, Told, slots_inferred
from secretariat.desk.compare.identities import Identity, Known
from secretariat.evidence.projection import as_json


def draft(value: Mapping[str, Any], slots: Mapping[str, Any], known: Known, told: Told) -> Draft:
    """Return the tenure; an organisation that is no party and no body of the record stays words."""
    words = str(value["person"] or "")
    person = told.chosen.get("person") or _slug(known.person(words))
    organisation = str(value["organisation"] or "")
    party, body = known.party(organisation), known.body_within(organisation)
    if party:
        body = None
    tenure = TenureValue(
        person=known.one_person(person) if person else "",
        office=str(value["office"] or "")[:300],
        body=told.chosen.get("body") or (body.key if body else None),
        party=party.key if party else None,
        organisation="" if party or (body and not body.is_inferred) else organisation[:300],
        during=during(value["start"], value["end"]),
    )
    identities = tuple((name, one) for name, one in (("organisation", party or body),) if one)
    return _checked(
        Draft(
            kind="tenure",
            value=as_json(tenure),
            words=", ".join(part for part in (words, tenure.office, organisation) if part),
            persons=(Named(words, person),),
            identities=identities,
            inferred=slots_inferred(value, slots),
        ),
        words,
    )


def _slug(identity: Identity | None) -> str | None:
    return identity.key if identity else None


def _checked(made: Draft, words: str) -> Draft:
    missing = []
    if not words.strip():
        missing.append(Missing("person", "Say whose office this is."))
    if not made.value["office"]:
        missing.append(Missing("office", "Say which office it is."))
    return replace(made, missing=tuple(missing))
