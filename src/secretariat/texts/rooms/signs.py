"""How far a paragraph has come, told by sign and by word."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from secretariat.engines.drafting.operations.values import Status


@dataclass(frozen=True, slots=True)
class Sign:
    """How far a paragraph has come, by sign and by word; `manner` is its class."""

    sign: str
    word: str
    manner: str


def sign_of(status: Status, *, is_adopted: bool, is_contested: bool, is_reserved: bool) -> Sign:
    """Return how far a paragraph has come; in an adopted text all of them have come as far as it."""
    told = {
        Status.AGREED: Sign("✓", _("agreed"), "agreed"),
        Status.AD_REFERENDUM: Sign("(✓)", _("agreed ad referendum"), "ad-ref"),
        Status.CLOSED: Sign("■", _("closed"), "agreed"),
        Status.PARKED: Sign("‖", _("parked"), "parked"),
    }
    if is_adopted:
        return Sign("●", _("adopted"), "agreed")
    if status in told:
        return told[status]
    if is_contested:
        return Sign("[ ]", _("contested"), "contested")
    if is_reserved:
        return Sign("R", _("reserved"), "reserved")
    return Sign("○", _("open, nothing proposed"), "open")
