"""Whether anybody knows why a rule was set aside."""

import re
from collections.abc import Iterable

from secretariat.engines.rotation import ExceptionKind, RotationException

_NOT_KNOWN = re.compile(
    r"\bnot (?:found|stated|given|known)\b|\binference\b|\bown knowledge\b", re.IGNORECASE
)
_SECOND_HALF = re.compile(r"second half of the exchange", re.IGNORECASE)


def is_reason_known(exception: RotationException, exceptions: Iterable[RotationException]) -> bool:
    """Tell whether a source gives the reason; an inference is none. Both halves of an exchange share one.

    Source: docs/reference/rotation.md#foresight.
    """
    if exception.kind is ExceptionKind.SWAP and _SECOND_HALF.search(exception.reason or ""):
        first = (
            each
            for each in exceptions
            if each is not exception
            and each.kind is ExceptionKind.SWAP
            and (each.expected, each.actual) == (exception.actual, exception.expected)
            and not _SECOND_HALF.search(each.reason or "")
        )
        return any(_says_why(each.reason) for each in first)
    return _says_why(exception.reason)


def _says_why(reason: str | None) -> bool:
    return bool(reason) and not _NOT_KNOWN.search(reason or "")
