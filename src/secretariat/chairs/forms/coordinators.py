"""The forms by which a group's coordinator is recorded: who, until when, on which plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.bodies.models import Name
from secretariat.chairs.actions.end_coordinator import end_coordinator
from secretariat.chairs.actions.plan_coordination import plan_coordination
from secretariat.chairs.actions.prolong_coordinator import prolong_coordinator
from secretariat.chairs.actions.receive_report import receive_report
from secretariat.chairs.actions.record_coordinator import record_coordinator
from secretariat.chairs.bridge import CoordinatorValue
from secretariat.chairs.coordinating import YearlyReport, yearly_reports
from secretariat.chairs.models import Coordinator
from secretariat.engines.values.edtf import BadDate, Edtf, parse
from secretariat.engines.values.folding import fold
from secretariat.evidence.forms import SourceForm
from secretariat.evidence.sourced import Sourced
from secretariat.fields import day_field
from secretariat.parties.models import Body

Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Group:
    """What the forms choose from: the group, its coordinators, the names of Parties by code, its meetings."""

    body: Body
    terms: Sequence[Coordinator]
    names: Mapping[str, str]
    meetings: Choices
    today: date

    def name(self, term: Coordinator) -> str:
        """Return what the coordinator is called."""
        code = term.holder.code if term.holder else term.holder_words
        return self.names.get(code, code)


class CoordinatorForm(SourceForm):
    """What all share. `title` and `lede` stand on the page."""

    title: ClassVar[Any]
    lede: ClassVar[Any] = ""

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.group = group
        own = [name for name in self.fields if name not in self.source_fields]
        self.order_fields([*own, *self.source_fields])
        if "term" in self.fields:
            choices = [(t.public_id, f"{group.name(t)}, {t.during or '?'}") for t in reversed(group.terms)]
            self.fields["term"].choices = choices  # type: ignore[attr-defined]

    def chosen_term(self) -> Coordinator:
        """Return the term that was chosen."""
        return next(t for t in self.group.terms if t.public_id == self.cleaned_data["term"])

    def act(self, sourced: Sourced, seen_version: int) -> Coordinator:
        """Record it."""
        raise NotImplementedError


class RecordForm(CoordinatorForm):
    """A coordinator is recorded."""

    title = _("Record a coordinator")
    lede = _(
        "A country-coordinator or lead city. Dates are as exact as the source: 2026-07-01, 2026-07 or 2026."
    )
    holder = forms.ChoiceField(label=_("Who coordinates"))
    start = forms.CharField(label=_("First day"), max_length=12)
    end = forms.CharField(
        label=_("Last day"), required=False, max_length=12, help_text=_("Empty: no end is decided.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted(self.group.names.items(), key=lambda pair: fold(pair[1]))
        self.fields["holder"].choices = [("", "—"), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Take the two dates as one interval."""
        cleaned = super().clean()
        if cleaned.get("start"):
            try:
                cleaned["during"] = parse(f"{cleaned['start']}/{cleaned.get('end') or '..'}").text
            except BadDate as error:
                self.add_error("start", str(error))
        return cleaned

    def act(self, sourced: Sourced, seen_version: int) -> Coordinator:
        """Record it."""
        given = self.cleaned_data
        value = CoordinatorValue(body=self.group.body.slug, holder=given["holder"], during=given["during"])
        return record_coordinator(value=value, sourced=sourced, seen_version=seen_version)


class EndForm(CoordinatorForm):
    """A term ends."""

    title = _("A coordinator's term ends")
    lede = _("Sooner than was said, or on a day that was not known.")
    term = forms.ChoiceField(label=_("Term"))
    until = day_field(_("Last day"))
    reason = forms.CharField(label=_("Reason, as the source gives it"), required=False, max_length=1000)

    def act(self, sourced: Sourced, seen_version: int) -> Coordinator:
        """Record it."""
        given = self.cleaned_data
        return end_coordinator(
            term=self.chosen_term(), until=given["until"], reason=given["reason"], sourced=sourced,
            seen_version=seen_version,
        )  # fmt: skip


class ProlongForm(EndForm):
    """A term lasts longer."""

    title = _("A coordinator's term is prolonged")
    lede = _("A term that stands over the same days is named, and nothing is saved.")

    def act(self, sourced: Sourced, seen_version: int) -> Coordinator:
        """Record it."""
        given = self.cleaned_data
        return prolong_coordinator(
            term=self.chosen_term(), until=given["until"], reason=given["reason"], sourced=sourced,
            seen_version=seen_version,
        )  # fmt: skip


