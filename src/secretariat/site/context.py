from typing import Any

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, Any]:
    """What every page knows: who looks, and whether this is the demonstration."""
    return {
        "actor": getattr(request, "actor", None),
        "is_demo": settings.DEMO,
        "languages": settings.LANGUAGES,
    }
