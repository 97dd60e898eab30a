"""Bodies by level and topic: the matrix, what lies in one cell, what overlaps and what is missing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from secretariat.data.topics import topics
from secretariat.engines.likeness import ALIKE, Pair
from secretariat.engines.values.folding import sort_key
from secretariat.engines.values.sheets import as_sheet
from secretariat.initiatives.states import Verdict
from secretariat.parties.models import Level
from secretariat.site.queries.levels_like import (
    MOST,
    LikeWork,
    NotTakenUp,
    in_common,
    not_taken_up,
    pairs_of,
    shown_pairs,
    verdicts,
    word_on,
)
from secretariat.site.queries.levels_work import LINE, MOST_PROJECTS, InHand, Piece, in_hand
from secretariat.site.queries.naming import Names, names_at
from secretariat.site.queries.rows import Link, Look

ALWAYS = (Level.NATIONAL, Level.REGIONAL, Level.MUNICIPAL)
NAMES = {
    Level.NATIONAL: gettext_lazy("National"),
    Level.REGIONAL: gettext_lazy("Regional"),
    Level.MUNICIPAL: gettext_lazy("Municipal"),
    Level.PARLIAMENTARY: gettext_lazy("Parliamentary"),
    Level.BUSINESS: gettext_lazy("Business"),
    Level.ACADEMIC: gettext_lazy("Academic"),
}
UNKNOWN = "none"  # in an address: bodies whose level is not known


@dataclass(frozen=True, slots=True, kw_only=True)
class NarrowedLevels:
    """What is asked for; empty: all. `common`: members or countries in common, at least."""

    bodies: tuple[str, ...] = ()
    common: int = 0
    level: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class AtLevel:
    """A level: its key in addresses, its name, how many bodies have something there."""

    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What bodies of a level have under a topic: `bodies` by their short names, all of it in `words`."""

    level: str
    level_name: str
    bodies: tuple[str, ...]
    lines: int
    projects: int
    commitments: int
    words: str

    @property
    def is_empty(self) -> bool:
        """Whether no body has anything here."""
        return not self.bodies


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic with a cell for each level; `only`: the name of the level that alone has something."""

    key: str
    name: str
    cells: tuple[Cell, ...]
    only: str


@dataclass(frozen=True, slots=True)
class BodyHere:
    """What one body has in the chosen cell."""

    slug: str
    body: Link
    lines: tuple[Link, ...]
    projects: tuple[Link, ...]
    commitments: int
    is_fictitious: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A body or a level that can be chosen."""

    key: str
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelsPage:
    """All that the page shows. `here`: what lies in the cell that was chosen, None where none was.

    `apart`: pairs of which somebody said that they are not the same.
    """

    levels: tuple[AtLevel, ...]
    rows: tuple[TopicRow, ...]
    empty: tuple[str, ...]
    here: tuple[BodyHere, ...] | None
    here_level: str
    here_topic: str
    like: tuple[LikeWork, ...]
    apart: tuple[LikeWork, ...]
    like_total: int
    least: int
    missing: tuple[NotTakenUp, ...]
    one_level: tuple[TopicRow, ...]
    narrowed: NarrowedLevels
    choices: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    compared: int
    is_cut: bool
    most_projects: int

    @property
    def query(self) -> str:
        """What was asked, as it stands in the address."""
        asked = self.narrowed
        pairs = [("level", asked.level), ("topic", asked.topic), *self._kept()]
        return urlencode([(name, value) for name, value in pairs if value])

    @property
    def carried(self) -> str:
        """What is asked beside level and topic, as a cell's address carries it on."""
        return "".join(f"&{urlencode([pair])}" for pair in self._kept() if pair[1])

    def _kept(self) -> list[tuple[str, str]]:
        common = str(self.narrowed.common) if self.narrowed.common else ""
        return [("common", common), *(("body", slug) for slug in self.narrowed.bodies)]


