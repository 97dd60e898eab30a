"""What is put to a council, found by its public id, and its words as they stand."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from secretariat.business.checks import Asked
from secretariat.commitments.models import Priority
from secretariat.distribution import Distribution
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid
from secretariat.texts import log
from secretariat.texts.exporting import facts_of, written
from secretariat.texts.models import Draft, Text


@dataclass(frozen=True, slots=True)
class Put:
    """One of the three; `wording`: word for word, "" for a Text, which is adopted; `count`: of a draft."""

    text: Text | None = None
    draft: Draft | None = None
    priority: Priority | None = None
    wording: str = ""
    count: int | None = None


def put(asked: Asked, body: Body, by: Actor, at: datetime) -> Put:
    """Return what is put; refuse what the body does not have or the actor may not see, and more than one."""
    given = {name: value for name in ("text", "draft", "priority") if (value := getattr(asked, name))}
    if len(given) != 1:
        raise Invalid("Choose one thing that is put to the council.", field="about")
    ((kind, public_id),) = given.items()
    if kind == "draft":
        return _draft(_found(drafts_of(body, by).filter(public_id=public_id)), by, at)
    if kind == "text":
        return Put(text=_found(texts_of(body, by).filter(line__public_id=public_id)))
    line = _found(priorities_of(body, by).filter(line__public_id=public_id))
    return Put(priority=line, wording=line.words)


def drafts_of(body: Body, by: Actor) -> "QuerySet[Draft]":
    """Return the texts under negotiation of a body that the actor sees."""
    return Draft.objects.visible_to(by).filter(body=body).select_related("body").order_by("-opened_at")


def texts_of(body: Body, by: Actor) -> "QuerySet[Text]":
    """Return the texts of a body on the record that the actor sees."""
    rows: QuerySet[Text] = Text.objects.visible_to(by).filter(body=body).select_related("line")
    return rows.order_by("-adopted_first", "-pk")


def priorities_of(body: Body, by: Actor) -> "QuerySet[Priority]":
    """Return the lines of the agendas of a body that the actor sees."""
    rows: QuerySet[Priority] = Priority.objects.visible_to(by).filter(line__body=body)
    return rows.select_related("line").order_by("-pk")


def _draft(draft: Draft, by: Actor, at: datetime) -> Put:
    """Return a draft with its paragraphs, brackets and all, without who holds what."""
    if draft.distribution == Distribution.RESTRICTED:
        raise Invalid("This draft is for named readers alone; it is not put to a council.", field="about")
    state = log.state_of(draft)
    words = written(state, facts_of(draft, state, by, at), "bracketed", "txt").decode()
    _head, _title, paragraphs = words.partition(f"\n{draft.title}\n\n")
    return Put(draft=draft, wording=paragraphs.strip(), count=draft.count)


def _found(rows: "QuerySet[Any]") -> Any:
    one = rows.first()
    if one is None:
        raise Invalid("There is no such thing on the record of this body.", field="about")
    return one
