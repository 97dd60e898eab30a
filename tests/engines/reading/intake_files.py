"""Files made for the tests of intake: a PDF by hand, a Word file, pages."""

import io
import zipfile
from collections.abc import Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Return a PDF with the given lines on its pages."""
    font = 3 + 2 * len(pages)
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    for n, lines in enumerate(pages):
        shown = " ".join(f"({_escaped(line)}) Tj T*" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 50 780 Td {shown} ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {4 + 2 * n} 0 R "
            f"/Resources << /Font << /F1 {font} 0 R >> >> >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    return _file(objects)


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects: Sequence[str]) -> bytes:
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(written)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return written + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def docx(body: str, *, doctype: str = "", extra: bytes = b"") -> bytes:
    """Return a Word file with the given XML in its body."""
    root = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    document = f'<?xml version="1.0" encoding="UTF-8"?>{doctype}{root}'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", relations)
        archive.writestr("word/document.xml", document)
        if extra:
            archive.writestr("word/media/extra.bin", extra)
    return content.getvalue()


def paragraph(words: str) -> str:
    """Return a paragraph of a Word file."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


ARTICLE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Council met in Tallinn | Council</title>
<meta property="article:published_time" content="2020-05-03T10:00:00Z"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/about">About us and our work</a></li></ul></nav>
<main><article><h1>Council met in Tallinn</h1>
<p>The Council of the Baltic Sea States met in Tallinn on 3 May 2020, a long meeting of ministers.</p>
<p>Participants were:</p><ul><li>Mr. John Smith, Minister of Foreign Affairs of Ruritania</li>
<li>Ms. Jane Roe, Minister of Foreign Affairs of Graustark</li></ul>
<table><tr><th>Name</th><th>Office</th></tr><tr><td>Ann Lee</td><td>Director</td></tr></table>
<p>“The next session will be held in Riga,” he said, and went on to a <b>long</b>
<a href="/d">discussion</a> of trade.</p></article></main>
<footer>Copyright 2026 Council. All rights reserved.</footer></body></html>"""

MENUS = (
    "<!DOCTYPE html><html><head><title>Council</title></head><body><nav><ul>"
    + "".join(f'<li><a href="/{n}">What we do in field number {n}</a></li>' for n in range(40))
    + "</ul></nav><div><a href='/more'>Read more about it</a></div>"
    "<footer>Copyright 2026 The Council, all rights reserved. Write to us.</footer></body></html>"
)
