"""What a list is answered with: some rows, how many there are, and the way to the others."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from django.http import Http404, HttpRequest
from ninja import Field, Schema

from secretariat.site.api.asking import LAST_ROW, Paged

T = TypeVar("T")


class Rows(Schema, Generic[T]):
    """Some rows of a list. `total` counts what you may see, nothing else."""

    items: list[T]
    total: int = Field(description="How many there are in all.")
    limit: int
    offset: int
    next: str = Field(description="Address of the rows that follow; empty where these are the last.")
    previous: str = Field(description="Address of the rows before; empty where these are the first.")


def rows_of(request: HttpRequest, asked: Paged, items: Sequence[T], total: int) -> dict[str, object]:
    """Return the rows with the addresses of their neighbours."""
    after, before = asked.offset + asked.limit, max(asked.offset - asked.limit, 0)
    return {
        "items": list(items),
        "total": total,
        "limit": asked.limit,
        "offset": asked.offset,
        "next": _address(request, after) if after < min(total, LAST_ROW + 1) else "",
        "previous": _address(request, before) if asked.offset else "",
    }


def there(found: Any) -> Any:
    """Return what was found; what is not there, or not to be seen, is 404."""
    if found is None:
        raise Http404
    return found


def cut(asked: Paged, items: Sequence[T]) -> Sequence[T]:
    """Return the rows asked for of a list that is at hand in full."""
    return items[asked.offset : asked.offset + asked.limit]


def _address(request: HttpRequest, offset: int) -> str:
    query = request.GET.copy()
    query["offset"] = str(offset)
    return f"{request.path}?{query.urlencode()}"
