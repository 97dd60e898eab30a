"""Text made to keep our own rules busy: the time grows with its length, and never with its square."""

import time

import pytest

from secretariat.engines.reading.english.mentions import mark
from secretariat.engines.reading.english.telling import telling_of
from secretariat.engines.reading.intake.open import format_of
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.read import read_document
from secretariat.engines.reading.segments import segment

LONGEST = 3_000  # characters of a sentence
CHARACTERS = 12_000  # four times the longest sentence that rules look at
# Processor seconds. Measured: under 4 each; before they were found, each of these took minutes.
MOST_SECONDS = 40
WARMING = {"en": "The Council met in Riga.", "ru": "Совет собрался в Риге."}
LINES = [
    ("en", "HE "),
    ("en", "Mr "),
    ("en", "said that "),
    ("en", "A\n"),
    ("en", "Russia, "),
    ("en", "IV "),
    ("en", "("),
    ("en", "Mr. John Smith, Minister of Foreign Affairs of Russia, "),
    ("ru", "Министр Иван Иванов, "),
    ("ru", "заявил, что "),
    ("ru", "А.А. "),
    ("ru", "«"),
]


@pytest.mark.parametrize(("language", "unit"), LINES)
def test_line_made_of_one_word_is_read_in_bounded_time(language: str, unit: str) -> None:
    read_document(WARMING[language].encode(), name="warm.txt", language=language)
    text = (unit * (CHARACTERS // len(unit) + 1))[:CHARACTERS]
    began = time.process_time()
    reading = read_document(f"{WARMING[language]}\n\n{text}".encode(), name="line.txt", language=language)
    assert time.process_time() - began < MOST_SECONDS
    assert reading.text.endswith(text)


@pytest.mark.parametrize("unit", ["Russia, ", "said that "])
def test_rules_of_reported_speech_see_no_sentence_without_end(unit: str) -> None:
    source = segment(unit * 2_000, "en")
    marked = mark(source, Told(None, None))
    sentences = telling_of(marked, source.paragraphs[0]).sentences
    assert len(sentences) > 1
    assert max(end - start for start, end in sentences) <= LONGEST


@pytest.mark.parametrize("head", [b"<!---->" * 580, b"<p" * 2000, b"<meta " * 600, b" " * 4000 + b"<"])
def test_beginning_of_a_file_is_looked_at_in_linear_time(head: bytes) -> None:
    began = time.process_time()
    format_of(head, "head.html")
    assert time.process_time() - began < 1
