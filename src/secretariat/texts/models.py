from django.db import models

from secretariat.dates import EdtfField, in_order
from secretariat.evidence.models import OfLine
from secretariat.parties.models import Body
from secretariat.texts.rows.adoption import Adoption, AdoptionStatement, AnnouncedStatement
from secretariat.texts.rows.draft import Draft, Operation, Revision, Step, Visit
from secretariat.texts.rows.own import OwnWords
from secretariat.texts.rows.package import Package, PackageText
from secretariat.texts.rows.returned import Returned
from secretariat.texts.rows.silence import Silence, SilenceWord
from secretariat.texts.rows.sounding import Sounding, SoundingPosition
from secretariat.texts.rows.version import LanguageVersion
from secretariat.texts.rows.way import Consideration
from secretariat.texts.states import TextStatus

__all__ = [
    "Adoption",
    "AdoptionStatement",
    "AnnouncedStatement",
    "Consideration",
    "Draft",
    "LanguageVersion",
    "Operation",
    "OwnWords",
    "Package",
    "PackageText",
    "Returned",
    "Revision",
    "Silence",
    "SilenceWord",
    "Sounding",
    "SoundingPosition",
    "Step",
    "Text",
    "Visit",
]


class Text(OfLine):
    """An adopted or expected declaration, resolution, agenda, strategy, as the sources name it."""

    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="texts")
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=400)
    language = models.CharField(max_length=12, default="en")
    symbol = models.CharField(max_length=60, blank=True)
    adopted = EdtfField(null=True)
    adopted_at = models.CharField(max_length=300, blank=True)  # the meeting, as the source words it
    status = models.CharField(max_length=12, choices=TextStatus.choices)
    supersedes = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="superseded_by")

    class Meta:
        constraints = (in_order("adopted"),)

    def __str__(self) -> str:
        return self.title
