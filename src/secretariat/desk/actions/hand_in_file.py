from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from secretariat.desk.actions.receive_for_reading import Origin, receive_for_reading
from secretariat.desk.models import Intake, IntakeFile
from secretariat.evidence.models import Document
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid

_LONGEST_NAME = 255


@transaction.atomic
def hand_in_file(
    *,
    intake: Intake,
    position: int,
    file_name: str,
    load: Callable[[], bytes],
    by: Actor,
    at: datetime,
    origin: Origin,
) -> IntakeFile:
    """Take in one file of several; it waits for the worker, and one bad file never stops the others.

    Who: staff (`receive_document`).
    Writes: what `receive_for_reading` writes; what became of the file, and why where it was not taken.
    Refuses: NotPermitted.

    Args:
        load: gives the bytes; a file over the limit is refused without being loaded.
    """
    try:
        received = receive_for_reading(data=load(), file_name=file_name, origin=origin, by=by, at=at)
    except Invalid as refusal:
        document, is_new, reason = None, False, refusal.message
    else:
        document, is_new, reason = received.document, received.is_new, ""
    if document and not Document.objects.visible_to(by).filter(pk=document.pk).exists():
        document, is_new, reason = None, False, received_for_others(file_name)
    return IntakeFile.objects.create(
        intake=intake,
        position=position,
        file_name=file_name[-_LONGEST_NAME:],
        document=document,
        is_new=is_new,
        reason=reason[:500],
    )


def received_for_others(file_name: str) -> str:
    """Say that a file is here already and closed to whoever brings it."""
    words = _("%(name)s was received before, for named readers only. Nothing was changed.")
    return words % {"name": file_name}
