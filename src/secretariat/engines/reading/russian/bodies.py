"""Organisations and their organs among the names of a sentence, also where a common noun stands for them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from secretariat.engines.reading.mentions import Named
from secretariat.engines.reading.russian.lexicon import Hit, keys
from secretariat.engines.reading.russian.tokens import Token, fold
from secretariat.engines.reading.russian.units import BodyNamed
from secretariat.engines.reading.russian.wordlists import word_set
from secretariat.engines.values.spans import Span

_OF_MEMBERS = word_set("bodies-of-members")
# Common nouns that stand for an organisation named before.
_STANDS_FOR = {
    "организация": ("организац",), "союз": ("союз",), "содружество": ("содружеств",),
    "ассоциация": ("ассоциац",), "объединение": (), "альянс": ("альянс", "нато"),
    "сообщество": ("сообществ",), "блок": (), "совет": ("совет",), "форум": ("форум",),
    "группа": ("групп",), "ассамблея": ("ассамбле",), "совещание": ("совещан",), "лига": ("лиг",),
    "инициатива": ("инициатив",), "движение": ("движени",), "конференция": ("конференц",),
}  # fmt: skip
_ANY_BODY = ("организация", "объединение", "блок")
_MUST_BE_CAPITAL = word_set("bodies-must-be-capital")
# In a text of one organisation these mean it even in small letters: "вступила в союз".
_MAY_BE_SMALL = ("союз", "совет", "сообщество")
_LONGEST_LINK = 5
_BRACKET = 3  # a word and its brackets
# Organisations whose heads of state or government sit as an organ.
_WITH_SUMMITS = word_set("bodies-with-summits")


@dataclass(slots=True)
class Memory:
    """What was named before the present place of the text."""

    organisation: BodyNamed | None = None
    organisations: list[BodyNamed] = field(default_factory=list)
    organ: BodyNamed | None = None
    long_names: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class BodyAt:
    """A body over `tokens[first:last]` in some cases."""

    body: BodyNamed
    first: int
    last: int
    cases: str


def bodies_in(tokens: Sequence[Token], hits: Sequence[Hit], memory: Memory) -> list[BodyAt]:
    """Return the bodies of a sentence in order; fills the memory as it goes."""
    found: list[BodyAt] = []
    by_first = {h.first: h for h in hits}
    at = 0
    while at < len(tokens):
        hit = by_first.get(at)
        one = None
        if hit is not None and hit.entry.named is Named.BODY:
            one = _organ(tokens, hit, by_first, memory) if hit.entry.kind == "organ" else _body(hit)
            one = one or (_standing(tokens, at, memory) if hit.last == at + 1 else None)
        elif hit is None:
            one = _standing(tokens, at, memory)
        if one is not None:
            one = _with_bracket(tokens, one, by_first)
            _remember(one, tokens, by_first, memory)
            found.append(one)
        at = one.last if one is not None else (hit.last if hit is not None else at + 1)
    return found


def _remember(one: BodyAt, tokens: Sequence[Token], by_first: dict[int, Hit], memory: Memory) -> None:
    """Keep what was named; an acronym in brackets is the name from then on."""
    body = one.body
    if body.organ:
        memory.organ = body
    if body.key and body.source is None and not is_part_of_body(body.organisation):
        span, name = body.organisation_span or body.span, body.organisation
        for hit in by_first.values():
            if one.first < hit.first < one.last and hit.entry.key == body.key and hit.entry.name.isupper():
                span, name = hit.span, hit.entry.name
        named_last = BodyNamed(span, body.key, name, name, organisation_span=span)
        memory.organisations.append(named_last)
        # The body of a guest's title is not what the text is about: "с генсеком ООН".
        of_title = one.first > 0 and tokens[one.first - 1].word.lemma in ("генсек", "секретарь")
        if not of_title or memory.organisation is None:
            memory.organisation = named_last


def is_part_of_body(name: str) -> bool:
    """Tell whether a name is that of a part: "Секретариат ОЧЭС".

    >>> is_part_of_body("Секретариат ОЧЭС"), is_part_of_body("СГБМ")
    (True, False)
    """
    words = name.split()
    return len(words) > 1 and words[-1].isupper() and len(words[-1]) > 1


def _body(hit: Hit) -> BodyAt:
    body = BodyNamed(hit.span, hit.entry.key, hit.entry.name, hit.entry.name, organisation_span=hit.span)
    return BodyAt(body, hit.first, hit.last, hit.entry.cases)


def _organ(tokens: Sequence[Token], hit: Hit, by_first: dict[int, Hit], memory: Memory) -> BodyAt | None:
    """An organ with its organisation after it, or with the one named before."""
    at = _past_bracket(tokens, hit.last)
    while (
        at < len(tokens)
        and at - hit.last < _LONGEST_LINK + _BRACKET
        and at not in by_first
        and _links(tokens[at])
    ):
        at += 1
    owner = by_first.get(at)
    organ, kind = hit.entry.name, hit.entry.key
    if owner is not None and owner.entry.kind == "body" and "g" in owner.entry.cases:
        span = Span(hit.span.start, owner.span.end)
        value = f"{organ} {_genitive(owner, tokens)}"
        body = BodyNamed(
            span, owner.entry.key, value, owner.entry.name, organ, kind, organisation_span=owner.span
        )
        return BodyAt(body, hit.first, owner.last, hit.entry.cases)
    return _organ_alone(tokens, hit, owner, memory, by_first)


def _past_bracket(tokens: Sequence[Token], at: int) -> int:
    """Return the place past "(премьер-министров)" between an organ and its organisation."""
    inner = tokens[at : at + _BRACKET]
    return (
        at + _BRACKET
        if [t.surface for t in inner[::2]] == ["(", ")"] and inner[1].folded == inner[1].surface
        else at
    )


def _links(token: Token) -> bool:
    return token.folded in _OF_MEMBERS or token.word.lemma in _OF_MEMBERS


def _genitive(owner: Hit, tokens: Sequence[Token]) -> str:
    return " ".join(t.surface for t in tokens[owner.first : owner.last])


def _organ_alone(
    tokens: Sequence[Token], hit: Hit, owner: Hit | None, memory: Memory, by_first: dict[int, Hit]
) -> BodyAt | None:
    """An organ without its organisation: one of a state is no body; a bare noun needs an organ before."""
    organ, kind = hit.entry.name, hit.entry.key
    if owner is not None and owner.entry.kind in ("state", "demonym", "city"):
        return None
    if organ == "Совет безопасности":
        return None  # that of a state, more often than not
    known = memory.organ
    if len(organ.split()) == 1 and not organ.isupper():
        if (
            known is None
            or not tokens[hit.first].is_capitalised
            or not fold(known.organ).startswith(fold(organ))
        ):
            return None
        body = BodyNamed(
            hit.span, known.key, known.value, known.organisation, known.organ, known.organ_kind, known.span
        )
        return BodyAt(body, hit.first, hit.last, hit.entry.cases)
    owned = _owner(kind, memory)
    owned = _of_one_body(organ, hit.span) or _shared_owner(tokens, hit, by_first) or owned
    if owned is None:
        return BodyAt(
            BodyNamed(hit.span, "", organ, organ, organ, kind), hit.first, hit.last, hit.entry.cases
        )
    memory.organisations = memory.organisations or [owned]
    memory.organisation = memory.organisation or owned
    value = f"{organ} {owned.organisation}" if owned.organisation.isupper() else organ
    body = BodyNamed(hit.span, owned.key, value, owned.organisation, organ, kind, owned.span)
    return BodyAt(body, hit.first, hit.last, hit.entry.cases)


def _shared_owner(tokens: Sequence[Token], hit: Hit, by_first: dict[int, Hit]) -> BodyNamed | None:
    """The organisation after the last of several organs: "Совета министров А и Комитета Б ОДКБ"."""
    at = hit.last
    while at < len(tokens) and (tokens[at].surface == "," or tokens[at].word.lemma == "и"):
        organ = by_first.get(at + 1)
        if organ is None or organ.entry.named is not Named.BODY or organ.entry.kind != "organ":
            return None
        at = organ.last
        owner = by_first.get(at)
        if owner is not None and owner.entry.kind == "body" and "g" in owner.entry.cases:
            name = owner.entry.name
            return BodyNamed(owner.span, owner.entry.key, name, name, source=owner.span)
    return None


# Organs that only one organisation has.
_OF_ONE_BODY = {
    "Высший Евразийский экономический совет": "Евразийский экономический союз",
    "ВЕЭС": "Евразийский экономический союз",
    "Евразийский межправительственный совет": "Евразийский экономический союз",
    "Совет коллективной безопасности": "ОДКБ", "СКБ": "ОДКБ",
    "Высший Государственный Совет": "Союзное государство",
}  # fmt: skip


def _of_one_body(organ: str, span: Span) -> BodyNamed | None:
    """Return the organisation that an organ's own name tells of."""
    name = _OF_ONE_BODY.get(organ)
    return BodyNamed(span, keys()[name], name, name, source=span) if name else None


