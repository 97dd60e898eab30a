"""Files made to harm whoever opens them: refused by name, in bounded time, and the next one is read."""

import io
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from secretariat.engines.reading.errors import Binary, Broken, NoText, Overwhelming, TooLarge, Unreadable
from secretariat.engines.reading.guarded.opening import POOL, open_guarded
from secretariat.engines.reading.intake.received import Format, Limits
from secretariat.engines.values.formats import format_of
from tests.engines.reading.intake_files import ARTICLE, W, docx, paragraph, pdf

SECONDS = 20  # more than any of these takes, far less than an endless loop
LIMITS = Limits(seconds=SECONDS, memory_bytes=700_000_000)


@pytest.fixture(autouse=True, scope="module")
def no_process_left() -> Iterator[None]:
    yield
    POOL.end_idle()


def refusal_of(data: bytes, name: str, limits: Limits = LIMITS) -> Unreadable:
    """Open it, and return why it was refused; then open a good file, as the next in line would be."""
    began = time.monotonic()
    with pytest.raises(Unreadable) as refused:
        open_guarded(data, name=name, limits=limits)
    assert time.monotonic() - began < SECONDS * 3  # a busy machine starts processes slowly
    assert name in str(refused.value)
    assert open_guarded(docx(paragraph("Next")), name="next.docx", limits=LIMITS).text == "Next"
    return refused.value


