"""From what a person gave in a SourceForm to the source of an entry."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from secretariat.distribution import Distribution, stricter
from secretariat.engines.values.edtf import parse
from secretariat.evidence.models import Passage, Reading
from secretariat.evidence.reach import readers_of
from secretariat.evidence.sourced import Cited, Sourced
from secretariat.evidence.states import CitationKind
from secretariat.parties.models import Body
from secretariat.people.actor import Actor


def sourced_from(
    given: Mapping[str, Any],
    *,
    body: Body | None,
    by: Actor,
    at: datetime,
    distribution: str = Distribution.PUBLIC,
) -> Sourced:
    """Return the source; a passage of a document is written, and keeps the document's distribution.

    Args:
        given: `cleaned_data` of a SourceForm.
        distribution: who may see what is entered; never more than may see the document it quotes.
    """
    said_on = parse(given["said_on"]) if given["said_on"] else None
    kind = CitationKind(given["source"])
    if kind is CitationKind.PASSAGE:
        quoted = _quoted(given["reading"], given["words"].strip(), body, by, at)
        return replace(quoted, distribution=stricter(quoted.distribution, distribution))
    seen_on = at.date() if kind is CitationKind.REFERENCE else None
    address = given["address"] if kind is CitationKind.REFERENCE else ""
    cited = Cited(kind, address=address, seen_on=seen_on, note=given["note"])
    return Sourced(
        by=by,
        at=at,
        cited=(cited,),
        distribution=distribution,
        said_on=said_on,
        body=body,
        is_fictitious=bool(body and body.is_fictitious),
    )


def _quoted(reading: Reading, words: str, body: Body | None, by: Actor, at: datetime) -> Sourced:
    document = reading.document
    start = reading.text.index(words)
    passage, _ = Passage.objects.get_or_create(
        reading=reading, start=start, end=start + len(words), defaults={"words": words}
    )
    return Sourced(
        by=by,
        at=at,
        cited=(Cited(CitationKind.PASSAGE, passage=passage),),
        distribution=document.distribution,
        readers=readers_of(document),
        said_on=document.published,
        body=body,
        is_fictitious=bool(body and body.is_fictitious),
    )
