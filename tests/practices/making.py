"""Practices, made as people make them: Brenn offers, Alba takes up."""

from datetime import datetime
from typing import Any

from secretariat.bodies.models import Membership
from secretariat.evidence.sourced import Cited
from secretariat.evidence.states import CitationKind
from secretariat.practices.actions.add_result import add_result
from secretariat.practices.actions.answer_visit import Answer, answer_visit
from secretariat.practices.actions.ask_for_visit import ask_for_visit
from secretariat.practices.actions.draft_practice import draft_practice
from secretariat.practices.actions.offer_practice import offer_practice
from secretariat.practices.actions.publish_practice import publish_practice
from secretariat.practices.actions.report_reuse import report_reuse
from secretariat.practices.checks import Told
from secretariat.practices.models import PeerVisit, Practice, Reuse
from secretariat.practices.proofs import Proof
from tests.cast import Cast
from tests.factories import Make

ADDRESS = Proof(Cited(CitationKind.REFERENCE, address="https://brenn.example/lorries"))
OWN_WORD = Proof(Cited(CitationKind.ENTRY, note="Told by the mayor."))


def members(cast: Cast) -> None:
    """Let Alba and Brenn be members; of a party that has its seat already nothing is done."""
    for party in (cast.alba, cast.brenn):
        if not Membership.objects.filter(party=party).exists():
            Make.membership(cast.union, party)


def told(**more: Any) -> Told:
    """Return what Brenn tells."""
    given: dict[str, Any] = {
        "title": "Lorries wait outside the town", "problem": "Sixty lorries a night.",
        "done": "A yard with showers beyond the ring road.", "topics": ("transport",),
        "languages": ("en", "sv"),
        "contacts": "Mia Mole, harbour office, mole@brenn.example",
        "population": 120_000, "population_year": 2025, "population_source": "Statistics Brenn",
    }  # fmt: skip
    return Told(**{**given, **more})


def draft(cast: Cast, at: datetime, by: Any = None, **more: Any) -> Practice:
    """Return a draft of Brenn."""
    members(cast)
    return draft_practice(body=cast.union, party="XB", told=told(**more), by=by or cast.chair, at=at)


def with_result(cast: Cast, at: datetime, one: Practice, proof: Proof = ADDRESS) -> Practice:
    """Return the practice with a result."""
    one.refresh_from_db()
    add_result(
        practice=one, words="Half as many lorries at night.", proof=proof, by=cast.chair, at=at,
        seen_version=one.version,
    )  # fmt: skip
    one.refresh_from_db()
    return one


def offered(cast: Cast, at: datetime, **more: Any) -> Practice:
    """Return a practice that waits for its review."""
    one = with_result(cast, at, draft(cast, at, **more))
    return offer_practice(practice=one, by=cast.chair, at=at, seen_version=one.version)


def published(cast: Cast, at: datetime, **more: Any) -> Practice:
    """Return a practice that others find."""
    one = offered(cast, at, **more)
    return publish_practice(practice=one, by=cast.staff, at=at, seen_version=one.version)


def reuse(cast: Cast, at: datetime, one: Practice, **more: Any) -> Reuse:
    """Return Alba's word that it took it up."""
    given: dict[str, Any] = {
        "party": "XA", "began": "2026-02", "words": "A yard beside the station.", "proof": ADDRESS,
        "by": cast.delegate, "at": at,
    }  # fmt: skip
    return report_reuse(practice=one, **{**given, **more})


def asked(cast: Cast, at: datetime, one: Practice, **more: Any) -> PeerVisit:
    """Return Alba's request to come and see."""
    given: dict[str, Any] = {
        "party": "XA", "aims": "See the yard at night.", "suits": "In May or June",
        "people": "Four, of the port.", "by": cast.delegate, "at": at,
    }  # fmt: skip
    return ask_for_visit(practice=one, **{**given, **more})


def answered(cast: Cast, at: datetime, visit: PeerVisit, **more: Any) -> PeerVisit:
    """Return the request after Brenn accepted it."""
    given: dict[str, Any] = {"by": cast.chair, "at": at, "seen_version": visit.version}
    answer = Answer("accepted", on="2026-05-12/2026-05-14", place="Harbour office")
    return answer_visit(visit=visit, **{"answer": answer, **given, **more})
