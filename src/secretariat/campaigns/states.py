from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """How far a prospect has come on its way to a seat."""

    FOUND = "found", _("Found")
    CONTACTED = "contacted", _("Contacted")
    INTEREST = "interest", _("Interested")
    APPLIED = "applied", _("Applied")
    DECIDED = "decided", _("Admission decided")
    MEMBER = "member", _("Member")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrew")
    DORMANT = "dormant", _("Dormant")


ON_THE_WAY = (Stage.FOUND, Stage.CONTACTED, Stage.INTEREST, Stage.APPLIED, Stage.DECIDED)
ASIDE = frozenset({Stage.DECLINED, Stage.WITHDRAWN, Stage.DORMANT})

# From which stage to which others a prospect is moved; into MEMBER leads only `admit_prospect`.
MOVES: dict[str, tuple[Stage, ...]] = {
    Stage.FOUND: (Stage.CONTACTED, Stage.INTEREST, Stage.APPLIED, Stage.DECLINED, Stage.DORMANT),
    Stage.CONTACTED: (Stage.INTEREST, Stage.APPLIED, Stage.DECLINED, Stage.DORMANT),
    Stage.INTEREST: (Stage.APPLIED, Stage.DECLINED, Stage.DORMANT),
    Stage.APPLIED: (Stage.DECIDED, Stage.DECLINED, Stage.WITHDRAWN),
    Stage.DECIDED: (Stage.WITHDRAWN,),
    Stage.MEMBER: (),
    Stage.DECLINED: (Stage.CONTACTED,),
    Stage.WITHDRAWN: (Stage.CONTACTED,),
    Stage.DORMANT: (Stage.CONTACTED, Stage.INTEREST, Stage.DECLINED),
}
