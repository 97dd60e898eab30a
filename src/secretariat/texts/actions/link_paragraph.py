from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting.operations.acts import Link
from secretariat.history.actions.record import record
from secretariat.ids import new_public_id
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid
from secretariat.texts import log, touching, voices
from secretariat.texts.models import Draft


@transaction.atomic
def link_paragraph(
    *, draft: Draft, paragraph: str, until: Sequence[str], by: Actor, at: datetime, seen_count: int
) -> Draft:
    """Let a paragraph wait for others: nothing is agreed here until it is agreed there.

    Who: the Chair of the body, and the secretariat for it (`policies.may_steer`).
    Writes: an operation of the log; history entry `draft.paragraph-linked`.
    Refuses: NotPermitted; StaleRevision; Invalid (no such paragraphs, or two that would wait for each
        other).
    """
    draft = log.locked(draft)
    voice = voices.chair(by, draft.body, at)
    state = log.state_of(draft)
    if paragraph not in state.order or not until or not set(until) <= set(state.order) - {paragraph}:
        raise Invalid("Choose the paragraphs of this text for which it waits.", field="until")
    if any(paragraph in _waits_for(state.links, one) for one in until):
        raise Invalid("Those already wait for this one: neither would ever be agreed.", field="until")
    touching.refuse_changed(draft, seen_count, {paragraph: False})
    act = Link(
        id=new_public_id(), author=voice.author, at=at, base=seen_count, paragraph=paragraph,
        until=tuple(until),
    )  # fmt: skip
    log.added(draft, act, voice=voice)
    record(
        "draft.paragraph-linked", on=draft, by=by, at=at, operation=draft.count,
        paragraph=touching.called(state, paragraph), until=[touching.called(state, one) for one in until],
    )  # fmt: skip
    return draft


def _waits_for(links: Mapping[str, frozenset[str]], key: str) -> set[str]:
    """Return all for which a paragraph waits, also by way of others."""
    found: set[str] = set()
    todo = [key]
    while todo:
        for one in links.get(todo.pop(), ()):
            if one not in found:
                found.add(one)
                todo.append(one)
    return found
