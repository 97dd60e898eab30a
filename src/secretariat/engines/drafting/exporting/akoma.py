"""A text as Akoma Ntoso 3.0: paragraphs with permanent ids, brackets as inlines, rivals tied to each other.

A resolution is a statement, as the United Nations have it. Brackets are `<inline name="bracket">`, since no
status of the standard says "contested". Source: docs/reference/exports.md#akoma-ntoso.
"""

import re
import unicodedata
from collections.abc import Sequence

from lxml import etree  # type: ignore[import-untyped]

from secretariat.engines.drafting.exporting.facts import Facts
from secretariat.engines.drafting.exporting.parts import legal, stamp
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.showing import viewed
from secretariat.engines.drafting.operations.spans import Kind, Line, Span, held_by_target
from secretariat.engines.drafting.operations.values import State

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
POSITIONS = "urn:secretariat:positions:1"
_SOURCE = "#secretariat"
_LANGUAGES = {
    "ar": "ara", "be": "bel", "bg": "bul", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "et": "est",
    "fi": "fin", "fr": "fra", "hy": "hye", "it": "ita", "ka": "kat", "lt": "lit", "lv": "lav", "mk": "mkd",
    "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus", "sq": "sqi", "sr": "srp", "sv": "swe", "tr": "tur",
    "uk": "ukr", "zh": "zho",
}  # fmt: skip
_PREAMBULAR = re.compile(r"PP", re.IGNORECASE)
_PLAIN = re.compile(r"[^a-z0-9]+")


def as_akoma(state: State, facts: Facts, view: View, *, place: str = "xa") -> bytes:
    """Return the document.

    Args:
        view: attributed adds the positions of delegations; the other views name none.
        place: the two letters of the country part of its address; xa to xz are free for such use.
    Raises:
        NotClean: the clean view of a text that still holds something open.
    """
    lines = viewed(state, view, names=facts.names)
    root = etree.Element(_a("akomaNtoso"), nsmap={None: AKN})
    statement = etree.SubElement(root, _a("statement"))
    statement.set("name", facts.kind)
    statement.append(_meta(state, facts, place, is_attributed=view is View.ATTRIBUTED))
    preface = etree.SubElement(statement, _a("preface"))
    _line(preface, "docProponent", facts.body)
    _line(preface, "docNumber", facts.symbol)
    _line(preface, "docTitle", facts.title)
    _line(preface, "docDate", facts.date, date=facts.day or stamp(facts.made_at)[:10])
    count = preambular(lines)
    if count:
        preamble = etree.SubElement(statement, _a("preamble"))
        for number, line in enumerate(lines[:count], 1):
            recital = etree.SubElement(preamble, _a("container"), name="preambular")
            _filled(recital, line, f"preamble__container_{number}")
    body = etree.SubElement(statement, _a("mainBody"))
    if len(lines) == count:
        etree.SubElement(body, _a("p"))
    for line, key in zip(lines[count:], _keys(lines[count:]), strict=True):
        _filled(etree.SubElement(body, _a("paragraph")), line, key)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=False)
    return written


def work_of(facts: Facts, *, place: str = "xa") -> str:
    """Return the address of the text in all its versions and languages."""
    day = facts.day or stamp(facts.made_at)[:10]
    number = _slug(facts.symbol or facts.title)
    return f"/akn/{place}/statement/{_slug(facts.kind)}/{_slug(facts.body)}/{day}/{number}"


def _meta(state: State, facts: Facts, place: str, *, is_attributed: bool) -> etree._Element:
    meta = etree.Element(_a("meta"))
    identification = etree.SubElement(meta, _a("identification"), source=_SOURCE)
    work = work_of(facts, place=place)
    language = _LANGUAGES.get(facts.language[:2].lower(), "und")
    made = stamp(facts.made_at)
    for level, address, day in (
        ("FRBRWork", work, facts.day or made[:10]),
        ("FRBRExpression", f"{work}/{language}@{made[:10]}", made[:10]),
        ("FRBRManifestation", f"{work}/{language}@{made[:10]}.xml", made[:10]),
    ):
        part = etree.SubElement(identification, _a(level))
        etree.SubElement(part, _a("FRBRthis"), value=f"{address}/!main")
        etree.SubElement(part, _a("FRBRuri"), value=address)
        etree.SubElement(part, _a("FRBRdate"), date=day, name="draft" if level == "FRBRWork" else "made")
        etree.SubElement(part, _a("FRBRauthor"), href="#body")
        if level == "FRBRWork":
            etree.SubElement(part, _a("FRBRcountry"), value=place)
            if facts.symbol:
                etree.SubElement(part, _a("FRBRnumber"), value=legal(facts.symbol))
        elif level == "FRBRExpression":
            etree.SubElement(part, _a("FRBRversionNumber"), value=str(facts.count))
            etree.SubElement(part, _a("FRBRlanguage"), language=language)
        else:
            etree.SubElement(part, _a("FRBRformat"), value="application/akn+xml")
    references = etree.SubElement(meta, _a("references"), source=_SOURCE)
    for key, name in (("body", facts.body), ("secretariat", "Secretariat")):
        reference = etree.SubElement(references, _a("TLCOrganization"), eId=key, showAs=legal(name))
        reference.set("href", f"/akn/ontology/organization/{place}/{_slug(name)}")
    if is_attributed:
        positions = _positions(state, facts)
        if positions is not None:
            etree.SubElement(meta, _a("proprietary"), source=_SOURCE).append(positions)
    return meta


