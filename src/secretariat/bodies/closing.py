"""What stands in the way of closing an account, or of ending a seat: work that would be left behind."""

from datetime import date

from django.utils.translation import ngettext

from secretariat.bodies.models import Mandate
from secretariat.people.models import Account
from secretariat.people.open_work import Work, open_work_of
from secretariat.refusals import NotReady

# What counts as a change of an account for whoever manages it: its holder's coming and going does not.
ACTS = ("account.opened", "account.closed", "account.reopened", "account.work-handed-over")


def seats_not_over(account: Account, day: date) -> list[Mandate]:
    """Return the seats that the account holds on a day or will hold."""
    return list(
        Mandate.objects.filter(account=account).not_over(day).select_related("body", "party").order_by("pk")
    )


def refuse_open_work(account: Account, *, on: date, leaving: Mandate | None = None) -> None:
    """Refuse while work is open that would be left behind.

    Args:
        leaving: the one seat that ends; its body's work is then asked for, unless a like seat there remains.
    """
    seats = [seat for seat in seats_not_over(account, on) if leaving is None or seat.pk != leaving.pk]
    work: tuple[Work, ...] = open_work_of(account)
    if leaving is not None and seats:
        kept = any(seat.body_id == leaving.body_id and seat.role == leaving.role for seat in seats)
        work = () if kept else tuple(one for one in work if one.body == leaving.body.slug)
    if not work:
        return
    sentence = ngettext(
        "%(name)s has %(count)d piece of open work. Hand it over first.",
        "%(name)s has %(count)d pieces of open work. Hand them over first.",
        len(work),
    )
    raise NotReady(
        sentence % {"name": account.name, "count": len(work)},
        account=account.public_id,
        work=[one.label for one in work],
    )
