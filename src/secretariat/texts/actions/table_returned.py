from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting.operations.values import State
from secretariat.engines.drafting.returning.sending import returned_of
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, StaleRevision
from secretariat.texts import log, touching
from secretariat.texts.actions.table_proposal import table_proposal
from secretariat.texts.models import Returned
from secretariat.texts.returned import Offer, offers_of


@dataclass(frozen=True, slots=True)
class Named:
    """In whose name what one author of a file changed is tabled: as `voices.any_of`; and why."""

    speaker: str = ""
    paper: str = ""
    rationale: str = ""


@transaction.atomic
def table_returned(
    *,
    row: Returned,
    chosen: Iterable[str],
    names: Mapping[int, Named],
    by: Actor,
    at: datetime,
    seen_count: int,
    reasons: Mapping[tuple[int, str], str] | None = None,
) -> tuple[str, ...]:
    """Table what somebody chose of a file that came back: a proposal for each author and paragraph, or none.

    Who: whoever may see the file; each proposal by the rules of `table_proposal`.
    Writes: what `table_proposal` writes, for each; which edit was tabled where; history entry
        `returned.tabled`, told to those alone who may see the file.
    Refuses: NotPermitted; StaleRevision (words have changed since, or somebody tabled one of these edits);
        Invalid (nothing chosen; an edit that cannot be tabled; no name for an author) — then nothing is.

    Args:
        chosen: keys of offers, as they stood on the text after `seen_count` operations.
        names: number of the author → in whose name.
        reasons: number of the author, paragraph → why, in the place of what `names` say.
    Returns:
        The ids of the proposals.
    """
    log.locked(row.draft)
    found = Returned.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=row.pk).first()
    if found is None:
        raise NotPermitted("Whoever handed a file in tables what it proposes.")
    draft = log.locked(found.draft)
    touching.refuse_unseen(draft, seen_count)
    groups = _grouped(_wanted(found, chosen, log.state_of(draft, seen_count)))
    tabled: dict[str, str] = {}
    for (author, place), offers in groups.items():
        name = names.get(author)
        if name is None:
            raise Invalid("Say in whose name these changes are tabled.", field=f"speaker-{author}")
        proposal = table_proposal(
            draft=draft, edits=[one.edit for one in offers if one.edit], by=by, at=at, seen_count=seen_count,
            speaker=name.speaker, paper=name.paper,
            rationale=(reasons or {}).get((author, place)) or name.rationale,
        )  # fmt: skip
        tabled |= {one.key: proposal for one in offers}
    found.tabled = {**found.tabled, **tabled}
    found.save(update_fields=["tabled"])
    proposals = tuple(dict.fromkeys(tabled.values()))
    record(
        "returned.tabled", on=found, by=by, at=at, draft=draft.public_id, proposals=list(proposals),
        changes=len(tabled),
    )  # fmt: skip
    return proposals


def _wanted(row: Returned, chosen: Iterable[str], state: State) -> Sequence[Offer]:
    keys = list(dict.fromkeys(chosen))
    if not keys:
        raise Invalid("Choose at least one change.", field="take")
    again = [key for key in keys if key in row.tabled]
    if again:
        raise StaleRevision("Some of these changes were tabled after you opened the page. Look again.")
    offers = {one.key: one for one in offers_of(returned_of(row.read), state)}
    wanted = [offers[key] for key in keys if key in offers and offers[key].edit is not None]
    if len(wanted) < len(keys):
        raise Invalid("One of these changes cannot be tabled on the text as it stands.", field="take")
    return wanted


def _grouped(offers: Sequence[Offer]) -> dict[tuple[int, str], list[Offer]]:
    found: dict[tuple[int, str], list[Offer]] = {}
    for one in offers:
        found.setdefault((one.author, one.place), []).append(one)
    return found
