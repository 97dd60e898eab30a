"""Consultations as the viewer may see them: rows, and one with its opinions and their answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from secretariat.bodies.queries import LONG, names_of
from secretariat.business import policies
from secretariat.business.checks import members_of
from secretariat.business.models import Consultation, Opinion
from secretariat.business.states import ConsultationState
from secretariat.commitments.models import Priority
from secretariat.evidence.models import Document
from secretariat.people.actor import Actor
from secretariat.texts.models import Draft, Text

MOST = 200
_GIVEN = Q(opinions__withdrawn_at=None, opinions__isnull=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationRow:
    """A consultation as a row; `takes_opinions`: its last day has not passed."""

    id: str
    title: str
    body: str
    body_name: str
    council: str
    council_name: str
    opened_on: date
    closes_on: date
    ended_on: date | None
    state: str
    takes_opinions: bool
    opinions: int
    answered: int
    distribution: str
    is_fictitious: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionTold:
    """An opinion and its answer. `document`: title and address of the paper, where the viewer may see it."""

    id: str
    party: str
    party_name: str
    stance: str
    stance_label: str
    words: str
    note: str
    document: tuple[str, str] | None
    given_on: date
    is_withdrawn: bool
    verdict: str
    verdict_label: str
    answer: str
    answered_on: date | None
    may_withdraw: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationTold:
    """A consultation with all that was said. `about`: words and address of what was put, "" where the viewer
    may not see it; `silent`: members of the council that said nothing; `unanswered`: how many wait.
    """

    row: ConsultationRow
    question: str
    wording: str
    about: str
    about_url: str
    outcome: str
    opinions: tuple[OpinionTold, ...]
    silent: tuple[tuple[str, str], ...]
    unanswered: int
    may_run: bool
    may_give: bool


def consultations(viewer: Actor, where: Q | None = None) -> "QuerySet[Consultation]":
    """Return the consultations that the viewer may see, those that run first, the latest first."""
    rows: QuerySet[Consultation] = Consultation.objects.visible_to(viewer).filter(where or Q())
    return rows.order_by("-opened_on", "-pk")


def rows_of(
    rows: "QuerySet[Consultation]", viewer: Actor, at: datetime, language: str = "en"
) -> tuple[ConsultationRow, ...]:
    """Return consultations as rows, in their order, in 2 queries."""
    counted = rows.annotate(
        given=Count("opinions", filter=_GIVEN, distinct=True),
        told=Count("opinions", filter=_GIVEN & ~Q(opinions__verdict=""), distinct=True),
    )
    found: Sequence[Any] = list(counted.select_related("body__parent", "council")[:MOST])
    if not found:
        return ()
    keys = {key for row in found for key in (row.body_id, row.council_id)}
    names = names_of("body", keys, language, LONG, viewer)
    return tuple(_row(row, names, at) for row in found)


def _row(row: Any, names: Mapping[int, str], at: datetime) -> ConsultationRow:
    return ConsultationRow(
        id=row.public_id, title=row.title, body=row.body.slug,
        body_name=names.get(row.body_id, row.body.slug),
        council=row.council.slug, council_name=names.get(row.council_id, row.council.slug),
        opened_on=row.opened_on, closes_on=row.closes_on, ended_on=row.ended_on, state=row.state,
        takes_opinions=row.takes_opinions(at), opinions=row.given, answered=row.told,
        distribution=row.distribution, is_fictitious=row.body.is_fictitious,
    )  # fmt: skip


def consultation_told(
    public_id: str, viewer: Actor, at: datetime, language: str = "en"
) -> ConsultationTold | None:
    """Return a consultation; None where there is none that the viewer may see. 9 queries at most."""
    mine = consultations(viewer, Q(public_id=public_id))
    rows = rows_of(mine, viewer, at, language)
    if not rows:
        return None
    one = mine.select_related("body__parent", "council__parent", "text", "draft", "priority").get()
    opinions = list(one.opinions.select_related("party", "document"))
    seats = list(members_of(one.council, one.closes_on).select_related("party"))
    keys = {row.party_id for row in opinions} | {row.party_id for row in seats}
    names = names_of("party", keys, language, viewer=viewer)
    said = {row.party_id for row in opinions if not row.withdrawn_at}
    about, url = _about(one, viewer)
    open_documents = _open_documents(opinions, viewer)
    codes = {row.party.code for row in opinions} | {row.party.code for row in seats}
    speaks = {code for code in codes if policies.may_give(viewer, one, code)}
    takes, is_open = rows[0].takes_opinions, one.state == ConsultationState.OPEN
    return ConsultationTold(
        row=rows[0], question=one.question, wording=one.wording, about=about, about_url=url,
        outcome=one.outcome,
        opinions=tuple(
            _opinion(row, one, names, open_documents, may=takes and row.party.code in speaks)
            for row in opinions
        ),
        silent=tuple(
            (row.party.code, names.get(row.party_id, row.party.code))
            for row in seats if row.party_id not in said
        ),
        unanswered=sum(not row.verdict and not row.withdrawn_at for row in opinions),
        may_run=is_open and policies.may_run(viewer, one, at),
        may_give=takes and any(row.party.code in speaks for row in seats),
    )  # fmt: skip


def _about(one: Consultation, viewer: Actor) -> tuple[str, str]:
    """Return the words and the address of what was put, in 1 query; "" where the viewer may not see it."""
    if one.draft:
        seen = Draft.objects.visible_to(viewer).filter(pk=one.draft.pk).exists()
        return (one.draft.title, reverse("texts:room", args=[one.draft.public_id])) if seen else ("", "")
    if one.text:
        seen = Text.objects.visible_to(viewer).filter(pk=one.text.pk).exists()
        return (one.text.title, reverse("site:text", args=[one.text.public_id])) if seen else ("", "")
    assert one.priority
    seen = Priority.objects.visible_to(viewer).filter(pk=one.priority.pk).exists()
    return (one.priority.words, reverse("site:priority", args=[one.priority.public_id])) if seen else ("", "")


def _open_documents(opinions: Sequence[Opinion], viewer: Actor) -> frozenset[int]:
    papers = [row.document for row in opinions if row.document]
    seen = Document.objects.visible_to(viewer).filter(public_id__in=[one.public_id for one in papers])
    return frozenset(seen.values_list("pk", flat=True))


def _opinion(
    row: Opinion, of: Consultation, names: Mapping[int, str], open_documents: frozenset[int], *, may: bool
) -> OpinionTold:
    paper = row.document if row.document_id in open_documents else None
    return OpinionTold(
        id=row.public_id, party=row.party.code, party_name=names.get(row.party_id, row.party.code),
        stance=row.stance, stance_label=str(row.get_stance_display()), words=row.words, note=row.note,
        document=(paper.title, reverse("site:document", args=[paper.public_id])) if paper else None,
        given_on=of.body.day(row.given_at), is_withdrawn=row.withdrawn_at is not None, verdict=row.verdict,
        verdict_label=str(row.get_verdict_display()) if row.verdict else "", answer=row.answer,
        answered_on=of.body.day(row.answered_at) if row.answered_at else None,
        may_withdraw=may and not row.withdrawn_at and not row.verdict,
    )  # fmt: skip
