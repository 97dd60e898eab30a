"""Measure the reader on documents with gold facts, per kind, and write the figures into the documentation.

    make figures            (or: .venv/bin/python bench/reading_quality.py [--write])

Needs the folder `shared` beside the repository: the scorer and the gold are not part of the project.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
DOCUMENTS = ROOT.parent / "shared" / "documents"
FIGURES = ROOT / "docs" / "reference" / "reading-figures.md"
SETS = {"seeds": DOCUMENTS / "seeds", "development": DOCUMENTS / "dev"}
KINDS = ("office", "meeting", "chairmanship", "membership", "statement", "commitment", "adoption")


def read(folder: Path, out: Path) -> list[dict[str, Any]]:
    """Read a folder of documents with the command, as a user would; return the lines."""
    command = [
        sys.executable,
        "-m",
        "secretariat.cli",
        "read",
        str(folder),
        "--dates",
        str(folder / "gold.json"),
    ]
    texts = sorted(folder.glob("*.txt"))
    command[4:5] = [str(path) for path in texts]
    subprocess.run([*command, "--format", "ndjson", "--output", str(out)], check=True)
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def score(folder: Path, predictions: Path, scratch: Path) -> dict[str, Any]:
    """Compare findings with the gold by the independent scorer."""
    result = scratch / "result.json"
    command = [sys.executable, str(DOCUMENTS / "score.py"), str(folder / "gold.json"), str(predictions)]
    subprocess.run(
        [*command, "--texts", str(folder), "--json", str(result)], check=True, stdout=subprocess.DEVNULL
    )
    figures: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    return figures


def only_accepted(lines: list[dict[str, Any]], out: Path) -> Counter[str]:
    """Write the accepted-grade findings alone; return their number by kind."""
    count: Counter[str] = Counter()
    with out.open("w", encoding="utf-8") as file:
        for line in lines:
            line["findings"] = [f for f in line["findings"] if f["grade"] == "accepted"]
            count.update(f["kind"] for f in line["findings"])
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return count


def table(name: str, figures: dict[str, Any], accepted: dict[str, Any], count: Counter[str]) -> str:
    """Return one set's figures as a table."""
    rows = [
        f"## {name.capitalize()}: {figures['documents']} documents, {figures['findings']} findings, "
        f"{figures['unsupported']['count']} unsupported\n",
        "| kind | precision | recall | right | wrong | missed | accepted-grade: wrong of n |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for kind in (*KINDS, "all"):
        row = figures["overall"] if kind == "all" else figures["kinds"][kind]
        sure = accepted["overall"] if kind == "all" else accepted["kinds"][kind]
        n = sum(count.values()) if kind == "all" else count[kind]
        rows.append(
            f"| {kind} | {row['precision']:.3f} | {row['recall']:.3f} | {row['tp']} | {row['fp']} "
            f"| {row['fn']} | {sure['fp']} of {n} |"
        )
    for language, row in figures["languages"].items():
        rows.append(
            f"| *{language}* | {row['precision']:.3f} | {row['recall']:.3f} | {row['tp']} | {row['fp']} "
            f"| {row['fn']} | |"
        )
    return "\n".join(rows) + "\n"


def main() -> int:
    """Measure and print; with --write also keep the tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--write", action="store_true", help=f"write the tables into {FIGURES.name}")
    given = options.parse_args()
    if not DOCUMENTS.is_dir():
        print("The folder `shared` is not beside the repository: nothing to measure.")
        return 0
    tables = []
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        for name, where in SETS.items():
            lines = read(where, scratch / "all.ndjson")
            figures = score(where, scratch / "all.ndjson", scratch)
            count = only_accepted(lines, scratch / "accepted.ndjson")
            accepted = score(where, scratch / "accepted.ndjson", scratch)
            tables.append(table(name, figures, accepted, count))
    print("\n".join(tables))
    if given.write:
        before, mark, _ = FIGURES.read_text(encoding="utf-8").partition("<!-- measured -->\n")
        FIGURES.write_text(before + mark + "\n" + "\n".join(tables), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
