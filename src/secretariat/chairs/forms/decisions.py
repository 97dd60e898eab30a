"""The forms of the desk of chairs: what was decided, on which source."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.bodies.models import Membership
from secretariat.chairs.actions.decline_turn import decline_turn
from secretariat.chairs.actions.prolong_term import prolong_term
from secretariat.chairs.actions.record_rule import record_rule, row_of
from secretariat.chairs.actions.record_term import record_term, term_of
from secretariat.chairs.actions.suspend_membership import suspend_membership
from secretariat.chairs.actions.swap_turns import swap_turns
from secretariat.chairs.bridge import ChairmanshipValue, RotationValue, engine
from secretariat.chairs.decisions import (
    Decision,
    Declined,
    Prolonged,
    Ruled,
    Suspended,
    Swapped,
    Termed,
)
from secretariat.chairs.models import Chairmanship
from secretariat.chairs.states import RuleOrder, TermStatus
from secretariat.engines.values.edtf import BadDate, parse
from secretariat.engines.values.folding import fold
from secretariat.evidence.forms import SourceForm
from secretariat.evidence.sourced import Sourced
from secretariat.fields import day_field
from secretariat.parties.models import Body

LANGUAGES = (("en", _("English")), ("es", _("Spanish")), ("fr", _("French")), ("ru", _("Russian")))

LAST_FIELDS = ("reason", *SourceForm.source_fields)


@dataclass(frozen=True, slots=True)
class Chair:
    """What the forms choose from: the body, its terms and seats, and the names of Parties by code."""

    body: Body
    terms: Sequence[Chairmanship]
    seats: Sequence[Membership]
    names: Mapping[str, str]

    @property
    def parties(self) -> list[tuple[str, str]]:
        """Return code and name, by name."""
        return sorted(self.names.items(), key=lambda pair: fold(pair[1]))


class DecisionForm(SourceForm):
    """What all decisions share. `title` and `lede` stand on the page."""

    title: ClassVar[Any]
    lede: ClassVar[Any]
    reason = forms.CharField(label=_("Reason, as the source gives it"), required=False, max_length=1000)

    def __init__(self, *args: Any, chair: Chair, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.chair = chair
        self.fields = {
            **{name: field for name, field in self.fields.items() if name not in LAST_FIELDS},
            **{name: self.fields[name] for name in LAST_FIELDS},
        }
        for name in ("party", "other", "holder"):
            if name in self.fields:
                self.fields[name].choices = [("", "—"), *chair.parties]  # type: ignore[attr-defined]

    def decision(self) -> Decision | None:
        """Return what is decided; None for what moves nothing."""
        raise NotImplementedError

    def act(self, sourced: Sourced, seen_version: int) -> object:
        """Record it."""
        raise NotImplementedError


class DeclineForm(DecisionForm):
    """A Party lets a turn go."""

    title = _("A turn is declined")
    lede = _("The party waits a full round; those after it move up.")
    party = forms.ChoiceField(label=_("Party"))
    on = day_field(_("Its first turn on or after"))

    def decision(self) -> Decision:
        """Return the declined turn."""
        return Declined(self.cleaned_data["party"], self.cleaned_data["on"])

    def act(self, sourced: Sourced, seen_version: int) -> object:
        """Record it."""
        given = self.cleaned_data
        return decline_turn(
            body=self.chair.body, party=given["party"], on=given["on"], reason=given["reason"],
            sourced=sourced, seen_version=seen_version,
        )  # fmt: skip


class SwapForm(DecisionForm):
    """Two Parties exchange turns."""

    title = _("Two turns are exchanged")
    lede = _("Each takes the other's next turn; nobody else moves.")
    party = forms.ChoiceField(label=_("Party"))
    other = forms.ChoiceField(label=_("Exchanges with"))
    on = day_field(_("Their first turns on or after"))

    def decision(self) -> Decision:
        """Return the exchange."""
        return Swapped(self.cleaned_data["party"], self.cleaned_data["other"], self.cleaned_data["on"])

    def act(self, sourced: Sourced, seen_version: int) -> object:
        """Record it."""
        given = self.cleaned_data
        return swap_turns(
            body=self.chair.body, party=given["party"], other=given["other"], on=given["on"],
            reason=given["reason"], sourced=sourced, seen_version=seen_version,
        )  # fmt: skip


class ProlongForm(DecisionForm):
    """A term lasts longer."""

    title = _("A term is prolonged")
    lede = _("The rights of the chair stay with its holder; what is announced after it moves.")
    term = forms.ChoiceField(label=_("Term"))
    until = day_field(_("New last day"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        counted = [row for row in self.chair.terms if row.status in engine.STATUSES and row.term]
        self.fields["term"].choices = [  # type: ignore[attr-defined]
            (row.public_id, f"{self.chair.names.get(engine.who(row), engine.who(row))}, {row.term}")
            for row in reversed(counted)
        ]

    def decision(self) -> Decision:
        """Return the longer term."""
        term = self._term()
        start = engine.start_of(term.term) if term.term else None
        assert start is not None, "only terms with a first day are offered"
        return Prolonged(engine.who(term), start, self.cleaned_data["until"] + timedelta(days=1))

    def act(self, sourced: Sourced, seen_version: int) -> object:
        """Record it."""
        given = self.cleaned_data
        return prolong_term(
            term=self._term(), until=given["until"], reason=given["reason"],
            sourced=sourced, seen_version=seen_version,
        )  # fmt: skip

    def _term(self) -> Chairmanship:
        return next(row for row in self.chair.terms if row.public_id == self.cleaned_data["term"])


class SuspendForm(DecisionForm):
    """A member is suspended."""

    title = _("A member is suspended")
    lede = _("In the meantime its turns in the chair pass it by.")
    seat = forms.ChoiceField(label=_("Member"))
    first = day_field(_("From"))
    last = day_field(_("Last day"), required=False, help_text=_("Leave it empty where no end is decided."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [
            (row.public_id, self.chair.names.get(row.party.code, row.party.code)) for row in self.chair.seats
        ]
        self.fields["seat"].choices = sorted(named, key=lambda pair: fold(pair[1]))  # type: ignore[attr-defined]

    def decision(self) -> Decision:
        """Return the suspension."""
        last: date | None = self.cleaned_data["last"]
        end = last + timedelta(days=1) if last else None
        return Suspended(self._seat().party.code, self.cleaned_data["first"], end)

    def act(self, sourced: Sourced, seen_version: int) -> object:
        """Record it."""
        given = self.cleaned_data
        return suspend_membership(
            membership=self._seat(), first=given["first"], last=given["last"], reason=given["reason"],
            sourced=sourced, seen_version=seen_version,
        )  # fmt: skip

    def _seat(self) -> Membership:
        return next(row for row in self.chair.seats if row.public_id == self.cleaned_data["seat"])


class TermForm(DecisionForm):
    """A term is entered."""

    title = _("Record a term")
    lede = _("Dates are as exact as the source: 2026-07-01, 2026-07 or 2026.")
    holder = forms.ChoiceField(label=_("Who is in the chair"))
    start = forms.CharField(label=_("First day"), max_length=12)
    end = forms.CharField(
        label=_("Last day"), required=False, max_length=12, help_text=_("Empty: not known.")
    )
    status = forms.ChoiceField(label=_("State"), choices=TermStatus.choices)

    def clean(self) -> dict[str, Any]:
        """Take the two dates as one interval."""
        cleaned = super().clean()
        if cleaned.get("start"):
            try:
                cleaned["term"] = parse(f"{cleaned['start']}/{cleaned.get('end') or ''}").text
            except BadDate as error:
                self.add_error("start", str(error))
        return cleaned

    def value(self) -> ChairmanshipValue:
        """Return the term's claim."""
        given = self.cleaned_data
        return ChairmanshipValue(
            body=self.chair.body.slug, holder=given["holder"], term=given["term"], status=given["status"]
        )

    def decision(self) -> Decision | None:
        """Return the term; one that was not held, or is disputed, moves nothing."""
        term = term_of(self.value())
        return Termed(term) if term else None

    def act(self, sourced: Sourced, seen_version: int) -> object:
        """Record it."""
        return record_term(value=self.value(), sourced=sourced, seen_version=seen_version)


