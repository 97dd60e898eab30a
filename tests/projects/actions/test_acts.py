"""Each act works and is recorded; each refusal writes nothing."""

from decimal import Decimal
from typing import Any

import pytest

from secretariat.evidence.actions.withdraw_claim import withdraw_claim
from secretariat.evidence.models import Claim, Line
from secretariat.history.models import Entry
from secretariat.projects.actions.amend_project import amend_project
from secretariat.projects.actions.appraise_project import Answer, appraise_project
from secretariat.projects.actions.close_call import close_call
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
from secretariat.projects.models import ApprovalPath, Milestone, Partner, Project, ProjectAct
from secretariat.projects.money import Portion, Share
from secretariat.projects.path import Step
from secretariat.refusals import Invalid, NotPermitted, NotReady, Refused, StaleRevision, WrongState
from tests.cast import Cast
from tests.commitments.making import with_zone
from tests.projects import making
from tests.projects.making import LATER, YES, act, note, running, sourced

REPORT: dict[str, Any] = {"period": "2026-06/2026-06", "percent": 10, "spent": Decimal(5000)}


def refused(call: Any, expected: type[Refused]) -> str:
    """The words of a refusal that wrote nothing."""
    before = Claim.objects.count(), Line.objects.count(), Entry.objects.count()
    with pytest.raises(expected) as caught:
        call()
    assert (Claim.objects.count(), Line.objects.count(), Entry.objects.count()) == before
    return caught.value.message


def test_a_project_goes_along_its_whole_path_and_ends(cast: Cast) -> None:
    project = running(cast)
    assert (project.state, project.step, project.total) == ("under way", None, Decimal(300_000))
    act(cast, project, meet_milestone, "2026-07-01", at=LATER, milestone="Pilots trained")
    act(cast, project, report_on_project, "2026-07-01", at=LATER, **REPORT)
    act(cast, project, suspend_project, "2026-07-01", at=LATER)
    assert project.state == "suspended"
    act(cast, project, resume_project, "2026-07-01", at=LATER)
    act(cast, project, close_project, "2026-07-01", at=LATER)
    assert (project.state, project.percent, project.spent) == ("completed", 10, Decimal(5000))
    assert [one.met_by is not None for one in project.milestones.all()] == [True, False]
    told = Entry.objects.filter(verb="line.claimed").latest("pk")
    assert told.actor_id == cast.staff.public_id
    assert ProjectAct.objects.filter(project=project).count() == 15


def test_each_act_bears_its_source_and_goes_as_far_as_the_project(cast: Cast) -> None:
    project = note(cast, source=sourced(cast, distribution="limited"), resolution=None)
    act(cast, project, flag_risk, level="at risk")
    line = ProjectAct.objects.get(project=project, act="risk").line
    assert (line.distribution, line.chosen.citations.count()) == ("limited", 1)
    assert (project.risk, project.risk_words) == ("at risk", "So it was.")


def test_a_project_keeps_the_path_it_began_on(cast: Cast) -> None:
    project = note(cast)
    making.path(cast, steps=(Step("Alone", "The Chair"),), seen_number=1)
    making.deciding(cast, project)
    assert (project.path.number, project.step_name) == (1, "Working group")
    assert note(cast, "Another").path.number == 2


def test_the_bank_takes_up_its_first_refusal_or_lets_it_pass(cast: Cast) -> None:
    project = making.deciding(cast)
    for _ in range(2):
        act(cast, project, decide_step, verdict="approve")
    assert (project.step_who, str(project.step_until)) == ("River Bank", "2026-06-02")
    told = refused(lambda: act(cast, project, lapse_first_refusal, "2026-03-10"), WrongState)
    assert "has not passed" in told
    act(cast, project, take_first_refusal)
    assert project.step_name == "Steering committee"


def test_two_pairs_of_eyes_appraise_and_a_no_has_its_note(cast: Cast) -> None:
    project = note(cast)
    no = (YES[0], Answer(YES[1].item, "no"))
    assert "why not" in refused(lambda: act(cast, project, appraise_project, answers=no), Invalid)
    assert "every item" in refused(lambda: act(cast, project, appraise_project, answers=YES[:1]), Invalid)
    act(cast, project, appraise_project, answers=YES)
    assert (project.state, project.looks) == ("concept note", 1)
    assert "second pair" in refused(lambda: act(cast, project, appraise_project, answers=YES), WrongState)


def test_conditions_of_the_path_are_asked_before_it_goes_on(cast: Cast) -> None:
    two = (Share("Alba", "lead"), Share("Brenn", "partner"), Share("A harbour company", "associated"))
    project = note(cast, partners=two, resolution=None)
    act(cast, project, appraise_project, answers=YES)
    second = making.second_eyes(cast)
    told = refused(lambda: act(cast, project, appraise_project, answers=YES, by=second), NotReady)
    assert told == "It names no resolution that it serves. At least 3 members have to be partners; 2 are."


