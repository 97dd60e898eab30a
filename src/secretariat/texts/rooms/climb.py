"""The way of a text through the organs of its body, as pages show it: step by step, each with its meeting."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, Q
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from secretariat.bodies.queries import LONG, names_of
from secretariat.engines.values.date_labels import label
from secretariat.meetings.models import AgendaItem, Meeting
from secretariat.people.actor import Actor
from secretariat.texts import climbing, log
from secretariat.texts.models import Adoption, Consideration, Draft
from secretariat.texts.rooms.look import Look
from secretariat.texts.states import CLIMBS_AT

ADOPTED = "adopted"
_SIGNS = {"referred": "→", "changed": "±", "endorsed": "✓", "returned": "↩", ADOPTED: "●"}
_ANSWERS = ("endorsed", "returned", ADOPTED)
_WORDS: Mapping[str, Promise] = {
    "referred": gettext_lazy("referred to it"),
    "changed": gettext_lazy("words changed there"),
    "endorsed": gettext_lazy("endorsed"),
    "returned": gettext_lazy("returned"),
    ADOPTED: gettext_lazy("adopted"),
}


@dataclass(frozen=True, slots=True)
class StepShown:
    """One step: by which organ (or meeting of the body itself), on which day; what may not be seen is "".

    `is_changed`: the words are not those of the step before; `points`: with how many open points, in words.
    """

    number: int
    what: str
    sign: str
    word: str
    organ: str
    meeting: str
    meeting_id: str
    item: str
    item_id: str
    day: str
    at: datetime
    note: str
    points: str
    is_changed: bool
    sha256: str


@dataclass(frozen=True, slots=True)
class Climb:
    """The whole way. `has_it`: the organ that has the text, "" where it is with its own body.

    `is_changed`: what stands now is not what stood at the last step; `adoption`: its id, "" before it.
    """

    steps: tuple[StepShown, ...]
    has_it: str
    is_changed: bool
    adoption: str
    may_refer: bool
    may_answer: bool

    @property
    def compared(self) -> tuple[StepShown, ...]:
        """The steps whose words can be looked at: all but the adoption, whose words stand on its own page."""
        return tuple(one for one in self.steps if one.what != ADOPTED)

    @property
    def in_short(self) -> tuple[StepShown, ...]:
        """What meetings answered, the referral that still waits for it, and the adoption."""
        last = self.steps[-1:]
        return tuple(one for one in self.steps if one.what in _ANSWERS or one in last)


def climb_of(look: Look) -> Climb:
    """Return the way as one viewer sees it, in 1 query and those of the look; 3 more after a step."""
    draft, steps = look.draft, look.steps
    adoption = Adoption.objects.visible_to(look.viewer).filter(draft=draft).select_related("meeting__line")
    adopted = adoption.first()
    seen = _Seen(look.viewer, steps, adopted)
    shown = [_step(one, before, seen) for one, before in zip(steps, [None, *steps], strict=False)]
    if adopted:
        shown.append(_adopted(adopted, look, steps, seen))
    holding = climbing.holding(steps)
    may = draft.stage in CLIMBS_AT and look.rights.may_consider
    return Climb(
        steps=tuple(shown),
        has_it=shown[holding.number - 1].organ if holding and not adopted else "",
        is_changed=bool(steps) and log.words_hash(look.state) != steps[-1].words_hash,
        adoption=adopted.public_id if adopted else "",
        may_refer=may,
        may_answer=may and climbing.awaits(steps) is not None,
    )


class _Seen:
    """What a viewer may know of the meetings and items of some steps: names of organs, keys of the others."""

    def __init__(self, viewer: Actor, steps: Sequence[Consideration], adopted: Adoption | None) -> None:
        self.language = get_language() or "en"
        meetings = {one.meeting_id for one in steps} | ({adopted.meeting_id} if adopted else set())
        organs = {one.organ_id for one in steps}
        self.organs = names_of("body", organs, self.language, LONG, viewer) if organs else {}
        self.meetings: set[int] = set()
        self.items: set[int] = set()
        if meetings - {None}:
            self.meetings = set(
                Meeting.objects.visible_to(viewer).filter(pk__in=meetings).values_list("pk", flat=True)
            )
        if items := {one.item_id for one in steps} - {None}:
            self.items = set(
                AgendaItem.objects.visible_to(viewer).filter(pk__in=items).values_list("pk", flat=True)
            )

    def meeting(self, meeting: Meeting | None) -> tuple[str, str, str]:
        """Return title, id and day of a meeting; nothing of one that may not be seen."""
        if meeting is None or meeting.pk not in self.meetings:
            return "", "", ""
        day = label(meeting.on, self.language) if meeting.on else ""
        return meeting.title_in(self.language), meeting.public_id, day


def _step(step: Consideration, before: Consideration | None, seen: _Seen) -> StepShown:
    title, key, day = seen.meeting(step.meeting)
    item = step.item if step.item_id in seen.items else None
    organ = seen.organs.get(step.organ_id, step.organ.slug)
    if title and step.organ_id == step.draft.body_id:  # a body that meets as Council and as Summit
        organ = title
    return StepShown(
        number=step.number, what=step.what, sign=_SIGNS[step.what], word=str(_WORDS[step.what]),
        organ=organ, meeting=title,
        meeting_id=key, item=str(item or ""), item_id=item.public_id if item else "", day=day, at=step.at,
        note=step.note, points=_points(step.open_points),
        is_changed=before is not None and before.words_hash != step.words_hash, sha256=step.words_hash,
    )  # fmt: skip


def _adopted(adoption: Adoption, look: Look, steps: Sequence[Consideration], seen: _Seen) -> StepShown:
    title, key, day = seen.meeting(adoption.meeting)
    word = _("adopted %(how)s") % {"how": adoption.get_way_display().lower()}
    return StepShown(
        number=len(steps) + 1, what=ADOPTED, sign=_SIGNS[ADOPTED], word=word,
        organ=look.body, meeting=title, meeting_id=key, item="", item_id="",
        day=day, at=adoption.adopted_at, note=adoption.why, points="",
        is_changed=bool(steps) and steps[-1].words_hash != adoption.words_hash, sha256=adoption.words_hash,
    )  # fmt: skip


def _points(count: int) -> str:
    if not count:
        return _("clean")
    return ngettext("%(count)d point open", "%(count)d points open", count) % {"count": count}


@dataclass(frozen=True, slots=True)
class CameBefore:
    """A text that came before a meeting; `done` with it there, in words; `item`: id of that on the agenda."""

    id: str
    title: str
    kind: str
    done: tuple[str, ...]
    item: str


def came_before(meeting: Meeting, viewer: Actor) -> tuple[CameBefore, ...]:
    """Return the texts that came before a meeting, as far as the viewer may see them, in 3 queries."""
    there = Q(considerations__meeting=meeting) | Q(adoption__meeting=meeting) | Q(meeting=meeting)
    keys = Draft.objects.filter(there).order_by().values("pk")
    steps = Consideration.objects.filter(meeting=meeting).select_related("item__line").order_by("number")
    adopted = Adoption.objects.visible_to(viewer).filter(meeting=meeting)
    rows = (
        Draft.objects.visible_to(viewer)
        .filter(pk__in=keys)
        .prefetch_related(
            Prefetch("considerations", steps, to_attr="here"), Prefetch("adoption", adopted, to_attr="passed")
        )
        .select_related("item__line")
        .order_by("opened_at", "pk")
    )
    return tuple(_came(one, meeting) for one in rows)


def _came(draft: Any, meeting: Meeting) -> CameBefore:
    steps: Sequence[Consideration] = draft.here
    adopted: Adoption | None = getattr(draft, "passed", None)
    item = next((one.item for one in reversed(steps) if one.item), None)
    if item is None and draft.item and draft.item.meeting_id == meeting.pk:
        item = draft.item
    return CameBefore(
        id=draft.public_id, title=draft.title, kind=draft.get_kind_display(),
        done=tuple(_done(steps, adopted)), item=item.public_id if item else "",
    )  # fmt: skip


def _done(steps: Iterable[Consideration], adopted: Adoption | None) -> Iterable[str]:
    for one in steps:
        told = str(_WORDS[one.what])
        if one.what == "endorsed" and one.open_points:
            told = _("%(done)s, %(points)s") % {"done": told, "points": _points(one.open_points)}
        yield f"{told}: {one.note}" if one.note else told
    if adopted:
        yield str(_("adopted %(way)s") % {"way": str(adopted.get_way_display()).lower()})


def stands_of(last: Consideration, organs: Mapping[int, str]) -> str:
    """Return where a text stands after its last step, in words; meetings of its own body are not named."""
    if last.organ_id == last.draft.body_id:
        return str(last.get_what_display()).lower()
    organ = organs.get(last.organ_id, last.organ.slug)
    told = {
        "referred": _("before: %(organ)s"),
        "endorsed": _("endorsed: %(organ)s"),
        "returned": _("returned: %(organ)s"),
    }
    return told[last.what] % {"organ": organ}
