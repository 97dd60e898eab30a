"""Which body a phrase means: a named one, or "the Organisation" where one body only can be meant."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from secretariat.engines.reading.english.events.clauses import B, Clause, T
from secretariat.engines.reading.mentions import Marked, Mention, Named
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.values.spans import Span

# "the Council", "the Organisation": a body by its kind alone; "the Council of X" would name one.
KIND = (
    r"(?:[Tt]he|[Tt]his|[Oo]ur|[Ii]ts)\s+(?:[\w-]+\s+)?"
    r"(?:[Oo]rgani[sz]ation|[Cc]ouncil|[Uu]nion|[Gg]roup(?:ing)?|[Ii]nitiative|[Aa]ssociation|[Cc]ommunity"
    r"|[Cc]onference|[Ff]orum|[Cc]ommonwealth|[Bb]loc|[Aa]lliance|[Ll]eague|[Aa]ssembly|[Nn]etwork"
    r"|[Pp]artnership|[Pp]latform|body|pact|club|(?:cooperation\s+)?format|structure)\b(?!\s+of\b)"
    rf"(?!\s+for\s+(?!one\b|two\b|a\b|six\b|three\b|the\s+(?:next|first|second|whole|period)|{T}))"
)
BODY = rf"(?:(?:[Tt]he\s+)?{B}|{KIND})"
# An acronym that the text does not explain, where a frame says that it is a body ("acceded to the CPTPP").
_ACRONYM = r"(?:[Tt]he\s+)?(?P<acronym>[A-Z]{2}[A-Z\d+-]{1,8})"
BODY_OR_ACRONYM = rf"(?:{BODY}|{_ACRONYM.replace('?P<acronym>', '?:')}\b(?!\s+[A-Z]))"
_NO_BODY_OF_STATES = Sieved(
    r"\b(?:Ministry|Secretariat|Duma|Parliament|Chamber|Bank|Centre|Center|Institute|University|Academy"
    r"|Embassy"
    r"|Agency|Court|(?<!Heads of )(?<!State and )(?<!State or )Government|Cabinet|Senate|Business Council"
    r"|Congress|Department|Foundation"
    r"|Kremlin|PERMIS|ICBSS)\b"
)

_MOSTLY = 3  # times as often as another that the text must use a name to prefer it
_KINDS = frozenset(
    ("Association", "Community", "Council", "Forum", "Organisation", "Organization", "Union", "Group", "Bloc")
)
_LONGEST_ACRONYM = 10
_ORGAN = Sieved(
    r"(?:(?:\d+\w\w|\w+th)\s+)?(?:Council of (?:Ministers|Heads|Foreign)|Ministerial Council|Committee"
    r"|Commission|Board"
    r"|Executive|General (?:Conference|Assembly)|Assembly of|Authority of|Conference of|Working Group"
    r"|Permanent"
    r"|Senior|Troika|Presidium|Bureau|Standing|Heads of|Forum)\b"
)

# "Assembly of the League of X", "Supreme Council of the Y Council": the body behind one of its organs.
_HELD_BY = Sieved(
    r"(?:(?:[A-Z]\w+\s+){0,2}(?:Assembly|Council|Conference|Committee|Commission|Board|Bureau|Summit|Authority))"
    r"\s+of\s+the\s+(?P<owner>(?:[A-Z][\w-]+)(?:\s+(?:[A-Z][\w-]+|of|for|the|and|in|on))*)$"
)


@dataclass(frozen=True, slots=True)
class BodyMeant:
    """A body, and the phrase that means it: not the span of the mention where it was inferred."""

    mention: Mention
    phrase: Span


def is_of_states(mention: Mention) -> bool:
    """Tell whether a body can have a chair that its members hold in turn."""
    return mention.named is Named.BODY and not _NO_BODY_OF_STATES.search(mention.value)


def identity(mention: Mention) -> str:
    """Return what two mentions of one body, state or person share."""
    return mention.key or mention.value.casefold()


def whole(mention: Mention) -> Mention | None:
    """Return the body of states to which a body belongs, itself included; None for an organ of nobody."""
    parent = mention.parent
    if parent is not None and parent.named is Named.BODY:
        return whole(parent)
    if not is_of_states(mention) or (mention.key is None and _ORGAN.match(mention.value)):
        return None
    return mention


def main_body(marked: Marked) -> Mention | None:
    """Return the one body of states that the text is about, None where two could be meant.

    It is the only one named in the title, or in the first or second sentence; else the one named far more
    often than any other.
    """
    if main_body not in marked.views:
        marked.views[main_body] = _main_body(marked)
    kept = marked.views[main_body]
    return kept if isinstance(kept, Mention) else None


def _main_body(marked: Marked) -> Mention | None:
    found = [(m.span.end, w) for m in marked.mentions if m.named is Named.BODY and (w := whole(m))]
    found = [one for one in found if one[1].key or one[1].value not in _KINDS] or found
    # A title in capitals is no way to write a name where the text has a better one.
    found.sort(key=lambda pair: pair[1].value.isupper() and len(pair[1].value) > _LONGEST_ACRONYM)
    chosen = _chosen(found, _heads(marked))
    forms = [body for _, body in found if identity(body) == chosen]
    usual = Counter(body.value for body in forms)
    # The form that the text uses, not the one that it only explains.
    return max(forms, key=lambda body: usual[body.value], default=None)


def _chosen(found: Sequence[tuple[int, Mention]], heads: Sequence[int]) -> str | None:
    for end in heads:
        first = {identity(body) for at, body in found if at <= end}
        if len(first) == 1:
            return first.pop()
    counts = Counter(identity(body) for _, body in found).most_common(2)
    if (len(counts) == 1 and counts[0][1] > 1) or (
        len(counts) == 2 and counts[0][1] >= 2 * counts[1][1] and counts[0][1] > 2
    ):
        return counts[0][0]
    return None


def _heads(marked: Marked) -> list[int]:
    """Return the ends of the title and of the first two sentences."""
    sentences = [
        (sentence, paragraph.is_heading)
        for paragraph in marked.source.paragraphs
        for sentence in paragraph.sentences
    ]
    ends = [sentence.end for sentence, is_heading in sentences if is_heading][:1]
    # A dateline or the mark of an agency is no sentence.
    told = [
        s.end for s, is_heading in sentences if not is_heading and len(s.of(marked.source.view).split()) > 5
    ]
    return ends + told[:2]


def as_called(marked: Marked, body: BodyMeant, mostly: int = _MOSTLY) -> BodyMeant:
    """Return a body by the name that the text mostly gives it; "the Community" may mean the main body.

    `mostly` tells how many times as often as its own another name must be used to be preferred.

    A long name that the text never explains yields to the acronym by which everything else calls it.
    """
    name, main = body.mention.value, main_body(marked)
    is_kind = body.mention.key is None and name in _KINDS
    if is_kind and main is not None and main.key and main.value.isupper() and name[0] in main.value:
        return BodyMeant(main, body.phrase)
    if body.mention.key is None:
        return body
    forms = [m for m in marked.mentions if m.named is Named.BODY and m.key == body.mention.key]
    usual = Counter(m.value for m in forms)
    most = max(usual.values(), default=0)
    if usual[name] == most or usual[name] * mostly > most:
        return body
    best = max(forms, key=lambda m: usual[m.value])
    return BodyMeant(best, body.phrase)


def meant(marked: Marked, clause: Clause, start: int, end: int) -> BodyMeant | None:
    """Return the body that `clause.text[start:end]` (a match of BODY) means."""
    phrase = clause.span(start, end)
    for mention in clause.behind(start, end, (Named.BODY,)):
        return BodyMeant(mention, mention.span)
    acronym = re.fullmatch(_ACRONYM, clause.text[start:end])
    if acronym is not None:
        span = clause.span(start + acronym.start("acronym"), end)
        return BodyMeant(Mention(Named.BODY, span, acronym["acronym"]), span)
    owner = by_kind(marked, clause.text[start:end], phrase)
    return BodyMeant(owner, phrase) if owner else None


def _is_called(mention: Mention, kind: str) -> bool:
    return kind in mention.value.casefold().replace("organization", "organisation")


def _wider(mention: Mention, kind: str) -> Mention:
    """Return the body itself where an organ bears its name ("Assembly of the Organisation of X")."""
    owner = whole(mention)
    if owner is not None and owner is not mention and _is_called(owner, kind):
        return owner
    held = _HELD_BY.match(mention.value)
    if held is None or not _is_called(mention, kind) or kind not in held["owner"].casefold():
        return mention
    span = Span(mention.span.end - len(held["owner"]), mention.span.end)
    return Mention(Named.BODY, span, held["owner"])


def by_kind(marked: Marked, words: str, phrase: Span) -> Mention | None:
    """Return the body that "the Council" means: the only one of that kind before it, or the main body."""
    kind = words.split()[-1].casefold().replace("organization", "organisation")
    before = [m for m in marked.mentions if is_of_states(m) and m.span.end <= phrase.start]
    of_kind = [_wider(m, kind) for m in before if _is_called(m, kind)]
    main = main_body(marked)
    if len({identity(m) for m in of_kind}) == 1:
        return main if main is not None and identity(main) == identity(of_kind[0]) else of_kind[0]
    if main is None or (of_kind and identity(main) not in {identity(m) for m in of_kind}):
        return None
    # "the Commonwealth" names; "the organisation" may mean any body, "the Council" one with C in its acronym.
    is_acronym = main.value.isupper() and kind[0].upper() in main.value
    is_common = words.split()[-1].islower() or kind in ("organisation", "group", "grouping")
    return main if of_kind or is_acronym or is_common else None
