"""Who owes what: the table of a body by year and member, and one member's statement, on a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from secretariat.bodies.queries import LONG, names_of
from secretariat.contributions.accounts import NOTHING, Account, Charge, YearStands, account_of
from secretariat.contributions.models import ArrearsRule, Assessment, LetterSent, Payment, Scale, Waiver
from secretariat.engines.values.folding import sort_key
from secretariat.engines.values.money import exact_shown
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Actor

Key = tuple[int, int, str]  # body, party, currency


@dataclass(frozen=True, slots=True)
class YearShown:
    """A year of an account, its sums as a person reads them, without the currency."""

    year: int
    assessed: str
    waived: str
    paid: str
    owed: str
    due_on: date
    is_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """How a member stands in a currency; `hint`: what the rules say of so many years in arrears, or ""."""

    code: str
    name: str
    currency: str
    account: Account
    years: tuple[YearShown, ...]
    assessed: str
    paid: str
    owed: str
    late: str
    credit: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTold:
    """A year with its scale: what was assessed, waived, paid and is owed, all members together."""

    year: int
    scale: str
    way: str
    currency: str
    state: str
    state_label: str
    total: str
    waived: str
    paid: str
    owed: str
    due_on: date | None
    decided: str
    address: str
    members: int
    version: int


@dataclass(frozen=True, slots=True)
class RuleTold:
    """What the rules say of so many years in arrears, and where they say it."""

    years: int
    effect: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The contributions of a body on a day."""

    body: str
    body_name: str
    on: date
    years: tuple[YearTold, ...]
    rows: tuple[Stands, ...]
    rule: RuleTold | None
    is_fictitious: bool


@dataclass(frozen=True, slots=True)
class Sums:
    """Charges and payments until a day, by body, member and currency."""

    charges: Mapping[Key, list[Charge]]
    paid: Mapping[Key, Decimal]
    parties: Mapping[int, Party]


def table_of(body: Body, viewer: Actor, on: date, language: str = "en") -> Table:
    """Return who owes what of a body on a day, as its members may see it, in 9 queries at most.

    The caller asks `policies.may_see_table` first.
    """
    rule = _rule_of(body)
    sums = sums_of(on, [body.pk])
    names = names_of("party", sums.parties, language, viewer=viewer)
    rows = [_stands(key, sums, names, rule, on, language) for key in {*sums.charges, *sums.paid}]
    rows.sort(key=lambda row: (sort_key(row.name, language), row.currency))
    scales = Scale.objects.visible_to(viewer).filter(body=body).prefetch_related("shares")
    return Table(
        body=body.slug, body_name=names_of("body", [body.pk], language, LONG, viewer).get(body.pk, body.slug),
        on=on, years=tuple(_year(one, rows, language) for one in scales.order_by("-year")), rows=tuple(rows),
        rule=rule, is_fictitious=body.is_fictitious,
    )  # fmt: skip


def _rule_of(body: Body) -> RuleTold | None:
    one = ArrearsRule.objects.filter(body=body).first()
    return RuleTold(one.years, one.effect, one.article) if one else None


def sums_of(on: date, bodies: Iterable[int], party: Party | None = None) -> Sums:
    """Return charges and payments until a day, in 3 queries."""
    of = {"body__in": list(bodies)} | ({"party": party} if party else {})
    waived = dict(
        Waiver.objects.filter(**of, on__lte=on).values_list("assessment").annotate(Sum("amount")).order_by()
    )
    charges: dict[Key, list[Charge]] = defaultdict(list)
    parties: dict[int, Party] = {}
    for row in (
        Assessment.objects.filter(**of, issued_on__lte=on).select_related("party").order_by("year", "pk")
    ):
        parties[row.party_id] = row.party
        charge = Charge(row.year, row.amount, row.due_on, waived.get(row.pk, NOTHING))
        charges[row.body_id, row.party_id, row.currency].append(charge)
    paid: dict[Key, Decimal] = defaultdict(lambda: NOTHING)
    for payment in Payment.objects.filter(**of, on__lte=on, taken_back_at=None).select_related("party"):
        parties[payment.party_id] = payment.party
        paid[payment.body_id, payment.party_id, payment.currency] += payment.amount
    return Sums(charges, paid, parties)


