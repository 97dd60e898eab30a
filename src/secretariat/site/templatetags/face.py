"""What the templates of the face ask: which way is the present one, and how a state is shown."""

import json
from dataclasses import dataclass
from typing import Any

from babel.numbers import format_decimal
from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from secretariat.bodies.policies import manages_seats
from secretariat.site.policies import may_browse_history

register = template.Library()

# What would end the element, or be read as markup, stands as JSON allows to write it.
_FOR_MARKUP = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


class _Written(str):
    """JSON in which nothing can be read as markup; it is not escaped once more."""

    def __html__(self) -> str:
        return str(self)


@register.simple_tag
def linked_data(data: Any) -> str:
    """Return data as a block of JSON-LD, which no browser runs; nothing for nothing."""
    if not data:
        return ""
    written = json.dumps(data, ensure_ascii=False).translate(_FOR_MARKUP)
    return format_html('<script type="application/ld+json">{}</script>', _Written(written))


@register.filter
def counted(number: int) -> str:
    """Return a number as a person reads it: 212,000."""
    return format_decimal(number, locale=(get_language() or "en").replace("-", "_"))


@dataclass(frozen=True, slots=True)
class Way:
    """One entry of the main navigation."""

    name: Promise | str
    url: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class ShownState:
    """A state as it is shown: a sign, a word, and the manner (colour and border)."""

    sign: str
    word: Promise | str
    manner: str


WAYS = (
    (_("Today"), "site:home"),
    (_("Bodies"), "site:bodies"),
    (_("Chairs"), "site:chairs"),
    (_("Meetings"), "site:meetings"),
    (_("Texts"), "texts:rooms"),
    (_("Agendas"), "site:strategies"),
    (_("Commitments"), "site:commitments"),
    (_("Projects"), "site:projects"),
    (_("News"), "site:news"),
    (_("Documents"), "site:documents"),
    (_("Parties"), "site:parties"),
    (_("People"), "site:people"),
)
DESK = (_("Desk"), "desk:home")
# Where the pages of work on a way stand.
WORK = {
    "site:meetings": ("/convene/", "/said/items/"),
    "site:commitments": ("/said/bodies/", "/said/commitments/", "/said/words/", "/said/confirm/"),
    "texts:rooms": ("/adoptions/", "/soundings/"),
    "site:projects": ("/funding/",),
    "site:news": ("/notices/",),
    "site:strategies": (
        "/priorities/",
        "/said/strategies/",
        "/said/versions/",
        "/said/priorities/",
        "/said/reviews/",
    ),
}
# What stands below the main navigation: at the foot of each page.
MORE = (
    (_("Levels and topics"), "site:levels"),
    (_("Two chairs at once"), "site:cross-chairs"),
    (_("Joint initiatives"), "site:joint-initiatives"),
    (_("Business councils"), "site:business"),
    (_("Practices"), "site:practices"),
    (_("Membership campaigns"), "site:campaigns"),
    (_("Groups and who coordinates them"), "site:coordinators"),
    (_("Anniversaries"), "site:anniversaries"),
)
HISTORY = (_("History"), "site:history")
SEATS = (_("Seats"), "seats:home")

_HELD, _PLANNED, _NOT_HELD, _DISPUTED, _UNVERIFIED, _PLAIN = (
    "held",
    "planned",
    "not-held",
    "disputed",
    "unverified",
    "plain",
)

