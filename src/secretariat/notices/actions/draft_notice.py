from datetime import date, datetime

from django.db import transaction

from secretariat.evidence.models import Line
from secretariat.history.actions.record import record
from secretariat.notices import in_hand, ties
from secretariat.notices.drafting.kinds import DRAFTS, Drafted
from secretariat.notices.languages import refuse_unknown
from secretariat.notices.models import Notice
from secretariat.notices.states import NoticeState
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotReady


@transaction.atomic
def draft_notice(
    *,
    body: Body,
    kind: str,
    language: str,
    by: Actor,
    at: datetime,
    about: Line | None = None,
    draft: str = "",
    place: str = "",
    dated: date | None = None,
) -> Notice:
    """Begin a notice: free, about a line, or drafted from that line, each sentence with its lines.

    Who: the secretariat of the body (`policies.may_write`).
    From, to: none → draft.
    Writes: the notice and, where it is drafted, its first words; history entry `notice.drafted`.
    Refuses: NotPermitted; Invalid (no such kind, language or way to draft; the line is not public or not of
        this kind); NotReady (the line tells nothing that could be drafted).

    Args:
        language: of the original; what is drafted from the record is English.
        draft: key of `drafting.kinds.DRAFTS`; "" for words of one's own.
        dated: the day of the dateline; that of the draft, else today at the seat, where left out.
    """
    in_hand.refuse_others(by, body)
    refuse_unknown(language)
    drafted = _drafted(about, draft, language, by)
    place = place or (drafted.place if drafted else "")
    day = dated or (drafted.day if drafted else None) or body.day(at)
    kind, place, day = in_hand.dateline(kind, place, day)
    notice = Notice.objects.create(
        body=body, kind=kind, language=language, place=place, dated=day, about=about, opened_at=at,
        opened_by_id=by.acting_id, is_fictitious=body.is_fictitious,
        touched_by=[by.acting_id] if drafted else [],
    )  # fmt: skip
    if drafted:
        in_hand.write(notice, language, drafted.title[:300], drafted.words, is_complete=True, by=by, at=at)
    record(
        "notice.drafted",
        on=notice,
        by=by,
        at=at,
        beside=notice.desk,
        body=body.slug,
        kind=kind,
        language=language,
        draft=draft,
        about=about.public_id if about else None,
        before="",
        after=NoticeState.DRAFT.value,
    )
    return notice


def _drafted(about: Line | None, draft: str, language: str, by: Actor) -> Drafted | None:
    if about is not None:
        ties.refuse_closed(about.public_id, by)
    if not draft:
        return None
    kind = DRAFTS.get(draft)
    if kind is None or about is None or kind.line_kind != about.kind:
        raise Invalid("Nothing of this kind can be drafted from that line.", field="draft")
    if language != "en":
        raise Invalid(
            "Drafts from the record are English. Begin in English, then write the other languages beside it.",
            field="language",
        )
    drafted = kind.made(about)
    if drafted is None:
        raise NotReady("The public record tells nothing of it yet that could be drafted. Enter it first.")
    return drafted
