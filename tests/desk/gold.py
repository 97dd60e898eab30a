"""Readings made of the facts that people took from the reference documents; they stand in for the reader."""

import hashlib
import json
from pathlib import Path
from typing import Any

from secretariat.engines.reading.findings import FIELDS, Finding, Grade, Kind, Reading, Remark, Slot
from secretariat.engines.values.spans import Span


def reading_of(shared: Path, at: int) -> tuple[bytes, Reading]:
    """Return the bytes of a seed and its facts as a reading."""
    folder = shared / "documents" / "seeds"
    case = json.loads((folder / "gold.json").read_text(encoding="utf-8"))[at]
    data = (folder / case["file"]).read_bytes()
    text = data.decode("utf-8")
    findings = tuple(finding(fact) for fact in case["gold"])
    remark = Remark("unread", "This sentence was not understood.", Span(0, 10))
    reading = Reading(
        name=case["file"],
        sha256=hashlib.sha256(data).hexdigest(),
        language="en",
        published=case["published"],
        text=text,
        findings=findings,
        remarks=(remark,),
    )
    return data, reading


def finding(fact: dict[str, Any], grade: Grade = Grade.ACCEPTED, **slots: Slot) -> Finding:
    """Return a fact of the interchange format as a finding."""
    kind = Kind(fact["kind"])
    fields: dict[str, Any] = {}
    for name in FIELDS[kind]:
        value = fact.get(name)
        if name == "span" and value is not None:
            value = Span(value["start"], value["end"])
        fields[name] = tuple(value) if isinstance(value, list) else value
    evidence = tuple(Span(span["start"], span["end"]) for span in fact["evidence"])
    return Finding(kind, fields, slots, evidence, f"test.{kind}", grade)
