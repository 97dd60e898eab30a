"""A content as its page shows it: frozen values, with all words made; a template does no work."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import translation

from secretariat.handover.paper import (
    due_of,
    kind_of,
    lede_of,
    nothing_in,
    origin_of,
    title_of,
    when_of,
    who_of,
)


@dataclass(frozen=True, slots=True)
class ItemShown:
    """One item; `below`: what stands small under its words; `late_days`: 0 where it is not late."""

    key: str
    words: str
    url: str
    below: str
    who: str
    when: str
    late_days: int
    state: str
    next: str


@dataclass(frozen=True, slots=True)
class PartShown:
    """A part with its number; `nothing`: what it says where it is empty."""

    number: int
    key: str
    heading: str
    about: str
    is_work: bool
    items: tuple[ItemShown, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class FileShown:
    """All that the page shows of a content."""

    language: str
    slug: str
    body: str
    title: str
    on: str
    lede: tuple[str, ...]
    open_count: int
    is_fictitious: bool
    term: str
    outgoing: str
    figures: tuple[Mapping[str, Any], ...]
    owners: tuple[Mapping[str, Any], ...]
    ages: tuple[Mapping[str, Any], ...]
    parts: tuple[PartShown, ...]


def shown(content: Mapping[str, Any]) -> FileShown:
    """Return what the page shows, in the language of the content."""
    with translation.override(content["language"]):
        return FileShown(
            language=content["language"],
            slug=content["body"]["slug"],
            body=content["body"]["name"],
            title=title_of(content),
            on=content["on"],
            lede=tuple(lede_of(content)),
            open_count=content["open_count"],
            is_fictitious=content["is_fictitious"],
            term=(content["term"] or {}).get("id", ""),
            outgoing=(content["outgoing"] or {}).get("id", ""),
            figures=tuple(content["figures"]),
            owners=tuple(content["owners"]),
            ages=tuple(content["ages"]),
            parts=tuple(_part(at, part) for at, part in enumerate(content["parts"], start=1)),
        )


def _part(number: int, part: Mapping[str, Any]) -> PartShown:
    is_owed = part["key"] == "owed"
    return PartShown(
        number=number,
        key=part["key"],
        heading=part["heading"],
        about=part["about"],
        is_work=part["is_work"],
        items=tuple(_item(one, is_owed=is_owed) for one in part["items"]),
        nothing=nothing_in(part),
    )


def _item(one: Mapping[str, Any], *, is_owed: bool) -> ItemShown:
    below = origin_of(one) if is_owed else " · ".join(filter(None, (kind_of(one), one["source"])))
    return ItemShown(
        key=f"{one['kind']}-{one['id']}",
        words=one["words"],
        url=one["url"],
        below=below,
        who=who_of(one),
        when=due_of(one) if is_owed else when_of(one),
        late_days=one["late_days"],
        state=one["state"],
        next=one["next"],
    )
