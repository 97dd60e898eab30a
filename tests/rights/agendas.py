"""An agenda of the union at every address of such."""

from dataclasses import dataclass

from secretariat.commitments.actions.file_under_priority import file_under_priority
from secretariat.commitments.bridge import IndicatorValue
from secretariat.commitments.models import Priority
from secretariat.meetings.actions.record_items import NewItem, record_items
from secretariat.meetings.shapes.agenda import ItemValue
from tests.cast import Cast
from tests.commitments import making
from tests.factories import Make


@dataclass(frozen=True)
class AgendaMade:
    """Public ids of an agenda under review, its version, a line of it, and that an item stands there."""

    strategy: str
    version: str
    priority: str
    review: str
    alignment: str


def agenda_of(cast: Cast, distribution: str = "public") -> AgendaMade:
    """Make an agenda with one version and one line, all of this distribution."""
    reach = {"distribution": distribution}
    text = making.text(cast, "Plan of the rivers", reach=reach)
    version = making.version(cast, text=text, reach=reach)
    indicators = (IndicatorValue(name="Ports with a plan", baseline="0", target="10"),)
    line = making.priority(cast, version, indicators=indicators, reach=reach)
    under_review, over_item = version.of, line
    if distribution == "restricted":  # no review is open to named readers alone: one of another agenda
        lakes = making.version(cast, text=making.text(cast, "Plan of the lakes"))
        under_review, over_item = lakes.of, making.priority(cast, lakes)
    review = making.review(cast, under_review, distribution=distribution)
    return AgendaMade(
        version.of.public_id, version.public_id, line.public_id, review.public_id,
        filed_item(cast, over_item, distribution),
    )  # fmt: skip


def filed_item(cast: Cast, under: Priority, distribution: str = "public") -> str:
    """Let an item of a meeting stand under a line; return the line of the record that says so."""
    reach = "limited" if distribution == "restricted" else distribution
    meeting = Make.meeting(cast.union, "Council of plans", "2026-03-09", by=cast.staff, distribution=reach)
    source = making.sourced(cast, distribution=reach)
    item = NewItem(ItemValue(meeting="", body=None, title="Plans"))
    (made,) = record_items(meeting=meeting, items=[item], sourced=source, seen_version=0)
    claim = file_under_priority(priority=under, subject=made.public_id, sourced=source, seen_count=0)
    return claim.line.public_id
