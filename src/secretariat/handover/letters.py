"""The letter that tells a delegation that a file for its chair is ready."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from secretariat.bodies.models import Mandate
from secretariat.handover.models import HandoverFile
from secretariat.handover.states import Occasion
from secretariat.people.actor import DELEGATION
from secretariat.people.letters import announce, write_to
from secretariat.people.models import Account

announce("handover", _("When a handover file is ready for a chair that my delegation takes over"))
NOTICED = frozenset({Occasion.MONTH, Occasion.START})


def notify(file: HandoverFile) -> None:
    """Write to the delegation that takes the chair over; what is open stands on the page alone."""
    for account in _incoming(file):
        write_to(
            account, "handover", "handover/letters/ready", file=file.public_id, number=file.number,
            day=file.on, begins=file.term.term.first if file.term and file.term.term else None,
        )  # fmt: skip


def _incoming(file: HandoverFile) -> list[Account]:
    if file.term is None:
        return []
    holders = [file.term.holder] if file.term.holder else list(file.term.joint.all())
    seats = Mandate.objects.filter(body=file.body, role__in=DELEGATION, party__in=holders)
    now = seats.filter(Q(end_on=None) | Q(end_on__gt=file.on), first_on__lte=file.on)
    return list(Account.objects.filter(pk__in=now.values("account"), is_active=True).order_by("pk"))
