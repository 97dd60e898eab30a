from dataclasses import asdict
from datetime import datetime

from django.conf import settings
from django.db import transaction

from secretariat.engines.chain.anchors import sign
from secretariat.engines.chain.rows import AnchorRow
from secretariat.history import signing
from secretariat.history.models import Anchor, Link


def anchor_chain(*, at: datetime, now: bool = False) -> AnchorRow | None:
    """Sign the end of the chain where a signature is due, and keep it in the file beside the database too.

    One is due `HISTORY_ANCHOR_EVERY` links after the last, and on each day on which the chain has grown.

    Who: any worker that has the key.
    Writes: the anchor, here and in `settings.HISTORY`; no history entry.
    Refuses: nothing; None where none is due or there is no key.

    Args:
        now: sign whatever the chain has grown by.
    """
    key = signing.signing_key()
    if key is None or not (now or _is_due(at)):
        return None
    with transaction.atomic():
        end, last = Link.objects.last(), Anchor.objects.last()
        if end is None or (last is not None and last.sequence >= end.sequence):
            return None
        anchor = sign(key, end.sequence, end.hash, at)
        _, is_new = Anchor.objects.get_or_create(sequence=anchor.sequence, defaults=asdict(anchor))
    if not is_new:  # another worker was faster
        return None
    signing.remember(key)
    signing.keep(anchor)
    return anchor


def _is_due(at: datetime) -> bool:
    end, last = Link.objects.last(), Anchor.objects.last()
    if end is None or last is None:
        return end is not None
    grown = end.sequence - last.sequence
    return bool(grown >= settings.HISTORY_ANCHOR_EVERY or (grown and at.date() > last.at.date()))
