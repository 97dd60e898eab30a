"""From the shipped facts to long-lived agendas: a chain of texts that replace one another is one. Pure."""

import re
from collections.abc import Iterator, Sequence

from secretariat.commitments.bridge import PriorityValue, StrategyValue, StrategyVersionValue
from secretariat.data.rows import BodyFacts, TextRow
from secretariat.reference.row import Row

KINDS = ("agenda", "strategy", "programme", "action plan", "roadmap", "priorities")
# "UBC Strategy 2010-2015: Cities for ...": what belongs to one version of an agenda only.
_SUBTITLE = re.compile(r"\s*[:(].*$", re.DOTALL)
_YEARS = re.compile(r"\s+\d{4}(?:\s*[-–/]\s*\d{4})?$")
_NAMED_LINES = re.compile(r"^[^:]+:\s*(.+;.+)$", re.DOTALL)


def of_agendas(body: BodyFacts) -> Iterator[Row]:
    """Yield the agendas of a Body, their versions, and their lines where a title names them."""
    chains = list(chains_of(body.texts or ()))
    short = [_short(chain[-1].title) for chain in chains]
    for chain, title in zip(chains, short, strict=True):
        latest, strategy = chain[-1], f"strategy/{chain[0].id}"
        value = StrategyValue(body=body.slug, title=title if short.count(title) == 1 else latest.title)
        yield Row(strategy, "strategy", value, ((latest.source, ""),), _note(chain))
        for row in chain:
            version = StrategyVersionValue(of=strategy, text=row.id)
            reference = f"strategy-version/{row.id}"
            yield Row(
                reference, "strategy-version", version, ((row.source, ""),), row.note or "",
                points=("of", "text"),
            )  # fmt: skip
            yield from _lines(row, reference)


def chains_of(texts: Sequence[TextRow]) -> Iterator[tuple[TextRow, ...]]:
    """Yield texts of the kinds of agendas, those that replace one another together, the oldest first."""
    kept = [row for row in texts if row.kind in KINDS]
    titled = {row.title: row for row in kept}
    follower = {titled[row.supersedes].id: row for row in kept if row.supersedes in titled}
    for first in kept:
        if first.supersedes in titled:
            continue
        chain = [first]
        while (following := follower.get(chain[-1].id)) is not None and following not in chain:
            chain.append(following)
        yield tuple(chain)


def _short(title: str) -> str:
    return _YEARS.sub("", _SUBTITLE.sub("", title)) or title


def _note(chain: Sequence[TextRow]) -> str:
    if len(chain) == 1:
        return ""
    return "The title is that of its latest text, without what belongs to one version."


def _lines(row: TextRow, version: str) -> Iterator[Row]:
    """Yield the lines of a text of priorities that its own title names; of others no line is on file."""
    named = _NAMED_LINES.match(row.title) if row.kind == "priorities" else None
    for position, words in enumerate(named.group(1).split(";") if named else ()):
        value = PriorityValue(of=version, words=words.strip(), position=position)
        yield Row(
            f"priority/{row.id}/{position + 1}", "priority", value, ((row.source, ""),),
            "Named in the title of the text.", points=("of",),
        )  # fmt: skip
