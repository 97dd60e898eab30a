"""Consolidate 500 proposals on 60 pages, and read the matrix; exits 1 above the limits or if a token is lost.

.venv/bin/python bench/drafting_consolidate.py
"""

import json
import random
import sys
import time
from datetime import UTC, datetime

from secretariat.engines.drafting.comparing.logs import compared_positions
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.acts import Open, Propose
from secretariat.engines.drafting.operations.applying import applied
from secretariat.engines.drafting.operations.log import as_line
from secretariat.engines.drafting.operations.matrix import matrix, would_clear
from secretariat.engines.drafting.operations.replaying import steps
from secretariat.engines.drafting.operations.showing import shown
from secretariat.engines.drafting.operations.values import Change, State

PAGES, PARAGRAPHS_A_PAGE, WORDS = 60, 6, 80
PROPOSALS = 500
CONSOLIDATE_SECONDS, MATRIX_SECONDS = 5.0, 2.0
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
VOCABULARY = (
    "members",
    "shall",
    "meet",
    "fund",
    "harbour",
    "annually",
    "jointly",
    "report",
    "chair",
    "region",
)
ACTORS = tuple(f"S{number}" for number in range(13))


def opened(chance: random.Random) -> State:
    """Return a text of 60 pages."""
    paragraphs = tuple(
        (f"p{n}", f"{n}.", " ".join(chance.choices(VOCABULARY, k=WORDS)) + ".")
        for n in range(PAGES * PARAGRAPHS_A_PAGE)
    )
    return applied(State(), Open(id="open", author="SEC", at=NOON, paragraphs=paragraphs))


def _opening(base: State) -> Open:
    paragraphs = tuple((each.id, each.label, each.text) for each in base.text)
    return Open(id="open", author="SEC", at=NOON, paragraphs=paragraphs)


def proposed(state: State, chance: random.Random, number: int) -> Propose:
    """Return a proposal that replaces up to eight words somewhere."""
    tokens = state.paragraphs[chance.choice(state.order)].tokens
    start = chance.randrange(1, len(tokens) - 10)
    removed = tuple(token.id for token in tokens[start : start + chance.randrange(9)])
    words = " ".join(chance.choices(VOCABULARY, k=3))
    change = Change(tokens[start - 1].id, removed, words)
    return Propose(id=f"o{number}", author=chance.choice(ACTORS), at=NOON, edits=(change,))


def main() -> None:
    """Print the seconds of processor time of each step."""
    chance = random.Random(2026)
    base = state = opened(chance)
    acts = [proposed(base, chance, number) for number in range(PROPOSALS)]
    began = time.process_time()
    for act in acts:
        state = applied(state, act)
    text = shown(state, View.ATTRIBUTED)
    consolidated = time.process_time() - began
    began = time.process_time()
    columns = matrix(state)
    seen = time.process_time() - began
    began = time.process_time()
    cleared = would_clear(state, ACTORS[0])
    known = {token.id for each in state.paragraphs.values() for token in each.tokens}
    known |= {token.id for strand in state.strands.values() for token in strand}
    ever = {token.id for each in base.paragraphs.values() for token in each.tokens}
    ever |= {f"{act.id}.0:{n}" for act in acts for n in range(5)}
    lost = len(ever - known)
    print(
        f"{PROPOSALS} proposals on {PAGES} pages: {consolidated:.2f} s, {len(text)} signs, {lost} tokens lost"
    )
    print(f"matrix of {len(columns)} brackets, {sum(len(c.stances) for c in columns)} entries: {seen:.2f} s")
    print(
        f"what would clear if {ACTORS[0]} lifts: {len(cleared)} brackets, {time.process_time() - began:.2f} s"
    )
    lines = [json.dumps(as_line(each)) for each in (_opening(base), *acts)]
    began = time.process_time()
    log = list(steps(lines))
    followed = time.process_time() - began
    redline = compared_positions(log, 1, len(log))
    events = sum(len(row.events) for row in redline.rows)
    drawn = time.process_time() - began - followed
    print(f"log of {len(log)} operations followed: {followed:.2f} s")
    print(f"redline of all of it, {events} events of brackets: {drawn:.2f} s")
    sys.exit(consolidated > CONSOLIDATE_SECONDS or seen > MATRIX_SECONDS or lost > 0)


if __name__ == "__main__":
    main()
