"""A text as a Word file: clean, bracketed, attributed, or as tracked changes of the delegations.

A file without names holds none in any part, property, change or comment: changes are the body's then, of the
time at which the file was made, and there are no comments. Source: docs/reference/exports.md#word.
"""

from collections.abc import Sequence
from functools import partial

from lxml import etree  # type: ignore[import-untyped]

from secretariat.engines.drafting.exporting import parts
from secretariat.engines.drafting.exporting.facts import Facts
from secretariat.engines.drafting.exporting.markup import Markup, numbered, put, run, w, xml
from secretariat.engines.drafting.exporting.redline import redline
from secretariat.engines.drafting.exporting.sheets import By, Form, Note, Sheet, plain_sheets
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.showing import viewed
from secretariat.engines.drafting.operations.values import State

TITLE = ":title"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_VIEWS = {Form.CLEAN: View.CLEAN, Form.BRACKETED: View.BRACKETED, Form.ATTRIBUTED: View.ATTRIBUTED}


def as_word(state: State, facts: Facts, form: Form, *, is_named: bool = True) -> bytes:
    """Return the file.

    Args:
        is_named: whether delegations are named; the bracketed and the clean form name none in any case.
    Raises:
        NotClean: the clean form of a text that still holds something open.
        ValueError: the attributed form without names.
    """
    if form is Form.ATTRIBUTED and not is_named:
        raise ValueError("Without names there is nothing to attribute.")
    is_named = is_named and form in (Form.ATTRIBUTED, Form.REDLINE)
    writer = _Writer(facts, is_named=is_named)
    document = writer.document(sheets_of(state, form, facts))
    comments = writer.comments()
    content = {
        "word/document.xml": xml(document),
        "word/_rels/document.xml.rels": parts.document_relations(has_comments=comments is not None),
        **parts.fixed(),
        "word/header1.xml": parts.header(facts.marks),
        "docProps/core.xml": parts.core(
            title=facts.title, author=facts.body, language=facts.language, made_at=facts.made_at
        ),
        "docProps/custom.xml": parts.custom(marking_of(facts, form, is_named=is_named)),
    }
    if comments is not None:
        content["word/comments.xml"] = xml(comments)
    return parts.packed(content)


def marking_of(facts: Facts, form: Form, *, is_named: bool) -> str:
    """Return what a file says of itself, so that it is known when it comes back."""
    return f"{facts.text} {form.value} {facts.count} {'named' if is_named else 'unnamed'}"


def sheets_of(state: State, form: Form, facts: Facts) -> tuple[Sheet, ...]:
    """Return the paragraphs of a form."""
    if form is Form.REDLINE:
        return redline(state)
    return plain_sheets(viewed(state, _VIEWS[form], names=facts.names))


def head_of(facts: Facts) -> list[tuple[str, str]]:
    """Return the lines above the text, each with a key that no paragraph has."""
    lines = ((":body", facts.body), (":meeting", facts.meeting), (TITLE, facts.title))
    return [(key, words) for key, words in lines if words]


class _Writer:
    def __init__(self, facts: Facts, *, is_named: bool) -> None:
        self._facts = facts
        self._notes: list[Note] = []
        signed = partial(author_of, facts=facts, is_named=is_named)
        self._markup = Markup(signed, self._noted if is_named else None)

    def document(self, sheets: Sequence[Sheet]) -> etree._Element:
        """Return the main part."""
        root = etree.Element(w("document"), nsmap={"w": parts.W, "r": _R})
        body = etree.SubElement(root, w("body"))
        for key, words in head_of(self._facts):
            line = self._line(body, words, style="Heading1" if key == TITLE else "")
            line[-1:-1] = self._markup.known(key)
        body.extend(map(self._markup.paragraph, sheets))
        section = etree.SubElement(body, w("sectPr"))
        reference = etree.SubElement(section, w("headerReference"))
        reference.set(w("type"), "default")
        reference.set(f"{{{_R}}}id", "rId2")
        put(etree.SubElement(section, w("pgSz")), w="11906", h="16838")
        margins = {"top": "1418", "right": "1134", "bottom": "1134", "left": "1134"}
        put(etree.SubElement(section, w("pgMar")), **margins, header="709", footer="709", gutter="0")
        return root

    def comments(self) -> etree._Element | None:
        """Return the part of the comments, in the order in which they stand; None without any."""
        if not self._notes:
            return None
        root = etree.Element(w("comments"), nsmap={"w": parts.W})
        for number, note in enumerate(self._notes):
            name = self._facts.name(note.actor)
            comment = numbered("comment", number)
            put(comment, author=parts.legal(name), date=parts.stamp(note.at), initials=parts.legal(name[:3]))
            root.append(comment)
            self._line(comment, note.words, style="CommentText")
        return root

    def _line(self, parent: etree._Element, words: str, *, style: str = "") -> etree._Element:
        paragraph = etree.SubElement(parent, w("p"))
        if style:
            put(etree.SubElement(etree.SubElement(paragraph, w("pPr")), w("pStyle")), val=style)
        paragraph.append(run(words))
        return paragraph

    def _noted(self, note: Note) -> int:
        self._notes.append(note)
        return len(self._notes) - 1


def author_of(by: By, facts: Facts, *, is_named: bool = True) -> tuple[str, str]:
    """Return the author and time of a change as the file has them; the body's where nobody is named."""
    if not is_named:
        return parts.legal(facts.body), parts.stamp(facts.made_at)
    return parts.legal(", ".join(sorted(facts.name(actor) for actor in by.actors))), parts.stamp(by.at)
