"""Replay the shipped facts and print what explains the turns of each body.

.venv/bin/python bench/rotation_replay.py
"""

from secretariat.chairs.from_facts import rotation_of
from secretariat.data import all_bodies


def main() -> None:
    """Print one line for each body with a rule to replay, and each turn that nothing explains."""
    print(f"{'body':<28}{'turns':>6}{'exceptions':>12}{'unexplained':>13}")
    for body in all_bodies():
        rotation = rotation_of(body)
        replayed = rotation.replayed()
        if not replayed.turns:
            continue
        counts = len(replayed.turns), len(rotation.exceptions), len(replayed.unexplained)
        print(f"{body.slug:<28}{counts[0]:>6}{counts[1]:>12}{counts[2]:>13}")
        for turn in replayed.unexplained:
            print(f"    {turn.at}: {turn.expected} was due, {turn.actual} served")


if __name__ == "__main__":
    main()
