"""A chair that a document gives a party becomes a Chairmanship."""

from collections.abc import Mapping
from typing import Any

from secretariat.chairs.bridge import ChairmanshipValue
from secretariat.chairs.states import Basis, TermStatus
from secretariat.desk.compare.dates import during, good
from secretariat.desk.compare.drafts import Draft, Missing, Told, body_of, slots_inferred, who
from secretariat.desk.compare.identities import Identity, Known
from secretariat.evidence.projection import as_json

STATUS: Mapping[str, TermStatus] = {
    "current": TermStatus.HELD,
    "outgoing": TermStatus.HELD,
    "past": TermStatus.HELD,
    "incoming": TermStatus.PLANNED,
    "planned": TermStatus.PLANNED,
    "declined": TermStatus.NOT_HELD,
}


def draft(value: Mapping[str, Any], slots: Mapping[str, Any], known: Known, told: Told) -> Draft:
    """Return the term; it needs a body of the record."""
    holder_words, body_words = str(value["holder"] or ""), str(value["body"] or "")
    party = known.party(holder_words)
    holder = who(holder_words, known, told)
    body = body_of(body_words, known, told)
    slug = told.chosen.get("body") or (body.key if body else "")
    code = told.chosen.get("holder") or (party.key if party else None)
    status = STATUS[str(value["status"] or "current")]
    term = during(value["start"], value["end"])
    inferred = set(slots_inferred(value, slots)) | ({"holder"} if party and party.is_inferred else set())
    chairmanship = ChairmanshipValue(
        body=slug,
        holder=code,
        term=term,
        status=status,
        holder_words="" if code else holder_words[:200],
        person=(holder.person.slug or "") if holder.person and not code else None,
        basis=Basis.INFERRED if inferred & {"start", "end"} else Basis.STATED,
    )
    return Draft(
        kind="chairmanship",
        value=as_json(chairmanship),
        words=f"{holder_words} in the chair of {body_words}",
        persons=(holder.person,) if holder.person and not code else (),
        identities=_identities(party, body),
        missing=_missing(slug, body_words, holder_words, status, term),
        inferred=tuple(sorted(inferred)),
        looks_ahead=status is TermStatus.PLANNED,
        horizon=term if good(term) else None,
    )


def _identities(party: Identity | None, body: Identity | None) -> tuple[tuple[str, Identity], ...]:
    return tuple((name, one) for name, one in (("holder", party), ("body", body)) if one)


def _missing(slug: str, body: str, holder: str, status: TermStatus, term: str | None) -> tuple[Missing, ...]:
    missing = []
    if not slug:
        missing.append(
            Missing("body", f"The record knows no body “{body}”. Choose it from the list, or enter it.")
        )
    if not holder:
        missing.append(Missing("holder", "Say who holds the chair."))
    if term and not good(term):
        missing.append(Missing("start", f"“{term}” is no date. Correct the days of the term."))
    return tuple(missing)
