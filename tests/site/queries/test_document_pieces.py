"""A text is cut at the edges of its passages, and nothing of it is lost."""

from secretariat.site.queries.document import Cited, pieces

TEXT = "Alba will preside from July."


def cited(passage: int, words: str, line: int) -> Cited:
    start = TEXT.index(words)
    return Cited(passage, start, start + len(words), words, line, True)


def test_pieces_make_up_the_text_and_the_shortest_passage_leads() -> None:
    found = list(
        pieces(
            TEXT,
            [cited(1, "Alba will preside from July", 10), cited(2, "from July", 20)],
            {10: ("/ten/", "Ten"), 20: ("/twenty/", "Twenty")},
        )
    )
    assert "".join(piece.text for piece in found) == TEXT
    assert [(piece.text, piece.anchors, piece.url) for piece in found] == [
        ("Alba will preside ", ("p1",), "/ten/"),
        ("from July", ("p2",), "/twenty/"),
        (".", (), ""),
    ]


def test_a_line_that_may_not_be_seen_lights_nothing() -> None:
    found = list(pieces(TEXT, [cited(1, "Alba", 10)], {}))
    assert [(piece.text, piece.url) for piece in found] == [("Alba", ""), (" will preside from July.", "")]


def test_a_text_without_passages_is_one_piece() -> None:
    assert [piece.text for piece in pieces(TEXT, [], {})] == [TEXT]


def test_blank_lines_before_the_first_words_are_left_out_and_passages_stay_in_place() -> None:
    found = list(pieces("\n \n  " + TEXT, [Cited(1, 5, 9, "Alba", 10, True)], {10: ("/ten/", "Ten")}))
    assert "".join(piece.text for piece in found) == "  " + TEXT
    assert [piece.text for piece in found if piece.url] == ["Alba"]
