"""Agendas of two bodies on two levels, with lines that are alike and one that nobody else takes up."""

from typing import Any

from secretariat.commitments.actions.enter_priority import enter_priority
from secretariat.commitments.actions.enter_strategy import enter_strategy
from secretariat.commitments.actions.enter_strategy_version import enter_strategy_version
from secretariat.commitments.bridge import PriorityValue, StrategyValue, StrategyVersionValue
from secretariat.commitments.models import Priority, Strategy, StrategyVersion
from secretariat.parties.models import Body
from secretariat.texts.actions.enter_text import enter_text
from secretariat.texts.bridge import TextValue
from secretariat.texts.models import Text
from tests.cast import Cast
from tests.factories import Make


def agenda(cast: Cast, body: Body, **reach: Any) -> StrategyVersion:
    """An agenda of a body in its one version."""
    source = Make.sourced(cast.staff, body=body, **reach)
    title = f"Agenda of {body.slug}"
    value = TextValue(kind="agenda", title=title, status="in force", body=body.slug, adopted="2020-06-01")
    text = Text.objects.get(line=enter_text(value=value, sourced=source).line)
    made = enter_strategy(value=StrategyValue(body=body.slug, title=title), sourced=source)
    of = Strategy.objects.get(line=made.line)
    tie = StrategyVersionValue(of=of.public_id, text=text.public_id)
    return StrategyVersion.objects.get(line=enter_strategy_version(value=tie, sourced=source).line)


def line(cast: Cast, of: StrategyVersion, words: str, *topics: str, **more: Any) -> Priority:
    """A line of an agenda under these topics."""
    source = Make.sourced(cast.staff, body=of.of.body, **more.pop("reach", {}))
    value = PriorityValue(of=of.public_id, words=words, topics=topics, **more)
    return Priority.objects.get(line=enter_priority(value=value, sourced=source).line)


def cities(cast: Cast) -> Body:
    """A union of cities, a neighbour of the union; Alba is a member of both, a city of Corva of the other."""
    cast.union.level = "regional"
    cast.union.save()
    body = Make.body(
        "cities", names={"official": "League of River Cities", "acronym": "LRC"}, level="municipal"
    )
    for party in (cast.alba, cast.corva):
        if not party.memberships.filter(body=cast.union).exists():
            Make.membership(cast.union, party)
    Make.membership(body, cast.alba)
    Make.membership(body, Make.party("corva-town", {"short": "Corvatown"}, kind="city", country="XC"))
    return body


def like_lines(cast: Cast) -> tuple[Priority, Priority, Priority]:
    """Port safety in both, clean water in the union alone."""
    other, union = agenda(cast, cities(cast)), agenda(cast, cast.union)
    return (
        line(cast, union, "Safety of ports", "transport", number="1"),
        line(cast, other, "Safe ports and port safety", "transport", number="3"),
        line(cast, union, "Clean water in rivers", "environment", number="2"),
    )
