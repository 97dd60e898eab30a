"""Silence procedures: their rules, when they end, what their words come to, and who is told."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q

from secretariat.bodies.models import Mandate
from secretariat.chairs.policies import may_decide, presides
from secretariat.distribution import Distribution
from secretariat.engines.drafting.adoption import silence as engine
from secretariat.engines.drafting.adoption.rules import Rule, SilenceRule, Unit, rule_sets
from secretariat.people.actor import DELEGATION, Actor, Role
from secretariat.people.letters import write_to
from secretariat.people.models import Account
from secretariat.refusals import Invalid, StaleRevision
from secretariat.texts.models import Draft, Silence, SilenceWord

MOST_HOURS, MOST_DAYS = 24 * 90, 90
_FOR_CHAIR = ("chair", "president")


def rules_with_silence() -> dict[str, SilenceRule]:
    """Return the rule sets that know a silence procedure, by their keys."""
    return {key: each.silence for key, each in rule_sets().items() if each.silence}


def rule_for(draft: Draft, rules: str) -> tuple[str, SilenceRule]:
    """Return the key and the rule by which a silence is opened: those of the text where none are named.

    Raises:
        Invalid: the rules know no silence procedure.
    """
    key = rules or draft.rule_set
    known = rules_with_silence()
    if key not in known:
        raise Invalid("The rules of this text know no silence procedure. Name rules that do.", field="rules")
    return key, known[key]


def kept_rule(rule: SilenceRule) -> dict[str, Any]:
    """Return a rule as it is kept with the silence, so that a later edition of it changes nothing."""
    return {**asdict(rule), "unit": rule.unit.value}


def rule_of(silence: Silence) -> SilenceRule:
    """Return the rule under which a silence was opened."""
    kept = dict(silence.rule)
    rule = Rule(**kept.pop("rule"))
    lists = {name: tuple(kept.pop(name)) for name in ("openers", "breakers", "broken_by")}
    return SilenceRule(**{**kept, **lists, "unit": Unit(kept["unit"])}, rule=rule)


def role_of(by: Actor, draft: Draft, rule: SilenceRule, at: datetime) -> str:
    """Return in which of the roles that may open it the actor does so; \"\" in none.

    The secretariat of the body opens it for its chair.
    """
    if by.is_looking:
        return ""
    is_staff = may_decide(by, draft.body)
    for role in rule.openers:
        if (role in _FOR_CHAIR and (is_staff or presides(by, draft.body, at))) or (
            role == "secretariat" and is_staff
        ):
            return role
    return ""


def calendar(zone: str, holidays: Iterable[str | date]) -> engine.Calendar:
    """Return the working days at the seat."""
    days = frozenset(each if isinstance(each, date) else date.fromisoformat(each) for each in holidays)
    return engine.Calendar(ZoneInfo(zone), days)


def come_to(silence: Silence, words: Sequence[SilenceWord], at: datetime) -> engine.Silence:
    """Return how a silence stands at a moment, by its words."""
    opening = engine.Opening(
        silence.opened_at, str(silence.opened_by_id), silence.role, silence.length, tuple(silence.objections)
    )
    told = [
        engine.Word(
            word.at, opening.by if word.kind == "extension" else (word.party.code if word.party else ""),
            silence.role if word.kind == "extension" else "member", word.kind, until=word.until,
        )
        for word in words
    ]  # fmt: skip
    return engine.replayed(rule_of(silence), opening, told, at, calendar(silence.zone, silence.holidays))


def locked_as_seen(silence: Silence, seen_version: int) -> Silence:
    """Return the silence as it stands, locked.

    Raises:
        StaleRevision: something was said since.
    """
    found = locked(silence)
    if found.version != seen_version:
        raise StaleRevision(
            "Something was said to this silence after you opened the page. Look again, then act."
        )
    return found


def locked(silence: Silence) -> Silence:
    """Return the silence as it stands, locked until the end of the transaction; its draft first."""
    Draft.objects.select_for_update(of=("self",)).get(pk=silence.draft_id)
    rows = Silence.objects.select_for_update(of=("self",)).select_related("draft__body__parent")
    found: Silence = rows.get(pk=silence.pk)
    return found


def told_to(draft: Draft, at: datetime) -> list[Account]:
    """Return the accounts that are told: the delegations and the secretariat, as far as the text goes."""
    if draft.distribution == Distribution.RESTRICTED:
        return list(draft.readers.filter(is_active=True).order_by("pk"))
    day = at.date()
    seats = Mandate.objects.filter(body=draft.body_id, role__in=[*DELEGATION, Role.STAFF], first_on__lte=day)
    rows = seats.filter(Q(end_on=None) | Q(end_on__gt=day)).values("account")
    return list(Account.objects.filter(pk__in=rows, is_active=True).order_by("pk"))


def notify(silence: Silence, event: str, at: datetime) -> None:
    """Write to everybody concerned. What a text says, and who broke a silence, is read on its page."""
    draft = silence.draft
    title = draft.title if draft.distribution in (Distribution.PUBLIC, Distribution.GENERAL) else ""
    ends = silence.expires_at.astimezone(ZoneInfo(silence.zone))
    for account in told_to(draft, at):
        write_to(
            account, "silence", f"texts/letters/silence_{event}", silence=silence.public_id, title=title,
            ends=ends, zone=silence.zone,
        )  # fmt: skip
