"""What the doctor says of one thing."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How it is."""

    WELL = "well"
    WARNING = "warning"  # it works, and should not stay so
    ILL = "ill"  # it does not work, or something is lost


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing that was looked at, what was seen, and what to do where it is not well."""

    about: str
    level: Level
    seen: str
    advice: str = ""


def well(about: str, seen: str) -> Diagnosis:
    """Say that a thing is well."""
    return Diagnosis(about, Level.WELL, seen)


def warning(about: str, seen: str, advice: str) -> Diagnosis:
    """Say that a thing should not stay so."""
    return Diagnosis(about, Level.WARNING, seen, advice)


def ill(about: str, seen: str, advice: str) -> Diagnosis:
    """Say that a thing does not work, or is lost."""
    return Diagnosis(about, Level.ILL, seen, advice)
