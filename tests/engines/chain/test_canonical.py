"""One value, one way to write it, one hash."""

import json
import math
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engines.chain.canonical import Field, canonical, salted
from secretariat.engines.chain.errors import NotJson

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_what_json_gives_back_is_written_alike(value: Any) -> None:
    text = canonical(value)
    assert canonical(json.loads(text)) == text


@given(st.dictionaries(words, st.integers(), min_size=2))
def test_the_order_of_keys_does_not_matter(value: dict[str, int]) -> None:
    assert canonical(dict(reversed(value.items()))) == canonical(value)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({2: "b", 10: "a"}, '{"10":"a","2":"b"}'),
        (1e22, "10000000000000000000000"),
        (-0.0, "0"),
        (0.1, "0.1"),
        (date(2026, 1, 2), '"2026-01-02"'),
        (datetime(2026, 1, 2, 3, tzinfo=UTC), '"2026-01-02 03:00:00+00:00"'),
        (("Ä", True), '["Ä",true]'),
    ],
)
def test_days_numbers_and_keys_have_one_form(value: Any, written: str) -> None:
    assert canonical(value) == written


@pytest.mark.parametrize("value", [math.nan, math.inf, {"a": [math.nan]}])
def test_what_json_cannot_write_is_refused(value: Any) -> None:
    with pytest.raises(NotJson):
        canonical(value)


@given(values, words, words)
def test_a_field_is_true_only_with_its_value_and_salt(value: Any, salt: str, other: str) -> None:
    one = salted(value, salt)
    assert one.is_true
    assert Field(one.hash, salt + "0", one.value).is_true is False
    assert Field(one.hash, salt, [one.value]).is_true is False
    assert Field(one.hash).is_true
    assert (salted(value, other).hash == one.hash) == (other == salt)
