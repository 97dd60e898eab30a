from datetime import datetime

from django.db import transaction

from secretariat.bodies.queries import LONG, names_of
from secretariat.engines.drafting.errors import BadManifest
from secretariat.engines.drafting.sealing.bundle import sealed
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.history.signing import signing_key
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, NotReady, StaleRevision, WrongState
from secretariat.texts import adopting, course, log, policies
from secretariat.texts.exports.pades import CannotSign, signer_of_settings
from secretariat.texts.models import Adoption
from secretariat.texts.states import DraftStage

LONGEST_SYMBOL = 60


@transaction.atomic
def seal_text(*, adoption: Adoption, symbol: str, by: Actor, at: datetime, seen_version: int) -> Adoption:
    """Seal an adopted text with the facts of its adoption: one bundle, signed, that proves itself offline.

    Who: the secretariat and the Chair of the body (`policies.may_steer`).
    From, to: adopted → sealed.
    Writes: the bundle, the symbol, the steps of the text, its line in the record; history entry
        `adoption.sealed`.
    Refuses: NotPermitted; StaleRevision; WrongState (sealed before); NotReady (a language is missing; the
        installation has no key, or its certificate cannot sign the PDFs now); Invalid (no symbol, or one that
        another sealed text bears).
    """
    rows = Adoption.objects.select_for_update(of=("self",)).select_related(
        "draft__body__parent", "meeting", "silence", "line"
    )
    adoption = rows.get(pk=adoption.pk)
    draft = log.locked(adoption.draft)
    adoption.draft = draft
    if not policies.may_steer(by, draft.body, at):
        raise NotPermitted("The secretariat and the Chair of this body seal its texts.")
    if adoption.version != seen_version:
        raise StaleRevision(
            "Somebody added to this adoption after you opened the page. Look again, then act."
        )
    if adoption.is_sealed:
        raise WrongState("The text is sealed.")
    _refuse_symbol(adoption, symbol.strip())
    state = log.state_of(draft)
    missing = course.missing_languages(draft, state)
    if missing:
        raise NotReady(
            f"These languages are missing or behind: {', '.join(missing)}.", languages=list(missing)
        )
    adoption.symbol = symbol.strip()
    body = names_of("body", [draft.body_id], "en", LONG, by).get(draft.body_id, draft.body.slug)
    try:
        key = signing_key()
    except ValueError as error:
        raise NotReady(f"The key of the installation cannot be used: {error}") from error
    if key is None:
        raise NotReady("The installation has no key yet: run `secretariat history anchor` once, then seal.")
    try:
        facts, signer = adopting.sealed_facts(adoption, body, by), signer_of_settings()
        adoption.bundle = sealed(facts, adopting.sealed_files(adoption, state, by, at, signer), key)
    except CannotSign as error:
        raise NotReady(str(error)) from error
    except BadManifest as error:
        raise Invalid(str(error), field="symbol") from error
    adoption.key, adoption.sealed_at = key.public_key().public_bytes_raw().hex(), at
    adoption.version += 1
    adoption.line = adopting.entered(adoption, by, at, line=adoption.line)
    adoption.save()
    before = draft.stage
    course.stepped(
        draft, [DraftStage.CONCORDANT, DraftStage.SEALED], by=by, at=at, words_hash=adoption.words_hash,
        note=adoption.symbol,
    )  # fmt: skip
    record(
        "adoption.sealed", on=adoption, by=by, at=at, symbol=adoption.symbol, key=adoption.key, before=before,
        after=draft.stage, draft=draft.public_id,
        signature=f"{signer.level}, {signer.name}" if signer else "",
    )  # fmt: skip
    return adoption


def _refuse_symbol(adoption: Adoption, symbol: str) -> None:
    checks.said(symbol, field="symbol")
    if len(symbol) > LONGEST_SYMBOL:
        raise Invalid(f"A symbol has at most {LONGEST_SYMBOL} characters.", field="symbol")
    checks.openly_written(symbol, field="symbol")
    if Adoption.objects.filter(symbol=symbol, sealed_at__isnull=False).exclude(pk=adoption.pk).exists():
        raise Invalid("Another sealed text bears this symbol.", field="symbol")
