"""Bracket strings for the properties: nested, crossing, unclosed, chained, and what stands beside them."""

import random

from hypothesis import strategies as st

PIECES = (
    "[", "[", "[", "]", "]", "]", "[a {b] c}", "{a [b} c]", "[{]}",
    "[[", "]]", "][", "] [", "]/[", "] / [", "{", "}", "{[", "]}", "[{", "}]",
    "(", ")", "(…)", "[…]", "[...]", "[X]", "[xx]", "[5]", "[ 13 ]", "[insert date]", "[Placeholder for X]",
    "[no text]", "[]", "[Agreed ad ref]", "Option 1", "OPTION II", "Option (a)", "Option a:", "Option b",
    "Options 1", "Option1", "bis", "17bis", "4 bis", "140quater(a)", "ter", "wa-\nter", "shall", "Part[y]",
    "[ies]", "é[a]É", "[, and", "CL/NZ propose: ", " - US; G77 delete", "EU, G77 retain", "\n", "\r\n",
    "\r", "\n\n", "\f", "\0", "\u00a0", "\u200b", "\ufeff", " ", "  ", "/", "####", "(XX)", "# Part ",
    "Article 3\n", "12. ", "(a) ", "PP2bis ", "**", "*", "[^1]", "1", "¹", "\udcff", "…", "a", "Z", ".",
    ":",
)  # fmt: skip


def drafts(size: int = 24) -> st.SearchStrategy[str]:
    """Return texts of pieces that matter to the notation."""
    return st.lists(st.sampled_from(PIECES), max_size=size).map("".join)


def random_draft(chance: random.Random) -> str:
    """Return one text of up to twenty pieces."""
    return "".join(chance.choices(PIECES, k=chance.randrange(20)))


def is_nested(text: str) -> bool:
    """Tell whether a bracket opens inside another."""
    depth = 0
    for sign in text:
        depth = depth + 1 if sign == "[" else max(0, depth - 1) if sign == "]" else depth
        if depth > 1:
            return True
    return False


def is_crossing(text: str) -> bool:
    """Tell whether braces and brackets cross."""
    stack: list[str] = []
    for sign in text:
        if sign in "[{":
            stack.append(sign)
        elif sign in "]}":
            wanted = "[" if sign == "]" else "{"
            if stack and stack[-1] != wanted and wanted in stack:
                return True
            if stack and stack[-1] == wanted:
                stack.pop()
    return False
