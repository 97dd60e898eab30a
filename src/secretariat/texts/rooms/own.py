"""What a delegation keeps for itself in a room, for the people who sit in it."""

from dataclasses import dataclass
from datetime import datetime

from secretariat.engines.drafting.operations.values import State
from secretariat.texts import log, policies, touching
from secretariat.texts.models import OwnWords
from secretariat.texts.rooms.look import Look
from secretariat.texts.rooms.wording import Run, edits_for, runs_of
from secretariat.texts.rows.own import OwnState


@dataclass(frozen=True, slots=True)
class OwnShown:
    """Kept words. `paragraph` is empty where it is no longer in the text; `is_late`: its words have changed.

    `runs`: how they differ from the words on which they were written.
    """

    id: str
    paragraph: str
    called: str
    party: str
    by: str
    at: datetime
    words: str
    rationale: str
    runs: tuple[Run, ...]
    is_late: bool
    version: int


def own_of(look: Look) -> tuple[OwnShown, ...]:
    """Return what the viewer's own delegation keeps, in the order of the text, in 2 queries."""
    if not policies.sits_for(look.viewer, look.draft.body):
        return ()
    rows = OwnWords.objects.visible_to(look.viewer).filter(draft=look.draft, state=OwnState.KEPT)
    places = {key: number for number, key in enumerate(look.state.order)}
    kept = list(rows.select_related("party", "account").order_by("at", "pk"))
    texts = log.states_of(look.draft, {one.count for one in kept})
    found = [_shown(look, one, texts[one.count]) for one in kept]
    return tuple(sorted(found, key=lambda one: places.get(one.paragraph, len(places))))


def _shown(look: Look, row: OwnWords, seen: State) -> OwnShown:
    then = seen.paragraphs[row.paragraph]
    stands = row.paragraph in look.state.order
    return OwnShown(
        id=row.public_id,
        paragraph=row.paragraph if stands else "",
        called=touching.called(look.state if stands else seen, row.paragraph),
        party=look.names.called.get(row.party.code, row.party.code),
        by=str(row.account),
        at=row.at,
        words=row.words,
        rationale=row.rationale,
        runs=tuple(runs_of(then, edits_for(then, row.words))),
        is_late=not stands or look.state.paragraphs[row.paragraph].text != then.text,
        version=row.version,
    )
