"""Measure how fast `read` is: documents per second and core, the start of the command, and `--help`.

    .venv/bin/python bench/read_speed.py [--texts FOLDER] [--count N] [--jobs N]

Without `--texts` it reads the two real press releases of the folder `shared` beside the repository, N times
over, each paragraph of each copy with a number of its own, so that nothing can be answered from memory.
Processor time is what an idle machine would take; the clock also counts what other programs took.
"""

import argparse
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from secretariat.engines.reading.partition import Task, process_partition, read_tasks

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "documents" / "seeds"
TARGET_PER_CORE, TARGET_START_SECONDS, TARGET_HELP_SECONDS = 15, 3, 0.5


def copies(texts: Sequence[Path], count: int, folder: Path) -> list[Task]:
    """Write `count` documents, each different from the others in every paragraph."""
    tasks = []
    for number in range(count):
        source = texts[number % len(texts)]
        path = folder / f"{number:05}-{source.name}"
        paragraphs = source.read_text(encoding="utf-8").split("\n\n")
        numbered = (f"{words} [{number}]" if words.strip() else words for words in paragraphs)
        path.write_text("\n\n".join(numbered), encoding="utf-8")
        tasks.append(Task(path=str(path), name=path.name))
    return tasks


def on_one_core(tasks: Sequence[Task]) -> tuple[float, float]:
    """Return documents per second of processor time and of the clock, the models being loaded."""
    process_partition(tasks[:2])
    processor, clock = time.process_time(), time.perf_counter()
    outcomes = process_partition(tasks)
    processor, clock = time.process_time() - processor, time.perf_counter() - clock
    if failed := [outcome.failure for outcome in outcomes if outcome.failure]:
        sys.exit(f"{len(failed)} documents were not read, for instance: {failed[0]}")
    return len(tasks) / processor, len(tasks) / clock


def in_a_pool(tasks: Sequence[Task], jobs: int) -> float:
    """Return documents per second of the clock, the start of the processes included."""
    clock = time.perf_counter()
    count = sum(1 for _ in read_tasks(tasks, jobs=jobs))
    return count / (time.perf_counter() - clock)


def seconds_of(*arguments: str, times: int = 5) -> tuple[float, float]:
    """Return the median time of a whole command, of the processor and of the clock, after one warm-up."""
    command = [sys.executable, "-m", "secretariat.cli", *arguments]
    spent = []
    for _ in range(times + 1):
        processor, clock = _children_seconds(), time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        spent.append((_children_seconds() - processor, time.perf_counter() - clock))
    return statistics.median(p for p, _ in spent[1:]), statistics.median(c for _, c in spent[1:])


def _children_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def commit() -> str:
    """Return the short name of the commit that is measured."""
    command = ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def main() -> None:
    """Measure and print one line per figure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, default=SEEDS, help="a folder of .txt files")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    chosen = parser.parse_args()
    texts = sorted(chosen.texts.glob("*.txt"))
    if not texts:
        sys.exit(f"{chosen.texts} holds no .txt files; name a folder with --texts.")
    words = statistics.mean(len(text.read_text(encoding="utf-8").split()) for text in texts)
    print(
        f"commit {commit()}, Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    )
    print(f"{chosen.count} documents of {words:.0f} words on average")
    with tempfile.TemporaryDirectory() as folder:
        tasks = copies(texts, chosen.count, Path(folder))
        show("one core, models loaded", on_one_core(tasks), f"documents/s, target {TARGET_PER_CORE}")
        pooled = in_a_pool(tasks, chosen.jobs)
        print(f"--jobs {chosen.jobs}, start of the processes included: {pooled:.1f} documents/s of the clock")
    start = seconds_of("read", str(texts[0]))
    show("secretariat read, one document", start, f"seconds, target under {TARGET_START_SECONDS}")
    show(
        "secretariat read --help",
        seconds_of("read", "--help"),
        f"seconds, target under {TARGET_HELP_SECONDS}",
    )


def show(what: str, figures: tuple[float, float], unit: str) -> None:
    """Print one figure, by the processor and by the clock."""
    print(f"{what}: {figures[0]:.2f} by processor time, {figures[1]:.2f} by the clock ({unit})")


# A pool starts fresh processes, which import this file again.
if __name__ == "__main__":
    main()
