"""Overlapping passages are cut at their ends; joined, the segments are the text."""

from hypothesis import given
from hypothesis import strategies as st

from secretariat.desk.compare.lighting import Lit, segments_of

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=8)


@given(SPANS)
def test_joined_segments_are_the_text_and_each_letter_knows_its_findings(
    spans: list[tuple[int, int]],
) -> None:
    text = "".join(chr(ord("a") + n % 26) for n in range(50))
    lit = [Lit(f"p{n}", start, start + size, (f"f{n}",)) for n, (start, size) in enumerate(spans)]
    segments = segments_of(text, lit)
    assert "".join(segment.words for segment in segments) == text
    at = 0
    for segment in segments:
        over = {one for p in lit if p.start <= at < p.end for one in p.findings}
        assert set(segment.findings) == over
        at += len(segment.words)
    assert sorted(anchor for segment in segments for anchor in segment.anchors) == sorted(p.key for p in lit)


def test_a_text_without_passages_is_one_segment() -> None:
    assert [segment.words for segment in segments_of("abc", [])] == ["abc"]
    assert segments_of("", []) == ()


def test_blank_lines_before_the_first_words_are_not_shown() -> None:
    found = segments_of("\n\nab", [Lit("p1", 1, 4, ("x",))], 2)
    assert [(segment.words, segment.anchors) for segment in found] == [("ab", ("p1",))]
