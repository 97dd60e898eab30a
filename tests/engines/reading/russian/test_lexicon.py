"""The shipped table of case forms, and the names found with it."""

from importlib.resources import files

import pytest

from secretariat.engines.reading.gazetteer import shipped
from secretariat.engines.reading.mentions import Named
from secretariat.engines.reading.russian.inflection import forms_of, marked
from secretariat.engines.reading.russian.lexicon import names_in
from secretariat.engines.reading.russian.lexicon_source import _written_rows, rows, table
from secretariat.engines.reading.russian.tokens import tokenise
from secretariat.engines.values.spans import Span


def test_table_of_forms_is_up_to_date():
    shipped = files("secretariat.engines.reading.russian").joinpath("data", "forms.json").read_text("utf-8")
    assert shipped == table()


def test_no_name_of_the_gazetteer_is_written_twice():
    written: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for kind, key, name, forms in _written_rows():
        written.setdefault((kind, key, name), []).append(forms)
    firsts = {key: name for kind, key, name, _ in reversed(list(rows())) if kind == "state"}
    doubled = [
        pattern.form
        for pattern in shipped().patterns["ru"]
        if pattern.named in (Named.STATE, Named.BODY) and not pattern.needs_support
        for kind in ("state", "body")
        if (forms := written.get((kind, pattern.entry.key, pattern.form)))
        and firsts.get(pattern.entry.key) != pattern.form
        and forms_of(marked(pattern.form)) in forms
    ]
    assert doubled == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("в Республике Беларусь", [("BY", "Республика Беларусь", "dp")]),
        ("Содружества Независимых Государств", [("cis", "Содружество Независимых Государств", "g")]),
        ("финскую делегацию", [("FI", "финский", "a")]),
        ("в США", [("US", "США", "ngdaip")]),
        ("из Чолпон-Аты", [("KG", "Чолпон-Ата", "g")]),
        ("мали и перу с маленькой буквы", []),
    ],
)
def test_names_in_all_cases(text, expected):
    hits = names_in(tokenise(text, Span(0, len(text))))
    assert [(h.entry.key, h.entry.name, h.entry.cases) for h in hits] == expected
