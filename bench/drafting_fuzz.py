"""Read random bracket strings, and say how many broke the reader; exits 1 if any did.

.venv/bin/python bench/drafting_fuzz.py [COUNT] [SEED]

Each text must come back sign by sign, in each profile and hard-wrapped too, and its figures must add up. For
mutations of bytes see fuzz/.
"""

import random
import sys
import time

from secretariat.engines.drafting.figures import measure
from secretariat.engines.drafting.notation.parsing import parse
from secretariat.engines.drafting.notation.profiles import PROFILES
from secretariat.engines.drafting.notation.views import View, render

COUNT = 1_000_000
SIGNS = "[][][][]{}()/ \n\ta1-:;.X…#*²"
WORDS = (
    "[shall]", "[should]", "Option 1: ", "4 bis", "[no text]", " - US; EU delete", "US oppose: ",
    "\n\n", "…", "[^1]",
)  # fmt: skip


def text(chance: random.Random) -> str:
    """Return a text of up to thirty signs and words."""
    return "".join(
        chance.choice(WORDS) if chance.random() < 0.15 else chance.choice(SIGNS)
        for _ in range(chance.randrange(30))
    )


def fault_of(given: str, chance: random.Random) -> str:
    """Return what is wrong with the reading of a text; empty where nothing is."""
    profile = chance.choice(list(PROFILES.values()))
    try:
        draft = parse(given, profile=profile, is_wrapped=chance.random() < 0.3)
        figures = measure(given)
        render(draft, View.UNATTRIBUTED)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    if draft.source != given:
        return "it did not come back"
    if (
        figures.pairs + figures.unclosed != figures.opens
        or figures.pairs + figures.stray_close != figures.closes
    ):
        return "its figures do not add up"
    return ""


def main() -> int:
    """Read as many texts as asked for."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    began, broken = time.process_time(), 0
    for _ in range(count):
        given = text(chance)
        fault = fault_of(given, chance)
        if fault:
            broken += 1
            print(f"{given!r}: {fault}")
    seconds = time.process_time() - began
    print(f"{count} texts read in {seconds:.0f} s of processor time, {broken} broke the reader")
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
