"""Which files the arguments of `read` mean, and when each was published."""

import json
import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

READ_SUFFIXES = frozenset(
    (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", "")
)

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?")


class BadDates(ValueError):  # noqa: N818 - named for what is bad
    """A file of dates that does not keep its shape; the message names the place."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Files to read, in order of their path, and files of folders that were passed over."""

    files: tuple[Path, ...]
    passed_over: tuple[Path, ...]


def files_of(paths: Sequence[Path]) -> Inputs:
    """Return the files meant by `paths`: a file is itself; a folder is walked for what is read here."""
    files: dict[Path, None] = {}
    passed_over: list[Path] = []
    for path in paths:
        if not path.is_dir():
            files[path] = None
            continue
        for found in _walked(path):
            if found.suffix.lower() in READ_SUFFIXES:
                files[found] = None
            else:
                passed_over.append(found)
    return Inputs(tuple(files), tuple(passed_over))


def _walked(folder: Path) -> Iterable[Path]:
    """Return the files of a folder and its folders, sorted, without hidden ones."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(
        path for path in found if not any(p.startswith(".") for p in path.relative_to(folder).parts)
    )


@dataclass(frozen=True, slots=True)
class Given:
    """What is known from outside of the day of a document: the day, or only the last day that it can be."""

    published: date | None = None
    latest: date | None = None


def dates_of(written: str) -> Mapping[str, Given]:
    """Read publication dates from JSON: an object from id to date, or a list of cases with `id`, `published`.

    A time of the day is passed over; a month or a year alone (2021-10, 2021) bounds the day.

    Raises:
        BadDates: names the place and what stands there.
    """
    try:
        content = json.loads(written)
    except (ValueError, RecursionError) as error:
        raise BadDates(f"It is not JSON: {error}.") from error
    return {name: _given(name, value) for name, value in _pairs(content)}


def _pairs(content: Any) -> Iterable[tuple[str, Any]]:
    if isinstance(content, dict):
        return content.items()
    if not isinstance(content, list):
        raise BadDates("It holds neither an object from id to date nor a list of cases.")
    return [_case(number, case) for number, case in enumerate(content)]


def _case(number: int, case: Any) -> tuple[str, Any]:
    if not isinstance(case, dict) or not isinstance(case.get("id"), str):
        raise BadDates(f"[{number}] is no case with an id.")
    return case["id"], case.get("published")


def _given(name: str, value: Any) -> Given:
    found = _DATE.fullmatch(value) if isinstance(value, str) else None
    if value is not None and found is None:
        raise BadDates(f"{name!r} has {value!r}, which is no date such as 2021-10-29.")
    if found is None:
        return Given()
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if year and month and day:
            return Given(published=date(year, month, day))
        last = (
            date(year, month, monthrange(year, month)[1]) if year and month else date(int(year or 0), 12, 31)
        )
    except ValueError as error:
        raise BadDates(f"{name!r} has {value!r}: there is no such day.") from error
    return Given(latest=last)