def zipped(*parts: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return content.getvalue()


def test_zip_bomb_is_refused_by_its_ratio() -> None:
    refused = refusal_of(docx(paragraph("Small"), extra=bytes(150_000_000)), "bomb.docx")
    assert isinstance(refused, TooLarge)
    assert "it unpacks to 150 MB" in refused.reason


def test_zip_that_lies_about_its_size_gives_no_more_than_it_promised() -> None:
    honest = docx("".join(paragraph("word " * 200) for _ in range(5_000)))
    entry = zipfile.ZipFile(io.BytesIO(honest)).getinfo("word/document.xml")
    lying = honest.replace(entry.file_size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lying != honest
    assert isinstance(refusal_of(lying, "liar.docx"), Broken)


def test_zip_with_too_many_parts_is_refused() -> None:
    data = zipped(*[(f"word/{n}.xml", b"") for n in range(10_001)])
    assert isinstance(refusal_of(data, "parts.docx"), TooLarge)


def test_zip_packed_as_word_packs_nothing_is_refused() -> None:
    data = zipped(("word/document.xml", bytes(50_000_000)), method=zipfile.ZIP_BZIP2)
    refused = refusal_of(data, "bzip.docx", Limits(unpacked_ratio=10**9))
    assert isinstance(refused, Broken)


def test_path_that_climbs_out_of_a_zip_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    climbing = ("../../climbed.txt", "/tmp/climbed.txt", "word/../../climbed.txt")
    data = zipped(*[(name, b"out") for name in climbing], ("word/document.xml", b"<not a Word file/>"))
    assert isinstance(refusal_of(data, "climb.docx"), Broken)
    assert list(tmp_path.rglob("*")) == []
    assert not Path("/tmp/climbed.txt").exists()


def test_entity_that_reads_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret", encoding="utf-8")
    doctype = f'<!DOCTYPE x [<!ENTITY f SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    refused = refusal_of(docx(paragraph("Words &f; end"), doctype=doctype), "xxe.docx")
    assert isinstance(refused, Broken)
    assert "entities" in str(refused)
    assert "the secret" not in str(refused)


def test_billion_laughs_are_refused() -> None:
    laughs = '<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    body = '<w:p w:rsid="&l9;"><w:r><w:t>&l9;</w:t></w:r></w:p>'
    assert isinstance(refusal_of(docx(body, doctype=f"<!DOCTYPE x [{laughs}]>"), "laughs.docx"), Broken)


def test_external_target_of_a_word_file_is_not_fetched() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="r1" Type="http://x/officeDocument" Target="http://127.0.0.1:9/evil.xml" TargetMode="External"/>'
        "</Relationships>"
    )
    document = f'<w:document xmlns:w="{W}"><w:body>{paragraph("Words")}</w:body></w:document>'
    data = zipped(("_rels/.rels", relations.encode()), ("word/document.xml", document.encode()))
    assert open_guarded(data, name="outside.docx", limits=LIMITS).text == "Words"


def test_tables_in_tables_take_no_exponential_time_and_say_each_word_once() -> None:
    nested = paragraph("deepest")
    for level in range(30):
        nested = f"<w:tbl><w:tr><w:tc>{paragraph(f'level {level}')}{nested}</w:tc></w:tr></w:tbl>"
    text = open_guarded(docx(nested), name="nested.docx", limits=LIMITS).text
    assert (text.count("deepest"), text.count("level 7")) == (1, 1)


def test_boxes_in_boxes_take_no_exponential_time_and_say_each_word_once() -> None:
    nested = paragraph("deepest")
    for _ in range(25):
        nested = f"<w:p><w:r><w:t>box</w:t></w:r><w:r><w:txbxContent>{nested}</w:txbxContent></w:r></w:p>"
    assert open_guarded(docx(nested), name="boxes.docx", limits=LIMITS).text.count("deepest") == 1


@pytest.mark.parametrize("depth", [600, 5_000, 200_000])
def test_html_nested_without_end_is_refused(depth: int) -> None:
    page = f"<!DOCTYPE html><html><body>{'<div>' * depth}{'word ' * 50}</body></html>"
    assert isinstance(refusal_of(page.encode(), "deep.html"), Broken | Overwhelming)


def test_html_with_an_endless_line_is_refused_and_not_cut_off() -> None:
    data = ARTICLE.replace("</article>", "<p>" + "word " * 2_200_000 + "</p></article>").encode()
    assert isinstance(refusal_of(data, "endless.html", Limits(seconds=60)), TooLarge)


def test_comments_before_a_page_take_linear_time_to_look_at() -> None:
    began = time.perf_counter()
    assert format_of(b"<!---->" * 580 + b"end", "comments.txt") is Format.PLAIN
    assert time.perf_counter() - began < 1  # the old expression needed 2^580 steps


def pdf_of(*objects: str | bytes) -> bytes:
    """Return a PDF of these objects; the first is its catalogue."""
    written = b"%PDF-1.4\n"
    for number, content in enumerate(objects, 1):
        body = content if isinstance(content, bytes) else content.encode("latin-1")
        written += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    return written + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n%%EOF\n".encode()


def test_pdf_whose_pages_hold_themselves_is_refused() -> None:
    data = pdf_of("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>")
    assert isinstance(refusal_of(data, "loop.pdf"), Broken | NoText | Overwhelming)


def test_pdf_whose_tables_point_at_each_other_is_refused() -> None:
    body = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    table = b"xref\n0 1\n0000000000 65535 f \n"
    data = body + table + f"trailer << /Size 2 /Root 1 0 R /Prev {len(body)} >>\n".encode()
    data += f"startxref\n{len(body)}\n%%EOF\n".encode()
    assert isinstance(refusal_of(data, "prev.pdf"), Broken | NoText | Overwhelming)


def test_pdf_that_promises_a_billion_objects_is_refused() -> None:
    data = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    start = len(data)
    data += b"xref\n0 1000000000\n0000000000 65535 f \ntrailer << /Size 1000000000 /Root 1 0 R >>\n"
    data += f"startxref\n{start}\n%%EOF\n".encode()
    assert isinstance(refusal_of(data, "objects.pdf"), Broken | NoText | Overwhelming)


def test_pdf_whose_stream_unpacks_without_end_is_refused() -> None:
    packed = zlib.compress(zlib.compress(zlib.compress(bytes(200_000_000), 9), 9), 9)
    filters = "/Filter [/FlateDecode /FlateDecode /FlateDecode]"
    data = pdf_of(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
        f"<< /Length {len(packed)} {filters} >>\nstream\n".encode() + packed + b"\nendstream",
    )
    assert len(data) < 10_000
    assert isinstance(refusal_of(data, "stream.pdf"), Broken | NoText | Overwhelming)


def test_file_that_is_two_kinds_at_once_is_told_by_its_bytes() -> None:
    assert format_of(b"<html>" + pdf([["A line of words"]]), "page.html") is Format.PDF
    assert format_of(b"<script>alert(1)</script>%PDF-1.4 and so on", "x.pdf") is Format.PLAIN


def test_svg_with_a_script_is_text_and_nothing_more() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    assert format_of(svg, "logo.svg") is Format.PLAIN


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(90),
        b"MZ\x90\x00\x03" + bytes(90),
        b"\x7fELF\x02\x01" + bytes(90),
        bytes(99),
    ],
)
def test_program_or_picture_under_the_name_of_a_text_is_refused(data: bytes) -> None:
    with pytest.raises(Binary, match=r"minutes\.txt"):
        open_guarded(data, name="minutes.txt", limits=LIMITS)


def test_file_too_hungry_for_its_memory_is_refused_by_name() -> None:
    page = f"<html><body>{('<p>' + 'word ' * 30 + '</p>') * 60_000}</body></html>"
    refused = refusal_of(page.encode(), "hungry.html", Limits(seconds=60, memory_bytes=200_000_000))
    assert isinstance(refused, Overwhelming | Broken)


def test_file_that_takes_too_long_is_refused_by_name() -> None:
    page = f"<html><body>{('<p>' + 'word ' * 30 + '</p>') * 60_000}</body></html>"
    refused = refusal_of(page.encode(), "slow.html", Limits(seconds=1))
    assert isinstance(refused, Overwhelming)
    assert refused.reason == "opening it took more than 1 seconds."
