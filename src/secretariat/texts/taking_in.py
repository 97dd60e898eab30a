"""A first draft as somebody wrote it, plain or Markdown, taken apart into paragraphs with their labels."""

from secretariat.engines.drafting.comparing.paragraphs import paragraphs_of
from secretariat.engines.drafting.markdown import words_of
from secretariat.refusals import Invalid

MOST_PARAGRAPHS = 2000
LONGEST_TEXT = 2_000_000  # characters
_LEAD = " \t\xa0>*_#•-"


def paragraphs_in(text: str, *, is_markdown: bool = False) -> tuple[tuple[str, str], ...]:
    """Return (label, words) of each paragraph: a line each, or a block of lines where it is Markdown.

    >>> paragraphs_in("1. The members meet.\\n\\n2 bis. They act.")
    (('1.', 'The members meet.'), ('2 bis.', 'They act.'))
    """
    if len(text) > LONGEST_TEXT:
        raise Invalid(f"A text has at most {LONGEST_TEXT:,} characters.", field="text")
    words = words_of(text).text if is_markdown else text
    found = [_apart(each.label, each.body) for each in paragraphs_of(words, is_wrapped=is_markdown)]
    kept = tuple(each for each in found if each[1])
    if not kept:
        raise Invalid("Give the words of the text: each paragraph on a line of its own.", field="text")
    if len(kept) > MOST_PARAGRAPHS:
        raise Invalid(f"A text has at most {MOST_PARAGRAPHS} paragraphs.", field="text")
    return kept


def _apart(label: str, body: str) -> tuple[str, str]:
    return label.strip(_LEAD), body.strip().lstrip("#").strip()