def _positions(state: State, facts: Facts) -> etree._Element | None:
    """Return who proposes and who holds what, by the ids of paragraphs and proposals; None without any."""
    root = etree.Element(f"{{{POSITIONS}}}positions", nsmap={"pos": POSITIONS})
    for proposal in sorted(state.proposals.values(), key=lambda each: (each.at, each.id)):
        for actor in sorted(proposal.actors) if proposal.live else ():
            _position(root, proposal.id, facts.name(actor), "propose", stamp(proposal.at))
    for target, held in sorted(held_by_target(state).items()):
        for each in held:
            kind = " ".join(filter(None, (each.stance.value, each.reservation)))
            _position(root, target, facts.name(each.actor), kind, stamp(each.at))
    return root if len(root) else None


def _position(root: etree._Element, target: str, name: str, stance: str, at: str) -> None:
    etree.SubElement(
        root, f"{{{POSITIONS}}}position", on=legal(target), by=legal(name), stance=legal(stance), at=at
    )


def _line(parent: etree._Element, tag: str, words: str, **given: str) -> None:
    if words:
        line = etree.SubElement(etree.SubElement(parent, _a("p")), _a(tag), **given)
        line.text = legal(words)


def preambular(lines: Sequence[Line]) -> int:
    """Return how many lines at the head are preambular: those labelled so, or unlabelled before labelled."""
    labels = [next((span.text for span in line.spans if span.kind is Kind.LABEL), "") for line in lines]
    for number, label in enumerate(labels):
        if label and not _PREAMBULAR.match(label):
            return number
    return sum(1 for label in labels if _PREAMBULAR.match(label))


def _keys(lines: Sequence[Line]) -> list[str]:
    """Return an eId for each paragraph: by its label, by its place where that is taken or missing."""
    keys: list[str] = []
    for number, line in enumerate(lines, 1):
        label = next((span.text for span in line.spans if span.kind is Kind.LABEL), "")
        key = f"para_{_slug(label) or f'nn-{number}'}"
        keys.append(key if key not in keys else f"{key}__nn-{number}")
    return keys


def _filled(element: etree._Element, line: Line, key: str) -> etree._Element:
    """Give a paragraph its ids, its number and its words; what stands in brackets in inlines."""
    element.set("eId", key)
    element.set("wId", _token(line.key))
    label = next((span for span in line.spans if span.kind is Kind.LABEL), None)
    content = element
    if element.tag == _a("paragraph"):
        if label:
            etree.SubElement(element, _a("num")).text = legal(label.text.strip())
        content = etree.SubElement(element, _a("content"), eId=f"{key}__content")
    words = etree.SubElement(content, _a("p"))
    shown = [span for span in line.spans if span is not label or content is element]
    _Inlines(words, key).write(shown)
    return element


class _Inlines:
    """Words with brackets in brackets; rivals of one bracket point at the first of them."""

    def __init__(self, root: etree._Element, key: str) -> None:
        self._stack = [root]
        self._key = key
        self._count = 0
        self._first: dict[str, str] = {}

    def write(self, spans: Sequence[Span]) -> None:
        for span in spans:
            if span.kind is Kind.OPENS:
                self._open(span)
            self._add(span.text)
            if span.kind is Kind.CLOSES and len(self._stack) > 1:
                self._stack.pop()

    def _open(self, span: Span) -> None:
        self._count += 1
        key = f"{self._key}__bracket_{self._count}"
        inline = etree.SubElement(self._stack[-1], _a("inline"), name="bracket", eId=key)
        inline.set("wId", f"{_token(span.bracket)}__{self._count}")
        first = self._first.setdefault(span.bracket, key)
        if first != key:
            inline.set("alternativeTo", f"#{first}")
        self._stack.append(inline)

    def _add(self, text: str) -> None:
        parent = self._stack[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + legal(text)
        else:
            parent.text = (parent.text or "") + legal(text)


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return _PLAIN.sub("-", plain).strip("-")


def _token(key: str) -> str:
    return re.sub(r"\s", "_", key) or "_"


def _a(tag: str) -> str:
    return f"{{{AKN}}}{tag}"
