"""Many documents, in this process and in a pool; a bad one never stops the rest."""

import multiprocessing
import os
import pickle
import time
from datetime import date
from pathlib import Path

import pytest
from tests.engines.reading.test_language import FRENCH

from secretariat.engines.reading.crew import Late, in_order
from secretariat.engines.reading.intake.received import Limits
from secretariat.engines.reading.partition import Outcome, Task, process_partition, read_tasks


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files good and bad; French ones, which need no model."""
    for number in range(5):
        (tmp_path / f"good-{number}.txt").write_text(f"{FRENCH} {number}", encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 9)
    return tmp_path


def tasks(folder: Path) -> list[Task]:
    return [Task(path=str(path), name=path.name) for path in sorted(folder.iterdir())]


def codes(outcomes: list[Outcome]) -> list[tuple[str, str]]:
    return [(outcome.line["id"], outcome.line["remarks"][0]["code"]) for outcome in outcomes]


EXPECTED = (
    [("empty", "empty")] + [(f"good-{n}", "language-not-read") for n in range(5)] + [("noise", "binary")]
)


@pytest.mark.parametrize("jobs", [1, 2])
def test_outcomes_come_in_order_and_bad_files_say_why(folder: Path, jobs: int) -> None:
    outcomes = list(read_tasks(tasks(folder), jobs=jobs))
    assert codes(outcomes) == EXPECTED
    assert [outcome.failure for outcome in outcomes if outcome.failure] == [
        "empty.txt was not read: it is empty. Check that it was saved.",
        "noise.txt was not read: it is neither text nor HTML, PDF or DOCX. "
        "Save the document as TXT, DOCX or PDF.",
    ]


def test_partition_is_the_same_when_done_again(folder: Path) -> None:
    assert process_partition(tasks(folder)) == process_partition(tasks(folder))


def test_tasks_and_outcomes_can_be_sent_to_another_machine(folder: Path) -> None:
    sent = pickle.loads(pickle.dumps(tasks(folder)))
    outcomes = process_partition(sent)
    assert pickle.loads(pickle.dumps(outcomes)) == outcomes


def test_what_was_told_is_in_the_line(folder: Path) -> None:
    task = Task(str(folder / "good-0.txt"), "good-0.txt", published=date(2021, 10, 29), with_text=True)
    (outcome,) = process_partition([task])
    assert (outcome.line["published"], outcome.line["text"]) == ("2021-10-29", f"{FRENCH} 0")


def test_plain_text_is_not_carried_and_markdown_is(folder: Path) -> None:
    (folder / "note.md").write_text(FRENCH, encoding="utf-8")
    plain, markdown = process_partition(
        [Task(str(folder / "good-0.txt"), "good-0.txt"), Task(str(folder / "note.md"), "note.md")]
    )
    assert ("text" in plain.line, markdown.line["text"]) == (False, FRENCH)


def test_file_over_the_limit_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.touch()
    os.truncate(path, 100_000_000)
    (outcome,) = process_partition([Task(str(path), "big.txt")])
    assert outcome.failure == "big.txt was not read: it has 100.0 MB, and 25 MB is the limit. Split it."
    assert outcome.line["sha256"] is None


def test_file_that_is_gone_is_named(tmp_path: Path) -> None:
    (outcome,) = process_partition([Task(str(tmp_path / "gone.txt"), "gone.txt")])
    assert outcome.failure == "gone.txt was not read: No such file or directory."


def test_defect_of_a_reader_costs_one_file_only(folder: Path) -> None:
    broken = Task(str(folder / "good-0.txt"), "good-0.txt", limits=Limits(characters="many"))  # type: ignore[arg-type]  # makes the reader fail
    outcomes = process_partition([broken, Task(str(folder / "good-1.txt"), "good-1.txt")])
    assert codes(outcomes) == [("good-0", "reader-failed"), ("good-1", "language-not-read")]


class Deadly(Limits):
    """Limits that end the process that unpacks them, as a crash in a library would."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (3,)


def test_process_that_dies_costs_one_file_only(folder: Path) -> None:
    killer = Task(str(folder / "good-0.txt"), "killer.txt", limits=Deadly())
    others = [Task(str(folder / f"good-{n}.txt"), f"good-{n}.txt") for n in (1, 2)]
    outcomes = list(read_tasks([others[0], killer, others[1]], jobs=2))
    assert codes(outcomes) == [
        ("good-1", "language-not-read"),
        ("killer", "reader-died"),
        ("good-2", "language-not-read"),
    ]


def sleep_or_square(number: int) -> int:
    if number == 3:
        time.sleep(600)
    if number == 4:
        os._exit(1)
    return number * number


def test_late_and_dead_cost_themselves_only() -> None:
    found = in_order(
        sleep_or_square,
        [0, 1, 3, 4, 2, 6],
        jobs=2,
        seconds=15,
        memory_bytes=2 * 10**9,
        instead=lambda asked, error: -asked if isinstance(error, Late) else -100 * asked,
    )
    assert list(found) == [0, 1, -3, -400, 4, 36]


def test_many_tasks_in_one_process_survive_one_that_dies(folder: Path) -> None:
    killer = Task(str(folder / "good-0.txt"), "killer.txt", limits=Deadly())
    other = Task(str(folder / "good-1.txt"), "good-1.txt")
    assert codes(list(read_tasks([killer, other], jobs=1))) == [
        ("killer", "reader-died"),
        ("good-1", "language-not-read"),
    ]


def test_what_is_left_when_nobody_listens_any_more_is_ended(folder: Path) -> None:
    outcomes = read_tasks(tasks(folder), jobs=2)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]  # a generator
    assert multiprocessing.active_children() == []
