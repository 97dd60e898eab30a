"""libical's verdict on a calendar file: its parser and its restriction checks (RFC 5545, RFC 5546)."""

import ctypes
from functools import lru_cache
from typing import Any

import pytest


@lru_cache
def _library() -> Any:
    try:
        library = ctypes.CDLL("libical.so.3")
    except OSError:
        pytest.skip("needs the Debian package libical3")
    library.icalparser_parse_string.restype = ctypes.c_void_p
    library.icalparser_parse_string.argtypes = [ctypes.c_char_p]
    for name in ("icalrestriction_check", "icalcomponent_count_errors", "icalcomponent_free"):
        getattr(library, name).argtypes = [ctypes.c_void_p]
    return library


def takes(file: bytes) -> bool:
    """Tell whether libical reads a file without an error and finds that it keeps the restrictions."""
    library = _library()
    component = library.icalparser_parse_string(file)
    if not component:
        return False
    keeps = library.icalrestriction_check(component) and not library.icalcomponent_count_errors(component)
    library.icalcomponent_free(component)
    return bool(keeps)
