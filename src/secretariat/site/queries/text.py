"""The page of a Text: what it is, what it replaces, and what was said and promised about it."""

import re
from dataclasses import dataclass

from django.db.models import F, Q
from django.utils.translation import gettext as _

from secretariat.commitments.models import Commitment, Statement
from secretariat.evidence.lines import claims_open_to
from secretariat.evidence.models import Claim
from secretariat.site.queries.documents import DocumentRow, documents_cited
from secretariat.site.queries.page_parts import gather, write
from secretariat.site.queries.rows import Look, Row, Section
from secretariat.site.queries.written import rows_of
from secretariat.texts.models import Text

# Where the short title of a text ends: "Economic Agenda: Towards a Partnership", "Charter (as amended)".
_END_OF_SHORT_TITLE = re.compile(r"\s*(?:[:;(,“\"]|\s[–—-]\s).*$", re.DOTALL)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class TextPage:
    """All that the page of a Text shows."""

    id: str
    title: str
    kind: str
    symbol: str
    row: Row
    supersedes: tuple[Row, ...]
    superseded_by: tuple[Row, ...]
    sections: tuple[Section, ...]
    documents: tuple[DocumentRow, ...]
    is_fictitious: bool


def text_page(public_id: str, look: Look) -> TextPage | None:
    """Return the page of a Text; None where the viewer may not see it."""
    text = (
        Text.objects.visible_to(look.viewer)
        .select_related("line", "body")
        .filter(line__public_id=public_id)
        .first()
    )
    if text is None:
        return None
    said = _naming(text, look)
    order = (F("said_first").desc(nulls_last=True), "pk")
    parts = [
        gather(
            "commitments", _("Commitments about it"), Commitment.objects.filter(said).order_by(*order), look
        ),
        gather("statements", _("Said of it"), Statement.objects.filter(said).order_by(*order), look),
    ]
    older = Text.objects.visible_to(look.viewer).filter(pk=text.supersedes_id).values_list("pk", flat=True)
    newer = Text.objects.visible_to(look.viewer).filter(supersedes=text).values_list("pk", flat=True)
    before, after = list(older), list(newer)
    written = write(parts, look, also=[text.pk, *before, *after])
    read = next(iter(written.reads.get(text.pk, ())), None)
    if read is None:
        return None
    return TextPage(
        id=public_id,
        title=read.value["title"],
        kind=read.value["kind"],
        symbol=read.value["symbol"],
        row=rows_of([read], written.names, look)[0],
        supersedes=tuple(rows_of(written.reads.of(before), written.names, look, seen_from="body")),
        superseded_by=tuple(rows_of(written.reads.of(after), written.names, look, seen_from="body")),
        sections=written.sections,
        documents=documents_cited([text.pk], look),
        is_fictitious=text.line.is_fictitious,
    )


def short_title(title: str, body_words: str = "") -> str:
    """Return the part of a title by which a text is called; "" where that is a single word.

    >>> short_title("BSEC Economic Agenda: Towards an Enhanced Partnership", "BSEC")
    'Economic Agenda'
    >>> short_title("Charter")
    ''
    """
    short = _END_OF_SHORT_TITLE.sub("", title).removeprefix("The ").removeprefix("the ")
    short = short.removeprefix(body_words).strip() if body_words else short
    return short if len(_WORD.findall(short)) > 1 else ""


def _naming(text: Text, look: Look) -> Q:
    """Lines whose own words, or whose passage, bear a title that a source gives to this text.

    They must be about the same body, or stand in a document on which the text itself rests: nothing else
    tells that an "agenda" is this agenda.
    """
    acronyms = text.body.names.standing().filter(form="acronym") if text.body else ()
    acronym = next((name.text for name in acronyms), "")
    claims = Claim.objects.standing().filter(claims_open_to(look.viewer), line=text.pk)
    titles = {short_title(title, acronym) for title in claims.values_list("value__title", flat=True)} - {""}
    document = "claims__citations__passage__reading__document"
    documents = set(claims.values_list(document.removeprefix("claims__"), flat=True)) - {None}
    near = Q(**{f"line__{document}__in": documents})
    if text.body_id:
        near |= Q(line__body=text.body_id)
    bears = Q(pk__in=())
    for title in titles:
        bears |= Q(words__icontains=title) | Q(line__claims__citations__passage__words__icontains=title)
    return near & bears
