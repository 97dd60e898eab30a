from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting.operations.acts import Propose
from secretariat.engines.drafting.operations.values import Change, Edit, NewParagraph, State
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.ids import new_public_id
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid
from secretariat.texts import log, touching, voices
from secretariat.texts.models import Draft

LONGEST_RATIONALE, LONGEST_WORDS = 2000, 20_000


@transaction.atomic
def table_proposal(
    *,
    draft: Draft,
    edits: Sequence[Edit],
    by: Actor,
    at: datetime,
    seen_count: int,
    speaker: str = "",
    paper: str = "",
    rationale: str = "",
) -> str:
    """Table a proposal; what overlaps with others becomes one bracket with an alternative for each.

    Who: delegations of members, by seat or by note; the Chair; the secretariat (`voices.any_of`).
    Writes: an operation of the log; history entry `draft.proposal-tabled`.
    Refuses: NotPermitted; StaleRevision (the words of its paragraphs have changed since: it is shown to its
        author anew); WrongState (the text or the paragraph is not open); Invalid (nothing is changed).

    Args:
        speaker: in whose name, as `voices.any_of`; paper: by which note, or where it was said.
    Returns:
        The id of the proposal.
    """
    draft = log.locked(draft)
    voice = voices.any_of(by, draft.body, at, speaker=speaker, paper=paper)
    _refuse_bad(edits, rationale)
    state = log.state_of(draft)
    paragraphs = _paragraphs_of(state, edits)
    touching.refuse_changed(draft, seen_count, dict.fromkeys(paragraphs, False))
    act = Propose(
        id=new_public_id(), author=voice.author, at=at, base=seen_count, edits=tuple(edits),
        rationale=rationale.strip(),
    )  # fmt: skip
    log.added(draft, act, voice=voice)
    record(
        "draft.proposal-tabled", on=draft, by=by, at=at, operation=draft.count, speaker=voice.author,
        paper=voice.paper, paragraphs=[touching.called(state, one) for one in paragraphs],
        rationale=act.rationale,
    )  # fmt: skip
    return act.id


def _refuse_bad(edits: Sequence[Edit], rationale: str) -> None:
    if not edits:
        raise Invalid("Nothing is changed: a proposal changes something.", field="words")
    if len(rationale) > LONGEST_RATIONALE:
        raise Invalid(f"Say why in at most {LONGEST_RATIONALE} characters.", field="rationale")
    checks.openly_written(rationale, field="rationale")
    for edit in edits:
        words = edit.inserted if isinstance(edit, Change) else getattr(edit, "text", "")
        checks.openly_written(words or "", field="words")
        if len(words or "") > LONGEST_WORDS:
            raise Invalid(f"A paragraph has at most {LONGEST_WORDS} characters.", field="words")


def _paragraphs_of(state: State, edits: Sequence[Edit]) -> tuple[str, ...]:
    """Return the paragraphs that the edits speak of; a new one stands behind another."""
    found: dict[str, None] = {}
    for edit in edits:
        if isinstance(edit, Change):
            home = state.home(edit.after)
            found[home[0] if home else ""] = None
        else:
            found[edit.after if isinstance(edit, NewParagraph) else edit.paragraph] = None
    return tuple(key for key in found if key in state.paragraphs)
