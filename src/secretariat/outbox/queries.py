"""The outbox as its pages show it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import BooleanField, Count, ExpressionWrapper, Min, Q, QuerySet
from django.utils import timezone

from secretariat.history.seeing import version_of, versions_of
from secretariat.outbox.models import Letter
from secretariat.outbox.naming import words_of
from secretariat.outbox.states import LetterState, Outcome

_A_PAGE = 50
_ENDED_UNSENT = {LetterState.FAILED, LetterState.GIVEN_UP}


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter from outside: to whom, about what, how far."""

    public_id: str
    recipient: str
    subject: str
    state: str
    word: str  # of the state
    written_at: datetime
    due_at: datetime | None  # the next attempt, while it waits
    attempt_count: int
    failure: str
    may_resend: bool
    may_give_up: bool
    version: int


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """One attempt."""

    at: datetime
    outcome: str
    reason: str


@dataclass(frozen=True, slots=True)
class LetterPage:
    """One letter with its attempts; `words` are None where they may not be read or were emptied."""

    row: LetterRow
    sender: str
    message_id: str
    attempts: Sequence[AttemptRow]
    words: str | None


@dataclass(frozen=True, slots=True)
class Outbox:
    """A page of letters, and how many there are in each state."""

    rows: Sequence[LetterRow]
    page: "Page[Letter]"
    counts: Mapping[str, int]


def outbox(state: str, number: str | None) -> Outbox:
    """Return a page of letters in 4 queries: those in a state, or all; those that failed stand first."""
    emptied = ExpressionWrapper(Q(message=b""), output_field=BooleanField())
    letters: QuerySet[Any] = Letter.objects.defer("message").annotate(is_emptied=emptied)
    letters = letters.order_by("-written_at", "-pk")
    if state in LetterState.values:
        letters = letters.filter(state=state)
    page = Paginator(letters, _A_PAGE).get_page(number)
    counted = Letter.objects.values_list("state").annotate(n=Count("pk")).order_by()
    found = list(page.object_list)
    versions = versions_of("letter", [letter.public_id for letter in found])
    return Outbox([_row(one, versions[one.public_id], one.is_emptied) for one in found], page, dict(counted))


def letter_page(public_id: str, *, with_words: bool) -> LetterPage | None:
    """Return a letter in 3 queries, or None."""
    letter = Letter.objects.filter(public_id=public_id).first()
    if letter is None:
        return None
    attempts = [AttemptRow(a.at, str(Outcome(a.outcome).label), a.reason) for a in letter.attempts.all()]
    words = words_of(bytes(letter.message)) if with_words and letter.message else None
    row = _row(letter, version_of(letter), not letter.message)
    return LetterPage(row, letter.sender, letter.message_id, attempts, words)


def _row(letter: Letter, version: int, is_emptied: bool) -> LetterRow:
    waits = letter.state == LetterState.WAITING
    return LetterRow(
        public_id=letter.public_id,
        recipient=letter.to,
        subject=str(letter),
        state=letter.state,
        word=str(LetterState(letter.state).label),
        written_at=letter.written_at,
        due_at=letter.due_at if waits and letter.attempt_count else None,
        attempt_count=letter.attempt_count,
        failure=letter.failure,
        may_resend=not is_emptied and (letter.state in _ENDED_UNSENT or bool(waits and letter.failure)),
        may_give_up=letter.state in {LetterState.WAITING, LetterState.FAILED},
        version=version,
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """The outbox in numbers, for those who run the installation."""

    counts: Mapping[str, int]
    oldest_wait_seconds: float  # of a letter that is due and was not sent


def tally(at: datetime | None = None) -> Tally:
    """Return the numbers in 1 query."""
    at = at or timezone.now()
    numbers = {_key(state): Count("pk", filter=Q(state=state)) for state in LetterState.values}
    due = Min("written_at", filter=Q(state=LetterState.WAITING, due_at__lte=at))
    found = Letter.objects.aggregate(oldest=due, **numbers)
    waits = (at - found["oldest"]).total_seconds() if found["oldest"] else 0.0
    return Tally({state: found[_key(state)] for state in LetterState.values}, waits)


def _key(state: str) -> str:
    return f"n_{state.replace('-', '_')}"
