"""Initiatives that wait for the answer of a body, and actions that nobody has closed."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.initiatives.models import AskedBody, JointInitiative, JointStep
from secretariat.initiatives.states import AnswerState, StepState
from secretariat.parties.unfinished import Asked, OpenItem, holds
from secretariat.people.actor import Actor


def answers_open(asked: Asked) -> list[OpenItem]:
    """Return the bodies that have not answered, in 1 query."""
    rows: Any = AskedBody.objects.filter(**_running(asked, ""), state=AnswerState.PROPOSED)
    return [
        OpenItem(
            kind="joint-answer", id=row.public_id, words=row.initiative.title, body=row.body.slug,
            url=reverse("site:joint-initiative", args=[row.initiative.public_id]),
            since=row.state_since.isoformat(), state=str(row.get_state_display()).lower(),
            next=_("the body is to agree or to decline"),
        )
        for row in rows.select_related("body", "initiative").order_by("state_since", "pk")
    ]  # fmt: skip


def steps_open(asked: Asked) -> list[OpenItem]:
    """Return the actions that nobody has closed, in 1 query."""
    rows: Any = JointStep.objects.filter(**_running(asked, "asked__"), state=StepState.OPEN)
    return [
        OpenItem(
            kind="joint-step", id=row.public_id,
            words=_("%(words)s (joint initiative “%(title)s”)")
            % {"words": row.words, "title": row.asked.initiative.title},
            body=row.asked.body.slug,
            url=reverse("site:joint-initiative", args=[row.asked.initiative.public_id]),
            since=row.asked.body.day(row.added_at).isoformat(), due=row.by.text,
            state=str(row.get_state_display()).lower(),
        )
        for row in rows.select_related("asked__body", "asked__initiative").order_by("due_end", "pk")
    ]  # fmt: skip


def _running(asked: Asked, to: str) -> dict[str, Any]:
    """Return the condition for running initiatives that were put to these bodies."""
    assert isinstance(asked.viewer, Actor)
    return {
        f"{to}body__in": asked.keys, f"{to}initiative__ended_at": None,
        f"{to}initiative__in": JointInitiative.objects.visible_to(asked.viewer).values("pk"),
    }  # fmt: skip


holds("joint-answer", gather=answers_open)
holds("joint-step", gather=steps_open)
