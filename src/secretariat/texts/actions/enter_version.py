from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState
from secretariat.texts import log, policies
from secretariat.texts.models import Draft, LanguageVersion
from secretariat.texts.states import DraftStage

OVER = (DraftStage.SEALED, DraftStage.PUBLISHED, DraftStage.RECTIFIED, DraftStage.WITHDRAWN)


@transaction.atomic
def enter_version(
    *,
    draft: Draft,
    language: str,
    paragraphs: Sequence[tuple[str, str]],
    by: Actor,
    at: datetime,
    seen_version: int,
) -> LanguageVersion:
    """Enter a text in another of its languages, paragraph by paragraph as the original stands now.

    Who: the secretariat and the Chair of the body (`policies.may_steer`).
    Writes: the version; history entry `draft.version-entered`.
    Refuses: NotPermitted; StaleRevision; WrongState (sealed, published or withdrawn); Invalid (a language
        that the text does not need; more or fewer paragraphs than the original).
    """
    draft = log.locked_as_seen(draft, seen_version)
    if not policies.may_steer(by, draft.body, at):
        raise NotPermitted("The secretariat and the Chair of this body enter its languages.")
    if draft.stage in OVER:
        raise WrongState(f"The text is {draft.get_stage_display().lower()}: no language is entered any more.")
    checks.one_of(language, draft.languages[1:], field="language")
    state = log.state_of(draft)
    if len(paragraphs) != len(state.order):
        raise Invalid(
            f"The original has {len(state.order)} paragraphs, this version {len(paragraphs)}. Give each on a "
            "line of its own.",
            field="text",
        )
    for label, words in paragraphs:
        checks.openly_written((label, words), field="text")
    given = {key: list(pair) for key, pair in zip(state.order, paragraphs, strict=True)}
    version, _ = LanguageVersion.objects.update_or_create(
        draft=draft, language=language,
        defaults={
            "paragraphs": given, "words_hash": log.words_hash(state), "entered_at": at,
            "entered_by_id": by.acting_id,
        },
    )  # fmt: skip
    draft.version += 1
    draft.save(update_fields=["version"])
    record(
        "draft.version-entered", on=draft, by=by, at=at, language=language, paragraphs=len(paragraphs),
        sha256=version.words_hash,
    )  # fmt: skip
    return version
