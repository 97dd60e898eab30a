"""The vocabulary of topics of the lines of an agenda, with EuroVoc's domains where they fit."""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from secretariat.data.strict import read_row


@dataclass(frozen=True, slots=True)
class Group:
    """Topics that stand together where one chooses among all."""

    key: str
    en: str
    ru: str

    def name(self, language: str) -> str:
        """Return what it is called; in English where it has no name in that language."""
        return self.ru if language == "ru" else self.en


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic; `eurovoc`: the number of the domain that means the same, none where no domain fits whole."""

    key: str
    group: str
    en: str
    ru: str
    eurovoc: str | None

    def name(self, language: str) -> str:
        """Return what it is called; in English where it has no name in that language."""
        return self.ru if language == "ru" else self.en

    @property
    def address(self) -> str:
        """The address of the EuroVoc domain, empty where none fits."""
        return f"http://eurovoc.europa.eu/{self.eurovoc}" if self.eurovoc else ""


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    schema: str
    source: str
    notes: str
    groups: tuple[Group, ...]
    topics: tuple[Topic, ...]


def topics() -> tuple[Topic, ...]:
    """Return all topics in their order.

    Raises:
        BadFacts: the file breaks its schema; names file and place.
    """
    return _vocabulary().topics


def topics_by_group() -> tuple[tuple[Group, tuple[Topic, ...]], ...]:
    """Return the groups in their order, each with its topics.

    Raises:
        BadFacts: as `topics`.
    """
    whole = _vocabulary()
    return tuple(
        (group, tuple(one for one in whole.topics if one.group == group.key)) for group in whole.groups
    )


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    text = (files("secretariat.data") / "topics.json").read_text(encoding="utf-8")
    return read_row(_Vocabulary, json.loads(text), "topics.json")
