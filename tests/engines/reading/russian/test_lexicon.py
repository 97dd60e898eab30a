"""The shipped table of case forms, and the names found with it."""

from importlib.resources import files

import pytest

from secretariat.engines.reading.russian.lexicon import names_in
from secretariat.engines.reading.russian.lexicon_source import table
from secretariat.engines.reading.russian.tokens import tokenise
from secretariat.engines.values.spans import Span


def test_table_of_forms_is_up_to_date():
    shipped = files("secretariat.engines.reading.russian").joinpath("data", "forms.json").read_text("utf-8")
    assert shipped == table()


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
