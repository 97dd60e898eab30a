"""Questions and their answers."""

from collections.abc import Sequence

from secretariat.engines.reading.russian.units import Line


def asked_before(lines: Sequence[Line], number: int) -> tuple[Line, ...]:
    """Return the question in the paragraph before a line, which the line may answer; or none."""
    if not number or lines[number - 1].paragraph == lines[number].paragraph:
        return ()
    question = lines[number - 1]
    return (question,) if question.units[-1].surface == "?" else ()
