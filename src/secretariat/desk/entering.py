"""How a Finding that a person believes enters the record: persons, its line, what it awaits."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from secretariat.bodies.actions.enter_name import enter_name
from secretariat.bodies.bridge import NameValue
from secretariat.bodies.models import Name
from secretariat.bodies.states import NameForm
from secretariat.desk.bridge.entering import enter
from secretariat.desk.compare.drafts import Draft, Named
from secretariat.desk.compare.identities import Known
from secretariat.desk.compare.verdicts import Comparison, compare
from secretariat.desk.models import Expectation
from secretariat.desk.queries.drafts import draft_of, programme_of, told_by
from secretariat.desk.queries.held_lines import held_lines
from secretariat.desk.queries.known_names import known_names
from secretariat.distribution import Distribution
from secretariat.engines.values.edtf import parse
from secretariat.engines.values.folding import fold
from secretariat.engines.values.names import without_honorifics
from secretariat.evidence.models import Claim, Finding, Line
from secretariat.evidence.reach import may_stand_for, readers_named_by, readers_of
from secretariat.evidence.sourced import Cited, Sourced
from secretariat.evidence.states import CitationKind, FindingState
from secretariat.parties.models import Body
from secretariat.people.actions.enter_person import enter_person
from secretariat.people.actor import Actor
from secretariat.people.models import Person
from secretariat.refusals import NotReady

DECIDED = (FindingState.ACCEPTED, FindingState.CORRECTED)


def enter_finding(finding: Finding, by: Actor, at: datetime, *, choose: bool | None) -> Claim:
    """Write what a Finding says into the record; call it inside the action that decides.

    Args:
        choose: make it the present reading of its line; None leaves that to the comparison.
    Raises:
        NotReady: something must be chosen first; the sentence says what.
    """
    findings = list(finding.reading.findings.order_by("position"))
    findings = [finding if other.pk == finding.pk else other for other in findings]
    told, known = told_by(finding.reading, findings), known_names(by, finding.reading.document)
    part_of = _visit_line(finding, findings)
    draft = draft_of(finding, known, told, part_of)
    if draft.missing:
        raise NotReady(draft.missing[0].sentence, field=draft.missing[0].field)
    sourced = sourced_by(finding, draft, by, at, known)
    if _enter_persons(draft.persons, sourced, known):
        draft = draft_of(finding, known_names(by, finding.reading.document), told, part_of)
    comparison = compared(draft, finding, by)
    line = _line_to_join(comparison)
    may_choose = bool(line and comparison.may_choose and _may_stand(line, sourced))
    claim = enter(
        draft.kind,
        draft.value,
        sourced,
        line,
        choose=bool(line) and (may_choose if choose is None else choose),
    )
    _await(draft, claim, at)
    return claim


def _may_stand(line: Line, sourced: Sourced) -> bool:
    return may_stand_for(line, sourced.distribution, readers_named_by(sourced))


def compared(draft: Draft, finding: Finding, by: Actor) -> Comparison:
    """Compare one draft with the record."""
    document = finding.reading.document
    published = document.published
    return compare(
        draft,
        held_lines([draft], by, document),
        said_on=published.text if published else None,
        document=document.public_id,
    )


def sourced_by(finding: Finding, draft: Draft, by: Actor, at: datetime, known: Known) -> Sourced:
    """Return the source of what a Finding says: its passages, said when the document was published."""
    document = finding.reading.document
    passages = finding.passages.order_by("start", "end")
    body: Body | None = document.body
    if document.distribution == Distribution.PUBLIC:
        about = known.body_within(draft.words)
        body = Body.objects.filter(slug=about.key).first() if about else _leading_body(finding, known)
    return Sourced(
        by=by,
        at=at,
        cited=tuple(Cited(CitationKind.PASSAGE, passage=passage) for passage in passages),
        distribution=document.distribution,
        readers=readers_of(document),
        body=body,
        said_on=document.published,
        finding=finding,
        inferred=draft.inferred,
        is_fictitious=document.is_fictitious,
    )


def _leading_body(finding: Finding, known: Known) -> Body | None:
    """Return the body that the document's findings name most often; None where they name none."""
    values = list(finding.reading.findings.values_list("value", flat=True))
    slug = known.leading_body(value.get(name) or "" for value in values for name in ("body", "organisation"))
    return Body.objects.filter(slug=slug).first() if slug else None


