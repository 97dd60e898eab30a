"""Contributions to the union at every address of such: a scale issued, one not, a payment of Alba."""

from tests.cast import Cast
from tests.contributions.making import issued, paid, scale
from tests.desk.making import NOW


def contribution_arguments(cast: Cast) -> dict[str, tuple[str | int, ...]]:
    """Return route → the arguments of its address."""
    issued(cast, NOW)
    scale(cast, NOW, year=2027)
    payment = paid(cast, NOW)
    of_alba = ("union", "XA")
    return {
        **{f"contributions:{name}": ("union",) for name in ("table", "table-csv", "scale", "rule")},
        "contributions:issue": ("union", 2027),
        **{f"contributions:{name}": of_alba for name in ("statement", "payment", "waive", "letter")},
        "contributions:statement-file": (*of_alba, "docx"),
        "contributions:take-back": (payment.public_id,),
    }
