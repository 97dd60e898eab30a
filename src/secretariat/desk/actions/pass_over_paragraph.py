from datetime import datetime

from django.db import transaction

from secretariat.desk.models import ParagraphWord
from secretariat.desk.undertaken import locked, taken_as_seen
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, WrongState
from secretariat.texts.adoptions.operative import operative_of
from secretariat.texts.models import Adoption


@transaction.atomic
def pass_over_paragraph(
    *, adoption: Adoption, paragraph: str, is_passed_over: bool, by: Actor, at: datetime, seen_version: int
) -> None:
    """Say that a paragraph of an adopted text asks nothing of anybody, or take that back.

    Who: the secretariat and the Chair of the body (`commitments.policies.may_follow_up`).
    From, to: not decided → passed over, and back.
    Writes: the word; history entry `adoption.paragraph-passed-over`.
    Refuses: NotPermitted; StaleRevision; WrongState (taken up as a commitment; so already); Invalid (no such
        paragraph).
    """
    adoption = locked(adoption)
    before = taken_as_seen(adoption, paragraph, by, at, seen_version)
    there = next((one for one in operative_of(adoption) if one.key == paragraph), None)
    if there is None:
        raise Invalid("This text has no such paragraph.", field="paragraph")
    if before.commitments.get(paragraph):
        raise WrongState("This paragraph was taken up. Take that back first.")
    was = paragraph in before.passed_over
    if was == is_passed_over:
        raise WrongState("It stands so already.")
    ParagraphWord.objects.create(
        adoption=adoption, paragraph=paragraph, is_passed_over=is_passed_over, at=at, by_id=by.acting_id
    )
    record(
        "adoption.paragraph-passed-over", on=adoption, by=by, at=at, before=was, after=is_passed_over,
        paragraph=there.number or paragraph,
    )  # fmt: skip
