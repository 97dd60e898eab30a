from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from secretariat.engines.drafting.returning.sending import as_sent
from secretariat.engines.values.errors import NotTaken
from secretariat.engines.values.formats import format_of
from secretariat.engines.values.signs import one_line
from secretariat.evidence import originals
from secretariat.history.actions.record import record
from secretariat.parties.models import Party
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted
from secretariat.texts import handing_in, log, policies, touching
from secretariat.texts.models import Draft, Returned

_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The row, and whether it is new: bytes that were handed in before are shown, not doubled."""

    row: Returned
    is_new: bool


def hand_in_text(
    *,
    draft: Draft,
    data: bytes,
    file_name: str,
    by: Actor,
    at: datetime,
    seen_count: int,
    party: str = "",
    paragraph: str = "",
) -> HandedIn:
    """Hand in a text that was changed elsewhere; it is read, and nothing of it is tabled.

    Who: delegations of members, by seat or by note; the secretariat and the Chair (`policies.may_hand_in`).
    Writes: the original in the store; the row with what was read; history entry `returned.handed-in`, told to
        those alone who may see the file.
    Refuses: NotPermitted; WrongState (the words are not open); StaleRevision (no count); Invalid (not read,
        empty, too large, for another's delegation, no such paragraph).

    Args:
        seen_count: what words are a change of; a Word file says so itself.
        party: for which of several delegations; may be left out.
        paragraph: the one of which alone it is; empty for the whole text.
    """
    if not policies.may_hand_in(by, draft.body, at):
        raise NotPermitted("The delegations of members, the Chair and the secretariat hand in texts here.")
    log.refuse_closed(draft)
    holder = _holder(by, draft, party)
    name = one_line(file_name.replace("\\", "/").rpartition("/")[2])[-_LONGEST_NAME:] or "text"
    media_type = _media_type(data, name)
    _refuse_unseen(draft, seen_count, paragraph)
    sha256 = originals.keep(data)
    is_staffed = policies.hands_in_as_staff(by, draft.body)
    own = {"sha256": sha256, "paragraph": paragraph, "is_staffed": is_staffed}
    own |= {} if is_staffed else {"party": holder}
    known = draft.returned.filter(**own).first()
    if known:
        return HandedIn(known, is_new=False)
    found = handing_in.read_file(draft, data, name, count=seen_count, paragraph=paragraph, by=by, at=at)
    with transaction.atomic():
        log.locked(draft)  # the same bytes twice at once: the first stands
        known = draft.returned.filter(**own).first()
        if known:
            return HandedIn(known, is_new=False)
        row: Returned = Returned.objects.create(
            draft=draft, sha256=sha256, file_name=name, media_type=media_type, party=holder,
            is_staffed=is_staffed, account_id=by.acting_id, at=at, paragraph=paragraph,
            count=found.origin.count if found.origin else seen_count, read=as_sent(found),
        )  # fmt: skip
        record(
            "returned.handed-in", on=row, by=by, at=at, draft=draft.public_id, sha256=sha256,
            changes=sum(map(len, found.edits.values())), unread=len(found.unread),
        )  # fmt: skip
    return HandedIn(row, is_new=True)


def _holder(by: Actor, draft: Draft, code: str) -> Party | None:
    """Return the delegation that hands in; None where the secretariat does."""
    own = policies.speaks_for(by, draft.body)
    if not own:
        return None
    if not code and len(own) > 1:
        raise Invalid("Say for which delegation.", field="party")
    code = code or next(iter(own))
    if code not in own:
        raise NotPermitted("You speak for another delegation here.")
    return Party.objects.get(code=code)


def _media_type(data: bytes, name: str) -> str:
    if not data.strip():
        raise Invalid(f"{name} is empty: there is nothing to read.", field="file")
    if len(data) > settings.UPLOAD_BYTES:
        limit = settings.UPLOAD_BYTES // (1024 * 1024)
        raise Invalid(f"{name} is larger than {limit} MB. Send it without pictures.", field="file")
    try:
        return format_of(data, name).value
    except NotTaken as error:
        raise Invalid(
            f"{name} is {error.what}. Hand in a Word file (DOCX), plain text or Markdown.", field="file"
        ) from error


def _refuse_unseen(draft: Draft, seen_count: int, paragraph: str) -> None:
    touching.refuse_unseen(draft, seen_count)
    if paragraph and paragraph not in log.state_of(draft, seen_count).order:
        raise Invalid("Choose a paragraph of this text.", field="paragraph")