def _owner(kind: str, memory: Memory) -> BodyNamed | None:
    """The organisation named last that can have such an organ: heads of state do not sit in the OSCE."""
    if kind != "summit":
        return memory.organisation
    return next((b for b in reversed(memory.organisations) if b.key in _WITH_SUMMITS), None)


def _standing(tokens: Sequence[Token], at: int, memory: Memory) -> BodyAt | None:
    """A common noun that stands for the organisation named last."""
    token = tokens[at]
    stems = _STANDS_FOR.get(token.word.lemma)
    if stems is None:
        return None
    known = memory.organisation
    if token.word.lemma not in _ANY_BODY:
        known = _named_so(stems, memory) or _by_custom(token)
    if known is None:
        return None
    is_only = len({body.key for body in memory.organisations}) == 1 and token.word.lemma in _MAY_BE_SMALL
    if token.word.lemma in _MUST_BE_CAPITAL and not token.is_capitalised and not is_only:
        return None
    if _is_common(tokens, at):
        return None
    body = BodyNamed(token.span, known.key, known.organisation, known.organisation, source=known.span)
    return BodyAt(body, at, at + 1, token.word.tag)


def _by_custom(token: Token) -> BodyNamed | None:
    """ "Содружество" with a capital is the CIS where the text names no other; known from outside the text."""
    if token.word.lemma != "содружество" or not token.is_capitalised:
        return None
    name = "Содружество Независимых Государств"
    return BodyNamed(token.span, keys()[name], name, name, source=token.span, organisation_span=token.span)


