"""The names that the reader is to know: its shipped tables, and whatever the record has named since."""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256

from secretariat.bodies.models import Name
from secretariat.bodies.states import NameForm
from secretariat.distribution import Distribution
from secretariat.engines.reading.gazetteer.matching import Gazetteer
from secretariat.engines.reading.gazetteer.patterns import Entry, Pattern
from secretariat.engines.reading.gazetteer.tables import shipped, with_patterns
from secretariat.engines.reading.mentions import Named
from secretariat.parties.models import PartyKind

_SHORTEST_SURE_ACRONYM = 4  # shorter ones mean other things too and need a second signal
_KINDS = {
    PartyKind.STATE: Named.STATE,
    PartyKind.ECONOMY: Named.STATE,
    PartyKind.CITY: Named.CITY,
    PartyKind.REGION: Named.REGION,
}
_FORMS = (NameForm.OFFICIAL, NameForm.SHORT, NameForm.ACRONYM, NameForm.FORMER, NameForm.ADJECTIVE)
Row = tuple[str, str, str, str, str]  # language, form, text, key, kind of party or "body"


def gazetteer_of_record() -> Gazetteer:
    """Return the reader's gazetteer with the public names of the record, in 1 query.

    A Body or Party that is entered is recognised in the next document. The version names what was added.
    """
    names = (
        Name.objects.standing()
        .filter(line__distribution=Distribution.PUBLIC, titled=None, person=None, form__in=_FORMS)
        .order_by("language", "form", "text", "pk")
        .values_list("language", "form", "text", "party__code", "party__kind", "body__slug")
    )
    return _built(
        tuple(
            (language, form, text, body or code, "body" if body else kind)
            for language, form, text, code, kind, body in names
        )
    )


@lru_cache(maxsize=2)  # the automaton is built once for each state of the record
def _built(rows: tuple[Row, ...]) -> Gazetteer:
    added: dict[str, list[Pattern]] = {}
    known = {pattern.form for patterns in shipped().patterns.values() for pattern in patterns}
    for row in rows:
        if row[2] not in known:
            added.setdefault(row[0], []).extend(_patterns(row, rows))
    digest = sha256(repr(sorted((k, [p.form for p in v]) for k, v in added.items())).encode()).hexdigest()[:8]
    return with_patterns(shipped(), digest, added)


def _patterns(row: Row, rows: tuple[Row, ...]) -> Iterator[Pattern]:
    language, form, text, key, kind = row
    if form == NameForm.ADJECTIVE:
        short = next(
            (r[2] for r in rows if r[3] == key and r[0] == language and r[1] == NameForm.SHORT), text
        )
        yield Pattern(text, Entry(Named.STATE, key, short), Named.DEMONYM, value=short)
        return
    named = Named.BODY if kind == "body" else _KINDS.get(PartyKind(kind), Named.BODY)
    is_acronym = form == NameForm.ACRONYM and " " not in text
    yield Pattern(
        text,
        Entry(named, key, text),
        named,
        needs_support=is_acronym and len(text) < _SHORTEST_SURE_ACRONYM,
        is_acronym=is_acronym,
    )
