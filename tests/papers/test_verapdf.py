"""veraPDF finds that the papers of a meeting are PDF/A-2a and PDF/UA-1, and refuses a broken copy."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.meetings.making import item, programme, visit
from tests.meetings.sitting import attending, client_of, council, new_item, with_items
from tests.papers.verapdf import verdicts

pytestmark = pytest.mark.django_db


def papers(cast: Cast) -> dict[str, bytes]:
    """Return the papers of a council and of a visit, in Latin and Cyrillic letters."""
    held = council(cast, title="16-й Совет", on="2026-03-16", status="held")
    with_items(cast, held, new_item("Бюджет и взносы", speakers="Alba"), new_item("Порты: Æ, Ğ, Ș"))
    attending(cast, held, "H.E. Ms. Мара Линд", "XA", role="head", status="attended")
    trip = visit(cast)
    programme(cast, trip, item(trip, "Mara Lind, Minister of Transport of Alba", topics="ports\nferries"))
    desk: Client = client_of(cast.staff)
    addresses = {
        "agenda": reverse("site:agenda-pdf", args=[held.public_id]),
        "participants": reverse("site:participants-file", args=[held.public_id, "pdf"]),
        "report": reverse("site:report-file", args=[held.public_id, "pdf"]),
        "programme": reverse("site:visit-pdf", args=[trip.public_id]),
        "brief": reverse("site:brief-pdf", args=[trip.public_id]),
    }
    return {name: desk.get(address).content for name, address in addresses.items()}


def test_papers_conform_and_a_broken_copy_does_not(cast: Cast, tmp_path: Path) -> None:
    files = papers(cast)
    broken = {"untagged": files["report"].replace(b"/MarkInfo", b"/MarkInfx")}
    assert verdicts(files | broken, tmp_path) == {
        (name, profile): "yes" for name in files for profile in ("2a", "ua1")
    } | {("untagged", profile): "no" for profile in ("2a", "ua1")}
