"""Compare two revisions of 60 pages, with moves, and say how long it takes; exits 1 above the limit.

.venv/bin/python bench/drafting_compare.py
"""

import random
import sys
import time

from secretariat.engines.drafting.comparing.changes import compared
from secretariat.engines.drafting.comparing.paragraphs import Kind

PARAGRAPHS, WORDS = 360, 80
LIMIT_SECONDS = 1.0
MOVES = 12


def revisions(chance: random.Random) -> tuple[str, str]:
    """Return a text and its next revision: a third changed, some moved, some new or gone."""
    vocabulary = [f"word{number}" for number in range(900)]
    old = [chance.choices(vocabulary, k=WORDS) for _ in range(PARAGRAPHS)]
    new = [list(words) for words in old]
    for words in chance.sample(new, PARAGRAPHS // 3):
        at = chance.randrange(WORDS - 8)
        words[at : at + 4] = ["[shall]", *chance.choices(vocabulary, k=3)]
    del new[50:54]
    new[90:90] = [chance.choices(vocabulary, k=WORDS) for _ in range(4)]
    for _ in range(MOVES):
        at = chance.randrange(len(new))
        moved = new.pop(at)
        new.insert((at + chance.randrange(2, len(new) - 2)) % len(new), moved)
    return "\n\n".join(" ".join(words) for words in old), "\n\n".join(" ".join(words) for words in new)


def main() -> None:
    """Print what was found and the best of three runs."""
    old, new = revisions(random.Random(2026))
    seconds = []
    for _ in range(3):
        began = time.process_time()
        comparison = compared(old, new)
        seconds.append(time.process_time() - began)
    counts = {kind.value: comparison.count(kind) for kind in Kind}
    print(f"{PARAGRAPHS} paragraphs, {len(old)} signs: {min(seconds):.2f} s of processor time, {counts}")
    sys.exit(min(seconds) > LIMIT_SECONDS or comparison.count(Kind.MOVED) < MOVES)


if __name__ == "__main__":
    main()
