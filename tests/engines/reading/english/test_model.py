"""The model proposes persons, from files that were measured, and remembers what it has read."""

import pytest

from secretariat.engines.reading.english import model


def test_the_installed_model_is_the_measured_one() -> None:
    model.verify()
    table = model.recorded()
    assert "ner/model" in table["files"]


def test_a_changed_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = {**model.recorded(), "files": {"ner/cfg": "0" * 64}}
    monkeypatch.setattr(model, "recorded", lambda: changed)
    with pytest.raises(model.ChangedModel, match="cfg"):
        model.verify()


def test_spans_of_persons_stand_in_their_text() -> None:
    text = "Sergey Lavrov met Antony Blinken in Geneva on Friday."
    (first,), (again,) = ([spans] for spans in model.person_spans([text, text]))
    assert [span.of(text) for span in first] == ["Sergey Lavrov", "Antony Blinken"]
    assert again == first
