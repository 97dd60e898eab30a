"""What members state beside a text: what may be said."""

from secretariat.evidence import checks
from secretariat.refusals import Invalid
from secretariat.texts.states import StatementKind

LONGEST = 20_000


def refuse_bad(kind: str, words: str) -> None:
    """Refuse what is no statement.

    Raises:
        Invalid: no such kind; nothing said, too much, or signs that nobody sees.
    """
    checks.one_of(kind, StatementKind.values, field="kind")
    checks.said(words, field="words")
    if len(words) > LONGEST:
        raise Invalid(f"Say it in at most {LONGEST:,} characters.", field="words")
    checks.openly_written(words, field="words")
