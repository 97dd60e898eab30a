"""The letters to a prospective member, in the languages of the templates; shown, kept as a file, or sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from secretariat.bodies.queries import LONG, names_of
from secretariat.campaigns.models import Prospect
from secretariat.campaigns.states import Stage
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf
from secretariat.papers.paper import Paper, Words

KINDS: Mapping[str, Promise | str] = {
    "invitation": _("Invitation to become a member"),
    "reminder": _("Reminder of our invitation"),
    "admission": _("Word that the admission was decided"),
}
LANGUAGES = ("en", "ru")  # those in which the letters stand as templates
FITTING: Mapping[str, str] = {
    Stage.FOUND: "invitation",
    Stage.CONTACTED: "reminder",
    Stage.INTEREST: "reminder",
    Stage.DECIDED: "admission",
    Stage.MEMBER: "admission",
}


@dataclass(frozen=True, slots=True)
class Written:
    """A letter: its subject and its words, in a language."""

    kind: str
    language: str
    subject: str
    words: str

    def paper(self, masthead: str, day: date) -> Paper:
        """Return it as a paper to be signed and sent by post."""
        parts = [part.strip() for part in self.words.split("\n\n") if part.strip()]
        return Paper(
            title=self.subject, masthead=masthead, marks=(label(Edtf.day(day), self.language),),
            blocks=tuple(Words(" ".join(part.split())) for part in parts), language=self.language,
        )  # fmt: skip


def letter_to(prospect: Prospect, kind: str, language: str, on: date) -> Written:
    """Return the letter of a kind as the record fills it in, in 2 queries."""
    body = prospect.campaign.body
    with translation.override(language):
        of = names_of("body", [body.pk], language, LONG).get(body.pk, body.slug)
        promoter = prospect.promoted_by or prospect.campaign.promoted_by
        told: dict[str, Any] = {
            "name": prospect.name, "body": of, "purpose": prospect.campaign.purpose,
            "since": label(Edtf.day(prospect.stage_since), language), "on": label(Edtf.day(on), language),
            "promoter": names_of("party", [promoter.pk], language).get(promoter.pk, promoter.code)
            if promoter else "",
        }  # fmt: skip
        subject, words = (
            render_to_string(f"campaigns/letters/{kind}.{language}.{part}.txt", told).strip()
            for part in ("subject", "message")
        )
    return Written(kind, language, " ".join(subject.split()), words + "\n")
