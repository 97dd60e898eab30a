"""Whether a Finding is literally in its text."""

from secretariat.engines.reading.errors import Unproven
from secretariat.engines.reading.findings import FIELDS, Finding, Slot
from secretariat.engines.values.edtf import parse
from secretariat.engines.values.errors import BadDate
from secretariat.engines.values.spans import Span

DATE_FIELDS = frozenset(("start", "end", "date", "due"))


def check_proof(finding: Finding, text: str) -> None:
    """Refuse a Finding that is not literally in `text`.

    Raises:
        Unproven: names the rule and the slot or evidence.
    """
    _check_shape(finding)
    where = f"rule {finding.rule}, {finding.kind}"
    spans = [*finding.evidence, *(value for value in finding.fields.values() if isinstance(value, Span))]
    for field, slots in finding.slots.items():
        for slot in slots if isinstance(slots, tuple) else (slots,):
            _check_slot(slot, text, f"{where}, slot {field}")
            spans += [slot.inferred_from] if slot.inferred_from else []
    for span in spans:
        if span.end > len(text):
            raise Unproven(f"{where}: {span} lies outside the text.")


def _check_shape(finding: Finding) -> None:
    where = f"rule {finding.rule}, {finding.kind}"
    if set(finding.fields) != set(FIELDS[finding.kind]):
        raise Unproven(f"{where}: its fields are {sorted(finding.fields)}.")
    if not finding.evidence:
        raise Unproven(f"{where}: it has no evidence.")
    for field in DATE_FIELDS & set(finding.fields):
        edtf = finding.fields[field]
        if edtf is not None and not _is_date(edtf):
            raise Unproven(f"{where}, {field}: {edtf!r} is no date.")


def _is_date(edtf: object) -> bool:
    try:
        return isinstance(edtf, str) and bool(parse(edtf))
    except BadDate:
        return False


def _check_slot(slot: Slot, text: str, where: str) -> None:
    if slot.span.end > len(text) or slot.span.of(text) != slot.surface:
        raise Unproven(f"{where}: {slot.surface!r} is not at {slot.span}.")
