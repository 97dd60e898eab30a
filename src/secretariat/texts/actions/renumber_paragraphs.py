from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting.operations.acts import Renumber
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.ids import new_public_id
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid
from secretariat.texts import log, voices
from secretariat.texts.models import Draft

LONGEST_LABEL = 20


@transaction.atomic
def renumber_paragraphs(
    *, draft: Draft, labels: Mapping[str, str], by: Actor, at: datetime, seen_version: int
) -> Draft:
    """Give paragraphs new numbers; references such as "paragraph 4 bis" follow, and a concordance is kept.

    Who: the Chair of the body, and the secretariat for it (`policies.may_steer`).
    Writes: an operation of the log; history entry `draft.paragraphs-renumbered`.
    Refuses: NotPermitted; StaleRevision; WrongState (the text is not open); Invalid (no number changes; one
        number for two paragraphs; no such paragraph).

    Args:
        labels: paragraph → its number from now on; those that are not named keep theirs.
    """
    draft = log.locked_as_seen(draft, seen_version)
    voice = voices.chair(by, draft.body, at)
    state = log.state_of(draft)
    _refuse_bad(labels, state.order)
    before = {key: state.paragraphs[key].label for key in state.order}
    after = before | {key: label.strip() for key, label in labels.items()}
    changed = {key: label for key, label in after.items() if label != before[key]}
    if not changed:
        raise Invalid("No number changes.")
    twice = _twice([label for label in after.values() if label])
    if twice:
        raise Invalid(f"Two paragraphs would be {twice}.")
    act = Renumber(
        id=new_public_id(), author=voice.author, at=at, base=draft.count, labels=tuple(changed.items())
    )
    log.added(draft, act, voice=voice)
    record(
        "draft.paragraphs-renumbered", on=draft, by=by, at=at, operation=draft.count,
        before=[before[key] for key in changed], after=list(changed.values()),
    )  # fmt: skip
    return draft


def _refuse_bad(labels: Mapping[str, str], order: tuple[str, ...]) -> None:
    if set(labels) - set(order):
        raise Invalid("Choose paragraphs of this text.")
    checks.openly_written(tuple(labels.values()), field="labels")
    if any(len(label) > LONGEST_LABEL for label in labels.values()):
        raise Invalid(f"A number has at most {LONGEST_LABEL} characters.")


def _twice(labels: list[str]) -> str:
    return next((label for label in labels if labels.count(label) > 1), "")
