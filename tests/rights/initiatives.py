"""An initiative under two chairs of a far day, at every address of such; two lines that are alike."""

from secretariat.chairs.models import Chairmanship
from secretariat.parties.models import Body
from tests.cast import Cast
from tests.desk.making import NOW
from tests.factories import Make
from tests.initiatives.making import initiative, step
from tests.site.levels_making import like_lines


def initiative_arguments(cast: Cast, distribution: str = "public") -> dict[str, tuple[str, ...]]:
    """Return route → the arguments of its address."""
    ports, theirs, _water = like_lines(cast)
    cities = Body.objects.get(slug="cities")
    made = [Make.chairmanship(body, cast.brenn, "2099") for body in (cast.union, cities)]
    rows = Chairmanship.objects.filter(pk__in=[term.pk for term in made]).select_related("body", "holder")
    terms = sorted(rows, key=lambda term: term.body.slug != "union")
    reach = "public" if distribution == "public" else "limited"
    one = initiative(cast, NOW, terms=terms, distribution=reach)
    asked, action = one.asked.get(body=cities).public_id, step(cast, NOW, one).public_id
    of_one, both = (one.public_id,), tuple(term.public_id for term in terms)
    return {
        **{f"site:joint-initiative{form}": of_one for form in ("", "-json", "-feed")},
        "site:api-initiative": of_one,
        **{f"initiatives:{name}": of_one for name in ("change", "add-step", "end")},
        "site:cross-chair": both,
        "site:cross-chair-feed": both,
        "initiatives:propose": both,
        "initiatives:judge": (ports.public_id, theirs.public_id),
        "initiatives:answer": (asked,),
        "initiatives:close-step": (action,),
    }
