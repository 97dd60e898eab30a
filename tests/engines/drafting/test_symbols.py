"""Symbols of documents: taken apart, written in one form, numbered on."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engines.drafting.errors import BadSymbol
from secretariat.engines.drafting.symbols.numbering import following, informal, next_in_series
from secretariat.engines.drafting.symbols.reading import read_symbol
from secretariat.engines.drafting.symbols.symbol import SuffixKind

G = "general"
# written, in its one form, scheme, session, year, class, number, suffixes, distribution
FORMS = [
    ("A/CONF.48/14/Rev.1", None, "un", "", None, "", 14, "Rev.1", G),
    ("A/AC.296/2026/CRP.4/Rev.1/Corr.1", None, "un", "", 2026, "CRP", 4, "Rev.1 Corr.1", ""),
    ("A/CONF.232/2022/9*", None, "un", "", 2022, "", 9, "", G),
    ("FCCC/CP/1996/2", None, "un", "", 1996, "", 2, "", G),
    ("FCCC/CP/2015/L.9/Rev.1", None, "un", "", 2015, "L", 9, "Rev.1", "limited"),
    ("CBD/WG2020/2/L.2/Add.1", None, "un", "2", None, "L", 2, "Add.1", "limited"),
    ("A/RES/78/236", None, "un", "78", None, "RES", 236, "", G),
    ("A/C.1/78/L.12", None, "un", "78", None, "L", 12, "", "limited"),
    ("A/S-32/1", None, "un", "S-32", None, "", 1, "", G),
    ("S/RES/1325 (2000)", None, "un", "", 2000, "RES", 1325, "", G),
    ("S/PV.4567", None, "un", "", None, "PV", 4567, "", G),
    ("TD/B/C.I/MEM.4/R.2", None, "un", "", None, "R", 2, "", "restricted"),
    ("A/520/Rev.17", None, "un", "", None, "", 520, "Rev.17", G),
    ("IP/C/W/688", None, "un", "", None, "W", 688, "", ""),
    ("A/INB/9/3 Rev.1", "A/INB/9/3/Rev.1", "un", "9", None, "", 3, "Rev.1", G),
    ("A/72/511-S/2017/780", None, "un", "72", None, "", 511, "", G),
    ("EX.CL/195 (VII) Rev.1", "EX.CL/195 (VII)/Rev.1", "un", "VII", None, "", 195, "Rev.1", G),
    ("Assembly/AU/Dec.123(VI)", None, "un", "VI", None, "DEC", 123, "", G),
    ("AG/RES. 2894 (XL-O/16)", "AG/RES.2894 (XL-O/16)", "un", "XL-O/16", None, "RES", 2894, "", G),
    ("A77/4", None, "who", "77", None, "", 4, "", G),
    ("WHA73(7)", None, "who", "73", None, "", 7, "", G),
    ("MC.DOC/1/06", None, "osce", "", 2006, "DOC", 1, "", G),
    ("MC.DD/1/19/Rev.1", None, "osce", "", 2019, "DD", 1, "Rev.1", ""),
    ("PC.JOUR/1296", None, "osce", "", None, "JOUR", 1296, "", G),
    ("PC.DEL/12/20/Rev.2 OSCE+", "PC.DEL/12/20/Rev.2", "osce", "", 2020, "DEL", 12, "Rev.2", "limited"),
    ("ST/9279/2022/REV/1/ADD/1", None, "eu", "", 2022, "", 9279, "Rev.1 Add.1", ""),
    ("9279/22 REV 1 LIMITE", "ST/9279/2022/REV/1", "eu", "", 2022, "", 9279, "Rev.1", "limited"),
    ("ST 9279 2022 INIT", "ST/9279/2022", "eu", "", 2022, "", 9279, "", ""),
    ("COM(2020) 563 final", None, "eu", "", 2020, "", 563, "", ""),
    ("BS/FM/R(2021)1", None, "bsec", "", 2021, "R", 1, "", ""),
    ("bs/fm/r(2000) 2", "BS/FM/R(2000)2", "bsec", "", 2000, "R", 2, "", ""),
    ("MERCOSUR/CMC/DEC. Nº 23/05", None, "mercosur", "", 2005, "DEC", 23, "", G),
    ("MERCOSUR/GMC/RES N 9/2010", "MERCOSUR/GMC/RES. Nº 9/2010", "mercosur", "", 2010, "RES", 9, "", G),
]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "text", "scheme", "session", "year", "code", "number", "suffixes", "seen"), FORMS
)
def test_a_symbol_is_taken_apart(
    written: str, text: str | None, scheme: str, session: str, year: int | None,
    code: str, number: int, suffixes: str, seen: str,
) -> None:  # fmt: skip
    symbol = read_symbol(written)
    assert symbol.text == (text or written)
    assert (symbol.scheme.value, symbol.session, symbol.year) == (scheme, session, year)
    assert (symbol.document_class, symbol.number, symbol.distribution) == (code, number, seen)
    assert " ".join(f"{each.kind.value}.{each.number}" for each in symbol.suffixes) == suffixes
    assert read_symbol(symbol.text).text == symbol.text


@pytest.mark.parametrize(
    ("written", "text", "slips"),
    [
        ("A / CONF. 48/14 /Rev. l", "A/CONF.48/14/Rev.1", ("blanks", "a letter read as a digit: Rev.l")),
        ("A/C0NF.48/14", "A/CONF.48/14", ("letters and digits",)),
        ("A/CONF.48/14", "A/CONF.48/14", ()),
    ],
)
def test_slips_are_mended_and_told(written: str, text: str, slips: tuple[str, ...]) -> None:
    symbol = read_symbol(written)
    assert (symbol.text, symbol.slips) == (text, slips)


@pytest.mark.parametrize(
    "written", ["", "   ", "hello", "/", "A//1", "12/5", "[A/1]", "the Chair/s text", "Rev.1", "A/\0"]
)
def test_what_is_no_symbol_is_refused(written: str) -> None:
    with pytest.raises(BadSymbol):
        read_symbol(written)


@given(st.text(max_size=30))
def test_any_text_is_a_symbol_or_refused(written: str) -> None:
    try:
        symbol = read_symbol(written)
    except BadSymbol:
        return
    assert symbol.text


@pytest.mark.parametrize(
    ("written", "relation"),
    [
        ("A/CONF.48/14/Rev.1", ("replaces", "A/CONF.48/14")),
        ("A/CONF.48/14/Rev.3", ("replaces", "A/CONF.48/14/Rev.2")),
        ("A/CONF.48/14/Rev.1/Corr.1", ("corrects", "A/CONF.48/14/Rev.1")),
        ("A/CONF.48/14/Add.2", ("adds to", "A/CONF.48/14")),
        ("A/CONF.48/14/Amend.1", ("alters by decision", "A/CONF.48/14")),
        ("A/CONF.48/14", None),
    ],
)
def test_a_suffix_relates_documents(written: str, relation: tuple[str, str] | None) -> None:
    related = read_symbol(written).related
    assert (related and (related[0], related[1].text)) == relation


@pytest.mark.parametrize(
    ("written", "kind", "taken", "text"),
    [
        ("A/CONF.48/14", SuffixKind.REV, [], "A/CONF.48/14/Rev.1"),
        (
            "A/CONF.48/14/Rev.1",
            SuffixKind.REV,
            ["A/CONF.48/14/Rev.4", "A/CONF.48/15/Rev.9"],
            "A/CONF.48/14/Rev.5",
        ),
        ("A/CONF.48/14/Rev.1", SuffixKind.CORR, [], "A/CONF.48/14/Rev.1/Corr.1"),
        ("A/CONF.48/14/Add.1", SuffixKind.ADD, [], "A/CONF.48/14/Add.1/Add.1"),
        ("A/CONF.48/14", SuffixKind.ADD, ["A/CONF.48/14/Add.1", "A/CONF.48/14/Rev.7"], "A/CONF.48/14/Add.2"),
        ("ST/9279/2022", SuffixKind.REV, [], "ST/9279/2022/REV/1"),
    ],
)
def test_the_next_of_a_document(written: str, kind: SuffixKind, taken: list[str], text: str) -> None:
    assert following(read_symbol(written), kind, map(read_symbol, taken)).text == text


@pytest.mark.parametrize(
    ("written", "taken", "text"),
    [
        ("A/CONF.48/L.4", ["A/CONF.48/L.9", "A/CONF.48/14"], "A/CONF.48/L.10"),
        ("BS/FM/R(2021)1", ["BS/FM/R(2021)4", "BS/FM/R(2020)8"], "BS/FM/R(2021)5"),
        ("MC.DOC/1/06", [], "MC.DOC/2/06"),
        ("MC.DOC/6/06", [], "MC.DOC/7/06"),
        ("MERCOSUR/CMC/DEC. Nº 5/05", [], "MERCOSUR/CMC/DEC. Nº 6/05"),
        ("COM(2020) 2020 final", [], "COM(2020) 2021 final"),
        ("A/RES/78/78", [], "A/RES/78/79"),
        ("EX.CL/195 (VII)", [], "EX.CL/196 (VII)"),
    ],
)
def test_the_next_of_a_series(written: str, taken: list[str], text: str) -> None:
    assert next_in_series(read_symbol(written), map(read_symbol, taken)).text == text


def test_a_symbol_without_a_number_has_no_next() -> None:
    with pytest.raises(BadSymbol):
        next_in_series(read_symbol("A/CONF.48/INF"))


def test_layers_without_a_symbol_are_numbered_and_dated() -> None:
    first = informal("Chair's  text", datetime(2026, 6, 11, 16, 30, tzinfo=UTC))
    later = datetime(2026, 6, 12, 9, 5, tzinfo=ZoneInfo("Europe/Riga"))
    second = informal("Chair's text", later, [first, informal("Chair's text on fisheries", later)])
    assert first.text == "Chair's text 1 (11 June 2026 @ 16:30 UTC)"
    assert second.text == "Chair's text 2 (12 June 2026 @ 09:05 EEST)"
