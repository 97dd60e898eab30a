"""Projects of the union, made through the actions of the product; its fund approves on four steps."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from secretariat.evidence.sourced import Sourced
from secretariat.people.actor import Actor
from secretariat.projects.actions.appraise_project import Answer, appraise_project
from secretariat.projects.actions.decide_step import decide_step
from secretariat.projects.actions.hand_in_concept_note import hand_in_concept_note
from secretariat.projects.actions.lapse_first_refusal import lapse_first_refusal
from secretariat.projects.actions.open_call import open_call
from secretariat.projects.actions.set_approval_path import set_approval_path
from secretariat.projects.actions.set_budget import set_budget
from secretariat.projects.actions.set_milestones import set_milestones
from secretariat.projects.actions.sign_contract import sign_contract
from secretariat.projects.bridge import CallValue, ProjectValue
from secretariat.projects.models import ApprovalPath, Project, ProjectCall
from secretariat.projects.money import Portion, Share
from secretariat.projects.path import Step
from tests.cast import Cast
from tests.commitments import making as owed
from tests.factories import Make

NOW = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
STEPS = (
    Step("Working group", "Working group on ports"),
    Step("Senior officials", "Committee of senior officials"),
    Step("First refusal", "River Bank", "outside", "P3M", True),
    Step("Steering committee", "Steering committee of the fund", within="P6W"),
)
CHECKS = ("It serves a priority of the agenda.", "Its costs are reasonable.")
PARTNERS = (
    Share("Alba", "lead", Decimal(50)),
    Share("Brenn", "partner", Decimal(30)),
    Share("Corva", "partner", Decimal(20)),
)
YES = tuple(Answer(item, "yes") for item in CHECKS)


def sourced(cast: Cast, by: Actor | None = None, **more: Any) -> Sourced:
    """A source of the union, entered in March."""
    return owed.sourced(cast, by, **more)


def seated(cast: Cast) -> None:
    """Alba, Brenn and Corva have seats in the union."""
    for party in (cast.alba, cast.brenn, cast.corva):
        if not party.memberships.exists():
            Make.membership(cast.union, party)


def path(cast: Cast, **fields: Any) -> ApprovalPath:
    """The path of the fund: three members, the resolution served, four steps; the members are seated."""
    if fields.get("least_members", 3):
        seated(cast)
    given: dict[str, Any] = {
        "name": "River fund", "steps": STEPS, "checklist": CHECKS, "least_members": 3,
        "needs_resolution": True, "by": cast.staff, "at": NOW, "seen_number": 0,
    }  # fmt: skip
    return set_approval_path(body=cast.union, **given | fields)


def call(cast: Cast, **fields: Any) -> ProjectCall:
    """A call of the union, open from January to June."""
    source = fields.pop("source", None) or sourced(cast)
    given = {"title": "Call for safe ports", "opens": "2026-01-10", "closes": "2026-06-30"} | fields
    return open_call(value=CallValue(body="union", **given), sourced=source)


def note(cast: Cast, title: str = "Pilots for all ports", **fields: Any) -> Project:
    """A concept note of three members, handed in on 1 March."""
    source = fields.pop("source", None) or sourced(cast)
    partners = fields.pop("partners", PARTNERS)
    on = fields.pop("on", "2026-03-01")
    if not cast.union.approval_paths.exists():
        path(cast)
    if "resolution" not in fields:
        fields["resolution"] = owed.text(cast, f"Resolution on {title}").public_id
    given = {"currency": "EUR", "planned": "2026-07/2027-12", "places": ("XA", "XB")} | fields
    value = ProjectValue(body="union", title=title, **given)
    return hand_in_concept_note(value=value, partners=partners, on=on, sourced=source)


def act(cast: Cast, project: Project, action: Any, on: str = "2026-03-02", **given: Any) -> Project:
    """Do one act by the staff, in sight of what stands; return the project as it then stands."""
    project.refresh_from_db()
    source = given.pop("source", None) or sourced(cast, given.pop("by", None), at=given.pop("at", NOW))
    usual = {"words": "So it was.", "seen_version": project.version, "on": on}
    action(project=project, sourced=source, **usual | given)
    project.refresh_from_db()
    return project


def second_eyes(cast: Cast) -> Actor:
    """A colleague of the secretariat."""
    from secretariat.bodies.queries import actor_of

    return actor_of(Make.account("Sven Staff", body=cast.union, role="staff"), NOW.date())


def deciding(cast: Cast, project: Project | None = None) -> Project:
    """A project that two have appraised: it stands at the first step."""
    project = project or note(cast)
    act(cast, project, appraise_project, answers=YES)
    return act(cast, project, appraise_project, answers=YES, by=second_eyes(cast))


def budgeted(cast: Cast, project: Project) -> Project:
    """The same with a budget of 300 000 EUR over two years."""
    portions = (
        Portion("Alba", 2026, Decimal(100_000)), Portion("Brenn", 2026, Decimal(80_000), "Alba"),
        Portion("Corva", 2027, Decimal(120_000)),
    )  # fmt: skip
    return act(
        cast, project, set_budget, currency="EUR", total=Decimal(300_000), portions=portions
    )  # fmt: skip


LATER = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)


def approved(cast: Cast, project: Project | None = None) -> Project:
    """A project along its whole path; the bank was silent until July."""
    project = deciding(cast, project)
    if project.partners.count() == len(PARTNERS):
        project = budgeted(cast, project)
    for _ in range(2):
        act(cast, project, decide_step, verdict="approve")
    act(cast, project, lapse_first_refusal, "2026-06-20", at=LATER)
    return act(cast, project, decide_step, "2026-06-25", verdict="approve", at=LATER)


def running(cast: Cast, project: Project | None = None) -> Project:
    """A project under way with two milestones."""
    project = act(cast, approved(cast, project), sign_contract, "2026-06-28", at=LATER)
    goals = (("2026-12", "Pilots trained"), ("2027-06", "Pilot line opened"))
    return act(cast, project, set_milestones, "2026-06-29", milestones=goals, at=LATER)
