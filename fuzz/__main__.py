"""`python -m fuzz TARGET [SECONDS]`: throw mutated inputs at a target until one breaks it or time is over.

With atheris the mutations follow the coverage of the code; without it they are blind, but need nothing.
"""

import random
import sys
import time
from pathlib import Path

from fuzz.seeds import SEEDS
from fuzz.targets import TARGETS, Target

_PIECES = (
    b"\x00",
    b"\xff\xfe",
    b"\r\n",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"&#0;",
    b"9" * 30,
    b"[" * 50,
    b"/..",
    b"{",
    b'"',
    b"%s",
)


def mutated(seed: bytes, chance: random.Random) -> bytes:
    """Return a seed with a few bytes changed, doubled, cut out or put in."""
    data = bytearray(seed)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data) + 1)
        to = min(len(data), at + chance.randint(1, 40))
        match chance.randrange(5):
            case 0 if at < len(data):
                data[at] = chance.randrange(256)
            case 1:
                data[at:at] = data[at:to] * chance.randint(1, 20)
            case 2:
                del data[at:to]
            case 3:
                data[at:at] = chance.choice(_PIECES)
            case _:
                other = chance.randrange(len(data) + 1)
                data[at:to] = data[other : other + (to - at)]
    return bytes(data)


def run_blindly(target: Target, seeds: tuple[bytes, ...], seconds: float) -> int:
    """Return how many inputs were tried; one that breaks the target is kept in `fuzz-broken`."""
    chance, until, tried = random.Random(), time.monotonic() + seconds, 0  # noqa: S311 - no secret hangs on it
    while time.monotonic() < until:
        data = mutated(chance.choice(seeds), chance)
        try:
            target(data)
        except BaseException:
            Path("fuzz-broken").write_bytes(data)
            raise
        tried += 1
    return tried


def main(arguments: list[str]) -> None:
    """Run one target."""
    if not arguments or arguments[0] not in TARGETS:
        sys.exit(f"Name a target: {', '.join(TARGETS)}.")
    name, seconds = arguments[0], float(arguments[1]) if len(arguments) > 1 else 60.0
    try:
        import atheris  # type: ignore[import-not-found]  # noqa: PLC0415 - verbs are lazy
    except ImportError:
        print(f"{name}: {run_blindly(TARGETS[name], tuple(SEEDS[name]), seconds):,} inputs, none broke it.")
        return
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-max_total_time={int(seconds)}"], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
