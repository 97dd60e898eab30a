"""The acts by which a text of the demonstration year climbs and is decided on, up to its seal."""

from collections.abc import Callable, Mapping
from typing import Any

from secretariat.demo.room_acts import Doing, What
from secretariat.history.signing import signing_key
from secretariat.meetings.agenda import items_of
from secretariat.texts.actions.attach_statement import attach_statement
from secretariat.texts.actions.break_silence import break_silence
from secretariat.texts.actions.end_silences import end_silences
from secretariat.texts.actions.endorse_text import endorse_text
from secretariat.texts.actions.enter_version import enter_version
from secretariat.texts.actions.lead_to_text import lead_to_text
from secretariat.texts.actions.open_silence import open_silence
from secretariat.texts.actions.open_sounding import open_sounding
from secretariat.texts.actions.refer_text import refer_text
from secretariat.texts.actions.return_text import return_text
from secretariat.texts.actions.seal_text import seal_text
from secretariat.texts.actions.take_sounding_position import take_sounding_position
from secretariat.texts.models import Adoption, Silence, Sounding
from secretariat.texts.taking_in import paragraphs_in


def _open_sounding(doing: Doing, what: What) -> None:
    given = {name: what[name] for name in ("title", "description", "distribution")}
    doing.rooms.soundings[doing.id] = open_sounding(body=doing.body, **given, **doing.usual).pk


def _take_sounding_position(doing: Doing, what: What) -> None:
    sounding = _sounding(doing, what)
    take_sounding_position(
        sounding=sounding, stance=what["stance"], words=what["words"], party=what.get("party", ""),
        paper=what.get("paper", ""), said_on=what.get("said_on", ""), seen_version=sounding.version,
        **doing.usual,
    )  # fmt: skip


def _lead_to_text(doing: Doing, what: What) -> None:
    sounding, draft = _sounding(doing, what), doing.rooms.draft({"of": what["text"]})
    lead_to_text(sounding=sounding, draft=draft, seen_version=sounding.version, **doing.usual)


def _sounding(doing: Doing, what: What) -> Sounding:
    found: Sounding = Sounding.objects.select_related("body__parent").get(
        pk=doing.rooms.soundings[what["of"]]
    )
    return found


def _refer(doing: Doing, what: What) -> None:
    draft = doing.rooms.draft(what)
    assert doing.meeting is not None, "a text is referred to a meeting"
    item = next((one for one in items_of(doing.meeting) if one.number == what.get("item")), None)
    refer_text(
        draft=draft, meeting=doing.meeting, item=item, note=what["note"], seen_version=draft.version,
        **doing.usual,
    )  # fmt: skip


def _endorse(doing: Doing, what: What) -> None:
    draft = doing.rooms.draft(what)
    endorse_text(draft=draft, note=what["note"], seen_version=draft.version, **doing.usual)


def _return(doing: Doing, what: What) -> None:
    draft = doing.rooms.draft(what)
    return_text(draft=draft, note=what["note"], seen_version=draft.version, **doing.usual)


def _enter_version(doing: Doing, what: What) -> None:
    draft = doing.rooms.draft(what)
    enter_version(
        draft=draft, language=what["language"], paragraphs=paragraphs_in("\n".join(what["paragraphs"])),
        seen_version=draft.version, **doing.usual,
    )  # fmt: skip


def _open_silence(doing: Doing, what: What) -> None:
    draft = doing.rooms.draft(what)
    silence = open_silence(
        draft=draft, length=what["length"], note=what["note"], seen_version=draft.version, **doing.usual
    )
    doing.rooms.silences[doing.id] = silence.pk


def _break_silence(doing: Doing, what: What) -> None:
    silence = Silence.objects.select_related("draft__body__parent").get(pk=doing.rooms.silences[what["of"]])
    break_silence(
        silence=silence, kind=what["kind"], reason=what["reason"], seen_version=silence.version, **doing.usual
    )


def _end_silences(doing: Doing, what: What) -> None:
    """Let the worker make its round at this moment."""
    end_silences(at=doing.at)


def _attach_statement(doing: Doing, what: What) -> None:
    adoption = adoption_of(doing, what)
    attach_statement(
        adoption=adoption, kind=what["kind"], words=what["words"], seen_version=adoption.version,
        **doing.usual,
    )  # fmt: skip


def _seal(doing: Doing, what: What) -> None:
    """Seal what was adopted; an installation without a key keeps it unsealed."""
    if signing_key() is None:
        return
    adoption = adoption_of(doing, what)
    seal_text(adoption=adoption, symbol=what["symbol"], seen_version=adoption.version, **doing.usual)


def adoption_of(doing: Doing, what: What) -> Adoption:
    """Return the adoption that a silence of an earlier act came to."""
    rows = Adoption.objects.select_related("draft__body__parent", "meeting", "silence", "line")
    found: Adoption = rows.get(silence=doing.rooms.silences[what["of"]])
    return found


WAY: Mapping[str, Callable[[Doing, What], Any]] = {
    "open_sounding": _open_sounding,
    "take_sounding_position": _take_sounding_position,
    "lead_to_text": _lead_to_text,
    "refer_text": _refer,
    "endorse_text": _endorse,
    "return_text": _return,
    "enter_version": _enter_version,
    "open_silence": _open_silence,
    "break_silence": _break_silence,
    "end_silences": _end_silences,
    "attach_statement": _attach_statement,
    "seal_text": _seal,
}
