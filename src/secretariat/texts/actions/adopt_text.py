from datetime import datetime

from django.db import transaction

from secretariat.distribution import Distribution
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.meetings.models import Meeting
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState
from secretariat.texts import adopting, climbing, course, log, policies
from secretariat.texts.adopting import Decided
from secretariat.texts.models import Adoption, Draft
from secretariat.texts.states import ADOPTED_FROM, AdoptionWay, DraftStage

LONGEST_SYMBOL = 60


@transaction.atomic
def adopt_text(
    *,
    draft: Draft,
    way: str,
    meeting: Meeting,
    decided: Decided,
    by: Actor,
    at: datetime,
    seen_version: int,
    rules: str = "",
    symbol: str = "",
    distribution: str = Distribution.PUBLIC,
) -> Adoption:
    """Adopt a text in a meeting, by consensus or by vote; its words are final from now on.

    Who: the secretariat and the Chair of the body (`policies.may_steer`).
    From, to: clean ad referendum, tabled, before the body → adopted.
    Writes: the adoption, the steps of the text, its line in the record (`enter_text`), the statements that
        were announced; history entry `draft.adopted`.
    Refuses: NotPermitted; StaleRevision; WrongState (no stage to adopt it at); NotReady (names what stands in
        the way, the missing languages, the quorum, the majority or the objection); Invalid (a meeting
        neither of its body nor of the organ that has it, one that has not begun or never was; rules that know
        no such way; figures that cannot be).

    Args:
        decided: who was there and how they voted.
        rules: key of the rule set; that of the text where empty.
        distribution: how far the adopted text goes; public unless said otherwise.
    """
    draft = log.locked_as_seen(draft, seen_version)
    if not policies.may_steer(by, draft.body, at):
        raise NotPermitted("The secretariat and the Chair of this body record what it adopted.")
    if draft.stage not in ADOPTED_FROM:
        raise WrongState(f"A text that is {draft.get_stage_display().lower()} is not adopted.")
    _refuse_bad(draft, way, symbol, distribution)
    _refuse_elsewhere(draft, meeting, at)
    state, rules = log.state_of(draft), rules or draft.rule_set
    course.refuse_unready(draft, state)
    outcome = adopting.outcome_of(way, rules, decided)
    adopting.refuse_not_adopted(outcome)
    before, words_hash = draft.stage, log.words_hash(state)
    count = {"members": decided.members, "present": decided.present}
    if way == AdoptionWay.VOTE:
        count |= {
            "in_favour": decided.in_favour, "against": decided.against, "abstaining": decided.abstaining,
        }  # fmt: skip
    adoption = Adoption.objects.create(
        draft=draft, way=way, rules=rules, count=count, why=outcome.why, meeting=meeting,
        symbol=symbol.strip() or draft.symbol, distribution=distribution, words_hash=words_hash,
        head=draft.head, adopted_at=at, adopted_by_id=by.acting_id,
    )  # fmt: skip
    course.stepped(
        draft, [DraftStage.TABLED, DraftStage.BEFORE_THE_BODY, DraftStage.ADOPTED], by=by, at=at,
        words_hash=words_hash, note=outcome.why,
    )  # fmt: skip
    adoption.line = adopting.entered(adoption, by, at)
    adoption.save(update_fields=["line"])
    adopting.attach_announced(adoption, state, by, at)
    record(
        "draft.adopted", on=draft, by=by, at=at, way=way, rules=rules, why=outcome.why,
        meeting=meeting.public_id, before=before, after=draft.stage, sha256=words_hash,
    )  # fmt: skip
    return adoption


def _refuse_bad(draft: Draft, way: str, symbol: str, distribution: str) -> None:
    checks.one_of(way, [AdoptionWay.CONSENSUS, AdoptionWay.VOTE], field="way")
    checks.one_of(distribution, Distribution.values, field="distribution")
    checks.may_be_kept(draft.body, distribution)
    if len(symbol) > LONGEST_SYMBOL:
        raise Invalid(f"A symbol has at most {LONGEST_SYMBOL} characters.", field="symbol")
    checks.openly_written(symbol, field="symbol")


def _refuse_elsewhere(draft: Draft, meeting: Meeting, at: datetime) -> None:
    """Refuse a meeting of another body, and one that did not take place or has not begun."""
    if meeting.body_id not in climbing.adopters_of(draft):
        raise Invalid(
            "That meeting is not one of this body, nor of the organ that has the text.", field="meeting"
        )
    climbing.refuse_before_it_sits(draft.body, meeting, at)
