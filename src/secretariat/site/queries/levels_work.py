"""What bodies have in hand, by body and topic: lines of agendas, projects, commitments; and their members."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Q

from secretariat.bodies.models import Membership
from secretariat.bodies.queries import bodies_known_to
from secretariat.bodies.states import MembershipStatus
from secretariat.commitments.models import Commitment, Priority, PriorityTopic
from secretariat.commitments.states import ENDED
from secretariat.engines.likeness import Work
from secretariat.parties.models import Body, PartyKind
from secretariat.people.actor import Actor
from secretariat.projects.models import ProjectTopic
from secretariat.projects.states import ENDED as PROJECTS_ENDED
from secretariat.site.queries.naming import address
from secretariat.site.queries.projects_narrowing import listed_for
from secretariat.site.queries.rows import Look
from secretariat.site.queries.strategies_held import held

MOST_PROJECTS = 500  # of those that are not ended, the newest
LINE, PROJECT = "line", "project"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A line of an agenda that stands now, or a project that is not ended; `key`: of its row.

    `under`: the line under which a project stands, where it stands under one.
    """

    kind: str
    key: int
    id: str
    url: str
    words: str
    compared: str
    language: str
    body: str
    topics: frozenset[str]
    under: int | None = None

    @property
    def work(self) -> Work:
        """The same, as the engine compares it."""
        return Work(f"{self.kind}:{self.id}", self.body, self.compared, self.language, self.topics)


@dataclass(frozen=True, slots=True)
class Seated:
    """A body with its level (its own, or that of the body above) and who its members are.

    `members`: codes of Parties; `countries`: those of which they are, or in which they are. `line`: its slug,
    and those of the bodies above it.
    """

    slug: str
    level: str
    is_fictitious: bool
    members: frozenset[str]
    countries: frozenset[str]
    line: tuple[str, ...] = ()

    def is_served_by(self, viewer: Actor) -> bool:
        """Tell whether the viewer is of its secretariat, or of that of its parent, in the house."""
        is_here = bool(settings.HOUSE) and settings.HOUSE in self.line
        return is_here and not viewer.is_looking and any(viewer.is_staff_of(slug) for slug in self.line[:2])


@dataclass(frozen=True, slots=True)
class InHand:
    """All that the viewer may see. `owed`: body and line → how many commitments that are not ended.

    `topics`: line → its topics; `is_cut`: only the newest projects are here.
    """

    bodies: Mapping[str, Seated]
    pieces: tuple[Piece, ...]
    owed: Mapping[tuple[str, int], int]
    topics: Mapping[int, frozenset[str]]
    is_cut: bool

    def commitments(self, slug: str, topic: str) -> int:
        """Return how many commitments of a body stand under lines of a topic."""
        return sum(
            count
            for (body, line), count in self.owed.items()
            if body == slug and topic in self.topics.get(line, ())
        )


def in_hand(look: Look, *slugs: str) -> InHand:
    """Return what all bodies have in hand, or these alone, in 11 queries."""
    where = Q(body__slug__in=slugs) if slugs else Q() if settings.DEMO else Q(line__is_fictitious=False)
    theirs = Q(line__body__slug__in=slugs) if slugs else Q()
    shown = {one.shown.pk: one.strategy.body_id for one in held(look, where) if one.shown}
    lines: Any = Priority.objects.visible_to(look.viewer).filter(of__in=shown).select_related("line")
    standing = list(lines.order_by("of", "position", "pk"))
    projects = list(
        listed_for(look).filter(theirs).exclude(state__in=PROJECTS_ENDED).select_related("line")
        .order_by("-pk")[: MOST_PROJECTS + 1]
    )  # fmt: skip
    owed = _owed(look, theirs)
    topics = _topics(
        {row.pk for row in standing}, {row.priority_id for row in projects}, {p for _, p in owed}
    )
    bodies = _bodies({*shown.values(), *(row.body_id for row in projects), *(body for body, _ in owed)}, look)
    known = {key: one.slug for key, one in bodies.items()}
    own = _of_projects([row.pk for row in projects])
    found = [_line(row, known[shown[row.of_id]], topics) for row in standing if shown[row.of_id] in known]
    found += [
        _project(row, known[row.body_id], own, topics)
        for row in projects[:MOST_PROJECTS]
        if row.body_id in known
    ]
    return InHand(
        bodies={one.slug: one for one in bodies.values()},
        pieces=tuple(found),
        owed={(known[body], line): count for (body, line), count in owed.items() if body in known},
        topics=topics,
        is_cut=len(projects) > MOST_PROJECTS,
    )


