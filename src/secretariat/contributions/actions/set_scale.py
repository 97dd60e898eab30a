from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from secretariat.contributions import checks as own
from secretariat.contributions.models import Scale, Share
from secretariat.contributions.scales import FeeClass, ShareRow, amounts_of
from secretariat.contributions.states import ScaleState, Way
from secretariat.engines.values.money import BadSum
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, WrongState


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleGiven:
    """A scale as typed. `total` None: of fees by class. `decided`: by which decision, with its `address`."""

    year: int
    way: str
    currency: str
    decided: str
    rows: Sequence[ShareRow]
    total: Decimal | None = None
    classes: Sequence[FeeClass] = ()
    address: str = ""


@transaction.atomic
def set_scale(*, body: Body, given: ScaleGiven, by: Actor, at: datetime, seen_version: int) -> Scale:
    """Say what the members of a body owe for a year; while it is not issued it can be said anew.

    Who: the secretariat of a body that is kept here, or that of its parent (`policies.may_keep`).
    Writes: the scale as a draft, with the amount of each member, which make its total to the last cent;
        history entry `contribution-scale.set`.
    Refuses: NotPermitted; StaleRevision (somebody set it meanwhile); WrongState (it was issued); Invalid (a
        year, way or currency that is none, no decision, no row, one with something wrong: names the row;
        shares that do not make 100 %: names the difference).

    Args:
        seen_version: of the scale of that year; 0 where there was none.
    """
    own.may_keep(by, body)
    scale = Scale.objects.select_for_update().filter(body=body, year=given.year).first()
    checks.unchanged(scale.version if scale else 0, seen_version)
    if scale is not None and scale.state != ScaleState.DRAFT:
        raise WrongState(f"The scale of {given.year} was issued: what is owed by it is waived or paid.")
    _refuse_bad(given)
    weights = [row.weight for row in given.rows if row.weight is not None]
    try:
        amounts = amounts_of(given.way, given.total, weights, given.classes)
    except BadSum as error:
        raise Invalid(str(error), field="table") from error
    total = sum((amount for amount, _name in amounts), Decimal(0))
    own.good_amount(total, field="total")
    scale = scale or Scale(body=body, year=given.year, version=0)
    before = _told(scale) if scale.pk else None
    _put(scale, given, total)
    codes = [row.code for row in given.rows]
    parties = {one.code: one for one in Party.objects.filter(code__in=codes)}
    Share.objects.bulk_create(
        Share(scale=scale, party=parties[code], weight=weight, amount=amount, fee_class=name)
        for code, weight, (amount, name) in zip(codes, weights, amounts, strict=True)
    )
    record("contribution-scale.set", on=scale, by=by, at=at, before=before, after=_told(scale))
    return scale


def _refuse_bad(given: ScaleGiven) -> None:
    if not 1990 <= given.year <= 2100:
        raise Invalid(f"{given.year} is no year of a budget.", field="year")
    checks.one_of(given.way, Way.values, field="way")
    own.good_currency(given.currency)
    checks.said_within(given.decided, field="decided", most=300)
    checks.good_address(given.address)
    if given.total is not None:
        own.good_amount(given.total, field="total")
    if not given.rows:
        raise Invalid("Give at least one row.", field="table")
    seen: set[str] = set()
    for row in given.rows:
        twice = ("it names a member twice",) if row.code in seen else ()
        if row.reasons or twice or row.weight is None or not row.code:
            raise Invalid(
                f"Row {row.at}: {'; '.join((*row.reasons, *twice)) or 'incomplete'}.", field="table"
            )
        seen.add(row.code)


def _put(scale: Scale, given: ScaleGiven, total: Decimal) -> None:
    scale.way, scale.currency, scale.total = Way(given.way), given.currency.strip().upper(), total
    scale.decided, scale.address = given.decided.strip(), given.address
    scale.classes = [[one.name, one.below, str(one.amount)] for one in given.classes]
    scale.version += 1
    scale.save()
    scale.shares.all().delete()


def _told(scale: Scale) -> dict[str, object]:
    return {
        "year": scale.year, "way": scale.way, "total": str(scale.total), "currency": scale.currency,
        "decided": scale.decided,
    }  # fmt: skip
