"""All that a handover file says, as JSON; what is kept is read from this alone (reference/handover.md)."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any

import rfc8785
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from secretariat.bodies.anniversaries import Occasion, of_bodies
from secretariat.bodies.queries import LONG, names_of
from secretariat.chairs.models import Chairmanship
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import parse
from secretariat.handover.contacts import contacts
from secretariat.handover.editions import reader_of
from secretariat.handover.figures import figures
from secretariat.handover.parts import PART_OF, PARTS, Part
from secretariat.handover.terms import before, next_term, present_term
from secretariat.parties.house import with_organs
from secretariat.parties.models import Body
from secretariat.parties.unfinished import Asked, OpenItem, gathered
from secretariat.texts.anniversaries import of_texts

SCHEMA = 1
YEARS_AHEAD = 10
_FIELDS = tuple(field.name for field in fields(OpenItem))
AGES = ((1, "year"), (2, "two"), (5, "five"), (10, "ten"))


def content_of(
    body: Body,
    edition: str,
    *,
    on: date,
    at: datetime,
    language: str = "en",
    term: Chairmanship | None = None,
) -> dict[str, Any]:
    """Return the content of a file, in a fixed number of queries, one more for each level of organs.

    Args:
        on: the day for which overdue, held and ahead are meant; on a past one commitments are told as they
            stood then, all else as the record stands.
        term: the one for which the file is; None: the next that is announced.
    """
    with translation.override(language):
        asked = Asked(reader_of(body, edition), body, tuple(with_organs(body)), on, at, language)
        items = gathered(asked)
        return _content(asked, edition, items, term or next_term(body, on))


def hash_of(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the canonical JSON (RFC 8785) of a content."""
    return hashlib.sha256(rfc8785.dumps(dict(content))).hexdigest()


def _content(asked: Asked, edition: str, items: list[OpenItem], term: Chairmanship | None) -> dict[str, Any]:
    outgoing = present_term(asked.body, asked.on)
    if term is not None and outgoing is not None and outgoing.pk == term.pk:
        outgoing = before(term)
    names = names_of("body", asked.keys, asked.language, LONG, asked.viewer)
    called = {body.slug: names.get(body.pk, body.slug) for body in asked.bodies}
    holders = names_of(
        "party",
        [t.holder_id for t in (term, outgoing) if t and t.holder_id],
        asked.language,
        viewer=asked.viewer,
    )
    beside = [*contacts(asked, edition), *_anniversaries(asked)]
    owed = [one for one in items if PART_OF[one.kind] == "owed"]
    return {
        "schema": SCHEMA,
        "edition": edition,
        "language": asked.language,
        "body": {"slug": asked.body.slug, "name": called[asked.body.slug]},
        "is_fictitious": asked.body.is_fictitious,
        "on": asked.on.isoformat(),
        "is_past": asked.on < asked.body.day(asked.at),
        "term": _term(term, holders, asked),
        "outgoing": _term(outgoing, holders, asked),
        "open_count": len(items),
        "figures": [asdict(one) for one in figures(asked, outgoing, items)],
        "ages": _ages(owed, asked.on),
        "owners": _owners(owed, asked.on),
        "parts": [_part(part, [*items, *beside], called, asked, edition) for part in PARTS],
    }


def _term(term: Chairmanship | None, holders: Mapping[int, str], asked: Asked) -> dict[str, str] | None:
    """Return who and when; of a term that the readers may not see nothing."""
    if term is None or not Chairmanship.objects.visible_to(asked.viewer).filter(pk=term.pk).exists():
        return None
    when = term.term
    return {
        "id": term.public_id,
        "holder": holders.get(term.holder_id or 0, term.holder_words),
        "when": label(when, asked.language) if when else "",
        "edtf": when.text if when else "",
    }


def _part(
    part: Part, items: Iterable[OpenItem], called: Mapping[str, str], asked: Asked, edition: str
) -> dict[str, Any]:
    places = {kind: at for at, kind in enumerate(part.kinds)}
    own = sorted((one for one in items if one.kind in places), key=lambda one: _order(part, places, one))
    names = {kind: str(name) for kind, name in part.kinds.items()}
    return {
        "key": part.key,
        "heading": str(part.heading),
        "about": str(part.about),
        "is_work": part.is_work,
        "is_told": part.is_told_in(edition),
        "items": [_item(part, one, names[one.kind], called, asked) for one in own],
    }


