"""Typed readers of the environment that fail loudly and say what to do."""

import os
from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote, urlsplit


class BadSetting(Exception):  # noqa: N818 - reads as what it is
    """A setting is missing or cannot be read."""


def text(name: str, default: str | None = None) -> str:
    """Return a setting, or the default; refuse where there is neither."""
    value = os.environ.get(name, default)
    if value is None:
        raise BadSetting(f"{name} is not set. Set it in the environment; see docs/reference/settings.md.")
    return value


def flag(name: str, default: bool) -> bool:
    """Return a yes/no setting."""
    value = os.environ.get(name, "yes" if default else "no").strip().lower()
    if value in {"1", "yes", "true", "on"}:
        return True
    if value in {"0", "no", "false", "off", ""}:
        return False
    raise BadSetting(f"{name} is {value!r}; say yes or no.")


def choice(name: str, allowed: Sequence[str], default: str) -> str:
    """Return one of a few words."""
    value = os.environ.get(name, default)
    if value not in allowed:
        raise BadSetting(f"{name} is {value!r}; say one of: {', '.join(allowed)}.")
    return value


def words(name: str, default: str) -> list[str]:
    """Return a comma-separated setting as a list."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def number(name: str, default: int) -> int:
    """Return a whole number."""
    value = os.environ.get(name, str(default))
    if not value.isdecimal():
        raise BadSetting(f"{name} is {value!r}; give a whole number.")
    return int(value)


def mail(name: str) -> dict[str, Any]:
    """Return how the mail server is reached, as Django's SMTP connection takes it; nothing where unset.

    `smtp://HOST:PORT`, `smtp+starttls://USER:PASSWORD@HOST:PORT`, `smtps://USER:PASSWORD@HOST:PORT`.
    """
    parts = urlsplit(os.environ.get(name, ""))
    if not parts.scheme:
        return {}
    ports = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
    if parts.scheme not in ports or not parts.hostname:
        raise BadSetting(
            f"{name} begins with {parts.scheme!r}; use smtp://HOST, smtp+starttls:// or smtps://..."
        )
    return {
        "host": parts.hostname,
        "port": parts.port or ports[parts.scheme],
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": parts.scheme == "smtp+starttls",
        "use_ssl": parts.scheme == "smtps",
    }


def database(url: str, connections: int) -> dict[str, object]:
    """Return Django's database settings for `sqlite:///PATH` or `postgresql://USER:PW@HOST:PORT/NAME`.

    Args:
        connections: at most so many to PostgreSQL in one process; further requests wait for their turn.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "secretariat.config.sqlite",
            "NAME": unquote(parts.path.removeprefix("/")) or ":memory:",
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",  # measured: deferred writers deadlock on upgrade
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.removeprefix("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 0,
            "OPTIONS": {"pool": {"min_size": 0, "max_size": connections, "timeout": 30}},
        }
    raise BadSetting(f"DATABASE_URL begins with {parts.scheme!r}; use sqlite:///PATH or postgresql://...")


def origin(address: str) -> str:
    """Return scheme and host of an address; "" for none."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