class PlanForm(CoordinatorForm):
    """Focal point, plan of action, day of the yearly report, handover meeting."""

    title = _("Focal point, plan, yearly report, handover meeting")
    lede = _("All are saved as they stand here; leave empty what is not known.")
    term = forms.ChoiceField(label=_("Term"), widget=forms.HiddenInput)
    focal_point = forms.CharField(
        label=_("Focal point"),
        required=False,
        max_length=200,
        help_text=_("The name of a person of the record."),
    )
    plan_of_action = forms.CharField(
        label=_("Plan of action"), required=False, max_length=500, help_text=_("Its title, or a note.")
    )
    plan_document = forms.CharField(
        label=_("Its document"),
        required=False,
        max_length=10,
        help_text=_("The ten characters at the end of its address."),
    )
    report_due = forms.CharField(
        label=_("First yearly report due"),
        required=False,
        max_length=12,
        help_text=_("2027-06-30 or 2027-06; the day recurs each year of the term."),
    )
    handover_meeting = forms.ChoiceField(label=_("Handover meeting"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        meetings = [("", _("None on record")), *self.group.meetings]
        self.fields["handover_meeting"].choices = meetings  # type: ignore[attr-defined]

    def clean_focal_point(self) -> str | None:
        """Return the slug of the one person of this name."""
        words = str(self.cleaned_data["focal_point"]).strip()
        if not words:
            return None
        named = Name.objects.visible_to(self.viewer).filter(person__isnull=False, text__iexact=words)
        found = sorted(set(named.values_list("person__slug", flat=True)))
        if len(found) == 1:
            return str(found[0])
        if found:
            raise forms.ValidationError(
                _("Several bear this name: %(who)s. Correct the record of people first."),
                params={"who": ", ".join(found)},
            )
        raise forms.ValidationError(
            _("No person of the record has this name. People enter it with documents that name them.")
        )

    def clean_report_due(self) -> str | None:
        """Take a date of the subset, or nothing."""
        text = str(self.cleaned_data["report_due"]).strip()
        try:
            return parse(text).text if text else None
        except BadDate as error:
            raise forms.ValidationError(str(error)) from error

    def act(self, sourced: Sourced, seen_version: int) -> Coordinator:
        """Record it."""
        given = self.cleaned_data
        return plan_coordination(
            term=self.chosen_term(), focal_point=given["focal_point"], plan_of_action=given["plan_of_action"],
            plan_document=given["plan_document"], report_due=given["report_due"],
            handover_meeting=given["handover_meeting"], sourced=sourced, seen_version=seen_version,
        )  # fmt: skip


class ReportForm(CoordinatorForm):
    """A yearly report came."""

    title = _("A yearly report came")
    lede = _("Whether it came in time is told by the day on which it was due.")
    report = forms.ChoiceField(label=_("Which report"))
    received = day_field(_("Received on"))
    report_document = forms.CharField(
        label=_("Its document"),
        required=False,
        max_length=10,
        help_text=_("The ten characters at the end of its address; empty where it is not kept here."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["report"].choices = [  # type: ignore[attr-defined]
            (
                f"{term.public_id}:{report.due}",
                f"{self.group.name(term)}, {report.due} ({report.state.label})",
            )
            for term in reversed(self.group.terms)
            for report in reports_of(term, self.group.today)
            if report.received is None
        ]

    def chosen_term(self) -> Coordinator:
        """Return the term whose report was chosen."""
        term_id = self.cleaned_data["report"].partition(":")[0]
        return next(t for t in self.group.terms if t.public_id == term_id)

    def act(self, sourced: Sourced, seen_version: int) -> Coordinator:
        """Record it."""
        given = self.cleaned_data
        return receive_report(
            term=self.chosen_term(), due=date.fromisoformat(given["report"].partition(":")[2]),
            received=given["received"], document=given["report_document"], sourced=sourced,
            seen_version=seen_version,
        )  # fmt: skip


def reports_of(term: Coordinator, today: date) -> tuple[YearlyReport, ...]:
    """Return the yearly reports of a term."""
    during: Edtf | None = term.during
    return yearly_reports(term.report_due, during, term.reports, today)


FORMS: dict[str, type[CoordinatorForm]] = {
    "record": RecordForm,
    "end": EndForm,
    "prolong": ProlongForm,
    "plan": PlanForm,
    "report": ReportForm,
}
