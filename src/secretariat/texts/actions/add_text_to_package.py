from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted, WrongState
from secretariat.texts import packaging, policies
from secretariat.texts.models import Draft, Package, PackageText


@transaction.atomic
def add_text_to_package(*, package: Package, draft: Draft, by: Actor, at: datetime, seen: int) -> PackageText:
    """Put a text into a package behind the others; one that was set aside goes with them again.

    Who: the secretariat and the Chair of the body (`policies.may_steer`).
    Writes: the text in the package; history entry `package.text-added`.
    Refuses: NotPermitted; StaleRevision; WrongState (the package was adopted; the text is in it); Invalid (a
        text of another body, one that is adopted, withdrawn or in another open package).

    Args:
        seen: `packaging.seen_of` as the page showed it.
    """
    if not policies.may_steer(by, package.body, at):
        raise NotPermitted("The secretariat and the Chair of this body put its packages together.")
    package = packaging.locked_as_seen(package, seen)
    packaging.refuse_unfit(package, [draft], by)
    there = package.texts.filter(draft=draft).first()
    if there is not None and not there.is_aside:
        raise WrongState("The text is in this package.")
    text = there or PackageText(package=package, draft=draft, position=package.texts.count() + 1)
    text.reason = ""
    text.save()
    package.version += 1
    package.save(update_fields=["version"])
    record("package.text-added", on=package, by=by, at=at, text=draft.public_id, was_aside=there is not None)
    return text
