from django.db import models
from django.utils.translation import gettext_lazy as _


class AnswerState(models.TextChoices):
    """What a body has said to a joint initiative."""

    PROPOSED = "proposed", _("Proposed")
    AGREED = "agreed", _("Agreed")
    DECLINED = "declined", _("Declined")


# From which answer a body comes to which others; nothing leads back to PROPOSED.
MOVES: dict[str, tuple[AnswerState, ...]] = {
    AnswerState.PROPOSED: (AnswerState.AGREED, AnswerState.DECLINED),
    AnswerState.AGREED: (AnswerState.DECLINED,),
    AnswerState.DECLINED: (AnswerState.AGREED,),
}


class StepState(models.TextChoices):
    """How an action of a joint initiative stands."""

    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


class Verdict(models.TextChoices):
    """What a person says of two lines or projects that are counted as alike."""

    SAME = "same", _("The same work")
    APART = "apart", _("Not the same")
