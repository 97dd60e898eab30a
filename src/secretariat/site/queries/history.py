"""Pages of the history: of one thing, of one account, of all; newest first, as far as the viewer may see."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet

from secretariat.bodies.models import Membership, Name, Tenure
from secretariat.bodies.spellings import all_spellings
from secretariat.chairs.models import Chairmanship
from secretariat.commitments.models import Statement
from secretariat.desk.models import Expectation
from secretariat.evidence.models import Finding, Line
from secretariat.history.telling import TOLD, entries_told_to
from secretariat.people.models import Account, Person
from secretariat.site.queries.acts import ActRow, act_rows
from secretariat.site.queries.naming import address, names_at
from secretariat.site.queries.rows import Link, Look

PAGE = 50
UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class ActsPage:
    """A page of acts. `about`: whose history it is, as a link; `page`: from 1; `has_older`: more follow."""

    about: Link
    kind: str
    acts: tuple[ActRow, ...]
    page: int
    has_older: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for in the history; "" and None: anything. Both days are included, in UTC."""

    verb: str = ""
    kind: str = ""
    who: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def condition(self) -> Q:
        """The entries that are wanted."""
        found = Q()
        for column, given in (("verb", self.verb), ("object_kind", self.kind)):
            found &= Q(**{column: given}) if given else Q()
        found &= Q(actor_label__icontains=self.who) if self.who else Q()
        found &= Q(at__gte=_begin(self.since)) if self.since else Q()
        return found & (Q(at__lt=_begin(self.until + timedelta(days=1))) if self.until else Q())


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter."""

    value: str
    words: str


def history_page(kind: str, of: str, look: Look, page: int) -> ActsPage | None:
    """Return the history of one thing; None where there is no such thing that the viewer may see."""
    known = TOLD.things.get(kind)
    if kind not in _ABOUT or known is None:
        return None
    if not known.seen_by(look.viewer).filter(**{known.key: of}).exists():
        return None
    return _page(entries_about(kind, of, look), look, page, _called(kind, of, look), str(known.words))


def acts_by(account: str, look: Look, page: int) -> ActsPage | None:
    """Return what one account did; None where there is no such account."""
    label = Account.objects.filter(public_id=account).values_list("name", flat=True).first()
    if label is None:
        return None
    entries = entries_told_to(look.viewer).filter(actor_id=account).order_by("-pk")
    return _page(entries, look, page, Link(label), "")


def browsed(wanted: Wanted, look: Look, page: int) -> ActsPage | None:
    """Return all that the viewer may see and asks for."""
    kinds = [wanted.kind] if wanted.kind in TOLD.things else []
    entries = entries_told_to(look.viewer, kinds).filter(wanted.condition).order_by("-pk")
    return _page(entries, look, page, Link(""), "", with_actors=True)


def verbs() -> tuple[Choice, ...]:
    """Return the acts that one can look for, in the order of their words."""
    listed = (Choice(one.name, str(one.words)) for one in TOLD.verbs.values())
    return tuple(sorted(listed, key=lambda one: one.words))


def kinds() -> tuple[Choice, ...]:
    """Return the kinds of things that one can look for."""
    listed = (Choice(one.kind, str(one.words)) for one in TOLD.things.values())
    return tuple(sorted(listed, key=lambda one: one.words))


def entries_about(kind: str, of: str, look: Look) -> "QuerySet[Any]":
    """Return the entries about a thing and about what belongs to it, newest first."""
    about, kinds = _ABOUT[kind]
    return entries_told_to(look.viewer, kinds).filter(about(of)).order_by("-pk")


def _page(
    entries: "QuerySet[Any]",
    look: Look,
    page: int,
    about: Link,
    kind: str,
    *,
    with_actors: bool = False,
) -> ActsPage | None:
    if page < 1:
        return None
    found: Sequence[Any] = list(entries[(page - 1) * PAGE : page * PAGE + 1])
    if page > 1 and not found:
        return None
    acts = act_rows(found[:PAGE], look, with_actors=with_actors)
    return ActsPage(about, kind, acts, page, len(found) > PAGE)


def _begin(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _called(kind: str, of: str, look: Look) -> Link:
    """Return the thing as a link to its page."""
    if kind == "person":
        return names_at(look, people=[of]).person(of)
    if kind == "body":
        return names_at(look, bodies=[of]).body(of)
    if kind == "party":
        return names_at(look, parties=[of]).party(of)
    row = TOLD.things[kind].seen_by(look.viewer).filter(public_id=of).first()
    page = "texts:room" if kind == "draft" else f"site:{kind}"
    return Link(str(row), address(page, of))


def _own(kind: str, of: str) -> Q:
    return Q(object_kind=kind, object_id=of)


def _lines(**which: Any) -> Q:
    """Entries about the lines that meet these conditions, whether they stand or not."""
    return Q(Exists(Line.objects.filter(public_id=OuterRef("object_id"), **which)), object_kind="line")


def _of_draft(of: str) -> Q:
    return _own("draft", of)


def _of_line(of: str) -> Q:
    awaited = Expectation.objects.filter(line__public_id=of).values("public_id")
    return _own("line", of) | Q(object_kind="expectation", object_id__in=awaited)


def _of_document(of: str) -> Q:
    findings = Finding.objects.filter(reading__document__public_id=of, public_id=OuterRef("object_id"))
    return _own("document", of) | Q(Exists(findings), object_kind="finding")


def _of_person(of: str) -> Q:
    spellings = all_spellings(Person.objects.filter(slug=of))
    lines = Q(pk__in=[])
    for rows in (Name, Tenure, Chairmanship, Statement):
        lines |= Q(pk__in=rows.objects.filter(person__in=spellings).values("line"))
    found = Line.objects.filter(lines, public_id=OuterRef("object_id"))
    own = Q(object_kind="person", object_id__in=spellings.values("slug"))
    return own | Q(Exists(found), object_kind="line")


def _of_party(of: str) -> Q:
    lines = Q(pk__in=Name.objects.filter(party__code=of).values("line"))
    lines |= Q(pk__in=Membership.objects.filter(party__code=of).values("line"))
    lines |= Q(pk__in=Chairmanship.objects.filter(holder__code=of).values("line"))
    found = Line.objects.filter(lines, public_id=OuterRef("object_id"))
    return _own("party", of) | Q(Exists(found), object_kind="line")


def _of_body(of: str) -> Q:
    named = Name.objects.filter(body__slug=of).values("line")
    return _own("body", of) | _lines(body__slug=of) | _lines(pk__in=named)


# kind → its entries, and of which kinds of things these are
_ABOUT: dict[str, tuple[Callable[[str], Q], tuple[str, ...]]] = {
    "line": (_of_line, ("line", "expectation")),
    "document": (_of_document, ("document", "finding")),
    "notice": (lambda of: _own("notice", of), ("notice",)),
    "person": (_of_person, ("person", "line")),
    "party": (_of_party, ("party", "line")),
    "body": (_of_body, ("body", "line")),
    "draft": (_of_draft, ("draft",)),
}
