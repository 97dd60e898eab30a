"""Texts under negotiation or silence with what stands in the way; packages, soundings, returned files."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import F, Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.bodies.queries import names_by_address
from secretariat.engines.drafting.operations.matrix import Obstacle, obstacles
from secretariat.engines.drafting.operations.values import State
from secretariat.parties.unfinished import Asked, OpenItem, holds
from secretariat.people.actor import Actor
from secretariat.texts import log
from secretariat.texts.models import Draft, Package, Returned, Silence, Sounding, Text
from secretariat.texts.states import GIVEN_UP, DraftStage, SilenceState, TextStatus

FINISHED = GIVEN_UP | {DraftStage.SEALED, DraftStage.PUBLISHED, DraftStage.RECTIFIED}
MOST_OBSTACLES = 12


def texts_open(asked: Asked) -> list[OpenItem]:
    """Return what is negotiated, sounded out or expected in the bodies, in 11 queries."""
    return [*_drafts(asked), *_packages(asked), *_soundings(asked), *_returned(asked), *_expected(asked)]


def _drafts(asked: Asked) -> list[OpenItem]:
    running = Silence.objects.filter(state=SilenceState.RUNNING)
    rows = (
        Draft.objects.visible_to(asked.viewer)
        .filter(body__in=asked.keys)
        .exclude(stage__in=FINISHED)
        .select_related("body__parent", "meeting__line")
        .prefetch_related(Prefetch("silences", queryset=running))
        .order_by("opened_at", "pk")
    )
    found = list(rows)
    states = {pk: _heard(state) for pk, state in _inside(found, asked).items()}
    codes = {code for state in states.values() for one in obstacles(state) for code in one.actors}
    names = names_by_address("party", codes, asked.language, viewer=asked.viewer)
    return [_draft(row, states.get(row.pk), names, asked) for row in found]


def _inside(drafts: Iterable[Draft], asked: Asked) -> dict[int, State]:
    """Return the states of the texts whose course is told to the viewer: to members and the secretariat."""
    return log.states_now(one for one in drafts if one.body.slug in asked.viewer.limited_bodies)


def _heard(state: State) -> State:
    """Return a text without what is held in confidence; no edition of a file tells it."""
    return replace(state, positions={k: p for k, p in state.positions.items() if not p.is_confidential})


def _draft(row: Draft, state: State | None, names: Mapping[str, str], asked: Asked) -> OpenItem:
    silence = next(iter(row.silences.all()), None)
    found = obstacles(state) if state else ()
    shown = row.is_attributed or _is_staff(asked, row.body.slug)
    meeting = row.meeting
    due = meeting.on.text if meeting and meeting.on else ""
    return OpenItem(
        kind="draft", id=row.public_id, words=row.title, body=row.body.slug,
        url=reverse("texts:room", args=[row.public_id]),
        owners=tuple(sorted({names.get(c, c) for one in found for c in one.actors})) if shown else (),
        since=row.opened_at.date().isoformat(),
        due=_end_day(silence) if silence else due,
        state=str(DraftStage(row.stage).label).lower(),
        next=_silence_words(silence) if silence else _in_the_way(found, names, shown=shown),
        source=row.symbol,
    )  # fmt: skip


def _end_day(silence: Silence) -> str:
    return silence.expires_at.astimezone(ZoneInfo(silence.zone)).date().isoformat()


def _silence_words(silence: Silence) -> str:
    ends: datetime = silence.expires_at.astimezone(ZoneInfo(silence.zone))
    return _("adopted unless somebody objects before %(hour)s (%(zone)s)") % {
        "hour": f"{ends:%Y-%m-%d %H:%M}", "zone": silence.zone,
    }  # fmt: skip


def _in_the_way(found: "tuple[Obstacle, ...]", names: Mapping[str, str], *, shown: bool) -> str:
    if not found:
        return ""
    told = [_told(one, names, shown=shown) for one in found[:MOST_OBSTACLES]]
    if len(found) > MOST_OBSTACLES:
        told.append(_("and %(count)d more") % {"count": len(found) - MOST_OBSTACLES})
    points = ngettext("%(count)d point open", "%(count)d points open", len(found)) % {"count": len(found)}
    return f"{points}: " + "; ".join(told)


def _told(one: Obstacle, names: Mapping[str, str], *, shown: bool) -> str:
    words = one.words if len(one.words) < 160 else f"{one.words[:159]}…"
    who = ", ".join(sorted(names.get(code, code) for code in one.actors))
    return f"{words} ({who})" if who and shown else words


def _is_staff(asked: Asked, slug: str) -> bool:
    return isinstance(asked.viewer, Actor) and asked.viewer.is_staff_of(slug)


def _packages(asked: Asked) -> list[OpenItem]:
    rows = (
        Package.objects.visible_to(asked.viewer)
        .filter(body__in=asked.keys, adopted_at__isnull=True)
        .select_related("body", "meeting__line")
        .prefetch_related("texts")
        .order_by("opened_at", "pk")
    )
    return [
        OpenItem(
            kind="package", id=row.public_id, words=row.title, body=row.body.slug,
            url=reverse("adoptions:package", args=[row.public_id]), since=row.opened_at.date().isoformat(),
            due=row.meeting.on.text if row.meeting and row.meeting.on else "", state=_("being put together"),
            next=_texts_in(sum(not one.is_aside for one in row.texts.all())),
        )
        for row in rows
    ]  # fmt: skip


def _texts_in(count: int) -> str:
    return ngettext("%(count)d text", "%(count)d texts", count) % {"count": count}


def _soundings(asked: Asked) -> list[OpenItem]:
    rows = (
        Sounding.objects.visible_to(asked.viewer)
        .filter(body__in=asked.keys, draft__isnull=True)
        .select_related("body")
        .prefetch_related("positions")
        .order_by("opened_at", "pk")
    )
    return [
        OpenItem(
            kind="sounding", id=row.public_id, words=row.title, body=row.body.slug,
            url=reverse("soundings:sounding", args=[row.public_id]),
            since=row.opened_at.date().isoformat(), state=_("being sounded out"),
            next=_replies({one.party_id for one in row.positions.all()})
            if row.body.slug in asked.viewer.limited_bodies
            else "",
        )
        for row in rows
    ]  # fmt: skip


def _replies(parties: set[int]) -> str:
    count = len(parties)
    return ngettext("%(count)d member has spoken", "%(count)d members have spoken", count) % {"count": count}


def _returned(asked: Asked) -> list[OpenItem]:
    """Return the files that came back to the secretariat and of which nothing was tabled yet."""
    if not isinstance(asked.viewer, Actor) or not _is_staff(asked, asked.body.slug):
        return []
    rows = (
        Returned.objects.filter(is_staffed=True, tabled={}, draft__body__in=asked.keys)
        .filter(draft__in=Draft.objects.visible_to(asked.viewer).exclude(stage__in=FINISHED))
        .select_related("draft__body", "party")
        .order_by("at", "pk")
    )
    return [
        OpenItem(
            kind="returned", id=row.public_id, words=row.file_name, body=row.draft.body.slug,
            url=reverse("texts:review", args=[row.draft.public_id, row.public_id]),
            since=row.at.date().isoformat(), state=_("came back, nothing of it tabled"),
            source=row.draft.title,
        )
        for row in rows
    ]  # fmt: skip


def _expected(asked: Asked) -> list[OpenItem]:
    rows = (
        Text.objects.visible_to(asked.viewer)
        .filter(body__in=asked.keys, status=TextStatus.PLANNED)
        .select_related("line", "body")
        .order_by(F("adopted_first").asc(nulls_last=True), "pk")
    )
    return [
        OpenItem(
            kind="expected-text", id=row.public_id, words=row.title,
            body=row.body.slug if row.body else asked.body.slug,
            url=reverse("site:text", args=[row.public_id]), due=row.adopted.text if row.adopted else "",
            state=str(TextStatus(row.status).label).lower(), source=row.adopted_at,
        )
        for row in rows
    ]  # fmt: skip


holds("draft", "package", "sounding", "returned", "expected-text", gather=texts_open)
