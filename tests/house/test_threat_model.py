"""The threat model names tests that exist; every attack that is tried is named there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "docs/explanation/threat-model.md"
DEFINED = re.compile(r"^\s*def (test_\w+)\(", re.MULTILINE)


def defined_in(folder: Path) -> set[str]:
    return {name for path in folder.rglob("test_*.py") for name in DEFINED.findall(path.read_text("utf-8"))}


def named() -> set[str]:
    return set(re.findall(r"`(test_\w+)`", MODEL.read_text(encoding="utf-8")))


def test_each_test_that_the_threat_model_names_exists() -> None:
    assert len(named()) > 60
    assert named() - defined_in(ROOT / "tests") == set()


def test_each_attack_that_is_tried_is_named() -> None:
    # What shows that the defence does not stand in the way of what is right is no attack.
    rightful = {"test_names_of_one_script_or_of_two_words_are_taken"}
    looked_at_twice = {"test_beginning_of_a_file_is_looked_at_in_linear_time"}
    assert defined_in(ROOT / "tests/attacks") - named() == rightful | looked_at_twice
