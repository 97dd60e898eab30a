"""From the shipped facts to lines: each row with its permanent id, its value and its sources. Pure."""

from collections.abc import Iterable, Iterator

from babel import Locale

from secretariat.bodies.bridge import (
    DisputeValue,
    MembershipValue,
    NameValue,
    ParticularValue,
    TenureValue,
)
from secretariat.commitments.bridge import ReportValue
from secretariat.data.periods import (
    meeting_date,
    membership_period,
    suspension_period,
    tenure_period,
)
from secretariat.data.rows import UNVERIFIED, BodyFacts, DisputeRow, OutcomeFacts, OutcomeRow, TextRow
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import parse
from secretariat.engines.values.folding import slug_of
from secretariat.meetings.bridge import MeetingValue
from secretariat.reference.chair_rows import of_chair
from secretariat.reference.identities import BodyIdentity, PartyIdentity, PersonIdentity, party_code
from secretariat.reference.row import Row
from secretariat.reference.strategy_rows import of_agendas
from secretariat.texts.bridge import TextValue

CLDR = "https://cldr.unicode.org/"
MEETING_KINDS = {
    "summit": "summit",
    "leaders meeting": "summit",
    "summit report": "summit",
    "council": "council",
    "council (informal)": "council",
    "council (special)": "council",
    "ministerial": "ministerial",
    "ministerial (extraordinary)": "ministerial",
    "ministerial conference": "ministerial",
    "deputy ministers": "senior-officials",
    "plenary": "assembly",
    "general conference": "assembly",
    "special general conference": "assembly",
    "annual conference": "conference",
    "founding conference": "conference",
    "board": "committee",
    "special board meeting": "committee",
}


def of_party(party: PartyIdentity) -> Iterator[Row]:
    """Names of a Party: as the facts have it, for sorting, and in Russian where CLDR knows the state."""
    source = ((party.source, ""),)

    def name(text: str, form: str, language: str = "en") -> NameValue:
        return NameValue(text=text, language=language, form=form, party=party.code)

    yield Row(f"party/{party.code}/short", "name", name(party.name, "short"), source)
    if party.sort_name and party.sort_name != party.name:
        yield Row(f"party/{party.code}/sort", "name", name(party.sort_name, "sort"), source)
    russian = Locale("ru").territories.get(party.code) if party.kind in {"state", "economy"} else None
    if russian:
        yield Row(f"party/{party.code}/short/ru", "name", name(russian, "short", "ru"), ((CLDR, ""),))


def of_body_identity(body: BodyIdentity) -> Iterator[Row]:
    """Names of a Body or organ."""
    source = ((body.source, ""),)
    official = NameValue(text=body.name, language="en", form="official", body=body.slug)
    yield Row(f"body/{body.slug}/official", "name", official, source)
    if body.abbreviation:
        acronym = NameValue(text=body.abbreviation, language="en", form="acronym", body=body.slug)
        yield Row(f"body/{body.slug}/acronym", "name", acronym, source)


def of_person(person: PersonIdentity) -> Iterator[Row]:
    """The name of a Person."""
    value = NameValue(text=person.name, language="en", form="official", person=person.slug)
    yield Row(f"person/{person.slug}", "name", value, ((person.source, ""),))


def of_body(body: BodyFacts) -> Iterator[Row]:
    """All lines of one Body's file."""
    yield from _particulars(body)
    yield from _seats(body)
    yield from of_chair(body)
    yield from _meetings(body)
    yield from _offices(body)
    yield from _texts(body)
    yield from of_agendas(body)
    yield from (_dispute(body, row) for row in body.disputes)


def _particulars(body: BodyFacts) -> Iterator[Row]:
    given = {
        "founded": (body.founded_instrument or body.founded, body.founded),
        "seat": (body.seat, None),
        "website": (body.website, None),
    }
    for name, (text, on) in given.items():
        if text:
            value = ParticularValue(body=body.slug, field=name, text=text, on=on)
            yield Row(f"body/{body.slug}/{name}", "particular", value, ((body.source, ""),))


def _seats(body: BodyFacts) -> Iterator[Row]:
    for row in body.memberships:
        value = MembershipValue(
            body=body.slug,
            party=party_code(row.party, row.party_kind, row.country),
            status=row.status,
            during=membership_period(row),
            suspensions=tuple(suspension_period(span) for span in row.suspended),
            is_current=row.current,
        )
        listed = ((row.listed, "published list of members"),) if row.listed else ()
        yield Row(row.id, "membership", value, ((row.source, ""), *listed), row.note or "")


