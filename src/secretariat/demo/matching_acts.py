"""Members of the business council seek, offer and meet in pairs; the secretariat enters it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from secretariat.business.actions.end_round import end_round
from secretariat.business.actions.open_offer import open_offer
from secretariat.business.actions.open_round import open_round
from secretariat.business.actions.propose_pairs import propose_pairs
from secretariat.business.actions.publish_round import publish_round
from secretariat.business.actions.take_seat import take_seat
from secretariat.business.models import Round
from secretariat.business.offer_checks import Offered
from secretariat.business.round_checks import Plan, Wanting
from secretariat.evidence.models import Line
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Actor

What = Mapping[str, Any]


@dataclass(slots=True)
class Meetings:
    """The rounds of the year, by the acts that opened them."""

    rounds: dict[str, int] = field(default_factory=dict)

    def of(self, what: What) -> Round:
        """Return the round of an act, as it stands."""
        found: Round = Round.objects.get(pk=self.rounds[what["of"]])
        return found


@dataclass(frozen=True, slots=True)
class Matching:
    """Who acts, when, in which act of the script."""

    meeting: Meetings
    id: str
    by: Actor
    at: datetime
    line_of: Callable[[str], Line]


def _offer(doing: Matching, what: What) -> None:
    names = ("side", "want", "title", "words", "sectors", "countries")
    offered = Offered(until=date.fromisoformat(what["until"]), **{name: what[name] for name in names})
    open_offer(council=_council(what), party=_code(what["party"]), offered=offered, by=doing.by, at=doing.at)


def _open(doing: Matching, what: What) -> None:
    plan = Plan(
        title=what["title"], day=date.fromisoformat(what["day"]), first=time.fromisoformat(what["first"]),
        wishes_until=date.fromisoformat(what["wishes_until"]),
        **{name: what[name] for name in ("minutes", "pause", "slots", "tables")},
    )  # fmt: skip
    meeting = doing.line_of(what["meeting"]).public_id
    one = open_round(council=_council(what), meeting=meeting, plan=plan, by=doing.by, at=doing.at)
    doing.meeting.rounds[doing.id] = one.pk


def _seat(doing: Matching, what: What) -> None:
    wanting = Wanting(
        wishes=[_code(name) for name in what["wishes"]],
        **{name: what[name] for name in ("seeks", "offers", "countries")},
    )
    take_seat(
        one=doing.meeting.of(what), party=_code(what["party"]), wanting=wanting, by=doing.by, at=doing.at,
        seen_version=0,
    )  # fmt: skip


def _propose(doing: Matching, what: What) -> None:
    one = doing.meeting.of(what)
    propose_pairs(one=one, by=doing.by, at=doing.at, seen_version=one.version)


def _publish(doing: Matching, what: What) -> None:
    one = doing.meeting.of(what)
    publish_round(one=one, by=doing.by, at=doing.at, seen_version=one.version)


def _end(doing: Matching, what: What) -> None:
    one, came = doing.meeting.of(what), [_code(name) for name in what["came"]]
    end_round(one=one, came=came, by=doing.by, at=doing.at, seen_version=one.version)


def _council(what: What) -> Body:
    return Body.objects.select_related("parent").get(slug=what["council"])


def _code(name: str) -> str:
    """Return the code of a member of the council that the year admitted, by its name."""
    found: Party = Party.objects.get(names__text=name, is_fictitious=True)
    return found.code


MATCHING: Mapping[str, Callable[[Matching, What], None]] = {
    "open_offer": _offer,
    "open_round": _open,
    "take_seat": _seat,
    "propose_pairs": _propose,
    "publish_round": _publish,
    "end_round": _end,
}
