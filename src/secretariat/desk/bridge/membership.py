"""A seat that a document tells of becomes a Membership."""

from collections.abc import Mapping
from typing import Any

from secretariat.bodies.bridge import MembershipValue
from secretariat.bodies.states import MembershipStatus
from secretariat.desk.compare.dates import good
from secretariat.desk.compare.drafts import Draft, Missing, Told, body_of, slots_inferred
from secretariat.desk.compare.identities import Known
from secretariat.evidence.projection import as_json

CHANGES = ("none", "joined", "left", "suspended", "applied")


def draft(value: Mapping[str, Any], slots: Mapping[str, Any], known: Known, told: Told) -> Draft:
    """Return the seat; it needs a body and a party of the record."""
    body_words, party_words = str(value["body"] or ""), str(value["party"] or "")
    body = body_of(body_words, known, told)
    party = known.party(party_words)
    slug = told.chosen.get("body") or (body.key if body else "")
    code = told.chosen.get("party") or (party.key if party else "")
    change, day = str(value["change"] or "none"), value["date"]
    status = "candidate" if change == "applied" else str(value["status"] or "member")
    seat = MembershipValue(
        body=slug,
        party=code,
        status=MembershipStatus(status),
        during=_during(change, day),
        suspensions=(f"{day}/",) if change == "suspended" and day else (),
        is_current=change != "left",
    )
    identities = tuple((name, one) for name, one in (("party", party), ("body", body)) if one)
    inferred = {*slots_inferred(value, slots), *(["party"] if party and party.is_inferred else [])}
    ahead = status == "candidate" or _is_to_come(day, told.said_on)
    return Draft(
        kind="membership",
        value=as_json(seat),
        words=f"{party_words} in {body_words}",
        identities=identities,
        missing=_missing(slug, code, body_words, party_words),
        inferred=tuple(sorted(inferred)),
        looks_ahead=ahead,
        horizon=day if ahead and good(day) else None,
    )


def _during(change: str, day: str | None) -> str:
    """Say since when or until when; where only the fact is told, both days are unknown.

    >>> _during("joined", "2022-06-10"), _during("left", "2022-05"), _during("none", None)
    ('2022-06-10/..', '/2022-05', '/..')
    """
    if change == "left":
        return f"/{day or ''}"
    return f"{day}/.." if change == "joined" and day else "/.."


def _is_to_come(day: str | None, said_on: str | None) -> bool:
    there, said = good(day), good(said_on)
    return bool(there and said and there.first and said.end and there.first >= said.end)


def _missing(slug: str, code: str, body: str, party: str) -> tuple[Missing, ...]:
    missing = []
    if not slug:
        missing.append(
            Missing("body", f"The record knows no body “{body}”. Choose it from the list, or enter it.")
        )
    if not code:
        missing.append(
            Missing("party", f"The record knows no party “{party}”. Choose it from the list, or enter it.")
        )
    return tuple(missing)
