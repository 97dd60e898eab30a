"""A campaign of the union at every address of such, with prospects at the stages that each act needs."""

from secretariat.bodies.models import Membership
from tests.campaigns.making import campaign, contact, moved, named
from tests.cast import Cast
from tests.desk.making import NOW


def campaign_arguments(cast: Cast, distribution: str = "public") -> dict[str, tuple[str, ...]]:
    """Return route → the arguments of its address."""
    reach = "public" if distribution == "public" else "limited"
    one = campaign(cast, NOW, distribution=reach)
    dorn, held = named(cast, NOW, "Dorn", "Held", of=one)
    decided = moved(cast, NOW, held, "applied", "decided")
    to = contact(cast, NOW, dorn)
    other = campaign(cast, NOW, title="Old towns", distribution=reach)
    of_campaign, of_prospect = (one.public_id,), (dorn.public_id,)
    seat = Membership.objects.filter(body=cast.union, party=cast.alba).earliest("pk").public_id
    return {
        **{f"campaigns:{name}": (seat,) for name in ("suspend", "lift", "leave")},
        "campaigns:members": ("union",),
        **{
            f"site:{name}": of_campaign
            for name in ("campaign", "campaign-json", "campaign-csv", "api-campaign")
        },
        **{f"campaigns:{name}": of_campaign for name in ("change", "import")},
        "campaigns:close": (other.public_id,),
        **{
            f"campaigns:{name}": of_prospect for name in ("prospect", "move", "promoter", "contact", "letter")
        },
        "campaigns:letter-file": (dorn.public_id, "docx"),
        "campaigns:admit": (decided.public_id,),
        "campaigns:drop-contact": (to.public_id,),
        "campaigns:find": ("union",),
        "campaigns:open": ("union",),
    }
