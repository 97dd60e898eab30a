"""The page of one act on a project: the same page for each verb, each with its own form and action."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from secretariat.commitments.pages.follow import own_word
from secretariat.meetings.pages.looking import actor_of, given_by
from secretariat.people.access import open_to, signed_in
from secretariat.projects import act_forms, policies
from secretariat.projects.actions.amend_project import amend_project
from secretariat.projects.actions.appraise_project import appraise_project
from secretariat.projects.actions.close_project import close_project
from secretariat.projects.actions.decide_step import decide_step
from secretariat.projects.actions.flag_risk import flag_risk
from secretariat.projects.actions.lapse_first_refusal import lapse_first_refusal
from secretariat.projects.actions.meet_milestone import meet_milestone
from secretariat.projects.actions.report_on_project import report_on_project
from secretariat.projects.actions.resume_project import resume_project
from secretariat.projects.actions.set_budget import set_budget
from secretariat.projects.actions.set_milestones import set_milestones
from secretariat.projects.actions.set_partners import set_partners
from secretariat.projects.actions.sign_contract import sign_contract
from secretariat.projects.actions.suspend_project import suspend_project
from secretariat.projects.actions.take_first_refusal import take_first_refusal
from secretariat.projects.actions.withdraw_project import withdraw_project
from secretariat.projects.models import Project
from secretariat.projects.offered import WORDS, meetings_of, starts_here
from secretariat.projects.pages.asking import answered, page_of, project_or_404, source_of, today_of
from secretariat.projects.states import Act

FORMS: Mapping[str, tuple[type[act_forms.ActForm], Callable[..., Any]]] = {
    Act.APPRAISE: (act_forms.AppraiseForm, appraise_project),
    Act.DECIDE: (act_forms.DecideForm, decide_step),
    Act.TAKE_UP: (act_forms.WhyForm, take_first_refusal),
    Act.LAPSE: (act_forms.ActForm, lapse_first_refusal),
    Act.SIGN: (act_forms.ActForm, sign_contract),
    Act.REPORT: (act_forms.ReportForm, report_on_project),
    Act.MEET: (act_forms.MeetForm, meet_milestone),
    Act.RISK: (act_forms.RiskForm, flag_risk),
    Act.PARTNERS: (act_forms.PartnersForm, set_partners),
    Act.BUDGET: (act_forms.BudgetForm, set_budget),
    Act.MILESTONES: (act_forms.MilestonesForm, set_milestones),
    Act.AMEND: (act_forms.AmendForm, amend_project),
    Act.SUSPEND: (act_forms.WhyForm, suspend_project),
    Act.RESUME: (act_forms.ActForm, resume_project),
    Act.CLOSE: (act_forms.WhyForm, close_project),
    Act.WITHDRAW: (act_forms.WhyForm, withdraw_project),
}


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def act(request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
    """Do something with a project; what cannot be done from where it stands has no page."""
    actor, found = actor_of(request), project_or_404(request, public_id)
    if verb not in FORMS or not policies.may_act(actor, found, verb, timezone.now()):
        raise Http404
    if request.method != "POST" and not starts_here(found, verb):
        raise Http404
    form_class, action = FORMS[verb]
    more = {"meetings": meetings_of(found, actor)} if verb == Act.DECIDE else {}
    initial = own_word(actor) | {"on": today_of(found.body)} | _standing(found, verb)
    form = form_class(
        given_by(request), viewer=actor, initial=initial, version=found.version, project=found, **more
    )

    def do() -> str:
        action(
            project=found, on=form.cleaned_data["on"], words=form.cleaned_data["told"],
            sourced=source_of(form, found.body, request, found.line.distribution),
            seen_version=form.seen_version, **form.given(),
        )  # fmt: skip
        return page_of(found)

    def stands() -> tuple[int, str]:
        found.refresh_from_db()
        return found.version, found.step_name or str(found.get_state_display()).lower()

    shown = {"of": found.title, "language": found.language, "back": page_of(found),
             "is_fictitious": found.line.is_fictitious}  # fmt: skip
    return answered(request, form, do, shown, WORDS[verb], stands)


def _standing(found: Project, verb: str) -> dict[str, Any]:
    """Return what stands now, as one would type it."""
    if verb == Act.PARTNERS:
        rows = found.partners.values_list("words", "role", "share")
        return {
            "partners": "\n".join("; ".join(str(cell) for cell in row if cell is not None) for row in rows)
        }
    if verb == Act.BUDGET:
        lines = found.budget.select_related("partner", "funder")
        told = [
            [one.partner.words, one.year, one.amount, one.funder.words if one.funder else ""] for one in lines
        ]
        rows_typed = "\n".join("; ".join(str(cell) for cell in row if cell != "") for row in told)
        return {"currency": found.currency, "total": found.total or "", "rows": rows_typed}
    if verb == Act.MILESTONES:
        goals = [f"{one.due.text if one.due else ''}; {one.words}" for one in found.milestones.all()]
        return {"milestones": "\n".join(goals)}
    if verb == Act.AMEND:
        return {"planned": found.planned.text if found.planned else ""}
    if verb == Act.RISK:
        return {"level": found.risk}
    return {}
