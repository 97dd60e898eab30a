"""The log of a draft: what its operations give, and the one way to add to it.

A state is kept in this process under the head of its log: the hash over all operations. What a head stands
for never changes, so nothing here can be out of date, whatever another process or a lost transaction does.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable
from threading import Lock

from secretariat.engines.drafting import errors
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.acts import Act
from secretariat.engines.drafting.operations.applying import applied
from secretariat.engines.drafting.operations.hashing import log_hash
from secretariat.engines.drafting.operations.log import as_line, from_line
from secretariat.engines.drafting.operations.showing import shown
from secretariat.engines.drafting.operations.values import State
from secretariat.refusals import Invalid, NotReady, Refused, StaleRevision, WrongState
from secretariat.texts.models import Draft, Operation
from secretariat.texts.voices import Voice

KEPT_STATES = 64
_kept: OrderedDict[str, State] = OrderedDict()
_lock = Lock()


def state_of(draft: Draft, count: int | None = None) -> State:
    """Return the text after `count` operations; after all of them where none is named.

    No query where this process has seen it; else one, and those operations are replayed that it has not seen.
    """
    if count is None or count == draft.count:
        known = _known(draft.head)
        if known is not None:
            return known
    rows = draft.operations.filter(number__lte=draft.count if count is None else count)
    return _replayed(list(rows.order_by("number").values_list("head", "act")))


def states_now(drafts: Iterable[Draft]) -> dict[int, State]:
    """Return key of a draft → its text as it stands, in 1 query; in none where this process knows all."""
    heads = {draft.pk: draft.head for draft in drafts}
    found = {pk: known for pk, head in heads.items() if (known := _known(head)) is not None}
    rows: dict[int, list[tuple[str, dict[str, object]]]] = {}
    missing = [pk for pk in heads if pk not in found]
    if missing:
        read = Operation.objects.filter(draft__in=missing).order_by("draft", "number")
        for pk, head, act in read.values_list("draft", "head", "act"):
            rows.setdefault(pk, []).append((head, act))
    return found | {pk: _replayed(rows.get(pk, [])) for pk in missing}


def states_of(draft: Draft, counts: Iterable[int]) -> dict[int, State]:
    """Return the text after several counts of operations, in 1 query; 1 more for each not seen here yet."""
    wanted = set(counts)
    heads = dict(draft.operations.filter(number__in=wanted).values_list("number", "head")) if wanted else {}
    found = {count: _known(head) for count, head in heads.items()}
    return {count: found.get(count) or state_of(draft, count) for count in wanted}


def locked(draft: Draft) -> Draft:
    """Return the draft as it stands, locked until the end of the transaction."""
    rows = Draft.objects.select_for_update(of=("self",)).select_related("body__parent")
    found: Draft = rows.get(pk=draft.pk)
    return found


def locked_as_seen(draft: Draft, seen_version: int) -> Draft:
    """Return the draft, locked; for acts that need that nothing at all happened since it was seen.

    Raises:
        StaleRevision: something did.
    """
    found = locked(draft)
    if found.version != seen_version:
        raise StaleRevision("Somebody changed this text after you opened the page. Look again, then act.")
    return found


def tried(state: State, act: Act) -> State:
    """Return the text with one more operation.

    Raises:
        Refused: the text does not allow it; in the words of the house.
    """
    try:
        return applied(state, act)
    except errors.Refusal as refusal:
        raise _REFUSED.get(type(refusal), _invalid)(refusal) from refusal


def added(draft: Draft, act: Act, *, voice: Voice, in_confidence: bool = False) -> Operation:
    """Add an operation to the log of a locked draft, and return it. The action records it.

    Raises:
        WrongState: the draft is no longer open. Refused: as `tried`.
    """
    refuse_closed(draft)
    after = tried(state_of(draft), act)
    draft.count += 1
    draft.version += 1
    draft.head = log_hash(draft.head, act)
    operation: Operation = Operation.objects.create(
        draft=draft, number=draft.count, act=as_line(act), head=draft.head, at=act.at,
        account_id=voice.account_id, party=voice.party, note_id=voice.note_id, paper=voice.paper,
        in_confidence=in_confidence,
    )  # fmt: skip
    draft.save(update_fields=["count", "version", "head"])
    _keep(draft.head, after)
    return operation


def refuse_closed(draft: Draft) -> None:
    """Refuse to touch the words of a text that is no longer negotiated."""
    if not draft.is_open:
        raise WrongState(f"The text is {draft.get_stage_display().lower()}: its words are not open now.")


def words_hash(state: State) -> str:
    """Return the SHA-256 of the words as they stand, with their brackets and without anybody's position."""
    return hashlib.sha256(shown(state, View.UNATTRIBUTED).encode()).hexdigest()


def _invalid(refusal: errors.Refusal) -> Refused:
    return Invalid(str(refusal))


def _opposed(refusal: errors.Refusal) -> Refused:
    against = refusal.actors if isinstance(refusal, errors.Opposed) else ()
    return NotReady(f"{refusal} Against it: {', '.join(against)}.", actors=list(against), field="ruling")


_REFUSED: dict[type[errors.Refusal], Callable[[errors.Refusal], Refused]] = {
    errors.Frozen: lambda refusal: WrongState(f"{refusal} Only reopening changes it."),
    errors.Opposed: _opposed,
    errors.Outdated: lambda refusal: StaleRevision(str(refusal)),
    errors.Unknown: lambda refusal: WrongState(
        f"{refusal} Somebody may have changed the text after you opened the page; look again."
    ),
}


def _replayed(rows: list[tuple[str, dict[str, object]]]) -> State:
    """Return what operations give, beginning with the last state of theirs that is known."""
    start, state = 0, State()
    for at in range(len(rows), 0, -1):
        known = _known(rows[at - 1][0])
        if known is not None:
            start, state = at, known
            break
    for _, line in rows[start:]:
        state = applied(state, from_line(line))
    if rows:
        _keep(rows[-1][0], state)
    return state


def _known(head: str) -> State | None:
    if not head:
        return State()
    with _lock:
        state = _kept.get(head)
        if state is not None:
            _kept.move_to_end(head)
        return state


def _keep(head: str, state: State) -> None:
    with _lock:
        _kept[head] = state
        _kept.move_to_end(head)
        while len(_kept) > KEPT_STATES:
            _kept.popitem(last=False)
