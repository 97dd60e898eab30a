"""Practices as rows, narrowed by topic, size, body, member, language, words; as the viewer may see them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from secretariat.bodies.queries import LONG, names_of
from secretariat.data.topics import topics
from secretariat.engines.values.money import number_shown
from secretariat.people.actor import Actor
from secretariat.practices.models import Practice, PracticeTopic, Reuse
from secretariat.practices.states import PracticeState, ReuseState


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What a list is narrowed to; "" not at all. `body`: slug, with its organs; `party`: code; `topic` and
    `size`: keys; `language`: code, in which the member answers; `state`: "" what is published;
    `words`: all of which stand in the title, the problem or what was done.
    """

    body: str = ""
    party: str = ""
    topic: str = ""
    size: str = ""
    language: str = ""
    state: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeRow:
    """A practice as a row; `inhabitants`: the same as `population` for a person; `reuses`: how many members
    took it up, confirmed.
    """

    id: str
    title: str
    language: str
    party: str
    party_name: str
    body: str
    body_name: str
    topics: tuple[str, ...]
    size: str
    size_label: str
    population: int | None
    inhabitants: str
    state: str
    state_label: str
    published_on: date | None
    reuses: int
    languages: tuple[str, ...]
    distribution: str
    is_fictitious: bool


def narrow(rows: "QuerySet[Any]", to: Narrowed) -> "QuerySet[Any]":
    """Return the practices that fit; without a state, those that are published."""
    rows = rows.filter(state=to.state or PracticeState.PUBLISHED)
    if to.body:
        rows = rows.filter(Q(body__slug=to.body) | Q(body__parent__slug=to.body))
    if to.party:
        rows = rows.filter(party__code=to.party)
    if to.topic:
        rows = rows.filter(pk__in=PracticeTopic.objects.filter(topic=to.topic).values("practice"))
    if to.size:
        rows = rows.filter(size=to.size)
    if to.language:
        rows = rows.filter(languages__icontains=f'"{to.language}"')
    return rows.filter(holding(to.words.split()))


def holding(words: Iterable[str]) -> Q:
    """Return the condition for practices in which each of the words stands."""
    found = Q()
    for word in words:
        either = Q()
        # SQLite compares letters beyond ASCII by case.
        for case in sorted({word, word.lower(), word.capitalize(), word.upper()}):
            either |= Q(title__icontains=case) | Q(problem__icontains=case) | Q(done__icontains=case)
        found &= either
    return found


def rows_of(rows: "QuerySet[Any]", viewer: Actor, language: str = "en") -> tuple[PracticeRow, ...]:
    """Return practices as rows, in their order, in 5 queries; in 1 where there are none."""
    found: Sequence[Practice] = list(rows.select_related("body", "party").prefetch_related("topics"))
    if not found:
        return ()
    taken = Reuse.objects.visible_to(viewer).filter(practice__in=found, state=ReuseState.CONFIRMED)
    counts = Counter(dict(taken.order_by().values_list("practice").annotate(Count("pk"))))
    bodies = names_of("body", {row.body_id for row in found}, language, LONG, viewer)
    parties = names_of("party", {row.party_id for row in found}, language, viewer=viewer)
    called = topic_names(language)
    inhabitants = [number_shown(row.population, language) for row in found]
    return tuple(
        _row(row, counts[row.pk], (bodies, parties, called), told)
        for row, told in zip(found, inhabitants, strict=True)
    )


def _row(
    row: Practice,
    reuses: int,
    names: tuple[Mapping[int, str], Mapping[int, str], Mapping[str, str]],
    inhabitants: str,
) -> PracticeRow:
    bodies, parties, called = names
    return PracticeRow(
        id=row.public_id, title=row.title, language=row.language, party=row.party.code,
        party_name=parties.get(row.party_id, row.party.code), body=row.body.slug,
        body_name=bodies.get(row.body_id, row.body.slug),
        topics=tuple(called.get(one.topic, one.topic) for one in row.topics.all()), size=row.size,
        size_label=str(row.get_size_display()), population=row.population,
        inhabitants=inhabitants, state=row.state,
        state_label=str(row.get_state_display()), published_on=row.published_on, reuses=reuses,
        languages=tuple(row.languages), distribution=row.distribution, is_fictitious=row.body.is_fictitious,
    )  # fmt: skip


def topic_names(language: str) -> dict[str, str]:
    """Return key → what a topic is called."""
    return {topic.key: topic.name(language) for topic in topics()}


def practices_of(viewer: Actor, to: Narrowed, language: str = "en") -> tuple[PracticeRow, ...]:
    """Return the practices that the viewer may see, the latest first, in 5 queries."""
    rows = narrow(Practice.objects.visible_to(viewer), to)
    return rows_of(rows.order_by("-published_on", "-pk"), viewer, language)


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A practice of another member that a Party took up; `state`: one of ReuseState."""

    practice: str
    title: str
    of: str
    of_name: str
    began: str
    state: str
    state_label: str


def taken_up_by(viewer: Actor, code: str, language: str = "en") -> tuple[TakenUp, ...]:
    """Return what a Party took up, as the viewer may see it, in 2 queries."""
    rows = list(
        Reuse.objects.visible_to(viewer)
        .filter(party__code=code)
        .select_related("practice__party")
        .order_by("-began_first", "-pk")
    )
    if not rows:
        return ()
    names = names_of("party", {row.practice.party_id for row in rows}, language, viewer=viewer)
    return tuple(
        TakenUp(
            row.practice.public_id, row.practice.title, row.practice.party.code,
            names.get(row.practice.party_id, row.practice.party.code), row.began.text if row.began else "",
            row.state, str(row.get_state_display()),
        )
        for row in rows
    )  # fmt: skip
