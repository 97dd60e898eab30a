"""Look for anything half adopted or half sealed after processes were killed; print JSON.

`python -m tests.operation.play adopting_after SECONDS`: again and again, until all is adopted and each letter
is sent, or the time is up; with 0 once, while nothing runs.
"""

import json
import time
from collections import Counter
from collections.abc import Iterator

from django.utils import timezone

from secretariat.engines.drafting.sealing.bundle import verified
from secretariat.history.actions.chain_entries import chain_entries
from secretariat.history.models import Entry
from secretariat.outbox.models import Letter
from secretariat.texts import log, silences
from secretariat.texts.models import Adoption, Silence, Text
from tests.operation.aftermath import half_findings, half_work


def half_adoptions() -> Iterator[str]:
    """Each silence is kept, with all that its end writes, each thing once; or nothing of it is written."""
    for silence in Silence.objects.select_related("draft__body"):
        draft, wanted = silence.draft, int(silence.state == "kept")
        there = {
            "adoptions": Adoption.objects.filter(
                draft=draft, silence=silence, line__chosen__isnull=False
            ).count(),
            "steps": draft.steps.filter(to="adopted").count(),
            "lines": Text.objects.filter(title=draft.title).count(),
            "entries": _entries("silence.ended", silence.public_id),
        }
        yield from (f"{draft}: {silence.state}, {n} {what}" for what, n in there.items() if n != wanted)
        told = Counter({account.email: wanted for account in silences.told_to(draft, timezone.now())})
        letters = Letter.objects.filter(subject=f"A text was adopted by silence: {draft.title}")
        if +told != Counter(letters.values_list("recipient", flat=True)):
            yield f"{draft}: {silence.state}, {letters.count()} letters to {told.total()} accounts"
        if draft.stage not in (("adopted", "sealed") if wanted else ("under silence",)):
            yield f"{draft}: {silence.state}, {draft.stage}"


def half_seals() -> Iterator[str]:
    """Each sealed text has a bundle that verifies, its step and its entry once; no other has any of it."""
    for adoption in Adoption.objects.select_related("draft"):
        wanted, draft = int(adoption.is_sealed), adoption.draft
        there = {
            "bundles": int(adoption.bundle is not None),
            "symbols": int(bool(adoption.symbol)),
            "steps": draft.steps.filter(to="sealed").count(),
            "entries": _entries("adoption.sealed", adoption.public_id),
            "stages": int(draft.stage == "sealed"),
        }
        yield from (f"{draft}: sealed {wanted}, {n} {what}" for what, n in there.items() if n != wanted)
        if adoption.bundle is not None:
            changes = verified(bytes(adoption.bundle), key=adoption.key, log_head=draft.head).changes
            yield from (f"{draft}: {change}" for change in changes)
        if adoption.words_hash != log.words_hash(log.state_of(draft)):
            yield f"{draft}: other words than were adopted"


def _entries(verb: str, public_id: str) -> int:
    return Entry.objects.filter(verb=verb, object_id=public_id).count()


def main(seconds: str) -> None:
    """Look until it is over."""
    if seconds == "0":
        chain_entries(at=timezone.now())
    deadline = time.monotonic() + float(seconds)
    while True:
        found = [*half_adoptions(), *half_seals(), *half_findings(), *half_work()]
        waiting = (
            Letter.objects.exclude(state="sent").count() + Silence.objects.filter(state="running").count()
        )
        if time.monotonic() > deadline or not (found or waiting):
            break
        time.sleep(0.5)
    letters = sorted(f"{letter.message_id} {letter.recipient}" for letter in Letter.objects.all())
    adopted = list(Adoption.objects.order_by("draft__title").values_list("public_id", "version", "sealed_at"))
    told = {"found": found, "waiting": waiting, "letters": letters, "adopted": adopted}
    print(json.dumps(told, default=str))
