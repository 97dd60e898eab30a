"""Campaigns and prospects, made as people make them."""

from datetime import date, datetime
from typing import Any

from secretariat.campaigns.actions.add_contact import add_contact
from secretariat.campaigns.actions.add_prospects import add_prospects
from secretariat.campaigns.actions.import_prospects import import_prospects
from secretariat.campaigns.actions.move_prospect import move_prospect
from secretariat.campaigns.actions.open_campaign import open_campaign
from secretariat.campaigns.course import Word
from secretariat.campaigns.models import Campaign, Contact, Prospect
from secretariat.campaigns.prospects_file import prospect_rows
from tests.cast import Cast
from tests.factories import Make

SZCZECIN, GDYNIA, TCZEW = 3083829, 3099424, 3083426
DAY = date(2026, 3, 16)


def campaign(cast: Cast, at: datetime, **more: Any) -> Campaign:
    """Return a campaign of the union, led by the union itself, for members alone."""
    given: dict[str, Any] = {"title": "New towns", "purpose": "Towns on the rivers join us.", "opens_on": DAY}
    return open_campaign(**{"body": cast.union, **given, "by": cast.staff, "at": at, **more})


def named(cast: Cast, at: datetime, *names: str, of: Campaign | None = None) -> list[Prospect]:
    """Return prospects by name, brought in as a file."""
    one = of or campaign(cast, at)
    rows = prospect_rows("name;country\n" + "\n".join(f"{n};XD" for n in names), members=(), known=())
    return import_prospects(
        campaign=one,
        rows=rows,
        by=cast.staff,
        at=at,
        seen_count=Prospect.objects.filter(campaign=one).count(),
    )


def found(cast: Cast, at: datetime, *cities: int, of: Campaign | None = None) -> list[Prospect]:
    """Return prospects from the table of cities."""
    return add_prospects(campaign=of or campaign(cast, at), cities=cities, by=cast.staff, at=at)


def moved(cast: Cast, at: datetime, prospect: Prospect, *stages: str) -> Prospect:
    """Return the prospect after it came to these stages in turn."""
    for stage in stages:
        prospect.refresh_from_db()
        address = "https://union.example/decisions/1" if stage == "decided" else ""
        prospect = move_prospect(
            prospect=prospect, stage=stage, word=Word(on=DAY, address=address), by=cast.staff, at=at,
            seen_version=prospect.version,
        )  # fmt: skip
    return prospect


def contact(cast: Cast, at: datetime, prospect: Prospect) -> Contact:
    """Return a contact with an address."""
    return add_contact(
        prospect=prospect, name="Mia Mayor", office="Mayor", email="mayor@town.example", by=cast.staff, at=at
    )


def members(cast: Cast) -> None:
    """Let Alba and Brenn be members."""
    for party in (cast.alba, cast.brenn):
        Make.membership(cast.union, party)
