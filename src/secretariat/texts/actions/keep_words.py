from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.parties.models import Party
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted
from secretariat.texts import log, own, policies, touching
from secretariat.texts.actions.table_proposal import LONGEST_RATIONALE, LONGEST_WORDS
from secretariat.texts.models import Draft, OwnWords


@transaction.atomic
def keep_words(
    *,
    draft: Draft,
    paragraph: str,
    words: str,
    by: Actor,
    at: datetime,
    seen_count: int,
    rationale: str = "",
    party: str = "",
    again: OwnWords | None = None,
    seen_version: int = 0,
) -> OwnWords:
    """Keep words of a paragraph for one's own delegation, not tabled; or write those anew that it keeps.

    Who: whoever sits in the delegation of a member (`policies.sits_for`): no staff, by no note.
    Writes: the words; history entry `own-words.kept`, without them, told to the same delegation alone.
    Refuses: NotPermitted; StaleRevision (no count; somebody of the delegation wrote them anew); WrongState
        (the text is not open; they are kept no longer); Invalid (nothing changed, too long, no such
        paragraph, no delegation chosen of several).

    Args:
        seen_count: on how much of the log they were written; they are carried over when they are opened.
        again: those to be written anew, as they were seen in `seen_version`.
    """
    draft = log.locked(draft)
    log.refuse_closed(draft)
    _refuse_bad(draft, paragraph, words, rationale, seen_count)
    if again is not None:
        row = own.locked_as_seen(again, by, seen_version)
        row.version += 1
    else:
        row = OwnWords(draft=draft, paragraph=paragraph, party=_party(by, draft, party))
    row.words, row.rationale, row.count = words, rationale.strip(), seen_count
    row.account_id, row.at = by.acting_id, at
    row.save()
    record("own-words.kept", on=row, by=by, at=at, draft=draft.public_id)
    return row


def _party(by: Actor, draft: Draft, code: str) -> Party:
    sits = policies.sits_for(by, draft.body)
    if not sits:
        raise NotPermitted("A delegation keeps words of its own; whoever sits in none has none to keep.")
    if not code and len(sits) > 1:
        raise Invalid("Say for which delegation.", field="speaker")
    code = code or next(iter(sits))
    if code not in sits:
        raise Invalid("Words are kept for your own delegation alone.", field="speaker")
    return Party.objects.get(code=code)


def _refuse_bad(draft: Draft, paragraph: str, words: str, rationale: str, seen_count: int) -> None:
    touching.refuse_unseen(draft, seen_count)
    seen = log.state_of(draft, seen_count)
    if paragraph not in seen.order:
        raise Invalid("Choose a paragraph of this text.", field="paragraph")
    if words.strip() == seen.paragraphs[paragraph].text.strip():
        raise Invalid("Nothing is changed: there is nothing to keep.", field="words")
    if len(words) > LONGEST_WORDS:
        raise Invalid(f"A paragraph has at most {LONGEST_WORDS} characters.", field="words")
    if len(rationale) > LONGEST_RATIONALE:
        raise Invalid(f"Say why in at most {LONGEST_RATIONALE} characters.", field="rationale")
    checks.openly_written(words, field="words")
    checks.openly_written(rationale, field="rationale")
