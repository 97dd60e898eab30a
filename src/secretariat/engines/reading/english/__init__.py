"""Reading English: what is named, and what is said about it."""

from secretariat.engines.reading.english.find import find

__all__ = ["find"]