def _named_so(stems: tuple[str, ...], memory: Memory) -> BodyNamed | None:
    """The organisation named last whose name holds the noun: "Содружество" is the CIS."""
    for known in reversed(memory.organisations):
        long_name = (memory.long_names or {}).get(known.key, known.organisation)
        names = f"{fold(long_name)} {fold(known.organisation)}"
        if any(stem in names for stem in stems):
            return known
    return None


def _is_common(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the noun has words of its own: "организация встречи", "международные организации"."""
    following = tokens[at + 1].word if at + 1 < len(tokens) and not tokens[at + 1].is_capitalised else None
    if following is not None and following.part in "NJFX" and "g" in following.tag:
        return True
    before = tokens[at - 1].word if at else None
    allowed = ("региональный", "этот", "данный", "наш", "весь", "сам", "новый")
    # A participle of another case governs the noun: "покинувший организацию".
    is_own = before is not None and (before.part == "J" or bool(set(before.tag) & set(tokens[at].word.tag)))
    return before is not None and before.part in "JF" and is_own and before.lemma not in allowed


def _with_bracket(tokens: Sequence[Token], one: BodyAt, by_first: dict[int, Hit]) -> BodyAt:
    """Take "(ШОС)" after a name into it."""
    if [t.surface for t in tokens[one.last : one.last + 1]] != ["("]:
        return one
    close = next(
        (n for n in range(one.last + 1, min(one.last + 6, len(tokens))) if tokens[n].surface == ")"), None
    )
    inner = tokens[one.last + 1 : close] if close else []
    if close is None or not any(t.surface.isupper() and len(t.surface) > 1 for t in inner):
        return one
    body = one.body
    wider = BodyNamed(
        Span(body.span.start, tokens[close].span.end), body.key, body.value, body.organisation, body.organ,
        body.organ_kind, body.source, body.organisation_span,
    )  # fmt: skip
    return BodyAt(wider, one.first, close + 1, one.cases)
