"""What the pages of one's own account ask: is a second factor asked for, how an address names a thing."""

import re
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django import template
from django.utils.translation import gettext as _

from secretariat.people import queries, second_factor

register = template.Library()

# The more particular comes first: every browser also calls itself by the names of others.
_BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone|iPad", "iOS"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Whether a seat asks for a second factor: one gets no further without (`must`), or is only told so."""

    must: bool
    shown: bool


@register.simple_tag(takes_context=True)
def is_asked(context: template.Context) -> Asked:
    """Return what the viewer's seats ask for."""
    actor = context["actor"]
    must = second_factor.must_have(actor)
    return Asked(must, second_factor.is_asked_of(actor) and not must)


@register.simple_tag
def passkey_handle(passkey: Authenticator) -> str:
    """Return how an address names a passkey."""
    return queries.handle_of(passkey)


@register.simple_tag
def session_handle(session: UserSession) -> str:
    """Return how an address names a session; never its key."""
    return queries.handle_of(session)


@register.filter
def browser(user_agent: str) -> str:
    """Return browser and system in two words, as far as the browser tells them."""
    found = [
        next((name for sign, name in known if re.search(sign, user_agent)), "")
        for known in (_BROWSERS, _SYSTEMS)
    ]
    return ", ".join(filter(None, found)) or _("Unknown browser")
