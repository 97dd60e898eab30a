from datetime import datetime

from secretariat.bodies.actions.seat_keeper import seat_keeper
from secretariat.texts.actions.end_silence import end_silence
from secretariat.texts.models import Silence
from secretariat.texts.states import SilenceState


def end_silences(*, at: datetime) -> int:
    """End each silence whose time has come; return how many.

    Who: the keeper of the installation (a round of the worker, every second); may be called twice, and after
        any pause: a silence ends at its end, whenever the worker comes to it.
    From, to: running → kept, each silence in a transaction of its own.
    Writes: for each what `end_silence` writes.
    Refuses: nothing.
    """
    due = list(Silence.objects.filter(state=SilenceState.RUNNING, expires_at__lte=at).order_by("expires_at"))
    keeper = seat_keeper(at=at) if due else None
    count = 0
    for silence in due:
        assert keeper is not None
        count += end_silence(silence=silence, by=keeper, at=at).state == SilenceState.KEPT
    return count
