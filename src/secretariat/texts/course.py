"""The way of a text to its adoption: steps, what each of them needs, and which languages are there.

Call within the transaction of the act that takes the step, on a locked draft.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from secretariat.engines.drafting.adoption.steps import NEXT, Stage
from secretariat.engines.drafting.operations.matrix import Obstacle, before_clean, obstacles
from secretariat.engines.drafting.operations.values import State
from secretariat.people.actor import Actor
from secretariat.refusals import NotReady, WrongState
from secretariat.texts import log
from secretariat.texts.models import Draft, LanguageVersion, Step
from secretariat.texts.states import DraftStage


@dataclass(frozen=True, slots=True)
class Version:
    """The text in one of the languages in which it has to exist, beside that of the negotiation.

    `row` is None where nothing was entered; `count`: how many of the paragraphs that stand it has;
    `is_behind`: the words of the original have changed since.
    """

    language: str
    row: LanguageVersion | None
    count: int
    is_behind: bool
    is_complete: bool


def versions_of(draft: Draft, state: State) -> tuple[Version, ...]:
    """Return the other languages of a text in their order, in 1 query; in none where it has none."""
    needed = draft.languages[1:]
    if not needed:
        return ()
    words = log.words_hash(state)
    there = {one.language: one for one in draft.versions.all()}
    found = []
    for code in needed:
        row = there.get(code)
        count = len(set(state.order) & set(row.paragraphs)) if row else 0
        is_behind = row is not None and row.words_hash != words
        is_complete = row is not None and not is_behind and count == len(state.order)
        found.append(Version(code, row, count, is_behind, is_complete))
    return tuple(found)


def missing_languages(draft: Draft, state: State) -> tuple[str, ...]:
    """Return the languages in which the text has to exist and does not, or is behind or incomplete."""
    return tuple(one.language for one in versions_of(draft, state) if not one.is_complete)


def refuse_unready(draft: Draft, state: State) -> None:
    """Refuse a text that cannot be decided on.

    Raises:
        NotReady: something stands before a clean text, or a required language is missing.
    """
    refuse_obstacles(state)
    missing = missing_languages(draft, state)
    if missing:
        raise NotReady(
            f"These languages are missing or behind: {', '.join(missing)}.", languages=list(missing)
        )


def refuse_obstacles(state: State) -> None:
    """Refuse a text that is not clean, or holds positions that were copied and not confirmed.

    Raises:
        NotReady: something stands in the way; its first words say what.
    """
    if found := obstacles(state):
        points = "1 point stands" if len(found) == 1 else f"{len(found)} points stand"
        raise NotReady(f"{points} in the way: {_told(found)}.", obstacles=[each.words for each in found])


def is_clean(state: State) -> bool:
    """Tell whether the words have a clean form."""
    return not before_clean(state)


def stepped(
    draft: Draft, to: Sequence[DraftStage], *, by: Actor, at: datetime, words_hash: str, note: str = ""
) -> None:
    """Take steps one after the other; those that the text has taken already are left out.

    Raises:
        WrongState: a stage that does not follow.
    """
    number = draft.steps.count()
    for stage in to:
        if stage == draft.stage:
            continue
        if Stage(stage) not in NEXT[Stage(draft.stage)]:
            raise WrongState(
                f"A text that is {draft.get_stage_display().lower()} does not become {stage.label.lower()}."
            )
        number += 1
        draft.stage = stage
        is_last = stage == to[-1]
        Step.objects.create(
            draft=draft, number=number, to=stage, at=at, account_id=by.acting_id, words_hash=words_hash,
            note=note if is_last else "",
        )  # fmt: skip
    draft.version += 1
    draft.save(update_fields=["stage", "version"])


def _told(found: Sequence[Obstacle]) -> str:
    """Return the first of some obstacles in words."""
    first = "; ".join(each.words for each in found[:3])
    return first if len(found) <= 3 else f"{first}; and {len(found) - 3} more"
