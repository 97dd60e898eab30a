"""What was taken up from the paragraphs of an adopted text, and what a person passed over."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from secretariat.commitments import policies
from secretariat.commitments.models import Commitment
from secretariat.desk.models import ParagraphWord
from secretariat.distribution import Viewer
from secretariat.evidence.lines import lines_open_to
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted, StaleRevision
from secretariat.texts.models import Adoption, Draft


@dataclass(frozen=True, slots=True)
class Taken:
    """What stands of each paragraph, by its key: the commitments that came from it; what was passed over.

    `decisions`: how many there were on each, also those taken back.
    """

    commitments: Mapping[str, tuple[Commitment, ...]]
    passed_over: frozenset[str]
    decisions: Mapping[str, int]

    def version(self, key: str) -> int:
        """Return the version of a paragraph, which its form carries: it grows with every decision."""
        return 1 + self.decisions.get(key, 0)

    def is_decided(self, key: str) -> bool:
        """Tell whether somebody has decided on the paragraph."""
        return bool(self.commitments.get(key)) or key in self.passed_over


def taken_from(adoption: Adoption, viewer: Viewer) -> Taken:
    """Return what was decided on the paragraphs of an adopted text, in 3 queries."""
    ever = Commitment.objects.filter(text__line=adoption.line_id).exclude(paragraph="")
    rows = ever.filter(lines_open_to(viewer, row="line__")).select_related("line__chosen", "line__body")
    found: dict[str, list[Commitment]] = defaultdict(list)
    decisions: Counter[str] = Counter()
    for row in rows.prefetch_related("owners__party").order_by("pk"):
        decisions[row.paragraph] += 1 if row.line.chosen else 2
        if row.line.chosen:
            found[row.paragraph].append(row)
    words = list(ParagraphWord.objects.filter(adoption=adoption))
    decisions.update(word.paragraph for word in words)
    last = {word.paragraph: word.is_passed_over for word in words}
    passed = frozenset(key for key, is_passed in last.items() if is_passed and not found.get(key))
    return Taken({key: tuple(rows) for key, rows in found.items()}, passed, decisions)


def locked(adoption: Adoption) -> Adoption:
    """Return the adoption; whoever else decides on its paragraphs waits until the transaction ends."""
    Draft.objects.select_for_update(of=("self",)).get(pk=adoption.draft_id)
    rows = Adoption.objects.select_related("draft__body__parent", "line__body__parent", "meeting")
    return rows.get(pk=adoption.pk)


def taken_as_seen(adoption: Adoption, paragraph: str, by: Actor, at: datetime, seen_version: int) -> Taken:
    """Return what was decided on the paragraphs, for whoever may decide on them and has seen it so.

    Raises:
        NotPermitted: neither of the secretariat nor of the Chair of the body.
        StaleRevision: somebody decided on this paragraph meanwhile.
    """
    if not policies.may_follow_up(by, adoption.draft.body, at):
        raise NotPermitted("The secretariat and the Chair of this body take up what it adopted.")
    taken = taken_from(adoption, by)
    if taken.version(paragraph) != seen_version:
        raise StaleRevision("Somebody decided on this paragraph after you opened this. Look again, then act.")
    return taken


def owners_in_words(commitments: Iterable[Commitment]) -> str:
    """Return the names of all who owe one of several commitments, once each."""
    names = (owner.words_of_name for row in commitments for owner in row.owners.all() if owner.is_current)
    return ", ".join(dict.fromkeys(names))
