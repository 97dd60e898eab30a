"""Parse a bracketed text of 200 pages and say how long it takes; exits 1 above the limit.

.venv/bin/python bench/drafting_parse.py
"""

import random
import sys
import time

from secretariat.engines.drafting.figures import measure
from secretariat.engines.drafting.notation.parsing import parse

PAGES = 200
WORDS_A_PAGE = 500
LIMIT_SECONDS = 1.0
WORDS = (
    "each",
    "member",
    "shall",
    "take",
    "into",
    "account",
    "the",
    "common",
    "priorities",
    "of",
    "our",
    "region",
)


def page(chance: random.Random, number: int) -> str:
    """Return a page of five paragraphs with some sixty brackets, attributions and a few faults among them."""
    return "\n\n".join(_paragraph(chance, number * 5 + each) for each in range(5)) + "\n\n"


def _paragraph(chance: random.Random, number: int) -> str:
    words = (_word(chance) for _ in range(WORDS_A_PAGE // 5))
    return f"{number}. {' '.join(words)}."


def _word(chance: random.Random) -> str:
    word, other = chance.choices(WORDS, k=2)
    forms = (
        word,
        f"[{word}]",
        f"[{word}][{other} and [{word}]]",
        f"[{word} - US; G77 delete]",
        f"[{word}",
        f"{word}]",
    )
    return chance.choices(forms, (1000, 60, 20, 5, 2, 2))[0]


def main() -> None:
    """Print what the text holds and the best of three runs."""
    chance = random.Random(2026)
    text = "".join(page(chance, number) for number in range(PAGES))
    figures = measure(text)
    print(f"{PAGES} pages, {len(text)} characters, {figures.pairs} pairs, depth {figures.max_depth}")
    seconds = []
    for _ in range(3):
        began = time.process_time()
        draft = parse(text)
        seconds.append(time.process_time() - began)
    assert draft.source == text
    print(f"parsed in {min(seconds):.2f} s of processor time, {len(draft.faults)} faults told")
    began = time.process_time()
    measure(text)
    print(f"figures counted in {time.process_time() - began:.2f} s")
    sys.exit(min(seconds) > LIMIT_SECONDS)


if __name__ == "__main__":
    main()
