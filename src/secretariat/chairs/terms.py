"""What the actions on a term's events, initiatives and acts ask first; call within their transaction."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from secretariat.chairs import policies
from secretariat.chairs.models import Chairmanship, Programme
from secretariat.distribution import Distribution
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence import checks
from secretariat.evidence.models import Line
from secretariat.evidence.reach import readers_of
from secretariat.evidence.sourced import Sourced
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, StaleRevision

LONGEST_TITLE, LONGEST_REASON = 300, 1000


def in_hand(of: Chairmanship, by: Actor, at: datetime) -> None:
    """Refuse whoever does not work on this term."""
    if not policies.may_work(by, of, at):
        raise NotPermitted(
            f"The chair's delegation works on its term from {policies.DRAFTING_DAYS} days before it until it "
            "is over, and the secretariat with it."
        )


def taken_up(line: Line, seen_version: int) -> Line:
    """Return the line, locked.

    Raises:
        StaleRevision: somebody changed it since.
    """
    found = Line.objects.select_for_update(of=("self",)).get(pk=line.pk)
    if found.version != seen_version:
        raise StaleRevision("Somebody changed this after you opened the page. Look again, then save.")
    return found


def sourced_for(line: Line, sourced: Sourced) -> Sourced:
    """Return the source of a further claim: what is public goes no further than the line goes."""
    if sourced.distribution != Distribution.PUBLIC or line.distribution == Distribution.PUBLIC:
        return sourced
    return replace(sourced, distribution=line.distribution, readers=readers_of(line))


def good_words(words: str, *, field: str, most: int) -> str:
    """Return the words without the spaces around them; refuse none, and too many."""
    checks.said(words, field=field)
    return short_words(words, field=field, most=most)


def short_words(words: str, *, field: str, most: int) -> str:
    """Return the words without the spaces around them; refuse too many."""
    if len(words.strip()) > most:
        raise Invalid(f"Say it in at most {most} characters.", field=field)
    return words.strip()


def day_in_term(of: Chairmanship, on: str | None) -> Edtf | None:
    """Return the day; refuse what is no date, and what surely lies outside the term."""
    when = checks.good_date(on, field="on")
    if when is not None and of.term is not None and not when.may_meet(of.term):
        raise Invalid(f"{when.text} is no day of the term {of.term.text}.", field="on")
    return when


def known_priority(of: Chairmanship, words: str, by: Actor) -> str:
    """Return the priority; refuse one that is not in the programme, as the actor may see it."""
    if words and words not in priorities_of(Programme.objects.visible_to(by).filter(of=of)):
        raise Invalid("The programme of this term has no such priority.", field="priority")
    return words


def priorities_of(programmes: Iterable[Programme]) -> tuple[str, ...]:
    """Return the words of the priorities, in their order."""
    return tuple(each["words"] for row in programmes for each in row.priorities)