def _line(row: Priority, slug: str, topics: Mapping[int, frozenset[str]]) -> Piece:
    return Piece(
        kind=LINE, key=row.pk, id=row.public_id, url=address("site:priority", row.public_id),
        words=str(row), compared=row.words, language=row.language, body=slug,
        topics=topics.get(row.pk, frozenset()),
    )  # fmt: skip


def _project(
    row: Any, slug: str, own: Mapping[int, frozenset[str]], topics: Mapping[int, frozenset[str]]
) -> Piece:
    under = topics.get(row.priority_id or 0, frozenset())
    return Piece(
        kind=PROJECT, key=row.pk, id=row.public_id, url=address("site:project", row.public_id),
        words=row.title, compared=row.title, language=row.language, body=slug,
        topics=own.get(row.pk, frozenset()) | under, under=row.priority_id,
    )  # fmt: skip


def _owed(look: Look, theirs: Q) -> dict[tuple[int, int], int]:
    rows: Any = Commitment.objects.visible_to(look.viewer).filter(theirs, priority__isnull=False)
    if not settings.DEMO:
        rows = rows.filter(line__is_fictitious=False)
    counted = rows.exclude(state__in=ENDED).filter(line__body__isnull=False).order_by()
    return {
        (body, priority): count
        for body, priority, count in counted.values_list("line__body", "priority").annotate(Count("pk"))
    }


def _topics(*lines: Iterable[int | None]) -> dict[int, frozenset[str]]:
    keys = {key for several in lines for key in several if key}
    found: dict[int, set[str]] = defaultdict(set)
    for line, topic in PriorityTopic.objects.filter(priority__in=keys).values_list("priority", "topic"):
        found[line].add(topic)
    return {line: frozenset(topics) for line, topics in found.items()}


def _of_projects(keys: Collection[int]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for project, topic in ProjectTopic.objects.filter(project__in=keys).values_list("project", "topic"):
        found[project].add(topic)
    return {project: frozenset(topics) for project, topics in found.items()}


def _bodies(keys: Collection[int], look: Look) -> dict[int, Seated]:
    rows = Body.objects.filter(bodies_known_to(look.viewer), pk__in=keys).select_related("parent__parent")
    lines = {body.pk: _upwards(body) for body in rows}
    members = _members({each.pk for line in lines.values() for each in line}, look)
    return {key: _seated(line, members) for key, line in lines.items()}


def _upwards(body: Body) -> list[Body]:
    """Return a body and those whose organ it is."""
    line = [body]
    while (above := line[-1].parent) is not None and above not in line and len(line) < 3:
        line.append(above)
    return line


def _seated(line: Sequence[Body], members: Mapping[int, Sequence[tuple[str, str]]]) -> Seated:
    """Return a body; one without members of its own works for those of the body whose organ it is."""
    seats = next((members[body.pk] for body in line if members.get(body.pk)), ())
    return Seated(
        slug=line[0].slug,
        level=next((body.level for body in line if body.level), ""),
        is_fictitious=line[0].is_fictitious,
        members=frozenset(code for code, _ in seats),
        countries=frozenset(country for _, country in seats if country),
        line=tuple(body.slug for body in line),
    )


def _members(keys: Collection[int], look: Look) -> dict[int, list[tuple[str, str]]]:
    rows: Any = Membership.objects.visible_to(look.viewer).filter(
        Q(during_first__isnull=True) | Q(during_first__lte=look.today),
        Q(during_end__isnull=True) | Q(during_end__gt=look.today),
        body__in=keys, status=MembershipStatus.MEMBER, is_current=True,
    )  # fmt: skip
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for body, code, kind, country in rows.values_list("body", "party__code", "party__kind", "party__country"):
        found[body].append((code, code if kind == PartyKind.STATE else country))
    return found
