"""Things undertaken in the union, made through the actions of the product."""

from datetime import UTC, datetime
from typing import Any

from secretariat.commitments.actions.enter_commitment import enter_commitment
from secretariat.commitments.actions.enter_priority import enter_priority
from secretariat.commitments.actions.enter_strategy import enter_strategy
from secretariat.commitments.actions.enter_strategy_version import enter_strategy_version
from secretariat.commitments.actions.open_strategy_review import open_strategy_review
from secretariat.commitments.actions.report_progress import report_progress
from secretariat.commitments.bridge import (
    CommitmentValue,
    PriorityValue,
    SpeakerValue,
    StrategyValue,
    StrategyVersionValue,
)
from secretariat.commitments.models import Commitment, Priority, Strategy, StrategyReview, StrategyVersion
from secretariat.evidence.sourced import Sourced
from secretariat.people.actor import Actor
from secretariat.texts.actions.enter_text import enter_text
from secretariat.texts.actions.open_draft import Opening, open_draft
from secretariat.texts.bridge import TextValue
from secretariat.texts.models import Draft, Text
from tests.cast import Cast
from tests.factories import Make

NOW = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
ALBA = SpeakerValue(words="Alba", party="XA")
BRENN = SpeakerValue(words="Brenn", party="XB")


def with_zone(cast: Cast) -> Cast:
    """The union at a seat with a time zone, so that its chair presides by date."""
    cast.union.time_zone = "Europe/Istanbul"
    cast.union.save()
    return cast


def sourced(cast: Cast, by: Actor | None = None, **more: Any) -> Sourced:
    """A source of the union, entered in March."""
    return Make.sourced(by=by or cast.staff, at=more.pop("at", NOW), body=cast.union, **more)


def commitment(cast: Cast, words: str = "Alba opens a port.", **fields: Any) -> Commitment:
    """A commitment of Alba, said in January and due at the end of the year."""
    source = fields.pop("source", None) or sourced(cast)
    given = {"owners": (ALBA,), "stance": "agreed", "said": "2026-01-20", "due": "2026-12-31"} | fields
    claim = enter_commitment(value=CommitmentValue(words=words, **given), sourced=source)
    return Commitment.objects.get(line=claim.line)


def report(cast: Cast, on: Commitment, state: str, day: str = "2026-03-01", **more: Any) -> Commitment:
    """A report by the staff; returns the commitment as it then stands."""
    on.refresh_from_db()
    report_progress(
        commitment=on, state=state, words=more.pop("words", f"It is {state}."), on=day,
        sourced=more.pop("source", None) or sourced(cast, more.pop("by", None)),
        seen_version=more.pop("seen_version", on.version), **more,
    )  # fmt: skip
    on.refresh_from_db()
    return on


def text(cast: Cast, title: str = "Agenda of the union", adopted: str = "2020-06-01", **fields: Any) -> Text:
    """An adopted text of the union; `reach`: who may see it."""
    source = sourced(cast, **fields.pop("reach", {}))
    value = TextValue(kind="agenda", title=title, status="in force", body="union", adopted=adopted, **fields)
    return Text.objects.get(line=enter_text(value=value, sourced=source).line)


def version(cast: Cast, of: Strategy | None = None, **fields: Any) -> StrategyVersion:
    """A version of a strategy; both are made where none is given. `reach`: who may see it."""
    source = sourced(cast, **fields.pop("reach", {}))
    if of is None:
        value = StrategyValue(body="union", title="The agenda", next_review=fields.pop("next_review", None))
        made = enter_strategy(value=value, sourced=source)
        of = Strategy.objects.get(line=made.line)
    there = fields.pop("text", None) or text(cast)
    tie = StrategyVersionValue(of=of.public_id, text=there.public_id, **fields)
    return StrategyVersion.objects.get(line=enter_strategy_version(value=tie, sourced=source).line)


def priority(cast: Cast, of: StrategyVersion, words: str = "Safe ports", **fields: Any) -> Priority:
    """A line of a version; `reach`: who may see it."""
    source = sourced(cast, **fields.pop("reach", {}))
    value = PriorityValue(of=of.public_id, words=words, **fields)
    return Priority.objects.get(line=enter_priority(value=value, sourced=source).line)


def draft(cast: Cast, title: str = "Agenda 2030", distribution: str = "limited") -> Draft:
    """A text under negotiation of the union."""
    opening = Opening(
        title=title, kind="declaration", paragraphs=[("", "1. Ports.")], distribution=distribution
    )
    return open_draft(body=cast.union, opening=opening, by=cast.staff, at=NOW)


def review(cast: Cast, of: Strategy, distribution: str = "public") -> StrategyReview:
    """A review of an agenda that runs; where only named readers may see more, members may see it."""
    reach = "limited" if distribution == "restricted" else distribution
    return open_strategy_review(
        of=of, draft=draft(cast), reason="Much has changed.", distribution=reach, by=cast.staff, at=NOW
    )
