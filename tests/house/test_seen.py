"""A form carries what was seen: nothing is overwritten, nothing that was typed is lost."""

from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from secretariat.seen import Compared, SeenForm

NOW = {"title": "A title", "words": "one\ntwo", "kind": "b", "is_open": True, "tags": ["x"]}


class Specimen(SeenForm):
    """One field of each kind."""

    title = forms.CharField(required=False)
    words = forms.CharField(required=False, widget=forms.Textarea)
    kind = forms.ChoiceField(choices=[("a", "Apple"), ("b", "Bear")])
    is_open = forms.BooleanField(required=False)
    tags = forms.MultipleChoiceField(required=False, choices=[("x", "Ex"), ("y", "Why")])


def sent(**changes: Any) -> QueryDict:
    """What a browser sends of a form that showed NOW, with these changes."""
    data = QueryDict(mutable=True)
    data.update({"version": "3", "title": "A title", "initial-title": "A title"})
    data.update({"words": "one\r\ntwo", "initial-words": "one\r\ntwo", "kind": "b", "initial-kind": "b"})
    data.update({"is_open": "on", "initial-is_open": "True", "tags": "x", "initial-tags": "x"})
    for name, value in changes.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def names(rows: tuple[Compared, ...]) -> dict[str, tuple[bool, bool, bool]]:
    return {row.name: (row.is_yours, row.is_theirs, row.is_clash) for row in rows}


def test_a_form_carries_the_version_and_every_first_value() -> None:
    html = str(Specimen(initial=NOW, version=3))
    assert 'name="version" value="3"' in html
    for carried in ('name="initial-title" value="A title"', 'name="initial-kind" value="b"',
                    'name="initial-tags" value="x"', 'name="initial-is_open" value="True"'):  # fmt: skip
        assert carried in html
    assert "initial-version" not in html


@pytest.mark.parametrize(("given_version", "seen"), [("3", 3), ("", 0)])
def test_the_version_that_was_seen(given_version: str, seen: int) -> None:
    form = Specimen(sent(version=given_version), version=9)
    assert form.is_valid()
    assert form.seen_version == seen


def test_where_nobody_changed_anything_nothing_differs() -> None:
    assert Specimen(sent(), version=3).compared(NOW) == ()


def test_each_change_is_told_with_its_author() -> None:
    form = Specimen(sent(title="Mine", kind="a", is_open=[], tags=["x", "y"]), version=3)
    rows = form.compared(NOW | {"title": "Theirs", "words": "three", "is_open": False})
    assert names(rows) == {
        "title": (True, True, True),
        "words": (False, True, False),
        "kind": (True, False, False),
        "is_open": (True, True, False),
        "tags": (True, False, False),
    }
    shown = {row.name: (row.seen, row.typed, row.now) for row in rows}
    assert shown["title"] == ("A title", "Mine", "Theirs")
    assert shown["kind"] == ("Bear", "Apple", "Bear")
    assert shown["tags"] == ("Ex", "Ex; Why", "Ex")
    assert shown["is_open"] == ("✓", "", "")


def test_what_was_typed_stays_and_what_was_not_touched_follows() -> None:
    form = Specimen(sent(title="Mine"), version=3)
    theirs = NOW | {"title": "Theirs", "words": "three", "is_open": False, "tags": ["y"]}
    data = form.carried_on(theirs, 5)
    again = Specimen(data, version=5)
    assert again.is_valid()
    assert again.cleaned_data == {
        "version": 5, "title": "Mine", "words": "three", "kind": "b", "is_open": False, "tags": ["y"],
    }  # fmt: skip
    assert data["initial-title"] == "Theirs"
    assert names(again.compared(theirs)) == {"title": (True, False, False)}


@given(st.text(max_size=9), st.text(max_size=9), st.text(max_size=9))
def test_nothing_that_was_typed_is_ever_lost(seen: str, typed: str, now: str) -> None:
    form = Specimen(sent(title=typed, **{"initial-title": seen}), version=3)
    data = form.carried_on(NOW | {"title": now}, 4)
    (row,) = [one for one in form.compared(NOW | {"title": now}) if one.name == "title"] or [None]
    if row is None:
        assert typed.strip() == seen.strip() == now.strip()
    else:
        assert data["title"] == (typed if row.is_yours else now)
