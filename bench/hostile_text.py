"""What a hostile text costs the rules: seconds for 100 kB made of one unit, the worst first.

    .venv/bin/python bench/hostile_text.py [--kilobytes 100] [--seconds 60] [UNIT ...]

Each text is read by `read_guarded`, as at the desk: in a process of its own that is ended after `--seconds`
by the clock; a text that was ended is told as "ended".
"""

import argparse
import sys
import time

from secretariat.engines.reading.errors import Overwhelming
from secretariat.engines.reading.guarded.reading import read_guarded

WARMING = {"en": "The Council met in Riga.", "ru": "Совет собрался в Риге."}
UNITS = [
    ("en", "HE "),
    ("en", "Mr "),
    ("en", "said that "),
    ("en", "Russia, "),
    ("en", "IV "),
    ("en", "("),
    ("en", "“"),
    ("en", "1 March 2026, "),
    ("en", "Mr. John Smith, Minister of Foreign Affairs of Russia, "),
    ("en", "The Council met. "),
    ("ru", "Министр Иван Иванов, "),
    ("ru", "заявил, что "),
    ("ru", "А.А. "),
    ("ru", "«"),
    ("ru", "Россия и Турция, "),
]


def main() -> None:
    """Read each text once and print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kilobytes", type=int, default=100)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("units", nargs="*", help="only units that begin so")
    asked = parser.parse_args()
    size = asked.kilobytes * 1000
    wanted = [pair for pair in UNITS if not asked.units or pair[1].startswith(tuple(asked.units))]
    costs = [(cost(language, unit, size, asked.seconds), language, unit) for language, unit in wanted]
    print(f"{size:,} bytes each, ended after {asked.seconds} s")
    for seconds, language, unit in sorted(costs, reverse=True):
        told = f"{seconds:8.1f}" if seconds < asked.seconds else "   ended"
        print(f"{told} s  {language}  {unit!r}")
    if max(seconds for seconds, _, _ in costs) >= asked.seconds:
        sys.exit("At least one text was ended.")


def cost(language: str, unit: str, size: int, most: int) -> float:
    """Return the seconds by the clock that one text took, at most those after which it is ended."""
    read_guarded(WARMING[language].encode(), name="warm.txt", seconds=600, language=language)
    line = unit * (size // len(unit.encode()))
    data = f"{WARMING[language]}\n\n{line}".encode()
    began = time.monotonic()
    try:
        read_guarded(data, name="line.txt", seconds=most, language=language)
    except Overwhelming:
        return float(most)
    return time.monotonic() - began


if __name__ == "__main__":
    main()
