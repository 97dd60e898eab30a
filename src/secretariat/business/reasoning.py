"""Why two should meet, in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from secretariat.business.sectors import SECTORS
from secretariat.engines.matching import Why


def in_words(
    why: Iterable[Mapping[str, Any]], names: Mapping[str, str], countries: Mapping[str, str]
) -> tuple[str, ...]:
    """Return each reason of a Pairing as a sentence; `names`: of Parties by code, `countries`: likewise."""
    return tuple(_said(reason, names, countries) for reason in why)


def points_of(why: Iterable[Mapping[str, Any]]) -> int:
    """Return what the pair counts."""
    return sum(int(reason["points"]) for reason in why)


def _said(reason: Mapping[str, Any], names: Mapping[str, str], countries: Mapping[str, str]) -> str:
    who, codes = names.get(reason["who"], reason["who"]), reason["codes"]
    if reason["why"] == Why.MUTUAL_WISH:
        return _("Each asked for the other.")
    if reason["why"] == Why.WISH:
        return _("%(who)s asked for this meeting.") % {"who": who}
    if reason["why"] == Why.SECTOR_FIT:
        sectors = "; ".join(str(SECTORS[code]) for code in codes)
        return _("What %(who)s seeks the other offers: %(sectors)s.") % {"who": who, "sectors": sectors}
    called = ", ".join(countries.get(code, code) for code in codes)
    return _("Both do business in %(countries)s.") % {"countries": called}
