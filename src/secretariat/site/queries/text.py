"""The page of a Text: what it is, what it replaces, and what was said and promised about it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from secretariat.commitments.models import Commitment, Report, Statement, Strategy, StrategyVersion
from secretariat.commitments.queries import listed
from secretariat.engines.values.date_labels import label
from secretariat.site.queries.anniversaries import Shown, next_of_text
from secretariat.site.queries.bearing import bears, speaks_of_another
from secretariat.site.queries.documents import DocumentRow, documents_cited
from secretariat.site.queries.naming import address
from secretariat.site.queries.page_parts import gather, write
from secretariat.site.queries.pointing import page_of
from secretariat.site.queries.rows import Link, Look, Row, Section
from secretariat.site.queries.written import rows_of
from secretariat.texts.models import Text


@dataclass(frozen=True, slots=True)
class TakenUp:
    """What was taken up from a paragraph, and how it stands; `late`: days overdue."""

    number: str
    words: str
    owners: str
    due: str
    state: str
    late: int
    url: str


@dataclass(frozen=True, slots=True)
class TextPage:
    """All that the page of a Text shows; `agenda`: the long-lived agenda of which it is a version."""

    id: str
    title: str
    kind: str
    symbol: str
    body_slug: str
    row: Row
    supersedes: tuple[Row, ...]
    superseded_by: tuple[Row, ...]
    sections: tuple[Section, ...]
    documents: tuple[DocumentRow, ...]
    is_fictitious: bool
    anniversary: Shown | None
    taken_up: tuple[TakenUp, ...]
    agenda: Link | None


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
    said = bears([text], look)
    order = (F("said_first").desc(nulls_last=True), "pk")
    parts = [
        gather(
            "commitments", _("Commitments about it"), Commitment.objects.filter(said).order_by(*order), look
        ),
        gather("statements", _("Said of it"), Statement.objects.filter(said).order_by(*order), look),
        gather("reports", _("What became of what was announced"), _reports(text, look), look),
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
        body_slug=text.body.slug if text.body else "",
        row=rows_of([read], written.names, look)[0],
        supersedes=tuple(rows_of(written.reads.of(before), written.names, look, seen_from="body")),
        superseded_by=tuple(rows_of(written.reads.of(after), written.names, look, seen_from="body")),
        sections=written.sections,
        documents=documents_cited([text.pk], look),
        is_fictitious=text.line.is_fictitious,
        anniversary=next_of_text(text.pk, look),
        agenda=_agenda(text, look),
        taken_up=_taken_up(text, look),
    )


def _taken_up(text: Text, look: Look) -> tuple[TakenUp, ...]:
    """Return what was taken up from it, in the order of its paragraphs; nothing where one looks back."""
    if look.known is not None:
        return ()
    rows = Commitment.objects.visible_to(look.viewer).filter(text=text)
    return tuple(
        TakenUp(
            number=one.paragraph,
            words=one.words,
            owners=", ".join(owner.name for owner in one.owners),
            due=label(one.due, look.language) if one.due else "",
            state=one.state,
            late=one.days_late(look.today),
            url=page_of("commitment", one.public_id),
        )
        for one in listed(rows.order_by("pk"), look.viewer, look.language)
    )


def _reports(text: Text, look: Look) -> QuerySet[Any]:
    """Return the reports that name it; one that names the year of another version is about that one."""
    named = Report.objects.visible_to(look.viewer).filter(bears([text], look, words="about"))
    found = list(named.values_list("pk", "about").distinct())
    of_kind = Text.objects.visible_to(look.viewer).filter(body=text.body_id, kind=text.kind)
    others: list[Text] = list(of_kind.exclude(pk=text.pk)) if found else []
    about = [pk for pk, words in found if not speaks_of_another(words, text, others)]
    return Report.objects.filter(pk__in=about).order_by(F("expected_first").asc(nulls_last=True), "pk")


def _agenda(text: Text, look: Look) -> Link | None:
    versions = StrategyVersion.objects.visible_to(look.viewer).filter(text=text)
    open_ones = versions.filter(of__in=Strategy.objects.visible_to(look.viewer).values("pk"))
    found = open_ones.values_list("of__title", "of__line__public_id").order_by("pk").first()
    return Link(found[0], address("site:strategy", found[1])) if found else None
