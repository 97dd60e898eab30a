"""Where sources disagree about terms in the chair: what each says, the reading used, and why it is used."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from secretariat.bodies.models import Dispute
from secretariat.bodies.queries import names_by_address
from secretariat.chairs.models import Chairmanship
from secretariat.chairs.states import TermStatus
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf, parse
from secretariat.evidence.lines import claims_open_to
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.notes import ClaimSeen, Note, claims_by_line, contradicted
from secretariat.parties.models import Body
from secretariat.site.queries.pointing import page_of
from secretariat.site.queries.rows import Look

WEIGHTY = frozenset(("holder", "holder_words", "term", "status"))


@dataclass(frozen=True, slots=True)
class Said:
    """What sources say, in words, and these sources; `is_used`: it is the reading used."""

    words: str
    is_used: bool
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A matter on which sources disagree; `why`: why the reading used is used, "" where it was left open."""

    topic: str
    url: str
    why: str
    claims: tuple[Said, ...]


Found = dict[int, tuple[Disagreement, ...]]


def disagreements(terms: Iterable[int], bodies: Iterable[str], look: Look) -> Found:
    """Return the disagreements on terms by the id of their line, in at most 7 queries.

    They stand in the claims of the term itself, or in a dispute on record that names it. Who looks back at
    a day is told none: what was said later is not known to them.

    Args:
        terms: ids of the terms' lines.
        bodies: slugs of the bodies that they are terms of.
    """
    if look.known is not None:
        return {}
    wanted = set(terms)
    disputes = Dispute.objects.visible_to(look.viewer).filter(body__slug__in=set(bodies))
    on_record = list(disputes.values_list("pk", flat=True))
    contested = _contested(wanted, look)
    claims = claims_by_line([*contested, *on_record], look.viewer, look.language)
    found: dict[int, list[Disagreement]] = {}
    for line, disagreement in _on_record([claims.get(pk, []) for pk in on_record]):
        if line in wanted:
            found.setdefault(line, []).append(disagreement)
    for line, disagreement in _in_claims({line: claims.get(line, []) for line in contested}, look):
        found.setdefault(line, []).append(disagreement)
    return {line: tuple(each) for line, each in found.items()}


def contradicted_terms(body: Body, look: Look) -> tuple[Disagreement, ...]:
    """Return the terms of a Body whose own claims disagree, in 1 query, or 6 where there are some."""
    if look.known is not None:
        return ()
    terms = Chairmanship.objects.visible_to(look.viewer).filter(body=body).values("pk")
    contested = _contested(terms, look)
    claims = claims_by_line(contested, look.viewer, look.language) if contested else {}
    return tuple(disagreement for _line, disagreement in _in_claims(claims, look))


def contradicts(claim: ClaimSeen, chosen: ClaimSeen) -> bool:
    """Tell whether a claim says otherwise than the reading used, and is no earlier announcement.

    What had been announced and then happened, or did not, is no disagreement; nor is what was announced
    anew on a later day.
    """
    if claim is chosen or not WEIGHTY.intersection(contradicted(claim.value, chosen.value)):
        return False
    if claim.value.get("status") != TermStatus.PLANNED:
        return True
    return chosen.value.get("status") == TermStatus.PLANNED and _said(chosen) <= _said(claim)


def _said(claim: ClaimSeen) -> date:
    return (claim.said_on.first if claim.said_on else None) or date.min


def _contested(terms: Collection[int] | QuerySet[Any], look: Look) -> list[int]:
    """Return those of the terms of which the viewer may see more than one claim."""
    rows = Claim.objects.standing().filter(claims_open_to(look.viewer), line__in=terms).values("line")
    return sorted(rows.annotate(claims=Count("pk")).filter(claims__gt=1).values_list("line", flat=True))


def _on_record(disputes: Iterable[list[ClaimSeen]]) -> list[tuple[int, Disagreement]]:
    """Return the disputes, each for every line that it is about."""
    about = {
        reference: claims
        for claims in disputes
        for claim in claims
        for reference in claim.value.get("about", ())
        if claim.is_chosen
    }
    lines = Line.objects.filter(reference__in=about).values_list("reference", "pk")
    return [(pk, _dispute(about[reference])) for reference, pk in lines if reference]


def _dispute(claims: list[ClaimSeen]) -> Disagreement:
    chosen = next(claim for claim in claims if claim.is_chosen)
    others = [claim for claim in claims if not claim.is_chosen]
    used = str(chosen.value["text"])
    return Disagreement(
        topic=str(chosen.value["topic"]),
        url=page_of("dispute", chosen.line),
        why="" if used == "Left open" else used,
        claims=tuple(Said(str(claim.value["text"]), False, claim.notes) for claim in others),
    )


def _in_claims(terms: Mapping[int, list[ClaimSeen]], look: Look) -> list[tuple[int, Disagreement]]:
    """Return the disagreements between the claims of one term."""
    split = {line: found for line, claims in terms.items() if (found := _used_and_others(claims))}
    if not split:
        return []
    choices = {
        row[0]: row[1:]
        for row in Line.objects.filter(pk__in=split).values_list("pk", "chosen_at", "chosen_by__name")
    }
    codes = {claim.value["holder"] for claims in split.values() for claim in claims if claim.value["holder"]}
    names = names_by_address("party", codes, look.language, viewer=look.viewer)
    return [
        (
            line,
            Disagreement(
                topic=_in_words(claims[0].value, names, look),
                url=page_of("line", claims[0].line),
                why=_chosen(*choices[line], look),
                claims=tuple(
                    Said(_in_words(claim.value, names, look), claim.is_chosen, claim.notes)
                    for claim in claims
                ),
            ),
        )
        for line, claims in split.items()
    ]


def _used_and_others(claims: list[ClaimSeen]) -> list[ClaimSeen]:
    """Return the reading used and the claims that contradict it; none where nothing does."""
    chosen = next((claim for claim in claims if claim.is_chosen), None)
    others = [claim for claim in claims if chosen and contradicts(claim, chosen)]
    return [chosen, *others] if chosen and others else []


def _chosen(at: datetime | None, by: str | None, look: Look) -> str:
    """Return who chose the present reading, and when."""
    if at is None or by is None:
        return ""
    return _("chosen by {who} on {day}").format(who=by, day=label(Edtf.day(at.date()), look.language))


def _in_words(value: Mapping[str, Any], names: Mapping[str, str], look: Look) -> str:
    holder = names.get(value["holder"], value["holder"]) if value["holder"] else value["holder_words"]
    when = label(parse(value["term"]), look.language) if value["term"] else _("days not known")
    return f"{holder}, {when}, {str(TermStatus(value['status']).label).lower()}"
