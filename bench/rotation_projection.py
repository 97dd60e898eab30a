"""Project 300 bodies for 100 years and say how long it takes; exits 1 above the limit of processor time.

.venv/bin/python bench/rotation_projection.py
"""

import sys
import time
from datetime import date

from secretariat.chairs.from_facts import rotation_of
from secretariat.chairs.rotations import Rotation
from secretariat.data import all_bodies
from secretariat.engines.rotation import NothingToProject, project

BODIES = 300
UNTIL = date(2127, 1, 1)
LIMIT_SECONDS = 1.0


def main() -> None:
    """Print the seconds for the replay and for the projection."""
    replayable = [each for each in map(rotation_of, all_bodies()) if _can_be_projected(each)]
    bodies = [replayable[number % len(replayable)] for number in range(BODIES)]
    started, busy = time.perf_counter(), time.process_time()
    rules = [rotation.present() for rotation in bodies]
    replayed, projecting = time.perf_counter(), time.process_time()
    terms = sum(
        len(project(rule, rotation.members, rotation.exceptions, UNTIL))
        for rule, rotation in zip(rules, bodies, strict=True)
    )
    seconds, own = time.perf_counter() - replayed, time.process_time() - projecting
    print(
        f"{BODIES} records replayed: {replayed - started:.2f} s, of the processor {projecting - busy:.2f} s"
    )
    print(
        f"{BODIES} bodies projected until {UNTIL.year - 1}: {terms} terms, {seconds:.2f} s, "
        f"of the processor {own:.2f} s"
    )
    sys.exit(own > LIMIT_SECONDS)


def _can_be_projected(rotation: Rotation) -> bool:
    try:
        return bool(rotation.ahead(date(2030, 1, 1)))
    except NothingToProject:
        return False


if __name__ == "__main__":
    main()
