"""A text of the house as files: its facts and names put to what the engine writes."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import get_language

from secretariat.bodies.queries import names_by_address
from secretariat.engines.drafting.exporting.akoma import as_akoma
from secretariat.engines.drafting.exporting.facts import Facts
from secretariat.engines.drafting.exporting.sheets import Form
from secretariat.engines.drafting.exporting.word import as_word
from secretariat.engines.drafting.exporting.words import as_page, as_text
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.values import State
from secretariat.papers.paper import Source
from secretariat.people.actor import Actor
from secretariat.texts.exports.pdf import as_pdf
from secretariat.texts.models import Draft
from secretariat.texts.rooms.names import body_called, speakers_of
from secretariat.texts.voices import CHAIR, SECRETARIAT

FORMS: Mapping[str, View] = {
    "clean": View.CLEAN,
    "bracketed": View.BRACKETED,
    "attributed": View.ATTRIBUTED,
}
NAMED = frozenset({"attributed", "redline"})
KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xml": "application/akn+xml",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
REDLINES = frozenset({"redline", "redline-unnamed"})


def facts_of(draft: Draft, state: State, viewer: Actor, at: datetime, *, is_named: bool = False) -> Facts:
    """Return what a file says beside the words, in at most 2 queries; names only where it names anybody."""
    local = at.astimezone(ZoneInfo(draft.body.time_zone or "UTC"))
    return Facts(
        text=draft.public_id,
        count=draft.count,
        title=draft.title,
        body=body_called(draft.body, viewer),
        made_at=at,
        symbol=draft.symbol,
        kind=draft.kind,
        distribution=draft.get_distribution_display(),
        date=f"{local.day} {local:%B %Y}",
        day=local.date().isoformat(),
        language=(draft.languages or ["en"])[0],
        names=_names(state, viewer) if is_named else {},
    )


def written(state: State, facts: Facts, form: str, kind: str) -> bytes:
    """Return a file.

    Raises:
        KeyError: no such form or kind. NotClean: the clean form of a text with brackets.
    """
    if form in REDLINES:
        return {"docx": as_word(state, facts, Form.REDLINE, is_named=form == "redline")}[kind]
    view = FORMS[form]
    match kind:
        case "docx":
            return as_word(state, facts, Form(form))
        case "pdf":
            return as_pdf(state, facts, view)
        case "xml":
            return as_akoma(state, facts, view)
        case "html":
            return as_page(state, facts, view).encode()
        case "txt":
            return as_text(state, facts, view).encode()
    raise KeyError(kind)


def kept(state: State, facts: Facts) -> bytes:
    """Return the clean text as a PDF that carries what it was made from: Akoma Ntoso and plain words.

    Raises:
        NotClean: something in the text is still open.
    """
    sources = (
        Source("text.xml", KINDS["xml"], "Akoma Ntoso", as_akoma(state, facts, View.CLEAN).decode()),
        Source("text.txt", "text/plain", "Plain words", as_text(state, facts, View.CLEAN)),
    )
    return as_pdf(state, facts, View.CLEAN, sources=sources)


def _names(state: State, viewer: Actor) -> dict[str, str]:
    named = names_by_address(
        "party", speakers_of(state) - {CHAIR, SECRETARIAT}, get_language() or "en", viewer=viewer
    )
    return {CHAIR: "Chair", SECRETARIAT: "Secretariat"} | named
