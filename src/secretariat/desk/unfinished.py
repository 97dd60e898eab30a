"""What sources announced and nobody has seen yet, where no line of its own tells it; promises that ended."""

from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.commitments.models import Commitment
from secretariat.desk.models import Closing, Expectation, ParagraphWord
from secretariat.desk.queries.since_then import expectations
from secretariat.evidence.lines import lines_open_to
from secretariat.parties.unfinished import Asked, OpenItem, ends, holds
from secretariat.texts import log
from secretariat.texts.adoptions.operative import operative_in
from secretariat.texts.models import Adoption

# Lines of these kinds are told by their own slices as long as they are open.
TOLD_ELSEWHERE = ("chairmanship", "meeting", "commitment", "programme-event", "membership", "text")


def expectations_open(asked: Asked) -> list[OpenItem]:
    """Return what was announced in the bodies and is still awaited, in 3 queries."""
    live = Closing.objects.filter(expectation=OuterRef("pk"), reopening__isnull=True)
    rows = (
        expectations(asked.viewer)
        .filter(line__body__in=asked.keys)
        .exclude(line__kind__in=TOLD_ELSEWHERE)
        .filter(~Exists(live))
        .order_by(F("horizon_first").asc(nulls_last=True), "opened_at", "pk")
    )
    return [_item(row, asked) for row in rows]


def _item(row: Expectation, asked: Asked) -> OpenItem:
    is_over = bool(row.horizon and row.horizon.end and row.horizon.end <= asked.on)
    finding = row.claim.finding
    return OpenItem(
        kind="expectation", id=row.public_id, words=" ".join(row.words.split()),
        body=row.line.body.slug if row.line.body else asked.body.slug,
        url=reverse("site:line", args=[row.line.public_id]),
        since=row.claim.said_on.text if row.claim.said_on else "",
        due=row.horizon.text if row.horizon else "",
        state=_("overdue, nobody has seen it") if is_over else _("awaited"),
        source=finding.reading.document.title if finding and _may_name(row, asked) else "",
    )  # fmt: skip


def _may_name(row: Expectation, asked: Asked) -> bool:
    document = row.claim.finding.reading.document if row.claim.finding else None
    return document is not None and document.distribution == "public"


def paragraphs_open(asked: Asked) -> list[OpenItem]:
    """Return the adopted texts with paragraphs of which nobody has said what they ask, in 4 queries."""
    rows = list(
        Adoption.objects.visible_to(asked.viewer)
        .filter(draft__body__in=asked.keys)
        .select_related("draft__body")
        .order_by("adopted_at", "pk")
    )
    states = log.states_now(row.draft for row in rows)
    made = Commitment.objects.visible_to(asked.viewer).filter(text__in=[row.line_id for row in rows])
    taken = set(made.exclude(paragraph="").values_list("text", "paragraph"))
    words = ParagraphWord.objects.filter(adoption__in=[row.pk for row in rows]).order_by("at", "pk")
    last = {(of, key): gone for of, key, gone in words.values_list("adoption", "paragraph", "is_passed_over")}
    items = []
    for row in rows:
        keys = [one.key for one in operative_in(states[row.draft_id])]
        left = [key for key in keys if (row.line_id, key) not in taken and not last.get((row.pk, key))]
        if left:
            items.append(_untaken(row, len(left), len(keys)))
    return items


def _untaken(row: Adoption, left: int, whole: int) -> OpenItem:
    said = ngettext("%(left)d of %(whole)d paragraph", "%(left)d of %(whole)d paragraphs", whole)
    return OpenItem(
        kind="untaken-paragraphs", id=row.public_id, body=row.draft.body.slug,
        words=_("What it asks: %(text)s") % {"text": row.draft.title},
        url=reverse("desk:paragraphs", args=[row.public_id]),
        since=row.draft.body.day(row.adopted_at).isoformat(), state=_("not taken up"),
        next=said % {"left": left, "whole": whole}, source=row.symbol,
    )  # fmt: skip


def ended_by_word(asked: Asked, ids: Iterable[str]) -> frozenset[str]:
    """Return the lines of which somebody said until the day what became of them, in 1 query."""
    shown = lines_open_to(asked.viewer, row="by_line__")
    rows = Closing.objects.filter(expectation__line__body__in=asked.keys, reopening__isnull=True)
    told = rows.filter(by_line__isnull=True) | rows.filter(shown)
    said = told.values_list("expectation__line__public_id", "at")
    return frozenset(ids) & {line for line, at in said if asked.body.day(at) <= asked.on}


holds("expectation", gather=expectations_open)
holds("untaken-paragraphs", gather=paragraphs_open)
ends("commitment", by=ended_by_word)