class RuleForm(DecisionForm):
    """A new rule holds from a day on."""

    title = _("A new rule")
    lede = _("The earlier rule stays on record for its time.")
    order = forms.ChoiceField(label=_("Who is next"), choices=RuleOrder.choices)
    language = forms.ChoiceField(label=_("Language of the alphabet"), choices=LANGUAGES, initial="en")
    names = forms.CharField(
        label=_("The list"),
        required=False,
        help_text=_("For the order of a list: one party a line, by name or code."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    length = forms.CharField(
        label=_("Length of a term"), required=False, max_length=12, help_text=_("P6M, P1Y or P2Y.")
    )
    start_days = forms.CharField(
        label=_("First days"), required=False, help_text=_("Month and day: 01-01, 07-01.")
    )
    since = day_field(_("In force from"))

    def clean_names(self) -> tuple[str, ...]:
        """Return the codes of the parties, in their order."""
        words = [line.strip() for line in str(self.cleaned_data["names"]).splitlines() if line.strip()]
        known = {fold(name): code for code, name in self.chair.names.items()}
        known |= {fold(code): code for code in self.chair.names}
        unknown = [word for word in words if fold(word) not in known]
        if unknown:
            raise forms.ValidationError(
                _("These have no seat and no term here: %(names)s."), params={"names": ", ".join(unknown)}
            )
        return tuple(known[fold(word)] for word in words)

    def clean_start_days(self) -> tuple[str, ...]:
        """Return the first days as MM-DD."""
        found = [part.strip() for part in str(self.cleaned_data["start_days"]).split(",") if part.strip()]
        for part in found:
            if not re.fullmatch(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", part):
                raise forms.ValidationError(_("Write month and day: 01-01, 07-01."))
        return tuple(found)

    def value(self) -> RotationValue:
        """Return the rule's claim."""
        given = self.cleaned_data
        is_by_name = given["order"] == RuleOrder.ALPHABETICAL
        return RotationValue(
            body=self.chair.body.slug,
            order=given["order"],
            language=given["language"] if is_by_name else "",
            names=given["names"],
            length=given["length"],
            start_days=given["start_days"],
            since=given["since"].isoformat(),
            note=given["reason"],
        )

    def decision(self) -> Decision:
        """Return the rule."""
        rule = engine.rule(row_of(self.value(), self.chair.body))
        return Ruled(rule, self.cleaned_data["since"])

    def act(self, sourced: Sourced, seen_version: int) -> object:
        """Record it."""
        return record_rule(
            body=self.chair.body, value=self.value(), since=self.cleaned_data["since"],
            sourced=sourced, seen_version=seen_version,
        )  # fmt: skip


FORMS: dict[str, type[DecisionForm]] = {
    "record": TermForm,
    "decline": DeclineForm,
    "swap": SwapForm,
    "prolong": ProlongForm,
    "suspend": SuspendForm,
    "rule": RuleForm,
}
