"""Commitments as they stand, ready for lists: value objects, the same few queries for any number."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet

from secretariat.bodies.queries import LONG, names_by_address
from secretariat.bodies.spellings import names_seen_by, spelled
from secretariat.chairs.models import Chairmanship
from secretariat.chairs.states import TermStatus
from secretariat.commitments.as_of import Then, turned_since
from secretariat.commitments.models import Commitment, Owner
from secretariat.commitments.standing import day_of
from secretariat.commitments.states import ENDED
from secretariat.commitments.terms import made_under
from secretariat.engines.values.edtf import Edtf
from secretariat.people.actor import Actor


@dataclass(frozen=True, slots=True)
class OwnerNamed:
    """Who owes it: `kind` is party, body, person, or "" where only words name them; `key` code or slug."""

    name: str
    kind: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class LastWord:
    """The latest report that counts: the state that it gives, in which words, for which day."""

    report: str
    state: str
    words: str
    on: Edtf | None


@dataclass(frozen=True, slots=True)
class TermNamed:
    """A term in the chair: its line, who held it, its days."""

    line: str
    holder: str
    days: Edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A commitment as it stands now.

    `state` is "" where nobody has taken it up; `since`: the day from which it stands so; `terms`: the one
    under which it was made, several where the days do not tell which; `text`, `priority`: public ids with
    their words; `paragraph`: the number under which it stands there, `paragraph_key` the paragraph itself.
    """

    line_id: int
    public_id: str
    body: str | None
    words: str
    stance: str
    owners: tuple[OwnerNamed, ...]
    said: Edtf | None
    due: Edtf | None
    state: str
    since: date | None
    last_word: LastWord | None
    terms: tuple[TermNamed, ...]
    text: str = ""
    text_title: str = ""
    paragraph: str = ""
    paragraph_key: str = ""
    priority: str = ""
    priority_words: str = ""
    distribution: str = "public"
    is_fictitious: bool = False
    version: int = 1

    @property
    def is_over(self) -> bool:
        """Whether it was implemented, elapsed, or superseded."""
        return self.state in ENDED

    def days_late(self, on: date) -> int:
        """Return for how many days it has been overdue on a day; 0 where it is over, not due, or not yet."""
        return 0 if self.is_over else days_late(self.due, on)


def days_late(due: Edtf | None, on: date) -> int:
    """Return the days since the last possible day of a due date; 0 where that has not passed."""
    if due is None or due.end is None:
        return 0
    return max((on - due.end).days + 1, 0)


def open_commitments(
    viewer: Actor, bodies: Iterable[str], on: date, language: str = "en", *, limit: int | None = None
) -> tuple[Owed, ...]:
    """Return what these bodies were owed on a day and was not over, the oldest first.

    Runs 10 queries, 4 more where reports or changes of later days are left out.

    Args:
        bodies: slugs; commitments of organs count only where the organ is named.
        on: what was said, reported or changed later is left out.
    """
    rows = Commitment.objects.visible_to(viewer).filter(line__body__slug__in=list(bodies))
    then = turned_since(rows, on)
    found = rows.filter(~Q(state__in=ENDED) | Q(state_since__gt=on)).exclude(said_first__gt=on)
    oldest = found.order_by(F("said_first").asc(nulls_last=True), "pk")
    owed = listed(oldest[: None if then else limit], viewer, language, then)
    return tuple(one for one in owed if not one.is_over)[:limit]


def listed(
    rows: "QuerySet[Any]",
    viewer: Actor,
    language: str = "en",
    then: Mapping[int, Then] = MappingProxyType({}),
) -> tuple[Owed, ...]:
    """Return commitments that the viewer may see as they stand, in their order, in 8 queries.

    Args:
        then: commitment → how it stood, where that is to be told instead.
    """
    found = [_Row(*row) for row in rows.values_list(*_COLUMNS)]
    owners = _owners([one.pk for one in found], viewer, language, then)
    under = _Under(terms_of({one.body: one.parent for one in found if one.body}, viewer, language))
    return tuple(_owed(one, owners.get(one.pk, ()), under, then.get(one.pk)) for one in found)


class _Row(NamedTuple):
    """What a list asks of one: a row of columns, since a hundred thousand objects take seconds to make."""

    pk: int
    public_id: str
    words: str
    stance: str
    said: Edtf | None
    due: Edtf | None
    state: str
    since: date | None
    paragraph: str
    number: str
    version: int
    distribution: str
    is_fictitious: bool
    body: int | None
    slug: str | None
    parent: int | None
    text: str | None
    text_title: str | None
    priority: str | None
    priority_words: str | None
    told: str | None
    told_state: str | None
    told_words: str | None
    told_on: Edtf | None

    @property
    def last_word(self) -> LastWord | None:
        """The report by which it stands."""
        if self.told is None:
            return None
        return LastWord(self.told, self.told_state or "", self.told_words or "", self.told_on)


