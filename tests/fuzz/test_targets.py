"""Each parser meets mutated inputs and raises nothing but its own errors."""

import random

import pytest
from fuzz.__main__ import main, mutated
from fuzz.seeds import SEEDS
from fuzz.targets import TARGETS
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

FAST = [
    "address",
    "bracketed-text",
    "edtf-date",
    "facts-file",
    "interchange-line",
    "kind-of-file",
    "log-of-operations",
    "plain-text",
    "publication-dates",
]
SLOW = ["pdf-file", "web-page", "word-file"]
# What once broke a target, by its name.
BROKEN: list[tuple[str, bytes]] = [
    ("publication-dates", b"[" * 100_000),
    ("interchange-line", b"[" * 100_000),
    ("interchange-line", b"1"),
    ("facts-file", b'{"a":' * 100_000),
    ("log-of-operations", b'{"type": ["Open"]}'),
    ("log-of-operations", b"[" * 100_000),
    ("word-file", SEEDS["word-file"][0][:-6] + b"\xff\xff\xff\x7f\0\0"),
    ("kind-of-file", b"<!---->" * 580),
    ("web-page", b'<html><head><meta charset="undefined"></head><body>words</body></html>'),
]


def test_every_target_has_seeds_and_is_run_here() -> None:
    assert set(TARGETS) == set(SEEDS) == set(FAST + SLOW)


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_break_no_target(name: str) -> None:
    for seed in SEEDS[name]:
        TARGETS[name](seed)


@pytest.mark.parametrize(("name", "data"), BROKEN)
def test_what_once_broke_a_target_breaks_it_no_more(name: str, data: bytes) -> None:
    TARGETS[name](data)


@pytest.mark.parametrize("name", FAST)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_mutated_input_breaks_no_target(name: str, data: st.DataObject) -> None:
    seed = data.draw(st.sampled_from(SEEDS[name]))
    TARGETS[name](mutated(seed, random.Random(data.draw(st.integers(0, 2**32)))))


@pytest.mark.parametrize("name", SLOW)
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_mutated_file_breaks_no_target(name: str, data: st.DataObject) -> None:
    seed = data.draw(st.sampled_from(SEEDS[name]))
    TARGETS[name](mutated(seed, random.Random(data.draw(st.integers(0, 2**32)))))


@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00")
@settings(max_examples=100)
def test_noise_breaks_no_fast_target(data: bytes) -> None:
    for name in FAST:
        TARGETS[name](data)


def test_a_run_without_other_packages_says_how_much_it_tried(capsys: pytest.CaptureFixture[str]) -> None:
    main(["edtf-date", "0.2"])
    assert "inputs, none broke it." in capsys.readouterr().out
    with pytest.raises(SystemExit, match="Name a target: kind-of-file"):
        main(["nothing"])
