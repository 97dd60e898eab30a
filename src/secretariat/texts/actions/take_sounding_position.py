from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.evidence.models import Line
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted
from secretariat.texts import policies, voices
from secretariat.texts import sounding as soundings
from secretariat.texts.models import Sounding, SoundingPosition
from secretariat.texts.states import SoundingStance

LONGEST = 5000


@transaction.atomic
def take_sounding_position(
    *,
    sounding: Sounding,
    stance: str,
    by: Actor,
    at: datetime,
    seen_version: int,
    party: str = "",
    words: str = "",
    said_on: str = "",
    paper: str = "",
    line: Line | None = None,
) -> SoundingPosition:
    """Say what a member holds of an idea, with its source; what it held before stays in sight.

    Who: the delegations of members, by their seat or by their note; staff who say where one said so, or by
        which line of the record (`voices.delegation`).
    Writes: the position; history entry `sounding.position-taken`.
    Refuses: NotPermitted; StaleRevision; Invalid (no such stance; for whom, or on which source, is not said;
        a line that does not go as far as the sounding; a day that is none).

    Args:
        words: as said; of a line its own where empty.
        said_on: EDTF; of a line that of its claim where empty.
        line: a statement or commitment of the record; given by staff alone.
    """
    if line is not None and not policies.may_tell(by, sounding.body):
        raise NotPermitted("Only the secretariat of this body attaches lines of the record.")
    source = paper or (f"line {line.public_id}" if line else "")
    voice = voices.delegation(by, sounding.body, at, party=party, paper=source)
    sounding = soundings.locked_as_seen(sounding, seen_version)
    checks.one_of(stance, SoundingStance.values, field="stance")
    day = checks.good_date(said_on.strip() or None, field="said_on")
    if line is not None:
        soundings.refuse_line(sounding, line, by)
        assert line.chosen is not None, "a line that stands has a reading"
        words, day = words.strip() or str(line.chosen.value["words"]), day or line.chosen.said_on
    if len(words) > LONGEST:
        raise Invalid(f"Say it in at most {LONGEST:,} characters.", field="words")
    checks.openly_written(words, field="words")
    checks.openly_written(paper, field="paper")
    assert voice.party is not None, "a delegation speaks"
    before = sounding.positions.filter(party=voice.party).order_by("number").last()
    position: SoundingPosition = SoundingPosition.objects.create(
        sounding=sounding, number=sounding.positions.count() + 1, party=voice.party, stance=stance,
        words=words.strip(), said_on=day, line=line, note_id=voice.note_id, paper="" if line else voice.paper,
        at=at, account_id=by.acting_id,
    )  # fmt: skip
    sounding.version += 1
    sounding.save(update_fields=["version"])
    record(
        "sounding.position-taken", on=sounding, by=by, at=at, party=voice.author,
        before=before.stance if before else "", after=stance, line=line.public_id if line else "",
        paper=position.paper,
    )  # fmt: skip
    return position
