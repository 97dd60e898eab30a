"""The process that reads files that come back: text, log and file go in, edits come out."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import count
from typing import Any

from secretariat.engines.drafting import source
from secretariat.engines.drafting.errors import BadFile
from secretariat.engines.drafting.exporting.facts import Facts
from secretariat.engines.drafting.operations.applying import applied
from secretariat.engines.drafting.operations.log import from_line
from secretariat.engines.drafting.operations.values import State
from secretariat.engines.drafting.returning.lines import read_lines, read_paragraph
from secretariat.engines.drafting.returning.opening import Limits, opened
from secretariat.engines.drafting.returning.reading import read_opened, told_origin
from secretariat.engines.drafting.returning.sending import as_sent
from secretariat.engines.drafting.returning.values import Returned
from secretariat.engines.guarded.serving import serve
from secretariat.engines.values.errors import NotTaken
from secretariat.engines.values.formats import Format, format_of

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")  # zero bytes, halves of signs: no database keeps them
_NAMED = "It says who holds what, which is not told to you here. Change the file without names."


def _read(asked: Mapping[str, Any], data: bytes) -> dict[str, Any]:
    limits = Limits(**asked["limits"])
    facts = Facts(**asked["facts"] | {"made_at": datetime.fromisoformat(asked["facts"]["made_at"])})
    numbers = count(1)
    try:
        found = _returned(asked, data, facts, limits, lambda: f"{asked['new_ids']}{next(numbers)}")
        total = sum(map(len, found.edits.values())) + len(found.comments) + len(found.unread)
        if total > limits.changes:
            raise BadFile(
                f"It holds {total:,} changes and remarks, and {limits.changes:,} is the limit: "
                "send the paragraphs that matter, one after the other."
            )
    except BadFile as error:
        return {"bad": str(error)}
    return as_sent(found)


def _returned(
    asked: Mapping[str, Any], data: bytes, facts: Facts, limits: Limits, new_id: Callable[[], str]
) -> Returned:
    form = _format(data, asked["name"])
    if form is not Format.DOCX:
        state = _state(asked, asked["count"])
        text, is_markdown = _UNSTORABLE.sub("\ufffd", source.read(data).text), form is Format.MARKDOWN
        if asked["paragraph"]:
            return read_paragraph(text, state, asked["paragraph"], is_markdown=is_markdown)
        head = (facts.body, facts.meeting, facts.title, *facts.marks)
        return read_lines(text, state, new_id=new_id, head=head, is_markdown=is_markdown)
    file = opened(data, limits)
    origin = told_origin(file)
    if origin.is_named and not asked["may_be_named"]:
        raise BadFile(_NAMED)
    if origin.text == facts.text and not 0 < origin.count <= len(asked["lines"]):
        raise BadFile("It was made from more of this text than stands here.")
    return read_opened(file, origin, _state(asked, origin.count), facts, new_id=new_id)


def _format(data: bytes, name: str) -> Format:
    try:
        form = format_of(data, name)
    except NotTaken as error:
        raise BadFile(f"It is {error.what}. Send a Word file (DOCX), plain text or Markdown.") from error
    if form in (Format.PDF, Format.HTML):
        raise BadFile(f"It is {form.name}, in which nobody proposes. Send a Word file, text or Markdown.")
    return form


def _state(asked: Mapping[str, Any], length: int) -> State:
    state = State()
    for line in asked["lines"][:length]:
        state = applied(state, from_line(line))
    return state


if __name__ == "__main__":
    serve(_read)
