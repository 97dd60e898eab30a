"""What became of a text on its way, and what may be done next: silence procedures, and its adoption."""

from dataclasses import dataclass
from datetime import datetime

from secretariat.texts.models import Package, Silence, Sounding
from secretariat.texts.rooms.climb import Climb, climb_of
from secretariat.texts.rooms.look import Look
from secretariat.texts.states import ADOPTED_FROM, SILENT_FROM


@dataclass(frozen=True, slots=True)
class SilenceMet:
    """A silence procedure on the text; `expires_at` while it runs."""

    id: str
    number: int
    state: str
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class Way:
    """The silence procedures, the latest first; id of the adoption, "" before it; what may be done next."""

    climb: Climb
    packages: tuple[tuple[str, str], ...]
    soundings: tuple[tuple[str, str], ...]
    silences: tuple[SilenceMet, ...]
    adoption: str
    may_open_silence: bool
    may_adopt: bool


def way_of(look: Look) -> Way:
    """Return the way of a draft as one viewer sees it, in 3 queries and those of `climb_of`."""
    climb = climb_of(look)
    draft, steers = look.draft, look.steers
    return Way(
        climb=climb,
        packages=_packages(look),
        soundings=_soundings(look),
        silences=tuple(_met(one) for one in Silence.objects.filter(draft=draft).order_by("-number")),
        adoption=climb.adoption,
        may_open_silence=steers and draft.stage in SILENT_FROM,
        may_adopt=steers and draft.stage in ADOPTED_FROM,
    )


def _packages(look: Look) -> tuple[tuple[str, str], ...]:
    """Return id and title of the packages that the text is in and the viewer may see."""
    rows = Package.objects.visible_to(look.viewer).filter(texts__draft=look.draft).order_by("pk")
    return tuple(rows.values_list("public_id", "title"))


def _soundings(look: Look) -> tuple[tuple[str, str], ...]:
    """Return id and title of the soundings that led to the text and the viewer may see."""
    rows = Sounding.objects.visible_to(look.viewer).filter(draft=look.draft).order_by("pk")
    return tuple(rows.values_list("public_id", "title"))


def _met(silence: Silence) -> SilenceMet:
    return SilenceMet(
        id=silence.public_id,
        number=silence.number,
        state=str(silence.get_state_display()),
        expires_at=silence.expires_at if silence.is_running else None,
    )
