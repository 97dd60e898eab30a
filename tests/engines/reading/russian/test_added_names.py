"""Names that the caller's gazetteer adds beside the shipped ones."""

from datetime import date

import pytest

from secretariat.engines.reading.gazetteer import Entry, Gazetteer, Pattern, shipped, with_patterns
from secretariat.engines.reading.mentions import Named, Told
from secretariat.engines.reading.russian import find
from secretariat.engines.reading.segments import segment

TEXT = (
    "Прошёл саммит Организации Велинского морского сотрудничества (ОВМС). "
    "Председательство в ОВМС перешло от Корвы к Алмении. "
    "Корва вступила в организацию в 2001 году. "
    "Председатель ОВМС Ирма Даль встретилась с президентом Корвы Петром Вольским."
)


def _pattern(named: Named, key: str, form: str, *, is_acronym: bool = False) -> Pattern:
    entry = Entry(Named.STATE if named is Named.DEMONYM else named, key, form)
    return Pattern(form, entry, named, is_acronym=is_acronym)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    names = [
        _pattern(Named.BODY, "ovms", "Организация Велинского морского сотрудничества"),
        _pattern(Named.BODY, "ovms", "ОВМС", is_acronym=True),
        _pattern(Named.STATE, "QK", "Корва"),
        _pattern(Named.DEMONYM, "QK", "корвский"),
        _pattern(Named.STATE, "QA", "Алмения"),
    ]
    return with_patterns(shipped(), "test", {"ru": names})


def _read(text: str, gazetteer: Gazetteer | None) -> list[tuple[object, ...]]:
    findings, _ = find(segment(text, "ru"), Told(date(2024, 10, 20), None), gazetteer)
    wanted = {
        "chairmanship": ("body", "holder"),
        "membership": ("body", "party"),
        "office": ("person", "office", "organisation"),
    }
    return [(f.kind, *(f.fields[n] for n in wanted[f.kind])) for f in findings if f.kind in wanted]


def test_added_names_are_known_in_all_cases(gazetteer):
    assert set(_read(TEXT, gazetteer)) == {
        ("office", "Ирма Даль", "председатель", "ОВМС"),
        ("office", "Пётр Вольский", "президент", "Корва"),
        ("chairmanship", "ОВМС", "Алмения"),
        ("chairmanship", "ОВМС", "Ирма Даль"),
        ("membership", "ОВМС", "Корва"),
    }


def test_adjective_of_an_added_state_names_it(gazetteer):
    text = "Встреча прошла у корвского министра культуры Яны Лотар."
    assert _read(text, gazetteer) == [("office", "Яна Лотар", "министр культуры", "Корва")]


def test_names_are_forgotten_with_the_next_document(gazetteer):
    _read(TEXT, gazetteer)
    found = _read(TEXT.replace(" (ОВМС)", ""), None)
    assert [row for row in found if row[0] != "office"] == []


def test_shipped_names_stay_known(gazetteer):
    text = "Корва и Казахстан приняли гостей. Председательство в ШОС перешло к Китаю."
    assert _read(text, gazetteer) == [("chairmanship", "ШОС", "Китай")]