_COLUMNS = (
    "pk", "line__public_id", "words", "stance", "said", "due", "state", "state_since", "paragraph", "number",
    "version", "line__distribution", "line__is_fictitious", "line__body", "line__body__slug",
    "line__body__parent", "text__line__public_id", "text__title", "priority__line__public_id",
    "priority__words", "told_by__line__public_id", "told_by__state", "told_by__about", "told_by__on",
)  # fmt: skip


class _Under:
    """Under which terms of its body something was undertaken; asked once for each body and day."""

    def __init__(self, terms: Mapping[int, Sequence[TermNamed]]) -> None:
        self.terms = terms
        self.known: dict[tuple[int, str], tuple[TermNamed, ...]] = {}

    def of(self, body: int, said: Edtf | None) -> tuple[TermNamed, ...]:
        key = (body, said.text if said else "")
        if key not in self.known:
            of_body = self.terms.get(body, ())
            made = made_under(said, [term.days for term in of_body])
            self.known[key] = tuple(of_body[at] for at in made)
        return self.known[key]


def _owed(one: _Row, owners: tuple[OwnerNamed, ...], under: _Under, then: Then | None) -> Owed:
    return Owed(
        line_id=one.pk, public_id=one.public_id, body=one.slug, words=one.words, stance=one.stance,
        owners=owners, said=one.said, terms=under.of(one.body or 0, one.said), text=one.text or "",
        text_title=one.text_title or "", paragraph=one.number, paragraph_key=one.paragraph,
        priority=one.priority or "", priority_words=one.priority_words or "",
        distribution=one.distribution, is_fictitious=one.is_fictitious, version=one.version,
        **(_stood(then) if then else _stands(one)),
    )  # fmt: skip


def _stands(one: _Row) -> dict[str, Any]:
    return {"state": one.state, "since": one.since, "due": one.due, "last_word": one.last_word}


def _stood(then: Then) -> dict[str, Any]:
    told = then.told
    if told is None:
        return {"state": "", "since": None, "due": then.due, "last_word": None}
    word = LastWord(told.line.public_id, told.state, told.about, told.on)
    return {"state": told.state, "since": day_of(told), "due": then.due, "last_word": word}


def _owners(
    ids: Sequence[int], viewer: Actor, language: str, then: Mapping[int, Then]
) -> dict[int, tuple[OwnerNamed, ...]]:
    """Return who owes each now, or owed it then, in their order; in 5 queries."""
    present = Q(is_current=True) | Q(commitment__in=list(then)) if then else Q(is_current=True)
    named = ("party__code", "speaking_body__slug", "person__slug", "words_of_name")
    rows = [
        (commitment, *names)
        for commitment, change, *names in Owner.objects.filter(present, commitment__in=ids)
        .order_by("commitment", "position", "pk")
        .values_list("commitment_id", "change_id", *named)
        if commitment not in then or then[commitment].change == change
    ]
    people = {row[3] for row in rows if row[3]}
    merged = spelled(names_seen_by(viewer), people) if people else {}
    names = {
        "party": names_by_address("party", {row[1] for row in rows if row[1]}, language, viewer=viewer),
        "body": names_by_address("body", {row[2] for row in rows if row[2]}, language, LONG, viewer),
        "person": names_by_address(
            "person", {merged.get(slug, slug) for slug in people}, language, LONG, viewer
        ),
    }
    found: dict[int, list[OwnerNamed]] = defaultdict(list)
    for commitment, party, body, person, words in rows:
        keyed = (("person", merged.get(person, person)), ("party", party), ("body", body))
        kind, key = next(((kind, key) for kind, key in keyed if key), ("", ""))
        found[commitment].append(OwnerNamed(names[kind].get(key, words) if kind else words, kind, key or ""))
    return {commitment: tuple(named) for commitment, named in found.items()}


def terms_of(bodies: Mapping[int, int | None], viewer: Actor, language: str) -> dict[int, list[TermNamed]]:
    """Return the terms held or planned of each body, of its parent where it has no chair of its own.

    Args:
        bodies: body → its parent.
    """
    wanted = {*bodies, *(parent for parent in bodies.values() if parent)}
    rows = (
        Chairmanship.objects.visible_to(viewer)
        .filter(body__in=wanted, status__in=(TermStatus.HELD, TermStatus.PLANNED), term__isnull=False)
        .select_related("line", "holder")
        .order_by("term_first", "pk")
    )
    terms = list(rows)
    codes = {term.holder.code for term in terms if term.holder}
    names = names_by_address("party", codes, language, viewer=viewer)
    of_body: dict[int, list[TermNamed]] = defaultdict(list)
    for term in terms:
        holder = names.get(term.holder.code, term.holder.code) if term.holder else term.holder_words
        of_body[term.body_id].append(TermNamed(term.line.public_id, holder, term.term))
    return {pk: of_body.get(pk) or of_body.get(parent or 0, []) for pk, parent in bodies.items()}
