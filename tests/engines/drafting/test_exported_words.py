"""A text as plain words and as a page."""

import pytest
from lxml import html
from tests.engines.drafting.talks import ACTORS, opened
from tests.engines.drafting.test_word import contested, talks
from tests.engines.drafting.word_files import NAMES, facts

from secretariat.engines.drafting.errors import NotClean
from secretariat.engines.drafting.exporting.words import as_page, as_text
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.showing import shown


def test_plain_words_say_what_the_text_is_and_then_the_view() -> None:
    state = contested()
    assert as_text(state, facts(state), View.BRACKETED) == (
        "Council of the Bay\n16th Council\nCBS/2026/L.1\nLimited\n4 May 2026\n\nDeclaration of Ostwick\n\n"
        + shown(state, View.BRACKETED)
    )


@pytest.mark.parametrize("seed", range(10))
def test_a_page_has_the_words_of_the_view_and_signs_for_brackets(seed: int) -> None:
    state = talks(seed)
    page = html.fromstring(as_page(state, facts(state), View.BRACKETED))
    assert [p.text_content() for p in page.xpath("//main/p")] == shown(state, View.BRACKETED).splitlines()
    signs = "".join(page.xpath("//span[@class='sign']/text()"))
    assert signs.count("[") == signs.count("]") == len(page.xpath("//span[@class='bracket']"))


@pytest.mark.parametrize("written", [as_text, as_page])
def test_only_the_attributed_view_names_delegations(written: object) -> None:
    state = contested()
    assert "Corva" in written(state, facts(state), View.ATTRIBUTED)
    told = written(state, facts(state), View.BRACKETED).lower()
    assert [name for name in (*ACTORS, *NAMES.values()) if name.lower() in told] == []


def test_markup_in_the_words_is_words_and_a_clean_view_with_brackets_is_refused() -> None:
    told = as_page(opened(), facts(opened()), View.CLEAN)
    assert "<script" not in told
    with pytest.raises(NotClean):
        as_page(contested(), facts(contested()), View.CLEAN)