def test_a_condition_that_no_longer_holds_stops_the_next_approval(cast: Cast) -> None:
    project = making.deciding(cast)
    act(cast, project, set_partners, partners=[Share("Alba", "lead")])
    refused(lambda: act(cast, project, decide_step, verdict="approve"), NotReady)
    act(cast, project, decide_step, verdict="refuse")
    assert project.state == "refused"


def test_an_act_that_is_taken_back_no_longer_counts_nor_what_followed_from_it(cast: Cast) -> None:
    project = act(cast, making.approved(cast), sign_contract, "2026-06-28", at=LATER)
    decided = ProjectAct.objects.filter(project=project, act="decide").latest("pk")
    claim = decided.line.chosen
    withdraw_claim(claim=claim, reason="A slip.", by=cast.staff, at=LATER)
    project.refresh_from_db()
    assert (project.state, project.step_name) == ("being decided", "Steering committee")


def test_a_delegation_hands_in_under_an_open_call_and_the_lead_reports(cast: Cast) -> None:
    making.path(cast)
    under = making.call(cast).public_id
    alone = sourced(cast, cast.delegate)
    told = refused(lambda: note(cast, source=alone, resolution=None), NotPermitted)
    assert told == "The secretariat and the Chair hand in; a delegation under a call that is open."
    project = note(cast, source=alone, call=under, resolution=None)
    assert [one.words for one in project.partners.all()] == ["Alba", "Brenn", "Corva"]
    act(cast, project, flag_risk, level="delayed", by=cast.delegate)
    refused(lambda: act(cast, project, appraise_project, answers=YES, by=cast.delegate), NotPermitted)
    refused(lambda: act(cast, project, flag_risk, level="none", by=cast.observer), NotPermitted)


def test_nothing_is_handed_in_under_a_call_that_is_closed(cast: Cast) -> None:
    making.path(cast)
    call = making.call(cast)
    close_call(call=call, on="2026-03-10", sourced=sourced(cast), seen_version=call.line.version)
    call.refresh_from_db()
    assert call.closed is not None
    late = {"call": call.public_id, "on": "2026-03-12", "resolution": None}
    assert "was not open" in refused(lambda: note(cast, **late), Invalid)
    again = {"call": call, "on": "2026-03-11", "sourced": sourced(cast)}
    refused(lambda: close_call(**again, seen_version=call.line.version), WrongState)
    refused(lambda: close_call(**again, seen_version=0), StaleRevision)


def test_the_chair_runs_the_projects_of_its_body_while_it_presides(cast: Cast) -> None:
    project = making.deciding(with_zone(cast))
    act(cast, project, decide_step, verdict="approve", by=cast.chair)
    assert project.step == 1
    refused(lambda: act(cast, project, decide_step, verdict="approve", by=cast.other_staff), NotPermitted)


STRANGERS: list[tuple[Any, dict[str, Any]]] = [
    (sign_contract, {}), (suspend_project, {}), (resume_project, {}), (close_project, {}),
    (withdraw_project, {}), (flag_risk, {"level": "none"}), (amend_project, {"planned": "2026/2028"}),
    (decide_step, {"verdict": "refuse"}), (lapse_first_refusal, {}), (take_first_refusal, {}),
    (report_on_project, REPORT | {"spent": None}), (set_milestones, {"milestones": [("2027", "Done")]}),
    (set_partners, {"partners": [Share("Alba", "lead")]}), (appraise_project, {"answers": YES}),
    (set_budget, {"currency": "EUR", "total": Decimal(1), "portions": [Portion("Alba", 2026, Decimal(1))]}),
]  # fmt: skip


@pytest.mark.parametrize(("action", "given"), STRANGERS, ids=lambda one: getattr(one, "__name__", ""))
def test_whoever_does_not_run_it_changes_nothing_and_a_late_save_neither(
    cast: Cast, action: Any, given: dict[str, Any]
) -> None:
    project = note(cast)
    refused(lambda: act(cast, project, action, by=cast.observer, **given), NotPermitted)
    refused(lambda: act(cast, project, action, seen_version=project.version - 1, **given), StaleRevision)


@pytest.mark.parametrize("action", [sign_contract, suspend_project, resume_project, close_project])
def test_what_does_not_start_from_a_concept_note_is_refused(cast: Cast, action: Any) -> None:
    project = note(cast)
    assert "concept note" in refused(lambda: act(cast, project, action), WrongState)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"percent": 101}, "101 %"),
        ({"spent": Decimal(300_001)}, "the budget has 300000"),
        ({"period": "2026-13"}, "2026-13"),
        ({"words": " "}, "empty"),
        ({"on": "2026-08-01"}, "lies ahead"),
    ],
)
def test_a_report_that_cannot_be_is_refused(cast: Cast, given: dict[str, Any], why: str) -> None:
    project = running(cast)
    usual = {"on": "2026-07-01", "at": LATER} | REPORT | given
    assert why in refused(lambda: act(cast, project, report_on_project, **usual), Invalid)


