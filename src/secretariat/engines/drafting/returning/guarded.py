"""Have a file that came back read in a process that stays warm, and is ended where it takes too much."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from secretariat.engines.drafting.errors import BadFile
from secretariat.engines.drafting.exporting.facts import Facts
from secretariat.engines.drafting.returning.opening import Limits, check_size
from secretariat.engines.drafting.returning.sending import returned_of
from secretariat.engines.drafting.returning.values import Returned
from secretariat.engines.guarded.pool import Died, Pool

POOL = Pool("secretariat.engines.drafting.returning.child", most_idle=1)
_ADVICE = "Send the paragraphs that you changed, one after the other."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a file is read against.

    Attributes:
        lines: the log of the text; of a Word file as much of it counts as the file says.
        facts: those with which a file of this text is made now.
        new_ids: how the ids of new paragraphs begin.
        may_be_named: whether its sender may know who holds what; a file with names is refused otherwise.
        count: after how many operations its sender saw the text; for words, which do not say it.
        paragraph: the one paragraph of which words are; empty where they are the whole text.
    """

    lines: Sequence[Mapping[str, Any]]
    facts: Facts
    new_ids: str
    may_be_named: bool
    count: int
    paragraph: str = ""


def read_guarded(data: bytes, *, name: str, asked: Asked, limits: Limits | None = None) -> Returned:
    """Return what a file proposes: a Word file that was made here, plain text or Markdown.

    Raises:
        BadFile: it is not read, or would take more time or memory than `limits` give.
    """
    limits = limits or Limits()
    check_size(data, limits)
    message = {
        "name": name, "limits": asdict(limits),
        "seconds": limits.seconds, "memory_bytes": limits.memory_bytes, "lines": list(asked.lines),
        "new_ids": asked.new_ids, "may_be_named": asked.may_be_named,
        "count": asked.count, "paragraph": asked.paragraph,
        "facts": asdict(asked.facts) | {"made_at": asked.facts.made_at.isoformat()},
    }  # fmt: skip
    try:
        answer = POOL.ask(message, data, limits.seconds)
    except TimeoutError as error:
        raise BadFile(f"Reading it took more than {limits.seconds} seconds. {_ADVICE}") from error
    except Died as error:
        raise BadFile(f"The process that read it died over it. {_ADVICE}") from error
    if answer.get("broke") == "memory":
        raise BadFile(f"Reading it took more than {limits.memory_bytes / 1e6:,.0f} MB of memory. {_ADVICE}")
    if "broke" in answer:
        raise BadFile(f"Reading it failed ({answer['broke']}). {_ADVICE}")
    if "bad" in answer:
        raise BadFile(str(answer["bad"]))
    return returned_of(answer)
