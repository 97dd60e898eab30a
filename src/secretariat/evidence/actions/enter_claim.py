from collections.abc import Mapping
from typing import Any

from django.db import transaction

from secretariat.evidence import checks, policies
from secretariat.evidence.following import tell_followers
from secretariat.evidence.models import Citation, Claim, Line
from secretariat.evidence.projection import project
from secretariat.evidence.reach import may_stand_for, readers_named_by
from secretariat.evidence.sourced import Sourced, by_note
from secretariat.evidence.states import CitationKind
from secretariat.history.actions.record import record
from secretariat.refusals import Invalid, NotPermitted


@transaction.atomic
def enter_claim(
    *, kind: str, value: Mapping[str, Any], sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter what a source asserts about a line; a new line where none is given.

    Who: staff, the machine that loads reference data, or whom the slice of this kind entitles
        (`policies.may_enter_kind`).
    Writes: the line if new, the claim with its citations; the chosen reading if the line is new, has none,
        or `choose` is said; what follows the line (`tell_followers`: what it announces is awaited, and
        what it announced is closed); history entry `line.claimed`.
    Refuses: NotPermitted; Invalid (no citation; an address that is none of the web; signs that cannot be
        seen, where it was typed and not taken from a document; a claim that not all readers of its line
        may see cannot be chosen).
    """
    if not policies.may_enter_kind(sourced.by, kind, value, sourced.at):
        raise NotPermitted("Only a secretariat enters lines of the record.")
    if not sourced.cited:
        raise Invalid("Every line has a source: give a passage, an address or your own entry.", field="cited")
    checks.may_be_kept(sourced.body, sourced.distribution)
    if sourced.finding is None:
        checks.openly_written(value)
    for cited in sourced.cited:
        if cited.kind != CitationKind.ENTRY or not checks.is_page_here(cited.address):
            checks.good_address(cited.address)
    if line is None:
        line = _open_line(kind, sourced)
    else:
        line = Line.objects.select_for_update(of=("self",)).select_related("chosen").get(pk=line.pk)
    before = line.chosen_id
    claim = _write(line, value, sourced)
    is_chosen = choose or line.chosen is None
    if is_chosen:
        if not may_stand_for(line, claim.distribution, readers_named_by(sourced)):
            raise Invalid("A reading that fewer people may see cannot stand for this line.", field="choose")
        line.chosen, line.chosen_at = claim, sourced.at
        line.chosen_by_id = sourced.by.account_id
        line.version += 1
        line.save()
        project(line)
    record(
        "line.claimed",
        on=line,
        by=sourced.by,
        at=sourced.at,
        beside=claim,
        kind=kind,
        value=dict(value),
        claim=claim.pk,
        before=before,
        after=line.chosen_id,
    )
    if is_chosen:
        tell_followers(line, sourced.by, sourced.at)
    return claim


def _open_line(kind: str, sourced: Sourced) -> Line:
    line = Line.objects.create(
        kind=kind,
        body=sourced.body,
        distribution=sourced.distribution,
        reference=sourced.reference,
        is_fictitious=sourced.is_fictitious,
    )
    if readers := readers_named_by(sourced):
        line.readers.set(readers)
    return line


def _write(line: Line, value: Mapping[str, Any], sourced: Sourced) -> Claim:
    claim = Claim.objects.create(
        line=line,
        value=dict(value),
        distribution=sourced.distribution,
        said_on=sourced.said_on,
        entered_at=sourced.at,
        entered_by_id=sourced.by.acting_id,
        finding=sourced.finding,
        inferred=list(sourced.inferred),
        note=sourced.note,
    )
    if readers := readers_named_by(sourced):
        claim.readers.set(readers)
    for cited in (*sourced.cited, *by_note(sourced)):
        Citation.objects.create(
            claim=claim,
            kind=cited.kind,
            passage=cited.passage,
            address=cited.address,
            seen_on=cited.seen_on,
            said_on=cited.said_on,
            note=cited.note,
        )
    return claim