def _stands(
    key: Key, sums: Sums, names: Mapping[int, str], rule: RuleTold | None, on: date, language: str
) -> Stands:
    party, currency = sums.parties[key[1]], key[2]
    account = account_of(sums.charges.get(key, []), sums.paid.get(key, NOTHING), on)
    hint = ""
    if rule is not None and account.late_years >= rule.years:
        hint = f"{rule.effect} ({rule.article})"
    assessed = sum((year.amount for year in account.years), NOTHING)
    sums_shown = (
        exact_shown(one, currency, language) for one in (assessed, account.paid, account.owed, account.late)
    )
    told = dict(zip(("assessed", "paid", "owed", "late"), sums_shown, strict=True))
    return Stands(
        code=party.code, name=names.get(party.pk, party.code), currency=currency, account=account, hint=hint,
        years=tuple(_year_shown(year, language) for year in account.years),
        credit=exact_shown(account.credit, currency, language) if account.credit else "", **told,
    )  # fmt: skip


def _year_shown(year: YearStands, language: str) -> YearShown:
    assessed, waived, paid, owed = (
        exact_shown(one, "", language) for one in (year.amount, year.waived, year.paid, year.owed)
    )
    return YearShown(year.year, assessed, waived, paid, owed, year.due_on, year.is_late)


def _year(scale: Scale, rows: Sequence[Stands], language: str) -> YearTold:
    years = [
        y for row in rows if row.currency == scale.currency for y in row.account.years if y.year == scale.year
    ]
    waived, paid, owed = (
        sum((getattr(year, name) for year in years), NOTHING) for name in ("waived", "paid", "owed")
    )
    return YearTold(
        year=scale.year, scale=scale.public_id, way=str(scale.get_way_display()), currency=scale.currency,
        state=scale.state, state_label=str(scale.get_state_display()), due_on=scale.due_on,
        total=exact_shown(scale.total, scale.currency, language),
        waived=exact_shown(waived, scale.currency, language),
        paid=exact_shown(paid, scale.currency, language), owed=exact_shown(owed, scale.currency, language),
        decided=scale.decided, address=scale.address, members=len(scale.shares.all()), version=scale.version,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentShown:
    """What came in; `taken_back`: why it does not count any more, "" where it counts."""

    id: str
    on: date
    sum: str
    reference: str
    taken_back: str


@dataclass(frozen=True, slots=True)
class WaiverShown:
    """What was let off of a year, and where that was decided."""

    on: date
    sum: str
    year: int
    decided: str
    address: str


@dataclass(frozen=True, slots=True)
class LetterShown:
    """A letter of call or reminder, as it was sent."""

    on: date
    kind: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One member's account on a day, in each currency, with all that moved it."""

    body: str
    body_name: str
    code: str
    name: str
    on: date
    stands: tuple[Stands, ...]
    payments: tuple[PaymentShown, ...]
    waivers: tuple[WaiverShown, ...]
    letters: tuple[LetterShown, ...]
    is_fictitious: bool


def statement_of(body: Body, party: Party, viewer: Actor, on: date, language: str = "en") -> Statement:
    """Return how a member stands with a body on a day, in 9 queries.

    The caller asks `policies.may_see_statement` first.
    """
    rule = _rule_of(body)
    sums = sums_of(on, [body.pk], party)
    names = names_of("party", [party.pk], language, viewer=viewer)
    of = {"body": body, "party": party, "on__lte": on}
    keys = sorted({*sums.charges, *sums.paid}, key=lambda key: key[2])
    waived = Waiver.objects.visible_to(viewer).filter(**of).select_related("assessment")
    return Statement(
        body=body.slug, body_name=names_of("body", [body.pk], language, LONG, viewer).get(body.pk, body.slug),
        code=party.code, name=names.get(party.pk, party.code), on=on,
        stands=tuple(_stands(key, sums, names, rule, on, language) for key in keys),
        payments=tuple(_payment(row, language) for row in Payment.objects.visible_to(viewer).filter(**of)),
        waivers=tuple(
            _waiver(row, language)
            for row in waived.order_by("on")
        ),
        letters=tuple(
            LetterShown(row.on, str(row.get_kind_display()), row.words)
            for row in LetterSent.objects.visible_to(viewer).filter(**of)
        ),
        is_fictitious=body.is_fictitious,
    )  # fmt: skip


def _payment(row: Payment, language: str) -> PaymentShown:
    return PaymentShown(
        id=row.public_id, on=row.on, sum=exact_shown(row.amount, row.currency, language),
        reference=row.reference, taken_back=row.why if row.taken_back_at else "",
    )  # fmt: skip


def _waiver(row: Waiver, language: str) -> WaiverShown:
    of = row.assessment
    return WaiverShown(
        row.on, exact_shown(row.amount, of.currency, language), of.year, row.decided, row.address
    )
