"""Search over names, titles and the words of documents: all that the viewer may see, and nothing else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from secretariat.bodies.models import Name
from secretariat.business.models import Consultation
from secretariat.campaigns.models import Campaign
from secretariat.commitments.models import Commitment
from secretariat.commitments.states import CommitmentState
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf
from secretariat.engines.values.folding import fold
from secretariat.evidence.models import Document, Reading
from secretariat.initiatives.models import JointInitiative
from secretariat.meetings.models import AgendaItem, Meeting, MeetingDocument
from secretariat.meetings.sitting import NO_SITTING
from secretariat.practices.models import Practice
from secretariat.projects.models import Project
from secretariat.projects.states import ProjectState
from secretariat.site.queries.naming import Names, names_at
from secretariat.site.queries.news import NewsRow
from secretariat.site.queries.news_search import news_holding
from secretariat.site.queries.rows import Look
from secretariat.site.queries.snippets import Snippet, snippet
from secretariat.texts.models import Text

SHORTEST = 2
LONGEST = 200
HITS_OF_EACH = 10
LABEL = 160  # of what was undertaken: so many letters


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `also`: the name by which it was found, where it is shown under another."""

    url: str
    label: str
    code: str = ""
    also: str = ""
    facts: str = ""
    snippet: Snippet | None = None
    is_fictitious: bool = False


