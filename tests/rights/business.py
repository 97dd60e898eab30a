"""A consultation of the council of the union at every address of such."""

from datetime import date

from django.utils import timezone

from secretariat.business.actions.propose_pairs import propose_pairs
from secretariat.business.models import Round
from tests.business.making import consultation, council, opinion
from tests.business.offers_making import offer
from tests.business.rounds_making import full, opened
from tests.cast import Cast
from tests.desk.making import NOW

FAR = date(2999, 12, 31)


def rounds(cast: Cast) -> tuple[Round, Round]:
    """Return a round with proposed pairs, and one that is published and on today."""
    now = timezone.now()
    one, other = full(cast, now), opened(cast, now)
    propose_pairs(one=one, by=cast.staff, at=now, seen_version=one.version)
    Round.objects.filter(pk=other.pk).update(state="published", day=timezone.localdate())
    return one, other


def business_arguments(cast: Cast, distribution: str = "public") -> dict[str, tuple[str, ...]]:
    """Return route → the arguments of its address; the last day lies far ahead."""
    reach = "public" if distribution == "public" else "general"
    one = consultation(cast, NOW, closes_on=FAR, distribution=reach)
    said = opinion(cast, NOW, one)
    mine = offer(cast, timezone.now(), distribution=reach)
    round_, published = rounds(cast)
    pair = round_.pairings.earliest("pk").public_id
    of_consultation = (one.public_id,)
    return {
        "site:council": (council(cast).slug,),
        **{
            f"site:{name}": of_consultation
            for name in ("consultation", "consultation-json", "api-consultation")
        },
        **{f"business:{name}": of_consultation for name in ("extend", "end", "drop", "opinion")},
        **{f"business:{name}": (said.public_id,) for name in ("answer", "withdraw")},
        **{f"site:{name}": (mine.public_id,) for name in ("offer", "offer-json")},
        **{f"business:{name}": (mine.public_id,) for name in ("change-offer", "close-offer")},
        "business:offer": (council(cast).slug,),
        **{
            f"business:{name}": (round_.public_id,)
            for name in ("change-round", "propose", "publish", "drop-round")
        },
        **{f"business:{name}": (round_.public_id,) for name in ("seat", "place")},
        **{f"site:{name}": (round_.public_id,) for name in ("round", "round-csv")},
        "site:round-timetable": (round_.public_id, "lines"),
        "business:end-round": (published.public_id,),
        "business:leave": (round_.seats.earliest("pk").public_id,),
        "business:remove-pair": (pair,),
        "business:round": (council(cast).slug,),
        "business:consult": ("union",),
        "business:profile": (council(cast).slug, "chamber-dorn"),
    }
