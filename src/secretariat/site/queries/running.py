from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from secretariat.chairs.models import Chairmanship
from secretariat.chairs.states import TermStatus
from secretariat.distribution import Viewer


def running_terms(viewer: Viewer, on: date) -> QuerySet[Any]:
    """Return the terms that may run on the day or later, of all bodies.

    A term without a known end is left out once a later one was held: that one may have ended since, and
    would no longer be there to tell.
    """
    seen = Chairmanship.objects.visible_to(viewer).filter(term__isnull=False)
    later = seen.filter(body=OuterRef("body"), status=TermStatus.HELD)
    later = later.filter(term_first__gt=OuterRef("term_first"), term_first__lte=on)
    return seen.filter(Q(term_end__gt=on) | Q(term_end__isnull=True) & ~Exists(later))
