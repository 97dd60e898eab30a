from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.texts import adopting, course, log, silences
from secretariat.texts.models import Adoption, Silence
from secretariat.texts.states import AdoptionWay, DraftStage, SilenceState


@transaction.atomic
def end_silence(*, silence: Silence, by: Actor, at: datetime) -> Silence:
    """Let a silence that nobody broke take its effect: the text is adopted at the end, to the second.

    Who: the keeper of the installation, in the rounds of the worker (`end_silences`); may be called twice.
    From, to: running → kept, once its end has come.
    Writes: the silence, the step of the text, the adoption and its line in the record (`enter_text`), the
        statements that were announced; a letter to each delegation; history entry `silence.ended`.
    Refuses: nothing; one that has ended, or not yet, stays as it is.
    """
    silence = silences.locked(silence)
    if not silence.is_running or at < silence.expires_at:
        return silence
    ended_at, draft = silence.expires_at, silence.draft
    before, silence.state, silence.ended_at = silence.state, SilenceState.KEPT, ended_at
    silence.version += 1
    silence.save(update_fields=["state", "ended_at", "version"])
    course.stepped(
        draft, [DraftStage.ADOPTED], by=by, at=ended_at, words_hash=silence.words_hash, note=str(silence)
    )
    adoption = Adoption.objects.create(
        draft=draft, way=AdoptionWay.SILENCE, rules=silence.rules, silence=silence, symbol=draft.symbol,
        why="Nobody broke the silence.", distribution=draft.distribution, words_hash=silence.words_hash,
        head=silence.head, adopted_at=ended_at, adopted_by_id=by.acting_id,
    )  # fmt: skip
    adoption.line = adopting.entered(adoption, by, at)
    adoption.save(update_fields=["line"])
    adopting.attach_announced(adoption, log.state_of(draft), by, at)
    record(
        "silence.ended", on=silence, by=by, at=at, draft=draft.public_id, before=before, after=silence.state,
        ended=ended_at.isoformat(), sha256=silence.words_hash,
    )  # fmt: skip
    silences.notify(silence, "kept", at)
    return silence
