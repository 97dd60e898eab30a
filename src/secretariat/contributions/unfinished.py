"""What members owe and have not paid in time."""

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.bodies.queries import names_of
from secretariat.contributions.accounts import NOTHING, YearStands, account_of
from secretariat.contributions.models import Scale
from secretariat.contributions.queries import sums_of
from secretariat.engines.values.money import exact_shown
from secretariat.parties.unfinished import Asked, OpenItem, holds
from secretariat.people.actor import Actor


def arrears_open(asked: Asked) -> list[OpenItem]:
    """Return what is owed beyond its last day, by member and year, in 5 queries."""
    assert isinstance(asked.viewer, Actor)
    scales = {
        (one.body_id, one.year): one
        for one in Scale.objects.visible_to(asked.viewer).filter(body__in=asked.keys).select_related("body")
    }
    sums = sums_of(asked.on, {body for body, _year in scales})
    names = names_of("party", sums.parties, asked.language)
    items = []
    for (body, party, currency), charges in sums.charges.items():
        account = account_of(charges, sums.paid.get((body, party, currency), NOTHING), asked.on)
        code = sums.parties[party].code
        late = [(scales[body, year.year], year) for year in account.years if year.is_late]
        items += [
            _item(scale, year, (code, names.get(party, code)), asked.language)
            for scale, year in late
            if scale.currency == currency
        ]
    return sorted(items, key=lambda item: (item.due, item.id))


def _item(scale: Scale, year: YearStands, who: tuple[str, str], language: str) -> OpenItem:
    code, name = who
    return OpenItem(
        kind="arrears", id=f"{scale.public_id}-{code}",
        words=_("%(name)s owes %(sum)s for %(year)d (%(decided)s)")
        % {"name": name, "sum": exact_shown(year.owed, scale.currency, language), "year": scale.year,
           "decided": scale.decided},
        body=scale.body.slug, owners=(name,), due=year.due_on.isoformat(),
        url=reverse("contributions:statement", args=[scale.body.slug, code]),
        since=scale.issued_on.isoformat() if scale.issued_on else "",
        state=_("in part paid") if year.paid else _("not paid"),
        next=_("to be reminded, or waived by a decision"),
    )  # fmt: skip


holds("arrears", gather=arrears_open)