@dataclass(frozen=True, slots=True)
class HitGroup:
    """What was found of one kind; `has_more`: not all of it is shown."""

    kind: str
    heading: str
    hits: tuple[Hit, ...]
    has_more: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The page of a search. `is_too_short`: there were not enough letters to look for."""

    query: str
    is_too_short: bool
    groups: tuple[HitGroup, ...]


HEADINGS: dict[str, Promise] = {
    "body": _("Bodies"),
    "party": _("Parties"),
    "person": _("People"),
    "meeting": _("Meetings"),
    "text": _("Texts"),
    "commitment": _("Commitments"),
    "project": _("Projects"),
    "practice": _("Practices"),
    "consultation": _("Consultations of business councils"),
    "campaign": _("Membership campaigns"),
    "joint-initiative": _("Joint initiatives"),
    "agenda-item": _("Items of agendas"),
    "meeting-document": _("Documents of meetings"),
    "notice": _("News"),
    "document": _("Documents"),
}


@dataclass(frozen=True, slots=True)
class OfSlice:
    """What a slice keeps by itself, not as lines: in which fields one looks, the title first.

    `day`: the field by which it is ordered; what has none there is not found yet.
    """

    model: type[Any]
    fields: tuple[str, ...]
    day: str
    of: tuple[str, ...] = ("body",)
    is_fictitious: str = "body__is_fictitious"


OF_SLICES = {
    "practice": OfSlice(Practice, ("title", "problem", "done"), "published_on", ("body", "party")),
    "consultation": OfSlice(Consultation, ("title", "question"), "opened_on"),
    "campaign": OfSlice(Campaign, ("title", "purpose"), "opens_on"),
    "joint-initiative": OfSlice(
        JointInitiative, ("title", "aim"), "proposed_on", ("party",), "is_fictitious"
    ),
}  # fmt: skip
ANCHORS = {"site:agenda": "item", "site:meeting-documents": "paper"}


def found_for(query: str, look: Look, *, with_fictitious: bool) -> Found:
    """Return what a viewer finds; each word must be there, in any order.

    Names are compared without case, accents and script (`Comanescu` finds Comănescu).
    Runs 19 queries, two more where there is news, none for a query that is too short.
    """
    query = " ".join(query.split())[:LONGEST]
    words = query.split()
    if len(fold(query)) < SHORTEST:
        return Found(query, bool(query), ())
    search = _Search(words, look, with_fictitious)
    groups = (_group(kind, hits) for kind, hits in search.hits())
    return Found(query, False, tuple(group for group in groups if group.hits))


class _Search:
    """One search, its rows fetched once."""

    def __init__(self, words: Sequence[str], look: Look, with_fictitious: bool) -> None:
        self.words = words
        self.folded = [fold(word) for word in words]
        self.look = look
        real = Q() if with_fictitious else Q(line__is_fictitious=False)
        self.named = [*self._of_bodies_and_parties(real), *self._of_people(real)]
        self.meetings = self._lines(Meeting, real, "on_first", "title", "titles")
        self.texts = self._lines(Text, real, "adopted_first", "title")
        self.commitments = self._lines(Commitment, real, "said_first", "words")
        self.projects = self._lines(Project, real, "planned_first", "title")
        self.own = {kind: self._own(one, with_fictitious) for kind, one in OF_SLICES.items()}
        self.items = self._lines(AgendaItem, real, "meeting__on_first", "title")
        self.papers = self._lines(MeetingDocument, real, "meeting__on_first", "title", "symbol")
        self.news = news_holding(words, look, with_fictitious=with_fictitious, count=HITS_OF_EACH + 1)
        self.documents = self._documents(with_fictitious)
        self.readings = self._readings()
        self.names = self._names()

    def hits(self) -> Iterable[tuple[str, list[Hit]]]:
        """Return the hits of each kind."""
        yield "body", self._bearers("body")
        yield "party", self._bearers("party")
        yield "person", self._bearers("person")
        yield "meeting", [self._line("meeting", row, row.on) for row in self.meetings]
        yield "text", [self._line("text", row, row.adopted) for row in self.texts]
        yield "commitment", [self._commitment(row) for row in self.commitments]
        yield "project", [self._project(row) for row in self.projects]
        for kind, rows in self.own.items():
            yield kind, [self._own_hit(kind, row) for row in rows]
        yield "agenda-item", [self._under(row, "site:agenda", row.title) for row in self.items]
        yield (
            "meeting-document",
            [
                self._under(row, "site:meeting-documents", ", ".join(filter(None, (row.symbol, row.title))))
                for row in self.papers
            ],
        )
        yield "notice", [self._news(row) for row in self.news]
        yield "document", [self._document(row) for row in self.documents]

    def _of_bodies_and_parties(self, real: Q) -> Iterable[Name]:
        """Names that hold every word. Compared here: the databases do not fold, and these are few."""
        names = self._all_names(real).filter(person__isnull=True, titled__isnull=True)
        for name in names:
            folded = fold(name.text)
            if all(word in folded for word in self.folded):
                yield name

    def _of_people(self, real: Q) -> QuerySet[Any]:
        """People are many: their slugs are the folded names."""
        wanted = Q(person__isnull=False)
        for word, folded in zip(self.words, self.folded, strict=True):
            in_slug = Q(person__slug__contains=folded.replace(" ", "-")) if folded else Q()
            wanted &= in_slug | _holds("text", word)
        return self._all_names(real).filter(wanted)[: HITS_OF_EACH * 4]

    def _all_names(self, real: Q) -> QuerySet[Any]:
        names = Name.objects.visible_to(self.look.viewer).filter(real)
        return names.select_related("body", "party", "person", "line").order_by("sort_key", "pk")

    def _lines(self, model: type[Any], real: Q, newest: str, *fields: str) -> list[Any]:
        """Return the newest lines that hold every word in one of the fields."""
        wanted = Q()
        for field in fields:
            wanted |= self._in(field)
        rows = model.objects.visible_to(self.look.viewer).filter(real, wanted)
        if model in (AgendaItem, MeetingDocument):
            seen = Meeting.objects.visible_to(self.look.viewer).exclude(kind__in=NO_SITTING)
            rows = rows.filter(meeting__in=seen.values("pk")).select_related("line", "meeting__line")
        else:
            rows = rows.select_related(*(("line__body",) if model is Commitment else ("line", "body")))
        return list(rows.order_by(F(newest).desc(nulls_last=True), "-pk")[: HITS_OF_EACH + 1])

    def _own(self, one: OfSlice, with_fictitious: bool) -> list[Any]:
        """Return the latest of what a slice keeps that hold every word in one of the fields."""
        wanted = Q()
        for field in one.fields:
            wanted |= self._in(field)
        real = {f"{one.day}__isnull": False} | ({} if with_fictitious else {one.is_fictitious: False})
        rows = one.model.objects.visible_to(self.look.viewer).filter(wanted, **real)
        return list(rows.select_related(*one.of).order_by(f"-{one.day}", "-pk")[: HITS_OF_EACH + 1])

    def _documents(self, with_fictitious: bool) -> list[Document]:
        real = Q() if with_fictitious else Q(is_fictitious=False)
        wanted = self._in("title") | self._in("readings__text")
        rows = Document.objects.visible_to(self.look.viewer).filter(real & wanted).distinct()
        return list(
            rows.select_related("body").order_by(F("published_first").desc(nulls_last=True), "-pk")[
                : HITS_OF_EACH + 1
            ]
        )

    def _readings(self) -> dict[int, str]:
        rows = Reading.objects.filter(document__in=[d.pk for d in self.documents]).order_by("read_at", "pk")
        return dict(rows.values_list("document_id", "text"))

    def _in(self, field: str) -> Q:
        wanted = Q()
        for word in self.words:
            wanted &= _holds(field, word)
        return wanted

    def _names(self) -> Names:
        found = (self.meetings, self.texts, self.projects, *self.own.values(), self.documents)
        rows: list[Any] = [row for of_kind in found for row in of_kind]
        return names_at(
            self.look,
            parties={
                *(name.party.code for name in self.named if name.party),
                *(row.party.code for row in rows if getattr(row, "party", None)),
            },
            bodies={
                body.slug
                for body in (
                    *(getattr(row, "body", None) for row in (*rows, *self.named)),
                    *(one.line.body for one in self.commitments),
                )
                if body
            },
            people={name.person.slug for name in self.named if name.person},
        )

    def _bearers(self, kind: str) -> list[Hit]:
        """Return each bearer once, the closest first, with the name that was found."""
        closest: dict[str, tuple[tuple[int, bool, str], Hit]] = {}
        for name in self.named:
            bearer = getattr(name, kind)
            if bearer is None:
                continue
            link = self._link(kind, bearer)
            also = "" if name.text in {link.label, link.code} else name.text
            hit = Hit(link.url, link.label, link.code, also, is_fictitious=name.line.is_fictitious)
            rank = (self._distance(name.text), bool(also), link.label)
            if link.url not in closest or rank < closest[link.url][0]:
                closest[link.url] = (rank, hit)
        return [hit for _, hit in sorted(closest.values(), key=lambda ranked: ranked[0])]

    def _distance(self, name: str) -> int:
        """Tell how far a name is from the query: the very name, one that begins so, one that holds it."""
        folded, query = fold(name), " ".join(self.folded)
        return 0 if folded == query else 1 if folded.startswith(query) else 2

    def _link(self, kind: str, bearer: Any) -> Any:
        if kind == "body":
            return self.names.body(bearer.slug)
        return self.names.party(bearer.code) if kind == "party" else self.names.person(bearer.slug)

    def _line(self, kind: str, row: Any, on: Any) -> Hit:
        body = self.names.body(row.body.slug).label if row.body else ""
        return Hit(
            url=reverse(f"site:{kind}", args=[row.public_id]),
            label=row.title_in(self.look.language) if kind == "meeting" else row.title,
            facts=" · ".join(part for part in (label(on, self.look.language) if on else "", body) if part),
            is_fictitious=row.line.is_fictitious,
        )

    def _commitment(self, row: Commitment) -> Hit:
        """Return what was undertaken, with how it stands now."""
        of, on = row.line.body, label(row.due, self.look.language) if row.due else ""
        state = str(CommitmentState(row.state).label) if row.state else ""
        due = str(_("due %(when)s")) % {"when": on} if on else ""
        return Hit(
            url=reverse("site:commitment", args=[row.public_id]),
            label=Truncator(row.words).chars(LABEL),
            facts=" · ".join(filter(None, (due, state, self.names.body(of.slug).label if of else ""))),
            snippet=snippet(row.words, self.words) if len(row.words) > LABEL else None,
            is_fictitious=row.line.is_fictitious,
        )

    def _project(self, row: Project) -> Hit:
        """Return a funded action, with how it stands now."""
        on = label(row.planned, self.look.language) if row.planned else ""
        state = str(ProjectState(row.state).label)
        return Hit(
            url=reverse("site:project", args=[row.public_id]),
            label=row.title,
            facts=" · ".join(filter(None, (state, on, self.names.body(row.body.slug).label))),
            is_fictitious=row.line.is_fictitious,
        )

    def _own_hit(self, kind: str, row: Any) -> Hit:
        one = OF_SLICES[kind]
        body, party = (getattr(row, name, None) for name in ("body", "party"))
        facts = (
            label(Edtf.day(getattr(row, one.day)), self.look.language),
            self.names.party(party.code).label if party else "",
            self.names.body(body.slug).label if body else "",
        )
        return Hit(
            url=reverse(f"site:{kind}", args=[row.public_id]),
            label=row.title,
            facts=" · ".join(filter(None, facts)),
            snippet=snippet(" ".join(getattr(row, field) for field in one.fields[1:]), self.words),
            is_fictitious=body.is_fictitious if body else row.is_fictitious,
        )

    def _under(self, row: Any, page: str, name: str) -> Hit:
        """Return what was found under a meeting, on the page of that meeting where it stands."""
        meeting = row.meeting
        on = label(meeting.on, self.look.language) if meeting.on else ""
        title = meeting.title_in(self.look.language)
        return Hit(
            url=reverse(page, args=[meeting.public_id]) + f"#{ANCHORS[page]}-{row.public_id}",
            label=name,
            facts=" · ".join(part for part in (title[:1].upper() + title[1:], on) if part),
            is_fictitious=row.line.is_fictitious,
        )

    def _news(self, row: NewsRow) -> Hit:
        return Hit(
            url=row.url,
            label=row.title,
            facts=" · ".join((row.day, row.kind, row.body.label)),
            snippet=snippet(row.lede, self.words),
            is_fictitious=row.is_fictitious,
        )

    def _document(self, row: Document) -> Hit:
        on = label(row.published, self.look.language) if row.published else ""
        return Hit(
            url=reverse("site:document", args=[row.public_id]),
            label=row.title,
            facts=" · ".join(part for part in (on, row.publisher) if part),
            snippet=snippet(self.readings.get(row.pk, ""), self.words),
            is_fictitious=row.is_fictitious,
        )


def _holds(field: str, word: str) -> Q:
    """SQLite compares letters beyond ASCII by case; ask for the usual cases of such a word."""
    cases = {word} if word.isascii() else {word, word.lower(), word.capitalize(), word.upper()}
    wanted = Q()
    for case in sorted(cases):
        wanted |= Q(**{f"{field}__icontains": case})
    return wanted


def _group(kind: str, hits: Sequence[Hit]) -> HitGroup:
    return HitGroup(kind, str(HEADINGS[kind]), tuple(hits[:HITS_OF_EACH]), len(hits) > HITS_OF_EACH)
