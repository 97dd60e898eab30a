"""What each target begins with: small good inputs, from which the mutations go astray."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from importlib.resources import files

_PAGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Council</title></head><body><main><article>'
    "<h1>Council met</h1><p>The Council met in Ostwick on 3 May 2020 and agreed on plans for rivers.</p>"
    "<ul><li>Ms. Ann Ames, Minister of Alba</li></ul><table><tr><td>Name</td><td>Office</td></tr></table>"
    "</article></main></body></html>"
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD = (
    f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>The Council met.</w:t></w:r></w:p><w:tbl><w:tr><w:tc>'
    "<w:p><w:r><w:t>Name</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
)
_PDF = (
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
    b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
    b"/Resources << /Font << /F1 5 0 R >> >> >>\nendobj\n"
    b"4 0 obj\n<< /Length 62 >>\nstream\nBT /F1 12 Tf 50 780 Td (The Council met in Ostwick on 3) Tj ET\n"
    b"endstream\nendobj\n5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n"
    b"trailer << /Size 6 /Root 1 0 R >>\n%%EOF\n"
)
_LINE = {
    "id": "a", "name": "a.txt", "reader": "1", "sha256": "0" * 64, "language": "en",
    "published": "2020-05-03",
    "findings": [], "remarks": [{"code": "x", "message": "y", "span": {"start": 0, "end": 3}}],
    "text": "The Council.",
}  # fmt: skip
_BY = {"author": "ALBA", "at": "2026-05-04T12:00:00+02:00"}
_LOG = (
    {"type": "Open", "id": "o", "paragraphs": [["a", "1.", "We meet every year."]]},
    {
        "type": "Propose",
        "id": "p",
        "edits": [{"type": "Wording", "paragraph": "a", "words": "year", "wanted": None}],
    },
    {"type": "Hold", "id": "h", "target": "p", "stance": "reserve", "reservation": "study"},
    {"type": "Choose", "id": "c", "bracket": "p.0", "alternative": "base", "ruling": "so ruled"},
)
_FACTS = (files("secretariat.data") / "bodies" / "visegrad.json").read_bytes()


def _word_file() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:  # stored, not packed: mutations then reach the XML
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", _WORD)
    return content.getvalue()


_TEXTS = (
    b"The Secre-\r\ntary  General met **Mr. A**.\n\nSecond paragraph.",
    "Совет собрался в\nРиге 3 мая.".encode("cp1251"),
    "Wide text".encode("utf-16"),
)
_DATES = tuple(
    date.encode()
    for date in (
        "2022",
        "2022-06",
        "2021-12-08/2021-12-10",
        "2022-41",
        "2004-06-~01/2004-06-20",
        "../1999",
        "-0044?",
    )
)
_DRAFTS = (
    "Article 1\n\n1. [CL/NZ propose; US oppose: Parties [shall][should] / [will] act [now - Japan]]\n"
    "Option 1: [X] [5] years {note} ####\n\n4 bis. [(a] Part[y] [ies]\n[^1]: South Africa reserves.\n",
    "---\na: b\n---\n[Placeholder for [x]](http://example.org) [text][a][^1]\r\n\r\n[a]: <b> 'c'\r\n{[}]\f",
)
SEEDS: Mapping[str, Sequence[bytes]] = {
    "kind-of-file": (_PAGE.encode(), _PDF, _word_file(), *_TEXTS),
    "plain-text": _TEXTS,
    "web-page": (_PAGE.encode(), _PAGE.encode("utf-16")),
    "pdf-file": (_PDF,),
    "word-file": (_word_file(),),
    "edtf-date": _DATES,
    "interchange-line": (json.dumps(_LINE).encode(),),
    "publication-dates": (b'{"a": "2021-10-29", "b": null}', b'[{"id": "a", "published": "2021-10-29"}]'),
    "facts-file": (_FACTS,),
    "bracketed-text": (*(draft.encode() for draft in _DRAFTS), _DRAFTS[0].encode("utf-16")),
    "log-of-operations": ("\n".join(json.dumps({**_BY, **each}) for each in _LOG).encode(),),
    "address": (b"https://www.example.org:443/a?b=c#d", b"http://[2001:db8::1]/"),
}
