"""Markdown: links, definitions, front matter and footnote marks are no brackets of the text."""

import pytest
from hypothesis import given, settings
from tests.engines.drafting.drafts import drafts

from secretariat.engines.drafting.markdown import untouched, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("---\ntitle: [x]\n---\n[a]\n", "[a]\n"),
        ("---\nno end [a]\n", "---\nno end [a]\n"),
        ("[a]\n---\n[b]\n---\n", "[a]\n---\n[b]\n---\n"),
        ("See [the draft](https://example.org/a_(b)) [x]", "See the draft [x]"),
        ("[a](<x y>) [b](page.html 'A [title]')", "a b"),
        ("paragraph [x](a) above", "paragraph [x](a) above"),
        ("[the Parties](including some)", "[the Parties](including some)"),
        ("[see [the] draft](a.md)", "see [the] draft"),
        ("![logo](a.png)[a]", "[a]"),
        ("[![logo](a.png)](b.html) [a]", " [a]"),
        ("[a][^1] [b][^note]*", "[a] [b]*"),
        ("[^1]: See [a].\n", " See [a].\n"),
        ("[source]: https://example.org\n[a] [source]\n", "[a] source\n"),
        ('[the text][source] [shall][should]\n\n[Source]: <x> "T"\n', "the text [shall][should]\n\n"),
        ("[Agreed]: yes\n", "[Agreed]: yes\n"),
        ("[Article 3]: see 1/CP.21\n", "[Article 3]: see 1/CP.21\n"),
        ("\\[a\\] \\[b\\](c.md)", "[a] [b](c.md)"),
        ("[a]()", "[a]()"),
    ],
)
def test_words_of_markdown(text: str, words: str) -> None:
    assert words_of(text).text == words


@settings(max_examples=300)
@given(drafts())
def test_each_kept_sign_leads_back_to_itself(text: str) -> None:
    for kept in (words_of(text), untouched(text)):
        assert all(text[kept.back(at)] == sign for at, sign in enumerate(kept.text))
        places = [kept.back(at) for at in range(len(kept.text))]
        assert places == sorted(set(places))
    assert untouched(text).text == text
