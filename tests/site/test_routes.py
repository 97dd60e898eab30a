"""Every route names who may see it; deny by default."""

from collections.abc import Iterator

from django.contrib.staticfiles.views import serve
from django.urls import URLPattern, URLResolver, get_resolver
from django.views.static import serve as serve_file

# Files of the design and the choice of the reader's language tell nothing of the record.
OPEN_BY_NAME = {"set_language"}
OPEN_VIEWS = {serve, serve_file}


def routes(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in patterns:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry.url_patterns, address)
        else:
            yield address, entry


def all_routes() -> list[tuple[str, URLPattern]]:
    return list(routes(get_resolver("secretariat.config.urls").url_patterns))


def test_every_route_declares_a_rule() -> None:
    undeclared = [
        address
        for address, route in all_routes()
        if route.name not in OPEN_BY_NAME
        and route.callback not in OPEN_VIEWS
        and not callable(getattr(route.callback, "rule", None))
    ]
    assert undeclared == []


def test_the_walk_finds_the_pages_of_the_record() -> None:
    names = {route.name for _, route in all_routes()}
    assert names >= {
        "home",
        "bodies",
        "body",
        "parties",
        "party",
        "people",
        "person",
        "meeting",
        "text",
        "chairs",
        "chairmanship",
        "documents",
        "document",
        "line",
    }
