"""A document that nobody named is called by its first line."""

import pytest

from secretariat.desk.compare.titles import title_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n\n  # The council met in Corva\n\nIt was cold.", "The council met in Corva"),
        ("**Talks** about _rivers_ went on\nThey will end.", "Talks about rivers went on"),
        ("PRESS RELEASE\n\nThe ministers of the Union met\n\nText.", "The ministers of the Union met"),
        (
            "PRESS RELEASE\nON THE VISIT\nTO CORVA CITY\n\nShe came.",
            "PRESS RELEASE ON THE VISIT TO CORVA CITY",
        ),
        ("---\n***\nРека и море\n", "Река и море"),
        ("Berlin Declaration\n\nBerlin, 29 August 2023\n", "Berlin Declaration"),
        ("Note\n\nThe ministers met in Corva on Friday.\n", "Note"),
        ("", ""),
        (" \n\n", ""),
    ],
)
def test_the_first_line_serves(text: str, title: str) -> None:
    assert title_of(text) == title


def test_a_long_line_ends_after_a_word() -> None:
    title = title_of("The ministers agreed " * 20)
    assert len(title) <= 200
    assert title.endswith(("agreed…", "ministers…", "The…"))
