"""Word files as tests need them: read by hand, changed as Word would, judged by other programs."""

import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from tests.engines.drafting.talks import ACTORS, at

from secretariat.engines.drafting.exporting.facts import Facts
from secretariat.engines.drafting.operations.values import State

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {actor: actor.capitalize() for actor in ACTORS}
LATER = "2026-06-01T09:00:00Z"


def facts(state: State) -> Facts:
    return Facts(
        text="t1",
        count=len(state.seen),
        title="Declaration of Ostwick",
        body="Council of the Bay",
        meeting="16th Council",
        made_at=at(600),
        symbol="CBS/2026/L.1",
        kind="declaration",
        distribution="Limited",
        date="4 May 2026",
        day="2026-05-04",
        names=NAMES,
    )


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(content: dict[str, bytes]) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return written.getvalue()


def document(data: bytes) -> etree._Element:
    return etree.fromstring(parts(data)["word/document.xml"])


def with_document(data: bytes, root: etree._Element) -> bytes:
    return packed({**parts(data), "word/document.xml": etree.tostring(root, encoding="UTF-8")})


def rejected(data: bytes) -> list[str]:
    """Return the paragraphs as they read once every change is rejected."""
    return _read(data, dead=("ins", "moveTo"))


def accepted(data: bytes) -> list[str]:
    """Return the paragraphs as they read once every change is accepted."""
    return _read(data, dead=("del", "moveFrom"))


def _read(data: bytes, dead: tuple[str, str]) -> list[str]:
    lines, pending = [], ""
    for paragraph in document(data).iter(f"{W}p"):
        words = paragraph.iter(f"{W}t", f"{W}delText")
        pending += "".join(
            each.text or ""
            for each in words
            if not any(up.tag in [W + d for d in dead] for up in each.iterancestors())
        )
        if not any(paragraph.find(f"{W}pPr/{W}rPr/{W}{each}") is not None for each in dead):
            lines.append(pending)
            pending = ""
    return [line for line in (*lines, pending) if line]


def changed(data: bytes, old: str, new: str, *, author: str = "Legal adviser", tracked: bool = True) -> bytes:
    """Return a file in which somebody replaced words where they first stand in one run, as Word writes it."""
    root = document(data)
    run = next(r for r in root.iter(f"{W}r") if old in "".join(t.text or "" for t in r.iter(f"{W}t")))
    text = run.find(f"{W}t").text
    before, _, behind = text.partition(old)
    holder = run.getparent()
    made = [_run(before)]
    if tracked:
        made += [_change("del", author, old)] if old else []
        made += [_change("ins", author, new)] if new else []
    else:
        made.append(_run(new))
    made.append(_run(behind))
    place = holder.index(run)
    holder[place : place + 1] = [each for each in made if each is not None]
    return with_document(data, root)


def _run(text: str, tag: str = "t") -> etree._Element | None:
    if not text:
        return None
    run = etree.Element(f"{W}r")
    words = etree.SubElement(run, f"{W}{tag}")
    words.text = text
    return run


def _change(tag: str, author: str, text: str) -> etree._Element:
    holder = etree.Element(f"{W}{tag}", {f"{W}id": "9001", f"{W}author": author, f"{W}date": LATER})
    holder.append(_run(text, "delText" if tag == "del" else "t"))
    return holder


def paragraph_of(root: etree._Element, words: str) -> etree._Element:
    return next(p for p in root.iter(f"{W}p") if words in "".join(p.itertext(f"{W}t", f"{W}delText")))


def mark_end(paragraph: etree._Element, tag: str, author: str) -> None:
    """Mark the end of a paragraph as put in or taken out."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    inner = etree.SubElement(properties, f"{W}rPr")
    etree.SubElement(inner, f"{W}{tag}", {f"{W}id": "9002", f"{W}author": author, f"{W}date": LATER})


def soffice(data: bytes, to: str, folder: Path) -> bytes:
    """Return a file as LibreOffice writes it in another format."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs the Debian package libreoffice-writer-nogui")
    given = folder / "given.docx"
    given.write_bytes(data)
    out = folder / "out"
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", to,
            "--outdir", str(out), str(given),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return (out / f"given.{to}").read_bytes()


def audited(data: bytes, folder: Path) -> list[str]:
    """Return what openxml-audit finds wrong."""
    audit = pytest.importorskip("openxml_audit", reason="needs openxml-audit from PyPI")
    path = folder / "audited.docx"
    path.write_bytes(data)
    result = audit.OpenXmlValidator().validate(path)
    return [str(error) for error in result.errors]


def creators(odt: bytes) -> Iterator[str]:
    """Yield the author of each changed region of an ODT."""
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}changed-region"
    for region in etree.fromstring(parts(odt)["content.xml"]).iter(text):
        yield region.findtext(".//{http://purl.org/dc/elements/1.1/}creator") or ""
