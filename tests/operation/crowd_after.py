"""Look for lost updates after many writers: versions, entries and answers must agree; and for half acts.

`python -m tests.operation.play crowd_after`
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from django.conf import settings
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from secretariat.engines.drafting.operations.acts import Act, Amend, Hold, Propose
from secretariat.engines.drafting.operations.hashing import log_hash
from secretariat.engines.drafting.operations.log import from_line
from secretariat.evidence import originals
from secretariat.evidence.models import Finding
from secretariat.history.actions.chain_entries import chain_entries
from secretariat.history.models import Entry
from secretariat.meetings.models import MeetingReport
from secretariat.meetings.states import ReportState
from secretariat.texts import log
from secretariat.texts.models import Adoption, Draft, Returned, Text
from tests.operation.aftermath import figures, half_documents, half_findings, half_mailings, half_work


def lost_updates(won: Mapping[str, int]) -> Iterator[str]:
    """Each finding has one version and one entry for each decision that was answered with success."""
    acts = Entry.objects.filter(object_kind="finding").order_by()
    entries = dict(acts.values_list("object_id").annotate(n=Count("pk")))
    for finding in Finding.objects.filter(reading__document__title__startswith="News"):
        decisions = finding.version - 1
        if entries.get(finding.public_id, 0) != decisions:
            yield f"{finding.public_id}: {decisions} decisions, {entries.get(finding.public_id)} entries"
        answered = won.get(f"/desk/findings/{finding.public_id}/")
        if answered is not None and answered != decisions:
            yield f"{finding.public_id}: {answered} answers of success, {decisions} decisions"


def lost_objections(won: Mapping[str, int]) -> Iterator[str]:
    """Each report that was objected to has one entry, and one delegation was told that it was heard."""
    entries = dict(_objections())
    for report in MeetingReport.objects.select_related("meeting__line"):
        wanted = int(report.state == ReportState.OBJECTED)
        answered = won.get(reverse("meetings:object-to-report", args=[report.meeting.public_id]), 0)
        written = entries.get(report.history_id, 0)
        if (answered, written) != (wanted, wanted):
            yield f"report {report.history_id}: {report.state}, {answered} answers, {written} entries"


def _objections() -> Iterable[tuple[str, int]]:
    rows = Entry.objects.filter(verb="meeting-report.objected").order_by()
    return rows.values_list("object_id").annotate(n=Count("pk"))


def lost_operations(said: Mapping[str, int]) -> Iterator[str]:
    """Each operation that was answered with success stands in its log once, and no other; each log is whole.

    Amendments, each of which added a mark to the words that were seen, all stand in the words.
    """
    written: Counter[str] = Counter()
    for draft in Draft.objects.all():
        at = reverse("texts:room", args=[draft.public_id])
        acts = [from_line(line) for line in _lines(draft)]
        written.update(f"{at} {told}" for told in map(told_of, acts) if told)
        yield from _broken_log(draft, acts)
        words = {word for one in log.state_of(draft).paragraphs.values() for word in one.text.split()}
        marks = [mark_of(act) for act in acts if isinstance(act, Amend)]
        yield from (f"{at}: the words have lost {mark}" for mark in marks if mark not in words)
    written.update(
        f"{reverse('adoptions:adopt', args=[one.draft.public_id])} adopt {one.symbol}"
        for one in Adoption.objects.select_related("draft")
    )
    written.update(
        f"{reverse('texts:room', args=[one.draft.public_id])} returned {one.file_name}"
        for one in Returned.objects.select_related("draft")
    )
    yield from lost_files()
    yield from (f"answered and not in the log: {each}" for each in (Counter(said) - written))
    yield from (f"in the log and not answered: {each}" for each in (written - Counter(said)))


def lost_files() -> Iterator[str]:
    """Each file that was handed in is kept as it came, has one entry, and names what was tabled of it."""
    entries = Counter(Entry.objects.filter(verb="returned.handed-in").values_list("object_id", flat=True))
    for one in Returned.objects.select_related("draft"):
        originals.read(one.sha256)
        if entries[one.public_id] != 1:
            yield f"{one.file_name}: {entries[one.public_id]} entries"
        gone = set(one.tabled.values()) - set(log.state_of(one.draft).proposals)
        yield from (f"{one.file_name}: tabled as {each}, which is not there" for each in gone)


def told_of(act: Act) -> str:
    """Return an operation as the writers note it; "" for the opening."""
    if isinstance(act, Propose):
        return f"propose {act.rationale}"
    if isinstance(act, Hold):
        return f"position {act.author} {act.target} {act.stance.value}"
    return f"amend {mark_of(act)}" if isinstance(act, Amend) else ""


def mark_of(act: Amend) -> str:
    """Return the mark that an amendment added: the last of its mandate."""
    return act.mandate.split()[-1]


def _lines(draft: Draft) -> list[dict[str, object]]:
    return list(draft.operations.order_by("number").values_list("act", flat=True))


def _broken_log(draft: Draft, acts: list[Act]) -> Iterator[str]:
    """Numbers without gaps, each head over all before it, one entry of the history for each operation."""
    rows = list(draft.operations.order_by("number").values_list("number", "head"))
    if [number for number, _ in rows] != list(range(1, draft.count + 1)):
        yield f"{draft.public_id}: numbers with gaps, or not {draft.count} of them"
    head = ""
    for act, (number, kept) in zip(acts, rows, strict=True):
        head = log_hash(head, act)
        if head != kept:
            yield f"{draft.public_id}: operation {number} is not what its head says"
            break
    if head != draft.head:
        yield f"{draft.public_id}: its head is not that of its log"
    told = Entry.objects.filter(object_kind="draft", object_id=draft.public_id)
    entries = told.exclude(verb__in=["draft.moved", "draft.adopted"]).count()
    if entries != draft.count:
        yield f"{draft.public_id}: {draft.count} operations, {entries} entries"
    once = int(draft.stage == "adopted")
    adopted = told.filter(verb="draft.adopted").count(), Text.objects.filter(title=draft.title).count()
    if adopted != (once, once):
        yield f"{draft.public_id}: {draft.stage}, {adopted} entries and lines of its adoption"


def main() -> None:
    """Chain what the worker left, look, and print."""
    chain_entries(at=timezone.now())
    answered = json.loads(Path(settings.VAR, "answered.json").read_text(encoding="utf-8"))
    won = answered["won"]
    tasks = DBTaskResult.objects.filter(status="FAILED").count()
    lost = [*lost_updates(won), *lost_objections(won), *lost_operations(answered["said"])]
    found = [*lost, *half_documents(), *half_findings(), *half_mailings(), *half_work()]
    more = {"tasks failed": tasks, "adopted": Adoption.objects.count()}
    more["returned"] = Returned.objects.count()
    more["operations"] = sum(Draft.objects.values_list("count", flat=True))
    print(json.dumps({"found": found, "figures": figures() | more}))
