"""Addresses of the web that others gave: only those that a browser opens as a page, and nothing that runs."""

import re
from urllib.parse import urlsplit

from secretariat.engines.values.errors import BadAddress

_LONGEST = 1000
_SCHEMES = ("http://", "https://")
_UNWRITTEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff<>\"`\\]")


def web_address(text: str) -> str:
    """Return an address that may be kept and shown as a link.

    Raises:
        BadAddress: another scheme (`javascript:` runs, `file:` reads), no host, signs that no address has,
            a name and password before the host, which make one host look like another.

    >>> web_address("https://www.example.org/a?b=c")
    'https://www.example.org/a?b=c'
    """
    if len(text) > _LONGEST:
        raise BadAddress(text[:60], _LONGEST, f"an address has up to {_LONGEST} characters")
    if (unwritten := _UNWRITTEN.search(text)) is not None:
        raise BadAddress(text, unwritten.start(), "this sign stands in no address")
    if not is_web_address(text):
        raise BadAddress(text, 0, "an address begins with http:// or https://")
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise BadAddress(text, 0, "the host or the port cannot be read") from error
    if not host:
        raise BadAddress(text, 0, "it names no host")
    if "@" in parts.netloc:
        raise BadAddress(text, text.index("@"), "a name before the host hides which host it is")
    return text


def is_web_address(text: str) -> bool:
    """Tell whether a browser opens this as a page of the web: a quick look, for links that are shown."""
    return text[:8].lower().startswith(_SCHEMES)


def shown_address(text: str) -> str:
    """Return the address of a link, "" for one that a browser would run instead of opening."""
    return text if is_web_address(text) else ""
