"""What an operation may be asked: days, filters, pages. Whatever else stands in the address is refused."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from ninja import Field, Schema
from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from secretariat.site.queries.rows import Look

MOST_ROWS = 100
LAST_ROW = 100_000
_MOST_LETTERS = 60  # of a name that is told back
_FIRST_YEAR, _LAST_YEAR = 1000, 2999  # of days that anybody asks for


def _day(given: Any) -> date:
    """Read a day, and nothing that only could be one (a number of seconds, a week)."""
    if not isinstance(given, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", given, re.ASCII):
        raise ValueError("Write the day as YYYY-MM-DD.")
    try:
        day = date.fromisoformat(given)
    except ValueError as error:
        raise ValueError("The calendar has no such day.") from error
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError(f"Ask for a year from {_FIRST_YEAR} to {_LAST_YEAR}.")
    return day


def _words(given: Any) -> Any:
    if isinstance(given, str) and not given.strip():
        raise ValueError("It is empty: leave it out, or say what you look for.")
    return given


Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^[12]\d{3}-\d{2}-\d{2}$"}),
]
Code = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[\w.-]+$")]
NoticeLanguage = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
Words = Annotated[
    str, BeforeValidator(_words), Field(min_length=1, max_length=100, pattern=r"^[^\x00]*\S[^\x00]*$")
]

Language = StrEnum("Language", {code: code for code, _name in settings.LANGUAGES})  # type: ignore[misc]


def _wrong(parameter: str, message: str) -> PydanticCustomError:
    """Return an error that names the parameter; `{` would be a place for a value to pydantic."""
    return PydanticCustomError(
        "asked", "{message}", {"parameter": parameter[:_MOST_LETTERS], "message": message}
    )


class Asked(Schema):
    """The parameters of every operation; a misspelt one is an error, not silently everything."""

    language: Language | None = Field(
        None, description="Language of names and words; that of `Accept-Language` where left out."
    )

    @model_validator(mode="before")
    @classmethod
    def only_what_is_known(cls, given: Any, info: ValidationInfo) -> Any:
        """Refuse parameters that this operation does not take, and those given twice."""
        request: HttpRequest = (info.context or {})["request"]
        for name, values in request.GET.lists():
            if name not in cls.model_fields:
                told = ", ".join(cls.model_fields)
                raise _wrong(name, f"There is no such parameter here. There are: {told}.")
            if len(values) > 1:
                raise _wrong(name, f"It is given {len(values)} times; give it once.")
        return given


class AsKnown(Asked):
    """`known`: as the record would have read on that day."""

    known: Day | None = Field(
        None, description="As known on this day: claims that were said later are left out."
    )


class Paged(Asked):
    """Which rows of a list."""

    limit: int = Field(50, ge=1, le=MOST_ROWS, description=f"How many rows; {MOST_ROWS} at most.")
    offset: int = Field(0, ge=0, le=LAST_ROW, description="How many rows to pass over.")


class Narrowed(Paged, AsKnown):
    """A list of lines of one body and of some days."""

    body: Code | None = Field(None, description="Slug of the body that the line is about.")
    on: Day | None = Field(None, description="What may be true on this day.")
    since: Day | None = Field(None, description="What may reach to this day or later.")
    until: Day | None = Field(None, description="What may have begun by this day.")


def look_of(request: HttpRequest, known: date | None = None) -> Look:
    """Return who looks, in which language, and the day asked for."""
    return Look(request.actor, get_language() or "en", timezone.localdate(), known)  # type: ignore[attr-defined]
