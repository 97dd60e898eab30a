"""Open a file of others in a process that stays warm between files, and is ended where it takes too much."""

from dataclasses import asdict
from typing import Any

from secretariat.engines.guarded.pool import Died, Pool
from secretariat.engines.reading import errors
from secretariat.engines.reading.guarded.sending import received_of
from secretariat.engines.reading.intake.open import check_size, format_of, open_document
from secretariat.engines.reading.intake.received import Format, Limits, Received

POOL = Pool("secretariat.engines.reading.guarded.child", most_idle=2)
_PARSED = frozenset((Format.HTML, Format.PDF, Format.DOCX))
_REFUSALS = {
    refusal.code: refusal
    for refusal in (
        errors.Empty,
        errors.Binary,
        errors.TooLarge,
        errors.WrongEncoding,
        errors.NoText,
        errors.Locked,
        errors.Broken,
    )
}
_ADVICE = "Send another file of it, or its text."


def open_guarded(data: bytes, *, name: str, limits: Limits | None = None) -> Received:
    """Return the text of a file, as `open_document` does; what must be parsed is parsed in another process.

    Raises:
        Unreadable: as `open_document`; Overwhelming where the file takes more time or memory than `limits`
            give, or breaks the process.
    """
    limits = limits or Limits()
    check_size(len(data), name=name, limits=limits)
    if format_of(data, name) not in _PARSED:
        return open_document(data, name=name, limits=limits)
    try:
        answer = POOL.ask(_asked(name, limits), data, limits.seconds)
    except TimeoutError as error:
        reason = f"opening it took more than {limits.seconds} seconds."
        raise errors.Overwhelming(name, reason, _ADVICE) from error
    except Died as error:
        reason = "the process that opened it died, perhaps for want of memory."
        raise errors.Overwhelming(name, reason, _ADVICE) from error
    return _received(answer, name, limits)


def _asked(name: str, limits: Limits) -> dict[str, Any]:
    own = {"seconds": limits.seconds, "memory_bytes": limits.memory_bytes}
    return {"name": name, "limits": asdict(limits), **own}


def _received(answer: dict[str, Any], name: str, limits: Limits) -> Received:
    if "code" in answer:
        raise _REFUSALS[answer["code"]](name, answer["reason"], answer["advice"])
    if answer.get("broke") == "memory":
        reason = f"opening it took more than {limits.memory_bytes / 1e6:,.0f} MB of memory."
        raise errors.Overwhelming(name, reason, _ADVICE)
    if "broke" in answer:
        raise errors.Broken(name, f"opening it failed ({answer['broke']}).", _ADVICE)
    return received_of(answer["received"])
