"""A text as PDF: what every page says, and what no page of an unattributed one says."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from secretariat.engines.drafting.errors import NotClean
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.acts import Open
from secretariat.engines.drafting.operations.applying import applied
from secretariat.engines.drafting.operations.values import State
from secretariat.texts.exports.pdf import as_pdf
from tests.engines.drafting.talks import ACTORS, at
from tests.engines.drafting.test_word import contested
from tests.engines.drafting.word_files import NAMES, facts


def long_text() -> State:
    words = (
        "The members shall meet every year in the port of Ostwick and look after the harbours of the bay. "
        * 5
    )
    paragraphs = tuple((f"p{n}", f"{n}.", words) for n in range(1, 31))
    return applied(State(), Open(id="o", author="SEC", at=at(0), paragraphs=paragraphs))


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def test_every_page_says_symbol_distribution_date_and_its_number() -> None:
    state = long_text()
    read = pages(as_pdf(state, facts(state), View.CLEAN))
    assert len(read) > 2
    for number, page in enumerate(read, 1):
        assert "CBS/2026/L.1 · Limited · 4 May 2026" in page
        assert f"Page {number} of {len(read)}" in page


def test_it_declares_its_standards_and_is_the_same_each_time() -> None:
    pdf = as_pdf(contested(), facts(contested()), View.BRACKETED)
    metadata = PdfReader(BytesIO(pdf)).trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert pdf == as_pdf(contested(), facts(contested()), View.BRACKETED)


def test_brackets_are_signs_and_only_the_attributed_one_names_delegations() -> None:
    state = contested()
    attributed, bracketed = (
        " ".join(" ".join(pages(as_pdf(state, facts(state), view))).split())
        for view in (View.ATTRIBUTED, View.BRACKETED)
    )
    assert "[Ostwick][Norwick]" in bracketed.replace(" [", "[")
    assert "Corva" in attributed
    assert [name for name in (*ACTORS, *NAMES.values()) if name.lower() in bracketed.lower()] == []
    raw = as_pdf(state, facts(state), View.BRACKETED)
    assert [name for name in NAMES.values() if name.encode() in raw] == []


def test_statements_stand_behind_the_text_and_a_text_with_brackets_is_not_clean() -> None:
    state = long_text()
    (*_, last) = pages(
        as_pdf(state, facts(state), View.CLEAN, statements=(("Reservation of Alba", "On paragraph 2."),))
    )
    assert "Reservation of Alba" in last
    with pytest.raises(NotClean):
        as_pdf(contested(), facts(contested()), View.CLEAN)