@pytest.mark.parametrize(
    ("milestones", "why"),
    [
        ([], "between 1 and"),
        ([("2027-06", "Line"), ("2027-01", "Training")], "Row 2"),
        ([("2027", "Line"), ("2028", "Line")], "Row 2"),
        ([("soon", "Line")], "Row 1"),
        ([("2027", "")], "Row 1"),
    ],
)
def test_milestones_that_cannot_be_are_refused(
    cast: Cast, milestones: list[tuple[str, str]], why: str
) -> None:
    project = note(cast)
    assert why in refused(lambda: act(cast, project, set_milestones, milestones=milestones), Invalid)


def test_new_milestones_leave_what_was_met(cast: Cast) -> None:
    project = running(cast)
    act(cast, project, meet_milestone, "2026-07-01", at=LATER, milestone="Pilots trained")
    again = [("2026-12", "Pilots trained"), ("2028", "All ports")]
    act(cast, project, set_milestones, "2026-07-01", at=LATER, milestones=again)
    now = Milestone.objects.filter(project=project)
    assert [(one.words, one.met_by is None) for one in now] == [
        ("Pilots trained", False),
        ("All ports", True),
    ]
    meet = {"on": "2026-07-01", "at": LATER, "milestone": "Pilots trained"}
    assert "No milestone" in refused(lambda: act(cast, project, meet_milestone, **meet), Invalid)


def test_a_budget_that_does_not_add_up_or_is_of_strangers_is_refused(cast: Cast) -> None:
    project = note(cast)
    rows = [Portion("Alba", 2026, Decimal(60))]
    usual = {"currency": "EUR", "total": Decimal(100), "portions": rows}
    assert "40 apart" in refused(lambda: act(cast, project, set_budget, **usual), Invalid)
    assert "no currency" in refused(
        lambda: act(cast, project, set_budget, **usual | {"currency": "ZZZ"}), Invalid
    )


def test_partners_who_go_take_the_budget_that_names_them(cast: Cast) -> None:
    project = making.budgeted(cast, note(cast))
    act(cast, project, set_partners, partners=[Share("Alba", "lead"), Share("Brenn", "partner")])
    assert (project.total, project.budget.count(), Partner.objects.filter(project=project).count()) == (
        None,
        0,
        2,
    )


def test_one_and_the_same_under_two_names_is_refused(cast: Cast) -> None:
    project = note(cast)
    twice = [Share("Alba", "lead"), Share("XA", "partner")]
    assert "Row 2" in refused(lambda: act(cast, project, set_partners, partners=twice), Invalid)


def test_days_are_moved_for_a_reason_and_stay_on_record(cast: Cast) -> None:
    project = act(cast, note(cast), amend_project, planned="2026-09/2028-12")
    assert project.planned is not None
    assert project.planned.text == "2026-09/2028-12"
    assert project.line.claims.get().value["planned"] == "2026-07/2027-12"
    given = {"planned": "2028-12/2026-09"}
    refused(lambda: act(cast, project, amend_project, **given), Invalid)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"name": " "}, "empty"),
        ({"steps": ()}, "between 1 and"),
        ({"steps": (Step("One", ""),)}, "Row 1"),
        ({"steps": (Step("One", "A", within="3 months"),)}, "Row 1"),
        ({"steps": (Step("One", "A", lapses=True),)}, "Row 1"),
        ({"checklist": ()}, "items to check"),
        ({"least_members": 101}, "So many"),
    ],
)
def test_a_path_that_cannot_be_is_refused(cast: Cast, fields: dict[str, Any], why: str) -> None:
    making.seated(cast)
    assert why in refused(lambda: making.path(cast, **fields), Invalid)


def test_a_path_is_set_in_sight_of_the_one_before_by_the_secretariat(cast: Cast) -> None:
    made = making.path(cast)
    entry = Entry.objects.get(verb="approval-path.set")
    assert (entry.object_id, made.number) == (made.public_id, 1)
    refused(lambda: making.path(cast), StaleRevision)
    refused(lambda: making.path(cast, by=cast.delegate, seen_number=1), NotPermitted)
    assert ApprovalPath.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"title": " "}, "empty"),
        ({"currency": "EURO"}, "no currency"),
        ({"planned": "2028/2026"}, "2028/2026"),
        ({"topics": ("dragons",)}, "dragons"),
        ({"places": ("ZZ",)}, "ZZ"),
        ({"call": "nothing"}, "nothing"),
        ({"on": "2026-05-01"}, "lies ahead"),
        ({"stated": "approved"}, "follows from its path"),
        ({"partners": ()}, "at least one partner"),
    ],
)
def test_a_concept_note_that_cannot_be_is_refused(cast: Cast, fields: dict[str, Any], why: str) -> None:
    making.path(cast)
    given = {"resolution": None} | fields
    assert why in refused(lambda: note(cast, **given), Invalid)


def test_a_body_without_a_path_takes_no_concept_note(cast: Cast) -> None:
    from secretariat.projects.actions.hand_in_concept_note import hand_in_concept_note
    from secretariat.projects.bridge import ProjectValue

    value = ProjectValue(body="union", title="Too early")
    given = {"value": value, "partners": making.PARTNERS, "on": "2026-03-01", "sourced": sourced(cast)}
    refused(lambda: hand_in_concept_note(**given), NotReady)
    assert not Project.objects.exists()
