from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState
from secretariat.texts import packaging, policies
from secretariat.texts.models import Draft, Package, PackageText

LONGEST_REASON = 2000


@transaction.atomic
def set_text_aside(
    *, package: Package, draft: Draft, reason: str, by: Actor, at: datetime, seen: int
) -> PackageText:
    """Set a contested text aside while the rest of its package proceeds; it stays in sight, with the reason.

    Who: the secretariat and the Chair of the body (`policies.may_steer`).
    Writes: the text in the package; history entry `package.text-set-aside`.
    Refuses: NotPermitted; StaleRevision; WrongState (the package was adopted; the text is set aside); Invalid
        (no reason; a text that is not in it).

    Args:
        seen: `packaging.seen_of` as the page showed it.
    """
    if not policies.may_steer(by, package.body, at):
        raise NotPermitted("The secretariat and the Chair of this body put its packages together.")
    package = packaging.locked_as_seen(package, seen)
    checks.said(reason, field="reason")
    if len(reason) > LONGEST_REASON:
        raise Invalid(f"Say it in at most {LONGEST_REASON:,} characters.", field="reason")
    checks.openly_written(reason, field="reason")
    text: PackageText | None = package.texts.filter(draft=draft).first()
    if text is None:
        raise Invalid("The text is not in this package.", field="text")
    if text.is_aside:
        raise WrongState("The text is set aside already.")
    text.reason = reason.strip()
    text.save(update_fields=["reason"])
    package.version += 1
    package.save(update_fields=["version"])
    record("package.text-set-aside", on=package, by=by, at=at, text=draft.public_id, reason=text.reason)
    return text