def _order(part: Part, places: Mapping[str, int], one: OpenItem) -> tuple[Any, ...]:
    """Return the key by which a part is sorted: by what is due first, or by kind and place."""
    if part.key in {"contacts", "disputes"}:
        return places[one.kind], one.body, one.words
    due = parse(one.due) if one.due else None
    return (
        (due.end if due and due.end else date.max),
        places[one.kind],
        one.owners,
        one.words,
    )


def _item(
    part: Part, one: OpenItem, kind_name: str, called: Mapping[str, str], asked: Asked
) -> dict[str, Any]:
    due = parse(one.due) if one.due else None
    late = (asked.on - due.end).days + 1 if part.is_work and due and due.end and due.end <= asked.on else 0
    return {name: getattr(one, name) for name in _FIELDS} | {
        "owners": list(one.owners),
        "kind_name": kind_name,
        "body_name": called.get(one.body, one.body) if one.body != asked.body.slug else "",
        "since_words": label(parse(one.since), asked.language) if one.since else "",
        "due_words": label(due, asked.language) if due else "",
        "late_days": late,
    }


def _anniversaries(asked: Asked) -> list[OpenItem]:
    year = min(asked.on.year + YEARS_AHEAD, date.max.year - 1)
    until = date(year + 1, 1, 1)
    found = [
        *of_bodies(asked.viewer, asked.on, until, asked.slugs),
        *of_texts(asked.viewer, asked.on, until, asked.slugs),
    ]
    bodies = names_of("body", asked.keys, asked.language, LONG, asked.viewer)
    called = {body.slug: bodies.get(body.pk, body.slug) for body in asked.bodies}
    return [_anniversary(one, called, asked) for one in found]


def _anniversary(one: Occasion, called: Mapping[str, str], asked: Asked) -> OpenItem:
    is_body = one.kind == "body"
    of = called.get(one.of, one.of) if is_body else one.title
    return OpenItem(
        kind="anniversary", id=f"{one.public_id}-{one.anniversary.years}",
        words=_("%(years)d years: %(of)s") % {"years": one.anniversary.years, "of": of},
        body=one.body, url=reverse("site:line", args=[one.public_id]), since=one.began.text,
        due=one.anniversary.on.text, state=_("marked") if one.anniversary.is_marked else "",
    )  # fmt: skip


def _ages(items: Sequence[OpenItem], on: date) -> list[dict[str, Any]]:
    """Return how many are how old, the oldest first: by the first day on which they may have been said."""
    names = {
        "ten": _("ten years and more"), "five": _("five to ten years"), "two": _("two to five years"),
        "year": _("one to two years"), "less": _("less than one year"), "unknown": _("on a day not known"),
    }  # fmt: skip
    counts = Counter(_age(one, on) for one in items)
    return [{"key": key, "label": words, "count": counts[key]} for key, words in names.items() if counts[key]]


def _age(one: OpenItem, on: date) -> str:
    first = parse(one.since).first if one.since else None
    if first is None:
        return "unknown"
    years = (on - first).days / 365.25
    return next((key for least, key in reversed(AGES) if years >= least), "less")


def _owners(items: Sequence[OpenItem], on: date) -> list[dict[str, Any]]:
    """Return who owes how much, and how much of it is late, the most first; what nobody owns apart."""
    open_count: Counter[str] = Counter()
    late: Counter[str] = Counter()
    for one in items:
        due = parse(one.due) if one.due else None
        for owner in one.owners or ("",):
            open_count[owner] += 1
            late[owner] += bool(due and due.end and due.end <= on)
    rows = sorted(open_count.items(), key=lambda pair: (pair[0] == "", -pair[1], pair[0]))
    return [
        {"owner": owner or _("nobody named"), "count": count, "late": late[owner]} for owner, count in rows
    ]
