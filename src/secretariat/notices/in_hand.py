"""What the actions on a notice ask first, and how they leave it. Call within their transaction."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from secretariat.evidence import checks
from secretariat.notices import policies
from secretariat.notices.models import Notice, NoticeRule, Picture, Wording
from secretariat.notices.sentences import Words, to_json
from secretariat.notices.states import NoticeKind, NoticeState
from secretariat.notices.ties import public_lines
from secretariat.parties.models import Body
from secretariat.people.actor import Actor, Role
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState

STATES = {state.value: str(state.label).lower() for state in NoticeState}


def locked(notice: Notice) -> Notice:
    """Return the notice as it stands, locked until the transaction ends."""
    rows = Notice.objects.select_for_update(of=("self",)).select_related("body__parent")
    return rows.get(pk=notice.pk)


def refuse_others(by: Actor, body: Body) -> None:
    """Refuse whoever does not write the notices of this body."""
    if not policies.may_write(by, body):
        raise NotPermitted("Only the secretariat of this body writes its notices.")


def refuse_stale(notice: Notice, seen_version: int) -> None:
    """Refuse whoever saw another version of the notice."""
    if notice.version != seen_version:
        raise StaleRevision("Somebody changed this notice after you opened it. Look again, then act.")


def refuse_in(notice: Notice, *states: str) -> None:
    """Refuse where the notice is in none of these states."""
    if notice.state not in states:
        raise WrongState(f"The notice is in another state: {STATES[notice.state]}. Look at its page.")


def for_writing(notice: Notice, by: Actor, seen_version: int) -> Notice:
    """Return the notice, locked, for a change of what it says.

    Raises:
        NotPermitted; StaleRevision; WrongState: it was withdrawn.
    """
    found = locked(notice)
    refuse_others(by, found.body)
    refuse_stale(found, seen_version)
    if found.state == NoticeState.WITHDRAWN:
        raise WrongState("A withdrawn notice is not changed any more: write a new one.")
    return found


def reworded(notice: Notice, by: Actor | None, at: datetime) -> tuple[str, str]:
    """Take the approval back, since what it says has changed; an embargo that runs is taken off with it.

    What the public reads stays until a correction is published. Whoever changed it does not approve it.
    Returns the state before and after.

    Args:
        by: who changed it; None where it is only sent back: those who wrote it do not approve it then either.
    """
    before = notice.state
    again = {by.acting_id} if by else set(notice.cleared.get("by", ()))
    notice.touched_by = sorted({*notice.touched_by, *again})
    notice.state, notice.approved_at, notice.approved_by = NoticeState.DRAFT.value, None, None
    if notice.is_embargoed(at):
        notice.published_at, notice.updated_at, notice.shown = None, None, {}
    kept(notice)
    return before, notice.state


def kept(notice: Notice) -> None:
    """Write a notice that an act changed."""
    notice.version += 1
    notice.save()


def languages_of(body: Body) -> tuple[str, ...]:
    """Return the languages in which a body publishes, the working language first; English where unsaid."""
    rule = NoticeRule.objects.filter(body=body).first()
    return tuple(rule.languages) if rule and rule.languages else ("en",)


def latest(notice: Notice) -> dict[str, Wording]:
    """Return language → the words as they stand, that of the original first, in 1 query."""
    rows = Wording.objects.filter(notice=notice).select_related("by").order_by("number")
    found = {row.language: row for row in rows}
    return dict(sorted(found.items(), key=lambda pair: (pair[0] != notice.language, pair[0])))


def write(
    notice: Notice,
    language: str,
    title: str,
    words: Words,
    *,
    is_complete: bool,
    by: Actor,
    at: datetime,
    keeps_original: int | None = None,
) -> Wording:
    """Add a wording in a language; a version is of the original as it stands, or of `keeps_original`."""
    own = Wording.objects.filter(notice=notice)
    last = own.filter(language=language).order_by("-number").first()
    original = own.filter(language=notice.language).order_by("-number").first()
    made: Wording = Wording.objects.create(
        notice=notice, language=language, number=last.number + 1 if last else 1,
        of_number=keeps_original or (original.number if original and language != notice.language else None),
        title=title, words=to_json(words), plain=_plain(title, words), is_complete=is_complete,
        by_id=by.acting_id, at=at,
    )  # fmt: skip
    return made


def _plain(title: str, words: Words) -> str:
    return "\n".join([title, *(one.text for _, one in words.placed())])


def behind(versions: Mapping[str, Wording], notice: Notice) -> tuple[str, ...]:
    """Return the languages whose version was made from other words of the original; a tie is no word here."""
    original = versions.get(notice.language)
    others = {code: one.of_number for code, one in versions.items() if code != notice.language}
    asked = {number for number in others.values() if original and number and number != original.number}
    if original is None or not asked:
        return ()
    rows = Wording.objects.filter(notice=notice, language=notice.language, number__in=asked)
    changed = {number for number, plain in rows.values_list("number", "plain") if plain != original.plain}
    return tuple(code for code, number in others.items() if number in changed)


def pictures_of(notice: Notice) -> list[Picture]:
    """Return the pictures as they stand, in 1 query."""
    return list(Picture.objects.filter(notice=notice, removed_at__isnull=True))


def snapshot(notice: Notice) -> dict[str, Any]:
    """Return what is judged at an approval: dateline, complete words by language, pictures, facts."""
    versions = {code: one for code, one in latest(notice).items() if one.is_complete}
    lines = {line for one in versions.values() for line in one.told.lines}
    return {
        "kind": notice.kind,
        "place": notice.place,
        "dated": notice.dated.isoformat(),
        "words": {code: one.number for code, one in versions.items()},
        "pictures": [
            {"id": one.public_id, "alt": one.alt, "caption": one.caption, "credit": one.credit}
            for one in pictures_of(notice)
        ],
        "facts": public_lines(lines),
    }


def dateline(kind: str, place: str, dated: date | None) -> tuple[str, str, date]:
    """Return kind, place and day of a notice.

    Raises:
        Invalid: names the field.
    """
    checks.one_of(kind, NoticeKind.values, field="kind")
    checks.openly_written(place, field="place")
    if len(place.strip()) > 120:
        raise Invalid("Name the place in at most 120 characters.", field="place")
    if dated is None or not 1900 <= dated.year <= 2999:
        raise Invalid("Give the day of the dateline, for example 2026-06-12.", field="dated")
    return kind, " ".join(place.split()), dated


def bodies_of(by: Actor) -> list[Body]:
    """Return the bodies for which somebody writes notices, their own first, then by address."""
    staff = {seat.body for seat in by.seats if seat.role is Role.STAFF}
    rows = Body.objects.filter(Q(slug__in=staff) | Q(parent__slug__in=staff)).select_related("parent")
    found = [body for body in rows.order_by("slug") if policies.may_write(by, body)]
    return sorted(found, key=lambda body: body.slug not in staff)
