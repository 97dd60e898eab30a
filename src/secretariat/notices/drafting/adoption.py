"""A draft notice of an adoption: title, symbol, how, where, what it takes the place of. Pure; English.

The operative words are not copied: the notice leads to the text.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from secretariat.notices.sentences import Sentence, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedText:
    """What is recorded of an adopted text. `line`, `meeting_line`, `older_line`: public ids.

    `how`: "consensus", "vote", "silence" or ""; `figures`: what a vote came to, in a sentence; `stated`: who
    attached statements; `when` in words.
    """

    line: str
    title: str
    kind: str
    body: str
    symbol: str = ""
    when: str = ""
    how: str = ""
    figures: str = ""
    meeting: str = ""
    meeting_line: str = ""
    older: str = ""
    older_line: str = ""
    stated: tuple[str, ...] = ()


_WAYS = {
    "consensus": "by consensus",
    "vote": "by vote",
    "silence": "by silence procedure: no member objected before its end",
}


def title_of(told: AdoptedText) -> str:
    """Return the title of the notice."""
    return f"{_the(told.body)} adopts {_called(told)}"


def words_of(told: AdoptedText) -> Words:
    """Return the words, each sentence with its lines."""
    at = f" at {told.meeting}" if told.meeting and told.how != "silence" else ""
    on = f" on {told.when}" if told.when else ""
    how = f" {_WAYS[told.how]}" if told.how in _WAYS else ""
    lines = tuple(line for line in (told.line, told.meeting_line) if line)
    lede = [Sentence(f"{_the(told.body)} adopted {_called(told)}{at}{on}{how}.", lines)]
    more = list(_more(told))
    return Words(tuple(lede), (tuple(more),) if more else ())


def _more(told: AdoptedText) -> Iterable[Sentence]:
    own = (told.line,)
    if told.figures:
        yield Sentence(told.figures if told.figures.endswith(".") else f"{told.figures}.", own)
    if told.symbol:
        yield Sentence(f"The text bears the symbol {told.symbol}.", own)
    if told.older:
        yield Sentence(f"It takes the place of “{told.older}”.", (told.line, told.older_line))
    if told.stated:
        verb = "attached a statement" if len(told.stated) == 1 else "attached statements"
        yield Sentence(f"{_joined(told.stated)} {verb} to the adoption.", own)


def _called(told: AdoptedText) -> str:
    kind = told.kind.lower()
    named = "" if not kind or kind == "other" or kind in told.title.lower() else f"the {kind} "
    return f"{named}“{told.title}”"


def _the(body: str) -> str:
    return body if body.lower().startswith("the ") else f"The {body}"


def _joined(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
