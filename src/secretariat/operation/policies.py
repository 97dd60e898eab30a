"""Who may read the figures."""

from hmac import compare_digest
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

_BY_PROXY = ("X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-Proto")


def may_read_metrics(request: HttpRequest) -> bool:
    """Whoever has the token of the settings; this machine itself, where the settings allow it.

    A proxy on this machine asks from this machine too: what came through one does not count as such.
    """
    token = settings.METRICS_TOKEN
    if token and compare_digest(request.headers.get("Authorization", ""), f"Bearer {token}"):
        return True
    if not settings.METRICS_LOOPBACK or any(name in request.headers for name in _BY_PROXY):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
