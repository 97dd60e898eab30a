"""A practice of Brenn at every address of such; Alba took it up, and asks to come and see it."""

from tests.cast import Cast
from tests.desk.making import NOW
from tests.practices.making import asked, draft, published, reuse, with_result


def practice_arguments(cast: Cast, distribution: str = "public") -> dict[str, tuple[str, ...]]:
    """Return route → the arguments of its address."""
    reach = "public" if distribution == "public" else "limited"
    one = with_result(cast, NOW, published(cast, NOW, distribution=reach))
    unripe = with_result(cast, NOW, draft(cast, NOW, title="Lorries by rail", distribution=reach))
    taken, visit = reuse(cast, NOW, one), asked(cast, NOW, one)
    of_practice = (one.public_id,)
    return {
        "practices:new": ("union",),
        **{f"site:{name}": of_practice for name in ("practice", "practice-json", "api-practice")},
        **{f"practices:{name}": of_practice for name in ("revise", "withdraw", "result", "reuse", "ask")},
        **{f"practices:{name}": (unripe.public_id,) for name in ("offer", "publish", "send-back")},
        "practices:drop-result": (one.public_id, one.results.earliest("pk").public_id),
        "practices:judge": (taken.public_id,),
        **{f"practices:{name}": (visit.public_id,) for name in ("visit", "answer", "take-back")},
    }
