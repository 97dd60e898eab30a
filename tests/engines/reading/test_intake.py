"""From bytes to text, and every kind of file that is refused, with its reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.reading.intake_files import ARTICLE, MENUS, docx, paragraph, pdf

from secretariat.engines.reading.errors import (
    Binary,
    Broken,
    Empty,
    NoText,
    TooLarge,
    Unreadable,
    WrongEncoding,
)
from secretariat.engines.reading.intake.open import format_of, open_document
from secretariat.engines.reading.intake.received import Format, Limits, Received

RUSSIAN = (
    "Министры иностранных дел стран Балтии встретились в Риге и обсудили торговлю, транспорт и культуру."
)


def opened(data: bytes, name: str = "note.txt") -> Received:
    return open_document(data, name=name)


def codes(received: Received) -> list[str]:
    return [remark.code for remark in received.remarks]


@pytest.mark.parametrize(
    "text",
    ["One.\r\nTwo.\rThree.\n", "\ufeffWith a mark.\n", "Lazăr Comănescu — «ЧЭС»", "a\u2028b\x0cc\x85d"],
)
def test_plain_text_is_exactly_what_the_file_holds(text: str) -> None:
    received = opened(text.encode())
    assert received == Received(text=text, format=Format.PLAIN)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_mark_tells_the_encoding_and_counts(encoding: str) -> None:
    text = "\ufeffThe Council met in Рига."
    received = opened(text.encode(encoding))
    assert (received.text, received.remarks) == (text, ())


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "iso-8859-5", "utf-16-le"])
def test_russian_in_an_old_encoding_is_guessed_with_a_remark(encoding: str) -> None:
    received = opened(RUSSIAN.encode(encoding))
    assert (received.text, codes(received)) == (RUSSIAN, ["encoding-guessed"])


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "The Council’s “Agenda” for Århus was adopted."),
        ("iso-8859-1", "The mayor of Århus spoke."),
    ],
)
def test_western_text_in_an_old_encoding_is_guessed_with_a_remark(encoding: str, text: str) -> None:
    received = opened(text.encode(encoding))
    assert (received.text, codes(received)) == (text, ["encoding-guessed"])


def test_damaged_utf8_stays_utf8_with_a_remark() -> None:
    received = opened((RUSSIAN * 3).encode() + b"\xff end")
    assert received.text == RUSSIAN * 3 + "\ufffd end"
    assert codes(received) == ["encoding-damaged"]


def test_markdown_is_told_by_name() -> None:
    assert opened(b"# Title\n\nText.", "note.md").format is Format.MARKDOWN


@pytest.mark.parametrize(
    ("data", "name", "error", "reason"),
    [
        (b"", "nothing.txt", Empty, "it is empty."),
        (b"\xef\xbb\xbf \r\n\t", "blank.txt", Empty, "it has no text."),
        (bytes(range(256)) * 20, "noise.bin", Binary, "it is neither text nor HTML, PDF or DOCX."),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "photo.png", Binary, "it is a picture."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "old.doc", Binary, "protected by a password"),
        (b"{\\rtf1 Hello}", "letter.rtf", Binary, "it is a Rich Text file."),
        ("\ufeffTallinn".encode("utf-16-le") + b"\x00", "odd.txt", WrongEncoding, "promise UTF-16-LE"),
        (b"\xef\xbb\xbfTallinn \xff", "marked.txt", WrongEncoding, "promise UTF-8"),
        (MENUS.encode(), "menu.html", NoText, "menus and links"),
        (b"<html><body></body></html>", "bare.html", NoText, "menus and links"),
        (pdf([[]]), "scan.pdf", NoText, "pictures of pages"),
        (b"%PDF-1.7\nrubbish", "bad.pdf", Broken, "the PDF is damaged"),
        (pdf([["Some words"]])[:120], "cut.pdf", Broken, "the PDF is damaged"),
        (bytes(range(256)) * 20, "noise.pdf", Broken, "its name says PDF"),
        (bytes(range(256)) * 20, "noise.docx", Broken, "its name says DOCX"),
        (docx(paragraph("Words"))[:200], "cut.docx", Broken, "the Word file is damaged"),
        (docx("<w:p><w:r>"), "torn.docx", Broken, "the Word file is damaged"),
    ],
)  # fmt: skip
def test_unreadable_file_is_refused_by_name_with_its_reason(
    data: bytes, name: str, error: type[Unreadable], reason: str
) -> None:
    with pytest.raises(error) as caught:
        opened(data, name)
    message = str(caught.value)
    assert message.startswith(f"{name} was not read: ")
    assert reason in message
    assert message.endswith(".")


def test_zip_that_is_no_word_file_is_binary() -> None:
    import io
    import zipfile

    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("photo.jpg", b"x")
    with pytest.raises(Binary, match="it is a ZIP archive, but no Word file"):
        opened(content.getvalue(), "photos.zip")


@pytest.mark.parametrize(
    ("data", "limits", "reason"),
    [
        (b"x" * 11, Limits(size_bytes=10), "MB is the limit"),
        (b"x" * 11, Limits(characters=10), "it has 11 characters, and 10 is the limit"),
        (pdf([["Words of a page"]] * 3), Limits(pages=2), "it has 3 pages, and 2 is the limit"),
        (pdf([["Words of a page"]] * 3), Limits(characters=20), "it has more than 20 characters"),
        (docx(paragraph("Words"), extra=bytes(30_000_000)), Limits(), "times its size"),
    ],
)
def test_file_over_a_limit_is_refused(data: bytes, limits: Limits, reason: str) -> None:
    with pytest.raises(TooLarge, match=reason):
        open_document(data, name="big", limits=limits)


def test_html_gives_the_main_text_and_what_the_page_says_of_itself() -> None:
    received = opened(ARTICLE.encode(), "page.html")
    assert received.text.split("\n\n") == [
        "Council met in Tallinn",
        "The Council of the Baltic Sea States met in Tallinn on 3 May 2020, a long meeting of ministers.",
        "Participants were:",
        "- Mr. John Smith, Minister of Foreign Affairs of Ruritania",
        "- Ms. Jane Roe, Minister of Foreign Affairs of Graustark",
        "Name | Office",
        "Ann Lee | Director",
        "“The next session will be held in Riga,” he said, and went on to a long discussion of trade.",
    ]
    assert (str(received.published), codes(received)) == ("2020-05-03", ["date-from-page"])


def test_html_without_a_date_of_its_own_has_none() -> None:
    page = ARTICLE.replace('<meta property="article:published_time" content="2020-05-03T10:00:00Z">', "")
    assert opened(page.encode(), "page.html").published is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251"])
def test_html_is_decoded_as_it_declares(encoding: str) -> None:
    page = f"<html><head><meta charset={encoding}></head><body><p>{RUSSIAN}</p><p>{RUSSIAN}</p></body></html>"
    assert RUSSIAN in opened(page.encode(encoding), "page.html").text


def test_html_with_an_xml_declaration_is_read() -> None:
    page = '<?xml version="1.0" encoding="utf-8"?>' + ARTICLE
    assert opened(page.encode(), "saved").format is Format.HTML


def test_html_makes_no_request(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    asked: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda self, address: asked.append(address))
    page = ARTICLE.replace("<head>", '<head><link rel="stylesheet" href="http://example.org/a.css">')
    opened(page.replace("<h1>", '<img src="http://example.org/a.png"><h1>').encode(), "page.html")
    assert asked == []


def test_pdf_drops_what_repeats_and_joins_a_sentence_over_the_page() -> None:
    lines = ["The forum of the year {n} was", "opened by the mayor of", "the city"]
    pages = [["Sea Council", *(line.format(n=n) for line in lines), f"Page {n} of 3"] for n in (1, 2, 3)]
    pages[0][3], pages[1][1] = "the", "city and was closed."
    received = opened(pdf(pages), "forum.pdf")
    assert [part.replace("\n", " ") for part in received.text.split("\n\n")] == [
        "The forum of the year 1 was opened by the mayor of the city and was closed. "
        "opened by the mayor of the city",
        "The forum of the year 3 was opened by the mayor of the city",
    ]
    assert codes(received) == ["margins-dropped"]


def test_pdf_names_the_pages_without_text() -> None:
    received = opened(pdf([["The Council met in Riga in May."], []]), "part.pdf")
    assert [remark.message for remark in received.remarks] == [
        "These pages hold no text, perhaps pictures: 2."
    ]


TRACKED = (
    "<w:p><w:r><w:t xml:space='preserve'>The Council met in </w:t></w:r>"
    "<w:del><w:r><w:delText>Riga</w:delText></w:r></w:del>"
    "<w:ins><w:r><w:t>Tallinn</w:t></w:r></w:ins>"
    "<w:moveFrom><w:r><w:t> twice</w:t></w:r></w:moveFrom><w:r><w:t>.</w:t></w:r></w:p>"
)


def test_docx_is_read_as_if_its_changes_were_accepted() -> None:
    received = opened(docx(TRACKED), "draft.docx")
    assert (received.text, codes(received)) == ("The Council met in Tallinn.", ["tracked-changes-accepted"])


def test_docx_paragraph_whose_mark_was_deleted_runs_on() -> None:
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    first = f"<w:p>{mark}<w:r><w:t xml:space='preserve'>The Council </w:t></w:r></w:p>"
    assert opened(docx(first + paragraph("met.")), "draft.docx").text == "The Council met."


def test_docx_gives_tables_by_row_and_no_hidden_words() -> None:
    cell = "<w:tc>{}</w:tc>"
    row = "<w:tr>" + cell.format(paragraph("Ann Lee")) + cell.format(paragraph("Director")) + "</w:tr>"
    gone = "<w:tr><w:trPr><w:del/></w:trPr>" + cell.format(paragraph("Bo Ray")) + "</w:tr>"
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>End.</w:t></w:r></w:p>"
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('Start.')}</w:sdtContent></w:sdt><w:tbl>{row}{gone}</w:tbl>{hidden}"
    )
    assert opened(docx(body), "list.docx").text == "Start.\n\nAnn Lee | Director\n\nEnd."


def test_docx_made_by_a_word_library_is_read() -> None:
    import io

    import docx as word

    document = word.Document()
    document.add_heading("Press release", 1)
    document.add_paragraph("The Council met.")
    content = io.BytesIO()
    document.save(content)
    assert opened(content.getvalue(), "release.docx").text == "Press release\n\nThe Council met."


def message_or_text(data: bytes, name: str) -> str:
    """Return the text, or the message of a refusal; anything else that is raised is a defect."""
    try:
        return opened(data, name).text
    except Unreadable as error:
        return str(error)


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a.pdf", "a.docx", "a"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    assert message_or_text(data, name).strip()


@given(st.binary(max_size=200), st.sampled_from([pdf([["Some words of a page"]]), docx(paragraph("Words"))]))
def test_any_damage_to_a_file_is_read_or_refused(noise: bytes, whole: bytes) -> None:
    place = len(noise) % len(whole)
    data = whole[:place] + noise + whole[place + len(noise) :]
    assert message_or_text(data, "damaged").strip()


def test_format_is_told_by_content_not_by_name() -> None:
    assert format_of(pdf([["x"]]), "a.txt") is Format.PDF
    assert format_of(docx(""), "a.txt") is Format.DOCX
    assert format_of(ARTICLE.encode(), "a.txt") is Format.HTML
    assert format_of(b"Angle <b>brackets</b> in prose.", "a.txt") is Format.PLAIN
