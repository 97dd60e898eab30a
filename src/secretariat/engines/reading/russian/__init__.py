"""The Russian half of the reader: names, dates and the seven kinds of Findings in Russian texts."""

from secretariat.engines.reading.russian.reader import find

__all__ = ["find"]
