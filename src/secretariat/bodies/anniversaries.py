"""Anniversaries of bodies: from the day on which the sources say that one was founded."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from secretariat.bodies.models import Particular
from secretariat.bodies.queries import bodies_known_to
from secretariat.distribution import Viewer
from secretariat.engines.values.anniversaries import Anniversary, anniversaries
from secretariat.engines.values.edtf import Edtf
from secretariat.parties.models import Body

FOUNDED = "founded"


@dataclass(frozen=True, slots=True)
class Occasion:
    """A round anniversary. `kind`: body or text; `line`: the line that tells when it `began`.

    `of` is the slug of the body, or the public id of the text; `title` that of the text; `body` the slug of
    the body whose it is.
    """

    kind: str
    line: int
    public_id: str
    of: str
    title: str
    body: str
    began: Edtf
    is_fictitious: bool
    anniversary: Anniversary

    @property
    def order(self) -> tuple[date, date, int, str]:
        """The nearest first, exact days before the months and years in which they lie."""
        on = self.anniversary.on
        return on.first or date.min, on.end or date.max, -self.anniversary.years, self.public_id


def of_bodies(
    viewer: Viewer, since: date, until: date, slugs: Collection[str] | None = None
) -> list[Occasion]:
    """Return the anniversaries of bodies from `since` to the day before `until`, in 1 query.

    Args:
        slugs: of these bodies alone; None for all.
    """
    rows = (
        Particular.objects.visible_to(viewer)
        .filter(field=FOUNDED, on_first__isnull=False)
        .filter(body__in=Body.objects.filter(bodies_known_to(viewer)).values("pk"))
        .select_related("line", "body")
    )
    if slugs is not None:
        rows = rows.filter(body__slug__in=slugs)
    found = [
        Occasion(
            kind="body", line=row.pk, public_id=row.public_id, of=row.body.slug, title="", body=row.body.slug,
            began=row.on, is_fictitious=row.body.is_fictitious, anniversary=one,
        )
        for row in rows.order_by("pk")
        for one in anniversaries(row.on, since, until)
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.order)