def _meetings(body: BodyFacts) -> Iterator[Row]:
    for row in body.meetings:
        value = MeetingValue(
            body=body.slug,
            kind=MEETING_KINDS.get(row.kind, "other"),
            title=row.title,
            ordinal=row.ordinal,
            on=meeting_date(row),
            place=row.place or "",
            country=row.country or "",
            status=row.status,
        )
        yield Row(row.id, "meeting", value, ((row.source, ""),), row.note or "")


def _offices(body: BodyFacts) -> Iterator[Row]:
    for row in body.offices:
        value = TenureValue(
            person=slug_of(row.person), office=row.office, body=body.slug, during=tenure_period(row)
        )
        yield Row(row.id, "tenure", value, ((row.source, ""),), row.note or "")


def _texts(body: BodyFacts) -> Iterator[Row]:
    """Yield the texts; one that takes the place of another after that one."""
    titled = {row.title: row.id for row in body.texts or ()}
    waiting, done = list(body.texts or ()), set[str]()
    while waiting:
        row = next((one for one in waiting if titled.get(one.supersedes or "") in {None, *done}), waiting[0])
        waiting.remove(row)
        older = titled.get(row.supersedes or "")
        older = older if older in done else None
        done.add(row.id)
        points = ("supersedes",) if older else ()
        value = _text(body, row, older)
        yield Row(row.id, "text", value, ((row.source, ""),), _superseding(row), points=points)


def _text(body: BodyFacts, row: TextRow, older: str | None) -> TextValue:
    return TextValue(
        body=body.slug,
        kind=row.kind,
        title=row.title,
        symbol=row.symbol or "",
        adopted=row.adopted,
        adopted_at=row.meeting or "",
        status=row.status,
        supersedes=older,
    )


def _superseding(row: TextRow) -> str:
    takes = f"Takes the place of “{row.supersedes}”." if row.supersedes else ""
    return " ".join(part for part in (row.note or "", takes) if part)


def _dispute(body: BodyFacts, row: DisputeRow) -> Row:
    def said(text: str) -> DisputeValue:
        return DisputeValue(body=body.slug, topic=row.topic, text=text, about=row.about)

    readings = tuple((said(claim.value), claim.source) for claim in row.claims)
    chosen = said(row.resolution or "Left open")
    return Row(
        row.id, "dispute", chosen, (("", "The reading used in the reference data."),), readings=readings
    )


def of_outcomes(facts: OutcomeFacts) -> Iterator[Row]:
    """What became of announcements, each fact with its address."""
    cited = {seed.id: seed.citation for seed in facts.seeds}
    for row in facts.outcomes:
        said_in = f"Said in: {cited[row.seed]}." if row.seed in cited else ""
        yield Row(
            f"outcome/{row.id}",
            "report",
            _report(row, facts.as_of),
            _happened(row),
            " ".join(filter(None, (said_in, row.note))),
            facts.as_of,
        )


def _report(row: OutcomeRow, as_of: str) -> ReportValue:
    no_trace = row.result.startswith("no trace")
    start, end = row.expected.start, row.expected.end
    return ReportValue(
        about=row.statement,
        result="no trace found" if no_trace else row.result,
        body=row.body,
        expected=None if not (start or end) else start if start == end else f"{start or ''}/{end or '..'}",
        searched_until=as_of if no_trace else None,
    )


def _happened(row: OutcomeRow) -> tuple[tuple[str, str], ...]:
    found = tuple((fact.source, f"{label(parse(fact.date))}: {fact.fact}") for fact in row.happened)
    return found or (("", "Nothing was found in the pages searched."),)


def is_unverified(address: str) -> bool:
    """Tell whether a row rests on nothing that was seen."""
    return address == UNVERIFIED


def all_rows(
    bodies: Iterable[BodyFacts],
    parties: Iterable[PartyIdentity],
    identities: Iterable[BodyIdentity],
    people: Iterable[PersonIdentity],
    outcomes: OutcomeFacts,
) -> Iterator[Row]:
    """Yield every line, names first, since lines speak of whom they name."""
    for party in parties:
        yield from of_party(party)
    for identity in identities:
        yield from of_body_identity(identity)
    for person in people:
        yield from of_person(person)
    for body in bodies:
        yield from of_body(body)
    yield from of_outcomes(outcomes)
