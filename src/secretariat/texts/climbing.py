"""The way of a text through the organs of its body: where it stands, and how a step of it is written.

Steps are given in order of their numbers, with their organ and meeting. Call `stepped` within the
transaction of the act, on a locked draft.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from secretariat.engines.drafting.operations.matrix import obstacles
from secretariat.evidence import checks
from secretariat.meetings.models import AgendaItem, Meeting
from secretariat.parties.house import organisation_of
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState
from secretariat.texts import log, policies
from secretariat.texts.models import Consideration, Draft
from secretariat.texts.states import CLIMBS_AT, DECIDING, ConsiderationKind

LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class Place:
    """Before or behind which meeting a text is."""

    organ: Body
    meeting: Meeting
    item: AgendaItem | None = None


def steps_of(draft: Draft) -> list[Consideration]:
    """Return the steps that the text has taken, the first of them first, in 1 query."""
    rows = draft.considerations.select_related(
        "organ__parent", "meeting__line", "meeting__body", "item__line"
    )
    return list(rows.order_by("number"))


def awaits(steps: Sequence[Consideration]) -> Consideration | None:
    """Return the referral that waits for an answer; None where the text stands before no meeting."""
    return steps[-1] if steps and steps[-1].what == ConsiderationKind.REFERRED else None


def holding(steps: Sequence[Consideration]) -> Consideration | None:
    """Return the step by which an organ has the text; after a return, that by which it had it before."""
    if not steps or steps[-1].what != ConsiderationKind.RETURNED:
        return steps[-1] if steps else None
    referred = [place for place, one in enumerate(steps) if one.what == ConsiderationKind.REFERRED]
    return holding(steps[: referred[-1]]) if referred else None


def holder_of(steps: Sequence[Consideration]) -> Body | None:
    """Return the organ that has the text; after a return the one that had referred it; None: its own body."""
    step = holding(steps)
    return step.organ if step else None


def organ_for(body: Body, meeting: Meeting) -> Body | None:
    """Return which Body of the same organisation holds a meeting; None where none of them does."""
    known = {one.pk: one for one in organisation_of(body)}
    if meeting.body_id in known:
        return known[meeting.body_id]
    joint = sorted(meeting.joint_with.values_list("pk", flat=True))
    return next((known[key] for key in joint if key in known), None)


def adopters_of(draft: Draft) -> set[int]:
    """Return the keys of the bodies that adopt the text: its own, the parent, the organ that has it."""
    holder = holder_of(steps_of(draft))
    found = {draft.body_id, draft.body.parent_id, holder.pk if holder else None}
    return {key for key in found if key is not None}


def refuse_before_it_sits(body: Body, meeting: Meeting, at: datetime) -> None:
    """Refuse what came of a meeting that did not take place, or has not begun.

    Raises:
        Invalid.
    """
    if meeting.status not in DECIDING:
        raise Invalid("That meeting did not take place: nothing came of it.", field="meeting")
    if meeting.on and (meeting.on.first or date.min) > body.day(at):
        raise Invalid(
            "That meeting has not begun: a text is decided on in it, not before it.", field="meeting"
        )


def refuse_idle(draft: Draft, organ: Body | None, note: str, *, by: Actor, at: datetime) -> None:
    """Refuse a step by whoever may not take it, of a text that takes none now, or in words that cannot be.

    Raises:
        NotPermitted; WrongState; Invalid.
    """
    if not policies.may_consider(by, draft.body, organ, at):
        raise NotPermitted(
            "The secretariat and the Chair of the body, or of the organ that has the text, do this."
        )
    if draft.stage not in CLIMBS_AT:
        raise WrongState(f"A text that is {draft.get_stage_display().lower()} goes through no organs.")
    if len(note) > LONGEST_NOTE:
        raise Invalid(f"Say it in at most {LONGEST_NOTE:,} characters.", field="note")
    checks.openly_written(note, field="note")


def awaited(draft: Draft, note: str, *, by: Actor, at: datetime) -> list[Consideration]:
    """Return the steps of a text that waits for the answer of a meeting; the last of them is its referral.

    Raises:
        NotPermitted. WrongState: it waits for none. Invalid: that meeting has not begun, or never was.
    """
    steps = steps_of(draft)
    refuse_idle(draft, holder_of(steps), note, by=by, at=at)
    waiting = awaits(steps)
    if waiting is None:
        raise WrongState("The text is before no meeting: refer it to one first.")
    refuse_before_it_sits(draft.body, waiting.meeting, at)
    return steps


def stepped(
    draft: Draft,
    what: str,
    steps: Sequence[Consideration],
    *,
    by: Actor,
    at: datetime,
    note: str = "",
    place: Place | None = None,
) -> Consideration:
    """Write a step, where the last one was or at a place; before it that the words were changed, if so.

    Args:
        steps: all that were taken.
    """
    state = log.state_of(draft)
    given = {
        "draft": draft, "at": at, "account_id": by.acting_id, "words_hash": log.words_hash(state),
        "count": draft.count, "head": draft.head, "open_points": len(obstacles(state)),
    }  # fmt: skip
    number, waiting = len(steps) + 1, awaits(steps)
    if waiting and waiting.words_hash != given["words_hash"]:
        _create(number, ConsiderationKind.CHANGED, _place_of(waiting), given)
        number += 1
    step = _create(number, what, place or _place_of(steps[-1]), given | {"note": note.strip()})
    draft.version += 1
    draft.save(update_fields=["version"])
    return step


def _place_of(step: Consideration) -> Place:
    return Place(step.organ, step.meeting, step.item)


def _create(number: int, what: str, place: Place, given: Mapping[str, Any]) -> Consideration:
    step: Consideration = Consideration.objects.create(
        number=number, what=what, organ=place.organ, meeting=place.meeting, item=place.item, **given
    )
    return step
