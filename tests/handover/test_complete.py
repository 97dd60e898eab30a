"""A hundred and twenty open items of all kinds: each stands in each form of the file exactly once."""

import io
import json
import re
from typing import Any

import pytest
from django.test import Client

from secretariat.handover.content import content_of
from secretariat.handover.writing import written
from secretariat.parties.unfinished import HELD
from secretariat.people.models import Account
from tests.cast import Cast
from tests.factories import Make
from tests.handover.ground import NOW, Ground
from tests.handover.planting import KINDS, planted

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
COUNT = 120
FORMLESS = {"delayed-handover"}  # tells no words of its own
PHRASES = {  # where the words of an item are made of a name that may stand elsewhere too
    "yearly-report": "Yearly report of the {}",
    "group-without-coordinator": "Nobody coordinates the {}",
    "term": "Term of {}",
    "candidate": "Candidature of {}",
    "suspension": "Suspension of the membership of {}",
}
RESTRICTED = tuple(
    kind
    for kind in KINDS
    if kind not in {"invitation", "group-without-coordinator", "delayed-handover", "yearly-report", "notice"}
    and kind not in {"practice", "practice-reuse", "peer-visit", "arrears"}  # so are practices and arrears
    and kind
    not in {
        "prospect",
        "application",
        "consultation",
        "business-offer",
        "business-round",
    }  # a campaign is public or of the members
    and kind not in {"joint-answer", "joint-step"}  # so is a joint initiative
)
LENDING = {"checklist-item", "meeting", "draft", "group-without-coordinator"}  # other kinds stand in these
OF_STAFF = {"returned", "invitation", "document", "notice", "practice", "peer-visit"}


Planted = tuple[list[tuple[str, str]], list[tuple[str, str]]]


@pytest.fixture
def open_items(cast: Cast) -> Planted:
    """What is open in the union; and what must not stand there: closed, of others, restricted."""
    term = cast.chairmanship
    found = list(planted(Ground(cast, cast.union, "Open", term), COUNT))
    foreign = Make.chairmanship(cast.elsewhere, cast.alba, "2026-01-01/2026-06-30")
    others = [
        *planted(Ground(cast, cast.union, "Closed", term, is_closed=True), len(KINDS)),
        *planted(Ground(cast, cast.elsewhere, "Foreign", foreign), len(KINDS)),
        *planted(
            Ground(cast, cast.union, "Hidden", term, distribution="restricted"), len(RESTRICTED), RESTRICTED
        ),
    ]
    return found, others


def content(cast: Cast, edition: str = "secretariat") -> dict[str, Any]:
    return content_of(cast.union, edition, on=NOW.date(), at=NOW)


def phrase(kind: str, said: str) -> str:
    """What is looked for: the words of the item and no other's."""
    return PHRASES.get(kind, "{}").format(said)


def in_text(text: str) -> str:
    """The words of a text, whatever the line breaks."""
    return " ".join(re.sub(r"-\n", "-", text).split())


def forms(cast: Cast) -> dict[str, str]:
    """The words of the file in each of its forms."""
    from docx import Document
    from pypdf import PdfReader

    client = Client()
    client.force_login(Account.objects.get(pk=cast.staff.account_id))
    page = client.get("/handover/of/union/secretariat/")
    assert page.status_code == 200
    json_form = client.get("/handover/of/union/secretariat.json")
    made = content(cast)
    word = Document(io.BytesIO(written(made, "docx")))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    pdf = PdfReader(io.BytesIO(written(made, "pdf")))
    return {
        "page": in_text(re.sub(r"<[^>]+>", " ", page.content.decode())),
        "json": in_text(json.dumps(json.loads(json_form.content), ensure_ascii=False)),
        "docx": in_text("\n".join([*(p.text for p in word.paragraphs), *cells])),
        "pdf": in_text("\n".join(sheet.extract_text() for sheet in pdf.pages)),
    }


def test_every_kind_of_open_work_is_planted() -> None:
    assert set(KINDS) == set(HELD)


def counted(text: str, items: list[tuple[str, str]]) -> dict[str, int]:
    """How often each item stands in a text."""
    return {said: text.count(phrase(kind, said)) for kind, said in items if kind not in FORMLESS}


def test_each_open_item_stands_in_each_form_exactly_once(cast: Cast, open_items: Planted) -> None:
    found, others = open_items
    told = forms(cast)
    assert (len(found), {kind for kind, _ in found}) == (COUNT, set(KINDS))
    assert len(others) > 50
    for form, text in told.items():
        assert {said: n for said, n in counted(text, found).items() if n != 1} == {}, form
        assert {said: n for said, n in counted(text, others).items() if n} == {}, form


def test_content_counts_what_it_holds(cast: Cast, open_items: Planted) -> None:
    made = content(cast)
    held = [item for part in made["parts"] if part["is_work"] for item in part["items"]]
    by_kind: dict[str, int] = {}
    for item in held:
        by_kind[item["kind"]] = by_kind.get(item["kind"], 0) + 1
    for kind in KINDS:
        wanted = sum(one == kind for one, _ in open_items[0])
        # A term near the day brings its usual items; what others stand in is a meeting, draft or term.
        assert by_kind[kind] == wanted or kind in LENDING, kind
    assert made["open_count"] == len(held)
    assert len({(item["kind"], item["id"]) for item in held}) == len(held)


def test_the_chairs_edition_leaves_out_the_work_of_the_secretariat(cast: Cast, open_items: Planted) -> None:
    found, others = open_items
    text = json.dumps(content(cast, "chair"), ensure_ascii=False)
    for kind, said in found:
        if kind not in FORMLESS:
            assert text.count(phrase(kind, said)) == (0 if kind in OF_STAFF else 1), said
    assert {said: n for said, n in counted(text, others).items() if n} == {}
