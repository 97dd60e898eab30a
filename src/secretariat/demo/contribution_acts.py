"""The acts by which the members of the organisation are called upon in the demonstration year."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from secretariat.contributions.actions.issue_scale import issue_scale
from secretariat.contributions.actions.record_contribution_letter import record_contribution_letter
from secretariat.contributions.actions.record_payment import record_payment
from secretariat.contributions.actions.set_scale import ScaleGiven, set_scale
from secretariat.contributions.letters import letter_to
from secretariat.contributions.models import Scale
from secretariat.contributions.queries import statement_of
from secretariat.contributions.scales import share_rows
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Actor

What = Mapping[str, Any]


def _body(what: What) -> Body:
    return Body.objects.select_related("parent").get(slug=what["body"])


def _set(what: What, by: Actor, at: datetime) -> None:
    codes = {row.partition(";")[0] for row in what["table"][1:]}
    rows = share_rows("\n".join(what["table"]), what["way"], what["currency"], {c.lower(): c for c in codes})
    given = ScaleGiven(
        year=what["year"], way=what["way"], currency=what["currency"], decided=what["decided"], rows=rows,
        total=Decimal(what["total"]), address=what["address"],
    )  # fmt: skip
    set_scale(body=_body(what), given=given, by=by, at=at, seen_version=0)


def _issue(what: What, by: Actor, at: datetime) -> None:
    scale = Scale.objects.get(body=_body(what), year=what["year"])
    due_on = date.fromisoformat(what["due_on"])
    issue_scale(scale=scale, issued_on=at.date(), due_on=due_on, by=by, at=at, seen_version=scale.version)


def _pay(what: What, by: Actor, at: datetime) -> None:
    """Record the payments of some weeks, as the statement of the bank lists them."""
    for code, amount, on, reference in what["payments"]:
        record_payment(
            body=_body(what), party=code, amount=Decimal(amount), currency=what["currency"],
            on=date.fromisoformat(on), reference=reference, by=by, at=at,
        )  # fmt: skip


def _write(what: What, by: Actor, at: datetime) -> None:
    body, party = _body(what), Party.objects.get(code=what["party"])
    words = letter_to(statement_of(body, party, by, at.date()), what["kind"], "en")
    record_contribution_letter(
        body=body, party=what["party"], kind=what["kind"], on=at.date(), words=words, by=by, at=at
    )


CONTRIBUTIONS: Mapping[str, Callable[[What, Actor, datetime], None]] = {
    "set_scale": _set,
    "issue_scale": _issue,
    "record_payment": _pay,
    "record_contribution_letter": _write,
}
