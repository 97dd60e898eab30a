"""The acts by which what was adopted is taken up, reported on, and given to others."""

from collections.abc import Callable, Mapping
from typing import Any

from secretariat.commitments.actions.change_commitment import change_commitment
from secretariat.commitments.actions.report_progress import report_progress
from secretariat.commitments.actions.send_reminders import send_reminders
from secretariat.commitments.confirming import answer_for, token_for
from secretariat.commitments.models import Commitment
from secretariat.commitments.owners import owners_of
from secretariat.demo.room_acts import Doing, What
from secretariat.demo.way_acts import adoption_of
from secretariat.desk.actions.pass_over_paragraph import pass_over_paragraph
from secretariat.desk.actions.take_up_paragraph import TakenUp, take_up_paragraph
from secretariat.desk.undertaken import taken_from
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence.sourced import Cited, Sourced
from secretariat.evidence.states import CitationKind
from secretariat.meetings.naming import written
from secretariat.people.models import Account
from secretariat.texts.adoptions.operative import operative_of
from secretariat.texts.models import Adoption


def _take_up(doing: Doing, what: What) -> None:
    adoption = adoption_of(doing, what)
    key, words = _paragraph(adoption, what["number"])
    taken = TakenUp(
        words=what.get("words", words), owners=written(what.get("charged", "")), due=what.get("due"),
        for_each_member=what.get("for_each_member", False),
    )  # fmt: skip
    made = take_up_paragraph(
        adoption=adoption, paragraph=key, taken=taken,
        seen_version=taken_from(adoption, doing.by).version(key), **doing.usual,
    )  # fmt: skip
    doing.rooms.commitments[doing.id] = [one.pk for one in made]


def _pass_over(doing: Doing, what: What) -> None:
    adoption = adoption_of(doing, what)
    key, _words = _paragraph(adoption, what["number"])
    pass_over_paragraph(
        adoption=adoption, paragraph=key, is_passed_over=True,
        seen_version=taken_from(adoption, doing.by).version(key), **doing.usual,
    )  # fmt: skip


def _report(doing: Doing, what: What) -> None:
    commitment = _commitment(doing, what)
    after = what.get("superseded_by")
    report_progress(
        commitment=commitment, state=what["state"], words=what["words"],
        on=what.get("on", doing.at.date().isoformat()), sourced=_sourced(doing, what),
        seen_version=commitment.version,
        superseded_by=doing.rooms.lines(after).public_id if after else None,
    )  # fmt: skip


def _remind(doing: Doing, _what: What) -> None:
    """Let the keeper write to those who owe what is due, as the round of the worker does."""
    assert send_reminders(at=doing.at), "nobody is reminded on that day"


def _answer(doing: Doing, what: What) -> None:
    """Say by the link of the reminder how it stands."""
    assert doing.by.account_id is not None, "whoever answers has an account"
    account = Account.objects.get(pk=doing.by.account_id)
    answer = answer_for(token_for(_commitment(doing, what), account), doing.at)
    assert answer is not None, "the link opens nothing"
    note = f"Answer of {answer.actor.label} to a reminder."
    report_progress(
        commitment=answer.commitment, state=what["state"], words=what["words"],
        on=doing.at.date().isoformat(), sourced=_sourced(doing, {"note": note}), seen_version=answer.version,
    )  # fmt: skip


def _change(doing: Doing, what: What) -> None:
    commitment = _commitment(doing, what)
    source = _sourced(doing, what)
    owners = owners_of(written(what.get("charged", "")), source) or None
    change_commitment(
        commitment=commitment, on=what["on"], reason=what["reason"], owners=owners, due=what.get("due"),
        sourced=source, seen_version=commitment.version,
    )  # fmt: skip


def _paragraph(adoption: Adoption, number: str) -> tuple[str, str]:
    return next((one.key, one.words) for one in operative_of(adoption) if one.number == number)


def _commitment(doing: Doing, what: What) -> Commitment:
    """Return what an earlier act made: taken up from a paragraph (of one member where named), or entered."""
    made = doing.rooms.commitments.get(what["of"])
    rows = Commitment.objects.select_related("line__body__parent")
    if made is None:
        found: Commitment = rows.get(line=doing.rooms.lines(what["of"]))
        return found
    rows = rows.filter(pk__in=made)
    found = rows.get(owners__party__code=what["member"]) if "member" in what else rows.get()
    assert isinstance(found, Commitment)
    return found


def _sourced(doing: Doing, what: What) -> Sourced:
    day = Edtf.day(doing.at.date())
    note = what.get("note", "As reported to the Secretariat.")
    return Sourced(
        by=doing.by, at=doing.at, cited=(Cited(CitationKind.ENTRY, note=note, said_on=day),), said_on=day,
        body=doing.body, is_fictitious=True,
    )  # fmt: skip


PROMISES: Mapping[str, Callable[[Doing, What], Any]] = {
    "take_up_paragraph": _take_up,
    "pass_over_paragraph": _pass_over,
    "report_progress": _report,
    "change_commitment": _change,
    "send_reminders": _remind,
    "answer_reminder": _answer,
}
