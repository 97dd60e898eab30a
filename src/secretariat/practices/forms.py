"""The forms of a practice, of its results, its reuses and the requests to come and see it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from secretariat.commitments.papers import Paper
from secretariat.data.topics import topics_by_group
from secretariat.distribution import Distribution
from secretariat.engines.values.money import BadSum, amount_of
from secretariat.evidence.forms import SourceForm
from secretariat.evidence.states import CitationKind
from secretariat.fields import CurrencyField, lines_field
from secretariat.meetings.document_forms import LANGUAGES
from secretariat.practices.checks import Told
from secretariat.practices.models import Practice
from secretariat.practices.states import ReuseState, VisitState
from secretariat.seen import SeenForm

Options = Iterable[tuple[str, str]]
AT_FIRST = {"distribution": Distribution.PUBLIC.value, "languages": ["en"]}
_DATES = _("As exactly as you know it: 2024/2026, 2025 or 2025-03.")


def _topics() -> list[tuple[str, list[tuple[str, str]]]]:
    language = get_language() or "en"
    return [
        (group.name(language), [(topic.key, topic.name(language)) for topic in inside])
        for group, inside in topics_by_group()
    ]


class PracticeForm(SeenForm):
    """An experience of a member: what was wrong, what was done, what it cost, whom one asks."""

    party = forms.ChoiceField(label=_("Member that offers it"))
    title = forms.CharField(label=_("Title"), max_length=200)
    topics = forms.MultipleChoiceField(
        label=_("Topics"), widget=forms.CheckboxSelectMultiple, help_text=_("One to six.")
    )
    problem = lines_field(
        _("The problem"),
        rows=4,
        max_length=4000,
        help_text=_("What was wrong, for whom, since when."),
        required=True,
    )
    done = lines_field(
        _("What was done"), rows=8, max_length=8000,
        help_text=_("Who did what in which order, so that others could do it."), required=True,
    )  # fmt: skip
    lessons = lines_field(_("What one would do otherwise"), rows=3, required=False, max_length=4000)
    during = forms.CharField(label=_("When"), required=False, max_length=30, help_text=_DATES)
    amount = forms.CharField(label=_("Cost, as a sum"), required=False, max_length=30)
    currency = CurrencyField(label=_("Currency"), required=False, help_text=_("EUR, TRY."))
    cost = lines_field(
        _("Cost, in words"), rows=2, required=False, max_length=1000,
        help_text=_("What the sum covers, who paid, what it costs every year."),
    )  # fmt: skip
    population = forms.IntegerField(
        label=_("Inhabitants"), required=False, min_value=1,
        help_text=_("Leave it empty where the city stands in the table of cities (GeoNames)."),
    )  # fmt: skip
    population_year = forms.IntegerField(label=_("Of the year"), required=False, min_value=1900)
    population_source = forms.CharField(label=_("Where that number stands"), required=False, max_length=300)
    languages = forms.MultipleChoiceField(
        label=_("Languages in which you answer questions"), required=False, choices=LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    contacts = lines_field(
        _("Whom one asks"), rows=2, required=False, max_length=1000,
        help_text=_("Name, office, e-mail. Members and the secretariat alone see it."),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language of this text"), choices=LANGUAGES, initial="en")
    distribution = forms.ChoiceField(
        label=_("Who may see it once it is published"),
        choices=[
            (Distribution.PUBLIC.value, _("everybody; whom one asks, members alone")),
            (Distribution.LIMITED.value, _("members and the secretariat")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, parties: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].choices = _topics()  # type: ignore[attr-defined]
        options = list(parties)
        if options:
            self.fields["party"].choices = options  # type: ignore[attr-defined]
        else:
            del self.fields["party"]

    def clean(self) -> dict[str, Any]:
        """Read the sum in its currency."""
        given: dict[str, Any] = super().clean() or {}
        text = str(given.get("amount") or "").strip()
        try:
            given["amount"] = amount_of(text, given.get("currency") or "") if text else None
        except BadSum as error:
            self.add_error("amount", str(error))
        return given

    def told(self) -> Told:
        """Return what was told."""
        given = self.cleaned_data
        names = (
            "title", "problem", "done", "topics", "language", "lessons", "cost", "amount", "currency",
            "languages", "contacts", "population", "population_year", "population_source", "distribution",
        )  # fmt: skip
        return Told(**{name: given[name] for name in names}, during=given["during"].strip() or None)


def standing_of(practice: Practice) -> dict[str, Any]:
    """Return what a practice says now, as its form shows it."""
    names = (
        "title", "problem", "done", "language", "lessons", "cost", "currency", "languages", "contacts",
        "distribution",
    )  # fmt: skip
    by_hand = practice.city is None
    return {name: getattr(practice, name) for name in names} | {
        "topics": list(practice.topics.values_list("topic", flat=True)),
        "during": practice.during.text if practice.during else "",
        "amount": "" if practice.amount is None else str(practice.amount),
        "population": practice.population if by_hand else None,
        "population_year": practice.population_year if by_hand else None,
        "population_source": practice.population_source if by_hand else "",
    }


class PaperField(forms.FileField):
    """A paper; what is too large is refused before it is read."""

    def clean(self, data: Any, initial: Any = None) -> "UploadedFile[Any] | None":
        """Return the file as it came."""
        file: UploadedFile[Any] | None = super().clean(data, initial)
        if file and (file.size or 0) > settings.UPLOAD_BYTES:
            limit = int(settings.UPLOAD_BYTES) // (1024 * 1024)
            raise forms.ValidationError(_("It is larger than %(limit)d MB."), params={"limit": limit})
        return file


class ProofForm(SeenForm, SourceForm):
    """Something that is said, with what shows it: an address, the words of a document, or a paper."""

    paper = PaperField(
        label=_("Paper that shows it"), required=False,
        help_text=_(
            "PDF, Word, web page, Markdown or plain text. Of a published practice, whoever may see it may "
            "see the paper; before that, members at most."
        ),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].label = _("What shows it")
        self.fields["source"].choices = [  # type: ignore[attr-defined]
            (CitationKind.REFERENCE.value, _("An address")),
            (CitationKind.PASSAGE.value, _("Words of a document here")),
            (CitationKind.ENTRY.value, _("A paper sent with this, or a letter that you name")),
        ]
        self.fields["note"].label = _("Which paper or letter")
        del self.fields["said_on"]
        self.carry_what_is_seen()
        self.fields["paper"].show_hidden_initial = False

    def clean(self) -> dict[str, Any]:
        """A proof is dated by its document or the day on which it was seen."""
        self.cleaned_data.setdefault("said_on", "")
        return super().clean()

    def handed_in(self) -> Paper | None:
        """Return the paper with its bytes."""
        file = self.cleaned_data.get("paper")
        return Paper(bytes(file.read()), file.name or "") if file else None


class ResultForm(ProofForm):
    """What came of a practice."""

    told = lines_field(
        _("Result"), rows=3, max_length=1000,
        help_text=_("What can be counted or seen since then: “Half as many lorries at night.”"),
        required=True,
    )  # fmt: skip
    field_order = ("version", "told")


class ReuseForm(ProofForm):
    """That a member took a practice up."""

    party = forms.ChoiceField(label=_("Member that took it up"))
    began = forms.CharField(label=_("Since when"), max_length=30, help_text=_DATES)
    told = lines_field(_("What was taken up, and what was changed"), rows=4, max_length=4000, required=True)
    field_order = ("version", "party", "began", "told")

    def __init__(self, *args: Any, parties: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].choices = list(parties)  # type: ignore[attr-defined]


class ButtonForm(SeenForm):
    """An act of which nothing is to be said."""


class ReasonForm(SeenForm):
    """Why."""

    reason = lines_field(_("Why"), rows=3, max_length=1000, required=True)


class VerdictForm(SeenForm):
    """What the secretariat makes of a reuse."""

    verdict = forms.ChoiceField(
        label=_("What you found"), widget=forms.RadioSelect,
        choices=[
            (ReuseState.CONFIRMED.value, _("The proof shows it")),
            (ReuseState.DOUBTED.value, _("The proof does not show it")),
        ],
    )  # fmt: skip
    reason = lines_field(
        _("In words"), rows=2, required=False, max_length=1000, help_text=_("A doubt says why.")
    )


class AskForm(SeenForm):
    """A request to come and see."""

    party = forms.ChoiceField(label=_("Who wants to come"))
    aims = lines_field(_("What you want to see and learn"), rows=4, max_length=4000, required=True)
    suits = forms.CharField(label=_("When it suits you"), max_length=300)
    people = lines_field(
        _("Who would come"),
        rows=2,
        max_length=500,
        help_text=_("How many, from which offices."),
        required=True,
    )

    def __init__(self, *args: Any, parties: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].choices = list(parties)  # type: ignore[attr-defined]


class AnswerForm(SeenForm):
    """The answer to it."""

    verdict = forms.ChoiceField(
        label=_("Your answer"), widget=forms.RadioSelect,
        choices=[
            (VisitState.ACCEPTED.value, _("They are welcome")),
            (VisitState.DECLINED.value, _("Not now")),
        ],
    )  # fmt: skip
    on = forms.CharField(
        label=_("When"), required=False, max_length=30,
        help_text=_("2027-05-12/2027-05-14, or 2027-05 where the days follow."),
    )  # fmt: skip
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    reason = lines_field(_("In words"), rows=2, required=False, max_length=1000, help_text=_("Not now: why."))
