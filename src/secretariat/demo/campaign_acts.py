"""The acts by which the union of ports wins members in the demonstration year, each by the secretariat."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from secretariat.campaigns.actions.admit_prospect import admit_prospect
from secretariat.campaigns.actions.import_prospects import import_prospects
from secretariat.campaigns.actions.move_prospect import move_prospect
from secretariat.campaigns.actions.open_campaign import open_campaign
from secretariat.campaigns.actions.suspend_member import suspend_member
from secretariat.campaigns.course import Word
from secretariat.campaigns.models import Campaign, Prospect
from secretariat.campaigns.prospects_file import prospect_rows
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence.sourced import Cited, Sourced
from secretariat.evidence.states import CitationKind
from secretariat.parties.models import Body, PartyKind
from secretariat.people.actor import Actor

What = Mapping[str, Any]


@dataclass(slots=True)
class Winning:
    """The campaigns of the year, by the acts that opened them."""

    campaigns: dict[str, int] = field(default_factory=dict)

    def of(self, what: What) -> Campaign:
        """Return the campaign of an act."""
        found: Campaign = Campaign.objects.select_related("body__parent").get(pk=self.campaigns[what["of"]])
        return found


@dataclass(frozen=True, slots=True)
class Campaigning:
    """Who acts, when, in which act of the script, told in which words."""

    winning: Winning
    id: str
    by: Actor
    at: datetime
    story: str

    def prospects(self, what: What) -> list[Prospect]:
        """Return the prospects that an act names, in its order."""
        rows = {row.name: row for row in Prospect.objects.filter(campaign=self.winning.of(what))}
        return [rows[name] for name in what["names"]]

    def sourced(self, body: Body) -> Sourced:
        """Return the source of an entry: the words of the story."""
        day = Edtf.day(self.at.date())
        cited = Cited(CitationKind.ENTRY, note=self.story, said_on=day)
        return Sourced(by=self.by, at=self.at, cited=(cited,), said_on=day, body=body, is_fictitious=True)


def _open(doing: Campaigning, what: What) -> None:
    campaign = open_campaign(
        body=Body.objects.select_related("parent").get(slug=what["body"]), title=what["title"],
        purpose=what["purpose"], opens_on=doing.at.date(), goal=what["goal"],
        distribution=what["distribution"], by=doing.by, at=doing.at,
    )  # fmt: skip
    doing.winning.campaigns[doing.id] = campaign.pk


def _import(doing: Campaigning, what: What) -> None:
    rows = prospect_rows("\n".join(what["table"]), members=(), known=())
    import_prospects(campaign=doing.winning.of(what), rows=rows, by=doing.by, at=doing.at, seen_count=0)


def _move(doing: Campaigning, what: What) -> None:
    word = Word(on=doing.at.date(), note=what["note"], address=what.get("address", ""))
    for prospect in doing.prospects(what):
        move_prospect(
            prospect=prospect, stage=what["stage"], word=word, by=doing.by, at=doing.at,
            seen_version=prospect.version,
        )  # fmt: skip


def _admit(doing: Campaigning, what: What) -> None:
    body = doing.winning.of(what).body
    for prospect in doing.prospects(what):
        admit_prospect(
            prospect=prospect, first_on=date.fromisoformat(what["first_on"]), sourced=doing.sourced(body),
            seen_version=prospect.version, kind=what.get("kind", PartyKind.CITY),
        )  # fmt: skip


def _suspend(doing: Campaigning, what: What) -> None:
    for prospect in doing.prospects(what):
        seat = prospect.membership
        assert seat is not None, "who is suspended has a seat"
        suspend_member(
            membership=seat, first_on=doing.at.date(), last_on=date.fromisoformat(what["last_on"]),
            sourced=doing.sourced(seat.body), seen_version=seat.line.version,
        )  # fmt: skip


CAMPAIGNS: Mapping[str, Callable[[Campaigning, What], None]] = {
    "open_campaign": _open,
    "import_prospects": _import,
    "move_prospects": _move,
    "admit_prospects": _admit,
    "suspend_member": _suspend,
}