# Every code that a page shows: of terms, meetings, texts, findings, readings, comparisons, endings.
STATES: dict[str, ShownState] = {
    "held": ShownState("●", _("held"), _HELD),
    "planned": ShownState("○", _("planned"), _PLANNED),
    "not-held": ShownState("✕", _("not held"), _NOT_HELD),
    "disputed": ShownState("!", _("disputed"), _DISPUTED),
    "unverified": ShownState("?", _("unverified"), _UNVERIFIED),
    "confirmed": ShownState("◐", _("confirmed"), _PLANNED),
    "postponed": ShownState("↷", _("postponed"), _DISPUTED),
    "cancelled": ShownState("✕", _("cancelled"), _NOT_HELD),
    "declined": ShownState("✕", _("declined"), _NOT_HELD),
    "in force": ShownState("●", _("in force"), _HELD),
    "superseded": ShownState("↷", _("superseded"), _PLAIN),
    "unknown": ShownState("?", _("not known"), _PLAIN),
    "adopted": ShownState("○", _("adopted, not yet in force"), _PLANNED),
    "under review": ShownState("◐", _("under review"), _PLANNED),
    "review-overdue": ShownState("!", _("review overdue"), _DISPUTED),
    "proposed": ShownState("○", _("proposed"), _PLANNED),
    "supported": ShownState("+", _("supported"), _PLANNED),
    "agreed": ShownState("✓", _("agreed"), _HELD),
    "decided": ShownState("●", _("decided"), _HELD),
    "announced": ShownState("○", _("announced"), _PLANNED),
    "expected": ShownState("○", _("expected"), _PLANNED),
    "open": ShownState("○", _("to be read"), _PLANNED),
    "accepted": ShownState("✓", _("accepted"), _HELD),
    "corrected": ShownState("✎", _("corrected"), _HELD),
    "rejected": ShownState("✕", _("rejected"), _NOT_HELD),
    "waiting": ShownState("○", _("waiting to be read"), _PLANNED),
    "read": ShownState("●", _("read"), _HELD),
    "failed": ShownState("!", _("could not be read"), _DISPUTED),
    "sending": ShownState("◐", _("being sent"), _PLANNED),
    "sent": ShownState("●", _("sent"), _HELD),
    "given-up": ShownState("✕", _("given up"), _NOT_HELD),
    "candidate": ShownState("?", _("candidate"), _UNVERIFIED),
    "new": ShownState("+", _("new"), _PLANNED),
    "confirms": ShownState("=", _("confirms"), _HELD),
    "contradicts": ShownState("!", _("contradicts"), _DISPUTED),
    "supersedes": ShownState("↷", _("supersedes"), _DISPUTED),
    "same-meeting": ShownState("=", _("same meeting"), _HELD),
    "as-announced": ShownState("●", _("as announced"), _HELD),
    "otherwise": ShownState("↷", _("otherwise"), _DISPUTED),
    "did-not-happen": ShownState("✕", _("did not happen"), _NOT_HELD),
    "no-trace": ShownState("?", _("no trace found"), _UNVERIFIED),
    "overdue": ShownState("!", _("overdue"), _DISPUTED),
    "awaited": ShownState("○", _("awaited"), _PLANNED),
    "unconfirmed": ShownState("?", _("not confirmed"), _UNVERIFIED),
    "dropped": ShownState("✕", _("dropped"), _NOT_HELD),
    "offered": ShownState("○", _("open to others"), _PLANNED),
    "taken-up": ShownState("◐", _("taken up"), _PLANNED),
    "done": ShownState("●", _("done"), _HELD),
    "due": ShownState("○", _("due"), _PLANNED),
    "late": ShownState("!", _("late"), _DISPUTED),
    "received": ShownState("●", _("received"), _HELD),
    "received-late": ShownState("◐", _("received late"), _HELD),
    "happened": ShownState("●", _("happened"), _HELD),
    "closed": ShownState("✕", _("closed"), _NOT_HELD),
    "invited": ShownState("○", _("sent"), _PLANNED),
    "expired": ShownState("!", _("expired"), _DISPUTED),
    "set-up": ShownState("✓", _("set up"), _HELD),
    "happened in part": ShownState("◐", _("happened in part"), _HELD),
    "happened otherwise": ShownState("↷", _("happened otherwise"), _DISPUTED),
    "happened, then ended": ShownState("●", _("happened, then ended"), _HELD),
    "did not happen": ShownState("✕", _("did not happen"), _NOT_HELD),
    "in progress": ShownState("◐", _("in progress"), _PLANNED),
    "needs funds": ShownState("!", _("needs funding"), _DISPUTED),
    "stagnant": ShownState("–", _("stagnant"), _UNVERIFIED),
    "implemented": ShownState("●", _("implemented"), _HELD),
    "elapsed": ShownState("✕", _("elapsed"), _NOT_HELD),
    "not-taken-up": ShownState("○", _("nobody has taken it up"), _PLAIN),
    "concept note": ShownState("○", _("concept note"), _PLANNED),
    "being decided": ShownState("◐", _("being decided"), _PLANNED),
    "approved": ShownState("✓", _("approved"), _HELD),
    "under way": ShownState("●", _("under way"), _HELD),
    "suspended": ShownState("⊘", _("suspended"), _DISPUTED),
    "completed": ShownState("✓", _("completed"), _HELD),
    "refused": ShownState("✕", _("refused"), _NOT_HELD),
    "withdrawn": ShownState("✕", _("withdrawn"), _NOT_HELD),
    "at risk": ShownState("!", _("at risk"), _DISPUTED),
    "delayed": ShownState("!", _("delayed"), _DISPUTED),
    "past-end": ShownState("!", _("past its planned end"), _DISPUTED),
    "milestone-late": ShownState("!", _("a milestone is overdue"), _DISPUTED),
    "step-late": ShownState("!", _("the deadline of its step has passed"), _DISPUTED),
    "call-open": ShownState("●", _("open"), _HELD),
    "no trace found": ShownState("?", _("no trace found"), _UNVERIFIED),
}


@register.simple_tag
def shown_state(code: object) -> ShownState:
    """Return how a state is shown; a code that nobody listed is shown by its own word."""
    word = str(code)
    return STATES.get(word) or ShownState("·", word.replace("-", " "), _PLAIN)


@register.simple_tag(takes_context=True)
def ways(context: template.Context) -> list[Way]:
    """Return the main navigation: only pages that exist, and those of work for whoever does it."""
    actor = context.get("actor")
    listed = [*WAYS]
    if actor and actor.is_staff:
        listed.append(DESK)
    if actor and manages_seats(actor):
        listed.append(SEATS)
    if actor and may_browse_history(actor):
        listed.append(HISTORY)
    path = getattr(context.get("request"), "path", "")
    return [way for name, route in listed if (way := _way(name, route, path))]


@register.simple_tag(takes_context=True)
def more_ways(context: template.Context) -> list[Way]:
    """Return what else there is, for the foot of a page."""
    path = getattr(context.get("request"), "path", "")
    return [way for name, route in MORE if (way := _way(name, route, path))]


def _way(name: Promise, route: str, path: str) -> Way | None:
    try:
        url = reverse(route)
    except NoReverseMatch:
        return None
    is_below = url != "/" and path.startswith((url, *WORK.get(route, ())))
    return Way(name, url, path == url or is_below)


@register.simple_tag(takes_context=True)
def address(context: template.Context) -> str:
    """Return the whole address of this page, for a citation; "" where there is no request."""
    request: Any = context.get("request")
    return request.build_absolute_uri() if request else ""
