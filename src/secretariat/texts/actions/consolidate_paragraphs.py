from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting.operations.acts import Consolidate
from secretariat.engines.drafting.operations.values import State
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.ids import new_public_id
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotReady
from secretariat.texts import log, touching, voices
from secretariat.texts.models import Draft


@dataclass(frozen=True, slots=True)
class NewWords:
    """A paragraph that takes the place of others: from which paragraphs and proposals, and why."""

    label: str
    words: str
    sources: tuple[str, ...]
    reason: str


@transaction.atomic
def consolidate_paragraphs(
    *,
    draft: Draft,
    superseded: Sequence[str],
    new: Sequence[NewWords],
    dropped: Mapping[str, str],
    by: Actor,
    at: datetime,
    seen_count: int,
) -> Draft:
    """Replace paragraphs by new ones, with a reason for each that goes; what stood there stays on record.

    Who: the Chair of the body, and the secretariat for it (`policies.may_steer`).
    Writes: an operation of the log; history entry `draft.paragraphs-consolidated`.
    Refuses: NotPermitted; StaleRevision (one of them is not as seen); WrongState (one is agreed); NotReady
        (a paragraph or a proposal that stands in it is passed over); Invalid (no reason; no words).

    Args:
        dropped: paragraph or proposal → why nothing of it stays.
    """
    draft = log.locked(draft)
    voice = voices.chair(by, draft.body, at)
    state = log.state_of(draft)
    _refuse_bad(state, superseded, new, dropped)
    touching.refuse_changed(draft, seen_count, dict.fromkeys(superseded, True))
    _refuse_passed_over(state, superseded, {one for each in new for one in each.sources} | set(dropped))
    act = Consolidate(
        id=new_public_id(), author=voice.author, at=at, base=seen_count, superseded=tuple(superseded),
        new=tuple((new_public_id(), one.label, one.words, one.sources, one.reason) for one in new),
        dropped=tuple(dropped.items()),
    )  # fmt: skip
    log.added(draft, act, voice=voice)
    record(
        "draft.paragraphs-consolidated", on=draft, by=by, at=at, operation=draft.count,
        paragraphs=[touching.called(state, key) for key in superseded], new=len(new),
        reasons=[one.reason for one in new] + list(dropped.values()),
    )  # fmt: skip
    return draft


def _refuse_bad(
    state: State, superseded: Sequence[str], new: Sequence[NewWords], dropped: Mapping[str, str]
) -> None:
    if not superseded or not set(superseded) <= set(state.order):
        raise Invalid("Choose the paragraphs that are replaced.", field="superseded")
    for one in new:
        checks.said(one.words, field="words")
        checks.said(one.reason, field="reason")
        checks.openly_written((one.label, one.words, one.reason), field="words")
    for reason in dropped.values():
        checks.said(reason, field="reason")
        checks.openly_written(reason, field="reason")


def _refuse_passed_over(state: State, superseded: Sequence[str], used: set[str]) -> None:
    """Refuse a consolidation that says nothing of a paragraph, or of a proposal that stands in it."""
    passed = [key for key in superseded if key not in used]
    if passed:
        named = ", ".join(touching.called(state, key) for key in passed)
        raise NotReady(f"Say what became of: {named}.", field="superseded")
    by_paragraph = touching.proposals_by_paragraph(state)
    lost = [one for key in superseded for one in by_paragraph.get(key, ()) if one not in used]
    if lost:
        whose = ", ".join(sorted({actor for one in lost for actor in state.proposals[one].actors}))
        raise NotReady(f"{len(lost)} proposals that stand there are passed over ({whose}).", field="sources")