def _enter_persons(persons: Sequence[Named], sourced: Sourced, known: Known) -> bool:
    """Enter whom the record does not know, and the spellings that only documents carry."""
    entered = False
    for named in dict.fromkeys(persons):
        text = without_honorifics(named.words)
        slug = named.slug
        form = NameForm.SPELLING
        if slug is None:
            again = known_names(sourced.by).person(text) if entered else None
            slug, form = (again.key, form) if again else (_new_person(text, sourced), NameForm.OFFICIAL)
            entered = True
        _enter_spelling(text, slug, form, sourced)
    return entered


def _new_person(text: str, sourced: Sourced) -> str:
    return enter_person(
        name=text,
        by=sourced.by,
        at=sourced.at,
        is_public=sourced.distribution == Distribution.PUBLIC,
        is_fictitious=sourced.is_fictitious,
    ).slug


def _enter_spelling(text: str, slug: str, form: str, sourced: Sourced) -> None:
    """Let this source carry the name too, so that withdrawing another source does not leave one nameless."""
    person = Person.objects.get(slug=slug)
    names = list(Name.objects.filter(person=person, text=text).select_related("line").order_by("pk"))
    if any(_is_known_otherwise(name) for name in names):
        return
    name = next((name for name in names if _is_as_open(name.line, sourced)), None)
    reading = sourced.finding.reading if sourced.finding else None
    value = NameValue(
        text=text,
        language=reading.language if reading else "en",
        form=name.form if name else form,
        person=slug,
    )
    enter_name(value=value, sourced=replace(sourced, inferred=()), line=name.line if name else None)


def _is_known_otherwise(name: Name) -> bool:
    """Tell whether everybody has the name from elsewhere than a document that was read."""
    is_public = name.line.distribution == Distribution.PUBLIC
    return is_public and bool(name.line.claims.standing().filter(finding__isnull=True).exists())


def _is_as_open(line: Line, sourced: Sourced) -> bool:
    if line.distribution != sourced.distribution:
        return False
    if line.distribution == Distribution.PUBLIC:
        return True
    return line.body == sourced.body and readers_of(line) == readers_named_by(sourced)


def _line_to_join(comparison: Comparison) -> Line | None:
    held = comparison.line
    return Line.objects.get(pk=held.line_id) if held and held.is_open else None


def _visit_line(finding: Finding, findings: Sequence[Finding]) -> str | None:
    """Return the public id of the visit to whose programme a meeting belongs, where that was accepted."""
    visit = programme_of(findings).get(finding.pk) if finding.kind == "meeting" else None
    claim = _own_claim(visit) if visit else None
    return claim.line.public_id if claim else None


def _own_claim(finding_id: int) -> Claim | None:
    claims = Claim.objects.standing().filter(
        finding=finding_id, finding__state__in=DECIDED, line__kind="meeting"
    )
    claim: Claim | None = claims.select_related("line").order_by("-pk").first()
    return claim


def bind_programme(finding: Finding, by: Actor, at: datetime) -> None:
    """Let the accepted meetings of a document say to which accepted visit they belong, after a decision."""
    if finding.kind != "meeting":
        return
    findings = list(finding.reading.findings.order_by("position"))
    known = known_names(by, finding.reading.document)
    told = told_by(finding.reading, findings)
    for other in findings:
        if other.kind != "meeting" or other.pk == finding.pk:
            continue
        claim, part_of = _own_claim(other.pk), _visit_line(other, findings)
        if claim is None or claim.value["part_of"] == part_of:
            continue
        draft = draft_of(other, known, told, part_of)
        is_chosen = claim.line.chosen_id == claim.pk
        enter("meeting", draft.value, sourced_by(other, draft, by, at, known), claim.line, choose=is_chosen)


def _await(draft: Draft, claim: Claim, at: datetime) -> None:
    """Open an Expectation for what looks ahead, once for words that are both said and promised."""
    if not draft.looks_ahead:
        return
    own = fold(draft.words)
    if draft.kind in {"statement", "commitment"} and claim.finding:
        others = Expectation.objects.filter(
            claim__finding__reading=claim.finding.reading,
            claim__withdrawal__isnull=True,
            line__kind__in=("statement", "commitment"),
        )
        if any(own in (words := fold(other.words)) or words in own for other in others):
            return
    horizon = parse(draft.horizon) if draft.horizon else None
    Expectation.objects.create(claim=claim, line=claim.line, words=draft.words, horizon=horizon, opened_at=at)