def levels_page(look: Look, asked: NarrowedLevels) -> LevelsPage | None:
    """Return the matrix in a fixed number of queries; None for a body, level or topic that is not there."""
    hand = in_hand(look)
    known_topics = {one.key: one.name(look.language) for one in topics()}
    level_names = {**{str(key): str(name) for key, name in NAMES.items()}, "": _("Level not known")}
    level = "" if asked.level == UNKNOWN else asked.level
    if not set(asked.bodies) <= set(hand.bodies) or level not in level_names:
        return None
    if asked.topic and asked.topic not in known_topics:
        return None
    names = names_at(look, bodies=hand.bodies)
    pairs = pairs_of(hand)
    wanted = _wanted(hand, asked)
    levels = _levels(hand, wanted, level_names)
    rows = _rows(hand, wanted, levels, known_topics, names)
    said = verdicts(look)
    found = _narrowed(pairs, hand, asked, wanted, level)
    apart = [pair for pair in found if (word := word_on(pair, said)) and word.verdict == Verdict.APART]
    like = [pair for pair in found if pair not in apart]
    told = [pair for pair in pairs if (word := word_on(pair, said)) is None or word.verdict != Verdict.APART]
    missing = [
        piece for piece in not_taken_up(hand, told, wanted)
        if (not asked.level or hand.bodies[piece.body].level == level)
        and (not asked.topic or asked.topic in piece.topics)
    ]  # fmt: skip
    is_here = bool(asked.level and asked.topic)
    return LevelsPage(
        levels=levels,
        rows=tuple(row for row in rows if any(not cell.is_empty for cell in row.cells)),
        empty=tuple(row.name for row in rows if all(cell.is_empty for cell in row.cells)),
        here=_here(hand, wanted, level, asked.topic, names, look) if is_here else None,
        here_level=level_names[level] if is_here else "",
        here_topic=known_topics.get(asked.topic, ""),
        like=shown_pairs(like[:MOST], hand, names, known_topics, level_names, said, look.viewer),
        apart=shown_pairs(apart[:MOST], hand, names, known_topics, level_names, said, look.viewer),
        like_total=len(like),
        least=ALIKE,
        missing=tuple(
            NotTakenUp(
                Link(piece.words, piece.url), piece.language, names.body(piece.body),
                level_names[hand.bodies[piece.body].level],
                tuple(known_topics[key] for key in known_topics if key in piece.topics),
                hand.bodies[piece.body].is_fictitious,
            )
            for piece in missing
        ),
        one_level=tuple(row for row in rows if row.only),
        narrowed=asked,
        choices=_choices(hand, asked, names, look),
        topics=tuple(Choice(key, name, key == asked.topic) for key, name in known_topics.items()),
        compared=len(hand.pieces),
        is_cut=hand.is_cut,
        most_projects=MOST_PROJECTS,
    )  # fmt: skip


def levels_csv(page: LevelsPage) -> str:
    """Return the matrix as CSV: a row for each topic and level; formulas are told apart."""
    head = ["topic", "level", "bodies", "lines", "projects", "commitments"]
    return as_sheet(
        head,
        (
            (row.key, cell.level, " ".join(cell.bodies), cell.lines, cell.projects, cell.commitments)
            for row in page.rows
            for cell in row.cells
        ),
    )


def _wanted(hand: InHand, asked: NarrowedLevels) -> frozenset[str]:
    """Return the bodies asked for: those chosen, and of those which have enough in common with another."""
    chosen = frozenset(asked.bodies or hand.bodies)
    if not asked.common:
        return chosen
    near = set[str]()
    for one, other in combinations(sorted(hand.bodies), 2):
        if {one, other} & chosen and max(in_common(hand.bodies[one], hand.bodies[other])) >= asked.common:
            near |= {one, other} & chosen
    return frozenset(near)


def _levels(hand: InHand, wanted: Collection[str], names: Mapping[str, str]) -> tuple[AtLevel, ...]:
    counts: dict[str, int] = defaultdict(int)
    for slug in wanted:
        counts[hand.bodies[slug].level] += 1
    keys = [key for key in names if key in ALWAYS or counts[key]]
    return tuple(AtLevel(key or UNKNOWN, names[key], counts[key]) for key in keys)


