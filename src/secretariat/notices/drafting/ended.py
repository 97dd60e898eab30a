"""A draft notice of a project that ended: what came of it, who did it, with which money. Pure; English."""

from dataclasses import dataclass

from secretariat.notices.sentences import Sentence, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedProject:
    """What is recorded of a project. Lines are public ids; `told`: what came of it."""

    line: str
    title: str
    body: str
    day: str
    end_line: str
    told: str
    partners: tuple[str, ...] = ()
    partners_line: str = ""
    money: str = ""
    money_line: str = ""


def title_of(told: EndedProject) -> str:
    """Return the title of the notice."""
    return f"“{told.title}” is completed"


def words_of(told: EndedProject) -> Words:
    """Return the words, each sentence with its lines."""
    both = (told.line, told.end_line)
    lede = Sentence(f"The project “{told.title}” of {told.body} ended on {told.day}.", both)
    came = told.told if told.told.endswith((".", "!", "?")) else f"{told.told}."
    more = [Sentence(came, (told.end_line,))]
    if told.partners:
        names = ", ".join(told.partners)
        more.append(Sentence(f"It was carried out by {names}.", (told.partners_line or told.line,)))
    if told.money:
        more.append(Sentence(f"Its budget was {told.money}.", (told.money_line or told.line,)))
    return Words((lede,), (tuple(more),))
