"""What the bytes that somebody hands in say: read in a process apart, against the log of their text."""

from datetime import datetime

from secretariat.engines.drafting import errors
from secretariat.engines.drafting.returning.guarded import Asked, read_guarded
from secretariat.engines.drafting.returning.values import Returned as Found
from secretariat.ids import new_public_id
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid
from secretariat.texts import exporting, log, policies
from secretariat.texts.models import Draft


def read_file(
    draft: Draft, data: bytes, name: str, *, count: int, paragraph: str, by: Actor, at: datetime
) -> Found:
    """Return what a file proposes.

    Args:
        count: how many operations the sender had seen; a Word file says so itself.
        paragraph: the one paragraph of which words are; empty where they are the whole text.
    Raises:
        Invalid: it is not read; the message says why and what to do.
    """
    is_named = policies.sees_names(by, draft, at)
    facts = exporting.facts_of(draft, log.state_of(draft), by, at, is_named=is_named)
    lines = draft.operations.order_by("number").values_list("act", flat=True)
    asked = Asked(
        lines=list(lines), facts=facts, new_ids=new_public_id(), may_be_named=is_named, count=count,
        paragraph=paragraph,
    )  # fmt: skip
    try:
        return read_guarded(data, name=name, asked=asked)
    except errors.BadFile as error:
        raise Invalid(f"{name} is not read. {error}", field="file") from error
