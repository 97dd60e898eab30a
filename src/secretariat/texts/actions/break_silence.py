from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting.adoption.silence import Silence as Came
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, WrongState
from secretariat.texts import course, silences, voices
from secretariat.texts.models import Silence, SilenceWord
from secretariat.texts.states import DraftStage, SilenceState, WordKind

LONGEST = 5000


@transaction.atomic
def break_silence(
    *,
    silence: Silence,
    reason: str,
    by: Actor,
    at: datetime,
    seen_version: int,
    kind: str = WordKind.OBJECTION,
    party: str = "",
    paper: str = "",
) -> Silence:
    """Break a running silence in writing; what by its rule breaks nothing is kept as a comment.

    Who: the delegations of members, by their seat or by their note; staff who say where one said so
        (`voices.delegation`).
    From, to: running → broken, where the rule says that this breaks it.
    Writes: the word, the silence, the step of the text; a letter to each delegation; history entry
        `silence.answered`.
    Refuses: NotPermitted; StaleRevision; WrongState (it is over, to the second); Invalid (no reason; for
        whom or by which note is not said).
    """
    voice = voices.delegation(by, silence.draft.body, at, party=party, paper=paper)
    silence = silences.locked_as_seen(silence, seen_version)
    if not silence.is_running or at >= silence.expires_at:
        raise WrongState("The silence is over: what comes in now comes too late.")
    checks.one_of(kind, [WordKind.OBJECTION, WordKind.AMENDMENT, WordKind.COMMENT], field="kind")
    checks.said(reason, field="reason")
    if len(reason) > LONGEST:
        raise Invalid(f"Say it in at most {LONGEST} characters.", field="reason")
    checks.openly_written(reason, field="reason")
    SilenceWord.objects.create(
        silence=silence, kind=kind, party=voice.party, account_id=by.acting_id, at=at, words=reason.strip(),
        paper=voice.paper,
    )  # fmt: skip
    came = silences.come_to(silence, list(silence.words.select_related("party")), at)
    before = silence.state
    if came.state == SilenceState.BROKEN:
        _broken(silence, by, at)
    silence.version += 1
    silence.save(update_fields=["state", "ended_at", "version"])
    record(
        "silence.answered", on=silence, by=by, at=at, draft=silence.draft.public_id, kind=kind,
        party=_named(silence, came, voice.author), before=before, after=silence.state,
    )  # fmt: skip
    if silence.state == SilenceState.BROKEN:
        silences.notify(silence, "broken", at)
    return silence


def _broken(silence: Silence, by: Actor, at: datetime) -> None:
    silence.state, silence.ended_at = SilenceState.BROKEN, at
    course.stepped(
        silence.draft, [DraftStage.BROKEN], by=by, at=at, words_hash=silence.words_hash, note=str(silence)
    )


def _named(silence: Silence, came: Came, author: str) -> str:
    """Return whose word it is, where the rule lets the others know."""
    return author if silences.rule_of(silence).is_breaker_shown or came.state != SilenceState.BROKEN else ""