def _rows(
    hand: InHand, wanted: Collection[str], levels: Sequence[AtLevel], known: Mapping[str, str], names: Names
) -> list[TopicRow]:
    pieces: dict[tuple[str, str], list[Piece]] = defaultdict(list)
    owed: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for piece in hand.pieces:
        if piece.body in wanted:
            for topic in piece.topics:
                pieces[topic, hand.bodies[piece.body].level or UNKNOWN].append(piece)
    for (slug, line), count in hand.owed.items():
        if slug in wanted:
            for topic in hand.topics.get(line, ()):
                owed[topic, hand.bodies[slug].level or UNKNOWN][slug] += count
    found = []
    for key, name in known.items():
        cells = tuple(_cell(one, pieces[key, one.key], owed[key, one.key], names) for one in levels)
        full = [cell.level_name for cell in cells if not cell.is_empty]
        found.append(TopicRow(key, name, cells, full[0] if len(full) == 1 else ""))
    return found


def _cell(level: AtLevel, pieces: Sequence[Piece], owed: Mapping[str, int], names: Names) -> Cell:
    lines = sum(piece.kind == LINE for piece in pieces)
    slugs = sorted({piece.body for piece in pieces} | set(owed))
    links = [names.body(slug) for slug in slugs]
    projects, commitments = len(pieces) - lines, sum(owed.values())
    return Cell(
        level.key,
        level.name,
        tuple(link.code or link.label for link in links),
        lines,
        projects,
        commitments,
        _counted(lines, projects, commitments),
    )


def _counted(lines: int, projects: int, commitments: int) -> str:
    """Return "3 lines, 1 project"; what there is none of is left out."""
    told = (
        (lines, ngettext("%(n)d line", "%(n)d lines", lines)),
        (projects, ngettext("%(n)d project", "%(n)d projects", projects)),
        (commitments, ngettext("%(n)d commitment", "%(n)d commitments", commitments)),
    )
    return ", ".join(words % {"n": n} for n, words in told if n)


def _here(
    hand: InHand, wanted: Collection[str], level: str, topic: str, names: Names, look: Look
) -> tuple[BodyHere, ...]:
    found = []
    for slug in wanted:
        if hand.bodies[slug].level != level:
            continue
        own = [piece for piece in hand.pieces if piece.body == slug and topic in piece.topics]
        owed = hand.commitments(slug, topic)
        if own or owed:
            lines, projects = _links(own, LINE), _links(own, "project")
            found.append(
                BodyHere(slug, names.body(slug), lines, projects, owed, hand.bodies[slug].is_fictitious)
            )
    return tuple(sorted(found, key=lambda one: sort_key(one.body.label, look.language)))


def _links(pieces: Iterable[Piece], kind: str) -> tuple[Link, ...]:
    return tuple(Link(piece.words, piece.url) for piece in pieces if piece.kind == kind)


def _narrowed(
    pairs: Iterable[Pair], hand: InHand, asked: NarrowedLevels, wanted: Collection[str], level: str
) -> list[Pair]:
    """Return the pairs asked for. Of one body chosen: its pairs with any; of several: those between them."""
    pieces = {piece.work.key: piece for piece in hand.pieces}
    needed = 2 if len(asked.bodies) > 1 else 1
    found = []
    for pair in pairs:
        both = (pieces[pair.one.key], pieces[pair.other.key])
        one, other = (hand.bodies[piece.body] for piece in both)
        if sum(body.slug in (asked.bodies or wanted) for body in (one, other)) < needed:
            continue
        if asked.common and max(in_common(one, other)) < asked.common:
            continue
        if asked.level and level not in (one.level, other.level):
            continue
        if asked.topic and not any(asked.topic in piece.topics for piece in both):
            continue
        found.append(pair)
    return found


def _choices(hand: InHand, asked: NarrowedLevels, names: Names, look: Look) -> tuple[Choice, ...]:
    named = ((slug, names.body(slug)) for slug in hand.bodies)
    found = [Choice(slug, link.label, slug in asked.bodies) for slug, link in named]
    return tuple(sorted(found, key=lambda one: sort_key(one.name, look.language)))
