"""Whom the words of a document mean: persons, parties and bodies that the record knows. Pure; no database."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from secretariat.desk.compare.stems import stems
from secretariat.engines.values.folding import fold
from secretariat.engines.values.names import person_name, same_person, spelling_key, without_honorifics

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_SAINT = re.compile(r"\b(?:saint|st\.?) ")
_PARTICLES = frozenset(
    "van von der den de di da dos del della la le al el bin ibn ter ten zu af av".split()  # noqa: SIM905
)
# Words that no human bears: "Business Council" is capitalised like a name.
_GROUPS = frozenset(
    "council committee commission assembly bank union ministry ministers secretariat chamber conference "  # noqa: SIM905
    "forum association organization organisation group delegation government parliament agency centre "
    "center institute federation league board office company authority department university".split()
)
_FORMS = ("short", "official", "acronym", "former", "spelling")
_LIKE_FROM = 0.7
_COMMON_WORDS, _COMMON_SHARE = 3, 0.6
_LONGEST_NAME = 16  # words of the name of a body


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that stands in the record: `key` is the bearer's slug or code, `form` short, official, ..."""

    key: str
    text: str
    form: str = "official"
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom words mean. `kind` person, party or body; `reason` says how it was recognised.

    `is_inferred`: the words name something else that stands for it (a capital for its state).
    """

    kind: str
    key: str
    name: str
    reason: str
    is_inferred: bool = False


@dataclass(frozen=True, slots=True)
class Likely:
    """A person of the record who may be the one named, under another spelling."""

    key: str
    name: str
    reason: str
    score: float


@dataclass(frozen=True)
class Known:
    """All names that a viewer may see, and those that the reader's gazetteer adds.

    `gazetteer`: folded form → (kind, key, reason, is_inferred).
    `organs`: bodies that are parts of others and no more; "Council of Ministers" alone names none of them.
    """

    persons: Sequence[KnownName]
    parties: Sequence[KnownName]
    bodies: Sequence[KnownName]
    gazetteer: Mapping[str, tuple[str, str, str, bool]] = field(default_factory=dict)
    same_as: Mapping[str, str] = field(default_factory=dict)
    organs: frozenset[str] = frozenset()

    # The tables are made when first asked for: a page that only shows names needs none of the others.
    @cached_property
    def _persons(self) -> Mapping[str, str]:
        return {_letters(name.text): name.key for name in reversed(self.persons)}

    @cached_property
    def _parties(self) -> Mapping[str, str]:
        return {_key(name.text): name.key for name in reversed(self.parties)}

    @cached_property
    def _bodies(self) -> Mapping[str, str]:
        own = [name for name in self.bodies if name.key not in self.organs]
        return {_key(name.text): name.key for name in reversed(own)}

    @cached_property
    def _organs(self) -> frozenset[str]:
        return frozenset(_key(name.text) for name in self.bodies if name.key in self.organs)

    @cached_property
    def _surnames(self) -> Mapping[str, Sequence[KnownName]]:
        return _by_surname(self.persons)

    @cached_property
    def _keys(self) -> frozenset[tuple[str, str]]:
        return frozenset((kind, name.key) for kind, names in self._by_kind() for name in names)

    @cached_property
    def _labels(self) -> Mapping[tuple[str, str], str]:
        return {(kind, key): _best(kind, found) for kind, key, found in self._by_key()}

    def person(self, words: str) -> Identity | None:
        """Return the person who bears exactly this name, apart from forms of address, case and spaces."""
        key = self._persons.get(_letters(words))
        return Identity("person", key, without_honorifics(words), "the same name") if key else None

    def likely_persons(self, words: str) -> tuple[Likely, ...]:
        """Return persons whose name may be another spelling of this one, the likeliest first."""
        own = _letters(words)
        found: dict[str, Likely] = {}
        for name in self._surnames.get(_surname_block(words), ()):
            likeness = same_person(words, name.text) if _letters(name.text) != own else None
            if likeness and likeness.score >= _LIKE_FROM and likeness.score > _score(found.get(name.key)):
                found[name.key] = Likely(name.key, name.text, likeness.reason, likeness.score)
        return tuple(sorted(found.values(), key=lambda likely: (-likely.score, likely.name)))

    def party(self, words: str) -> Identity | None:
        """Return the party that the words name, or that the gazetteer says they stand for."""
        return self._named(words, "party", self._parties)

    def body(self, words: str) -> Identity | None:
        """Return the body that the words name."""
        return self._named(words, "body", self._bodies)

    def body_within(self, words: str) -> Identity | None:
        """Return the body whose name stands inside longer words ("BSEC Summit"), the longest such name."""
        whole = self.body(words)
        if whole:
            return whole
        parts = _bare(words).split()
        for size in range(min(len(parts) - 1, _LONGEST_NAME), 0, -1):
            for at in range(len(parts) - size + 1):
                inner = " ".join(parts[at : at + size]).strip(",.;()'’")
                found = self.body(inner.removesuffix("'s").removesuffix("’s"))
                if found:
                    return Identity("body", found.key, words, f"named within “{words}”", is_inferred=True)
        return None

    def is_organ(self, words: str) -> bool:
        """Tell whether the words name an organ that several organisations may have."""
        return _key(words) in self._organs and _key(words) not in self._bodies

    def leading_body(self, words: Iterable[str]) -> str | None:
        """Return the body that these words name most often; None where they name none."""
        counted = Counter(found.key for one in words if one and (found := self.body_within(one)))
        return counted.most_common(1)[0][0] if counted else None

    def likely_bodies(self, words: str) -> tuple[str, ...]:
        """Return bodies whose name shares most of its words with these: a proposal, the likeliest first."""
        own = stems(words)
        shares: dict[str, float] = {}
        for name in self.bodies:
            common = own & (theirs := stems(name.text))
            if len(common) >= _COMMON_WORDS and len(common) / len(theirs) >= _COMMON_SHARE:
                shares[name.key] = max(shares.get(name.key, 0), len(common) / len(theirs))
        return tuple(sorted(shares, key=lambda key: -shares[key])[:3])

    def label(self, kind: str, key: str | None) -> str:
        """Return the name by which a page calls a party, body or person; the key where there is none."""
        return self._labels.get((kind, key or ""), key or "")

    def one_person(self, slug: str) -> str:
        """Return the person for whom this spelling was merged, else the same."""
        return self.same_as.get(slug, slug)

    def is_name_of_person(self, words: str) -> bool:
        """Tell whether unknown words look like the name of a human: two or more capitalised words."""
        bare = without_honorifics(words)
        parts = bare.split()
        if len(parts) < 2 or len(parts) > 5 or any(c.isdigit() for c in bare):
            return False
        if any(fold(part.strip(",.")) in _GROUPS for part in parts):
            return False
        if self.party(words) or self.body(words) or fold(_bare(words)) in self.gazetteer:
            return False
        return all(part[0].isupper() or part.lower() in _PARTICLES for part in parts)

    def _by_kind(self) -> Iterable[tuple[str, Sequence[KnownName]]]:
        return ("person", self.persons), ("party", self.parties), ("body", self.bodies)

    def _by_key(self) -> Iterable[tuple[str, str, list[KnownName]]]:
        for kind, known in self._by_kind():
            found: dict[str, list[KnownName]] = {}
            for name in known:
                found.setdefault(name.key, []).append(name)
            yield from ((kind, key, names) for key, names in found.items())

    def _named(self, words: str, kind: str, table: Mapping[str, str]) -> Identity | None:
        if _key(words) in table:
            return Identity(kind, table[_key(words)], words, "its name")
        found = self.gazetteer.get(fold(_bare(words)))
        if found and found[0] == kind and (kind, found[1]) in self._keys:
            return Identity(kind, found[1], words, found[2], found[3])
        return None


def _best(kind: str, names: Iterable[KnownName]) -> str:
    """Return the name to show: bodies by their official one, others by the short one; English first."""
    order = {
        form: at
        for at, form in reversed(list(enumerate(("official", *_FORMS) if kind == "body" else _FORMS)))
    }
    return min(names, key=lambda name: (order.get(name.form, 9), name.language != "en")).text


def _score(likely: Likely | None) -> float:
    return likely.score if likely else 0.0


def _letters(name: str) -> str:
    return " ".join(without_honorifics(name).casefold().split())


def _key(words: str) -> str:
    """Return words for comparison; Saint, St and St. are one word.

    >>> _key("the Saint Petersburg") == _key("St. Petersburg")
    True
    """
    return _SAINT.sub("st ", fold(_bare(words)))


def _bare(words: str) -> str:
    return _ARTICLE.sub("", words.strip())


def _surname_block(name: str) -> str:
    parts = person_name(name)
    return spelling_key(parts.surname)[:2] if parts.surname else ""


def _by_surname(names: Iterable[KnownName]) -> dict[str, list[KnownName]]:
    blocks: dict[str, list[KnownName]] = {}
    for name in names:
        parts = person_name(name.text)
        for word in {parts.surname, *(parts.given if len(parts.given) == 1 else ())}:
            if word:
                blocks.setdefault(spelling_key(word)[:2], []).append(name)
    return blocks
