"""The lines on which notices rest: what may be tied, and what became of it since."""

from collections.abc import Collection, Iterable, Mapping

from secretariat.evidence.lines import claims_open_to
from secretariat.evidence.models import Line
from secretariat.notices.models import Notice
from secretariat.people.actor import NOBODY, Actor
from secretariat.refusals import Invalid, NotReady

MOST_LINES = 20  # of one sentence


def public_lines(ids: Iterable[str]) -> dict[str, int]:
    """Return public id → key of the reading, of those lines that everybody may read today, in 1 query."""
    rows = Line.objects.visible_to(NOBODY).filter(public_id__in=set(ids), chosen__isnull=False)
    rows = rows.filter(claims_open_to(NOBODY, row="chosen__"))
    return dict(rows.values_list("public_id", "chosen_id"))


def refuse_closed(line: str, by: Actor) -> None:
    """Refuse to tie a public sentence to a line that the public may not see: its address would prove it.

    Raises:
        Invalid: there is no such line, or it is not public; whoever may see it is told by name.
    """
    if public_lines([line]):
        return
    known = Line.objects.visible_to(by).filter(public_id=line).select_related("chosen").first()
    if known is None:
        raise Invalid(f"There is no line “{line[:40]}”. Copy its id from its page.", field="line")
    raise Invalid(
        f"“{called(known)}” is not open to the public, so nothing that is published may point to it. "
        "Tie another line, or leave the sentence without one.",
        field="line",
    )


def refuse_closed_lines(ids: Collection[str], by: Actor) -> None:
    """Refuse to go on with sentences on lines that are no longer public.

    Raises:
        NotReady: names them; whoever may not see such a line is told its id alone.
    """
    closed = [line for line in ids if line not in public_lines(ids)]
    if not closed:
        return
    seen = Line.objects.visible_to(by).filter(public_id__in=closed).select_related("chosen")
    names = {line.public_id: called(line) for line in seen}
    told = "; ".join(f"“{names.get(line, line)}”" for line in closed)
    raise NotReady(
        f"Sentences rest on lines that the public may not see (any more): {told}. Untie them first.",
        lines=closed,
    )


def called(line: Line) -> str:
    """Return what a line is called: its title or words, else its kind and id. For whoever may see it."""
    value: Mapping[str, object] = line.chosen.value if line.chosen else {}
    words = next(
        (str(value[key]) for key in ("title", "words", "text", "motto", "about") if value.get(key)), ""
    )
    return (words[:80] or f"{line.kind} {line.public_id}").strip()


def changed_facts(notices: Iterable[Notice], snapshot: str = "shown") -> dict[int, tuple[str, ...]]:
    """Return key of notice → lines that read otherwise now than when it was approved, in 1 query."""
    facts = {one.pk: getattr(one, snapshot).get("facts", {}) for one in notices}
    now = public_lines({line for told in facts.values() for line in told})
    found = {
        key: tuple(line for line, reading in told.items() if now.get(line) != reading)
        for key, told in facts.items()
    }
    return {key: lines for key, lines in found.items() if lines}
