"""A second count of the figures, sign by sign, without a pattern, written from the definitions alone."""

import unicodedata

ENDS = "\r\n"
NUMERALS = "IVXLC"
RAISED = "²³¹" + "".join(map(chr, range(0x2070, 0x209D)))


def count(text: str, *, is_wrapped: bool = False) -> dict[str, int]:
    """Count a text as the definitions say."""
    pairs, unclosed, stray, deepest = _stack(text, "[", "]")
    groups, slashes = _groups(text, pairs, is_wrapped)
    insides = [text[at + 1 : to] for at, to in pairs.items()]
    return {
        "opens": text.count("["),
        "closes": text.count("]"),
        "pairs": len(pairs),
        "max_depth": deepest,
        "unclosed": unclosed,
        "stray_close": stray,
        "adjacent_groups": len(groups),
        "largest_adjacent_group": max(groups, default=0),
        "slash_joined": slashes,
        "intraword": sum(_is_intraword(text, at) for at in range(1, len(text) - 1)),
        "leading_punct": sum(text[at] == "[" and text[at + 1] in ",;:." for at in range(len(text) - 1)),
        "placeholder_brackets": sum(map(_is_placeholder, insides)),
        "number_only_brackets": sum(inside.strip().isdecimal() for inside in insides),
        "option_labels": sum(_is_option(text, at, is_wrapped) for at in range(len(text))),
        "ordinal_suffixes": sum(_is_ordinal(text, at) for at in range(len(text))),
        "brace_notes": len(_stack(text, "{", "}")[0]),
    }


def _stack(text: str, opening: str, closing: str) -> tuple[dict[int, int], int, int, int]:
    waiting: list[int] = []
    pairs: dict[int, int] = {}
    stray = deepest = 0
    for at, sign in enumerate(text):
        if sign == opening:
            waiting.append(at)
            deepest = max(deepest, len(waiting))
        if sign == closing:
            if waiting:
                pairs[waiting.pop()] = at
            else:
                stray += 1
    return pairs, len(waiting), stray, deepest


def _is_blank(sign: str) -> bool:
    return sign in "\t\u200b\u2060\ufeff" or unicodedata.category(sign) == "Zs"


def _groups(text: str, pairs: dict[int, int], is_wrapped: bool) -> tuple[list[int], int]:
    groups: list[int] = []
    slashes = 0
    seen: set[int] = set()
    for first in sorted(pairs):
        if first in seen:
            continue
        size, at = 1, first
        while True:
            gap, following = "", pairs[at] + 1
            while following < len(text) and (_is_blank(text[following]) or text[following] in "/" + ENDS):
                gap += text[following]
                following += 1
            ends = gap.replace("\r\n", "\n").replace("\r", "\n").count("\n")
            is_joint = gap.count("/") <= 1 and ends <= (1 if is_wrapped else 0)
            if not is_joint or following not in pairs:
                break
            size += 1
            slashes += "/" in gap
            at = following
            seen.add(at)
        if size > 1:
            groups.append(size)
    return groups, slashes


def _is_intraword(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at + 1]
    if text[at] == "[":
        return before.isalpha() and after.isalpha()
    return text[at] == "]" and before.isalpha() and after.isalpha() and before.islower() and after.islower()


def _is_placeholder(inside: str) -> bool:
    word = inside.strip().lower()
    if word and (not word.strip("x") or not word.strip("…") or (len(word) > 2 and not word.strip("."))):
        return True
    for head in ("insert", "placeholder"):
        if word.startswith(head):
            rest = word[len(head) :]
            return not rest or not (rest[0].isalnum() or rest[0] == "_")
    return False


def _is_of_word(sign: str) -> bool:
    """Tell a letter or digit; raised digits are marks of notes."""
    return sign.isalnum() and sign not in RAISED


def _ends_word(text: str, at: int) -> bool:
    return at >= len(text) or not _is_of_word(text[at])


def _is_option(text: str, at: int, is_wrapped: bool) -> bool:
    if text[at : at + 6] not in ("Option", "OPTION") or (at and _is_of_word(text[at - 1])):
        return False
    here, ends = at + 6, 0
    while here < len(text) and (_is_blank(text[here]) or (is_wrapped and text[here] in ENDS and ends < 1)):
        if text[here] in ENDS:
            ends += 1
            here += text[here : here + 2] == "\r\n"
        here += 1
    parted = here > at + 6
    rest = text[here:]
    if rest[:1].isdecimal():
        digits = len(rest) - len(rest.lstrip("0123456789")) if rest[0].isascii() else 1
        tails = ("", "bis", "ter", "quater", "quinquies")
        if any(rest[digits:].startswith(tail) and _ends_word(rest, digits + len(tail)) for tail in tails):
            return True
        return (
            rest[digits : digits + 1].isascii()
            and rest[digits : digits + 1].isalpha()
            and _ends_word(rest, digits + 1)
        )
    if rest[:1] == "(":
        inside, closing, _ = rest[1:].partition(")")
        is_one = inside.isascii() and inside.isalpha() and len(inside) == 1
        return bool(closing) and (inside.isdecimal() or is_one or _is_roman(inside))
    letters = 0
    while letters < len(rest) and _is_of_word(rest[letters]):
        letters += 1
    word = rest[:letters]
    if not parted or not word or not word.isascii() or not word.isalpha():
        return False
    if word == "a":
        return _follows_label(rest[1:])
    return len(word) == 1 or _is_roman(word)


def _follows_label(rest: str) -> bool:
    """Tell whether a label ends here, and no sentence goes on: `Option a country may choose`."""
    after = rest.lstrip()
    line = rest.split("\n")[0]
    if not line.strip() and ("\n" in rest or not after):
        return True
    if after[:1] in tuple(":.)]*_"):
        return True
    return rest[:1].isspace() and after[:1] in ("-", "–", "—")


def _is_roman(word: str) -> bool:
    return bool(word) and (not word.strip(NUMERALS) or not word.strip(NUMERALS.lower()))


def _is_ordinal(text: str, at: int) -> bool:
    if at and text[at - 1].isalpha():
        return False
    for end in ("-\n", "-\r\n"):
        cut = at - len(end)
        if cut > 0 and text[cut:at] == end and text[cut - 1].isalpha():
            return False
    for word in ("bis", "ter", "quater", "quinquies"):
        end = at + len(word)
        if text[at:end] == word and not (end < len(text) and text[end].isalpha()):
            return True
    return False
