"""From the shipped facts to lines about chairs: rules, exceptions, coordinators, programmes. Pure."""

from collections.abc import Iterator, Mapping

from secretariat.chairs.bridge import (
    ChairmanshipValue,
    CoordinatorValue,
    ExceptionValue,
    ListValue,
    PriorityValue,
    ProgrammeValue,
    RotationValue,
)
from secretariat.chairs.from_facts import joint_parties, start_days
from secretariat.data.periods import coordinator_period, presiding_periods, term_periods
from secretariat.data.rows import BodyFacts, CoordinatorRow, ExceptionRow, OrderRow, ProgrammeRow, TermRow
from secretariat.engines.values.edtf import parse
from secretariat.engines.values.folding import slug_of
from secretariat.reference.identities import holder_code, organ_slug, party_code
from secretariat.reference.row import Row


def of_chair(body: BodyFacts) -> Iterator[Row]:
    """All lines on the chair of one Body and of its working groups."""
    codes = party_codes(body)
    yield from _terms(body, codes)
    yield from _rule(body, codes)
    yield from (_coordinator(body, row, codes) for row in body.coordinators or ())
    yield from (_programme(body, row, codes) for row in body.programmes or ())


def party_codes(body: BodyFacts) -> Mapping[str, str]:
    """Return name → code of each Party that the file gives a seat or a term."""
    found = {row.party: party_code(row.party, row.party_kind, row.country) for row in body.memberships}
    for row in body.chairmanships:
        code = holder_code(body, row)
        if code:
            found.setdefault(row.holder, code)
    return found


def _terms(body: BodyFacts, codes: Mapping[str, str]) -> Iterator[Row]:
    periods = {**term_periods(body), **presiding_periods(body)}
    for row in body.chairmanships:
        yield Row(
            row.id,
            "chairmanship",
            _term(body, row, codes, periods[row.id]),
            ((row.source, ""),),
            row.note or "",
        )


def _term(body: BodyFacts, row: TermRow, codes: Mapping[str, str], period: str) -> ChairmanshipValue:
    code = holder_code(body, row)
    return ChairmanshipValue(
        body=body.slug,
        holder=code,
        holder_words="" if code else row.holder,
        joint=tuple(codes[name] for name in joint_parties(row.holder) if name in codes),
        group=row.region or "",
        person=slug_of(row.person) if row.person else None,
        term=None if period == "/" else period,
        status=row.status,
        basis=row.dates,
    )


def _rule(body: BodyFacts, codes: Mapping[str, str]) -> Iterator[Row]:
    rule = body.rotation
    if rule is None:
        return
    order, _, language = rule.order.partition("-")
    names = rule.groups_order if order == "groups" else rule.list or ()
    value = RotationValue(
        body=body.slug,
        order=order,
        language=language,
        names=tuple(codes.get(name, name) for name in names),
        lists=tuple(_listed(row, codes) for row in rule.list_history),
        sort_names={codes[row.party]: row.sort_name for row in body.memberships if row.sort_name},
        length=rule.term or "",
        start_days=tuple(f"{month:02d}-{day:02d}" for month, day in start_days(rule.start_rule or "")),
        anchor_holder=codes.get(rule.anchor.holder, rule.anchor.holder) if rule.anchor else "",
        anchor_start=rule.anchor.start if rule.anchor else None,
        note=" ".join(filter(None, (rule.start_rule, rule.handover, rule.name_basis, rule.notes)))[:2000],
    )
    yield Row(f"rotation/{body.slug}", "rotation", value, ((rule.source, ""),))
    for row in rule.exceptions:
        yield Row(row.id, "rotation-exception", _exception(body, row, codes), ((row.source, ""),))


def _listed(row: OrderRow, codes: Mapping[str, str]) -> ListValue:
    during = parse(f"{row.start}/{row.end or '..'}").text
    return ListValue(during=during, names=tuple(codes.get(name, name) for name in row.list))


def _exception(body: BodyFacts, row: ExceptionRow, codes: Mapping[str, str]) -> ExceptionValue:
    parties = [name.strip() for name in (row.party or "").split(";") if name.strip()]
    return ExceptionValue(
        body=body.slug,
        at=row.at,
        kind=row.kind,
        parties=tuple(codes.get(name, name) for name in parties),
        was_due=codes.get(row.expected or "", row.expected or ""),
        served=codes.get(row.actual or "", row.actual or ""),
        reason=row.reason or "",
    )


def _coordinator(body: BodyFacts, row: CoordinatorRow, codes: Mapping[str, str]) -> Row:
    organ = next(organ for organ in body.organs if organ.name == row.group)
    code = codes.get(row.holder)
    period = coordinator_period(row)
    value = CoordinatorValue(
        body=organ_slug(body, organ),
        holder=code,
        holder_words="" if code else row.holder,
        during=None if period == "/" else period,
    )
    return Row(row.id, "coordinator", value, ((row.source, ""),), row.note or "")


def _programme(body: BodyFacts, row: ProgrammeRow, codes: Mapping[str, str]) -> Row:
    of = next((t.id for t in body.chairmanships if (t.holder, t.start) == (row.holder, row.start)), None)
    value = ProgrammeValue(
        body=body.slug,
        of=of,
        holder=codes.get(row.holder),
        during=parse(f"{row.start}/{row.end}").text,
        motto=row.motto or "",
        priorities=tuple(PriorityValue(words=words) for words in row.priorities),
    )
    return Row(row.id, "programme", value, ((row.source, ""),), row.note or "")
