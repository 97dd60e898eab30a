"""The parts of the file in their order: what each is called, and which kinds of open work stand in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from secretariat.handover.states import Edition


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the file. `kinds`: kind → how one item of it is called; `is_work`: it holds open work.

    `is_of_staff`: the secretariat's edition alone tells it; the others say so.
    """

    key: str
    heading: Promise | str
    about: Promise | str
    kinds: Mapping[str, Promise | str]
    is_work: bool = True
    is_of_staff: bool = False

    def is_told_in(self, edition: str) -> bool:
        """Tell whether an edition has this part."""
        return not self.is_of_staff or edition == Edition.SECRETARIAT


PARTS: tuple[Part, ...] = (
    Part(
        "owed",
        _("Who owes what by when"),
        _("Commitments that no report has ended, decisions handed on, documents and reports that are due."),
        {
            "commitment": _("commitment"),
            "decision": _("decision to follow up"),
            "meeting-document": _("document awaited"),
            "yearly-report": _("yearly report"),
        },
    ),
    Part(
        "projects",
        _("Projects, their approval and their dangers"),
        _("What waits for a decision, what is at risk or late, calls that nobody has closed."),
        {
            "project-step": _("project to be decided"),
            "project-at-risk": _("project at risk or late"),
            "project-milestone": _("milestone not met"),
            "project-call": _("call for projects"),
        },
    ),
    Part(
        "business",
        _("What the business council is asked"),
        _("Consultations that run, with opinions to be answered; what members seek and offer; rounds."),
        {
            "consultation": _("consultation"),
            "business-offer": _("request or offer"),
            "business-round": _("round of meetings in pairs"),
        },
    ),
    Part(
        "practices",
        _("What members learn from one another"),
        _(
            "Reuses to be confirmed; in the secretariat's edition also experiences to be reviewed and "
            "requests to come and see without an answer."
        ),
        {
            "practice": _("experience to be reviewed"),
            "practice-reuse": _("reuse to be confirmed"),
            "peer-visit": _("request to come and see"),
        },
    ),
    Part(
        "texts",
        _("Texts under negotiation or silence"),
        _("With what stands in the way; adopted ones not sealed, or not taken up; expected ones."),
        {
            "draft": _("text"),
            "package": _("package of texts"),
            "returned": _("changed text that came back"),
            "expected-text": _("text to be adopted"),
            "untaken-paragraphs": _("paragraphs of an adopted text"),
        },
    ),
    Part(
        "consultations",
        _("Consultations running"),
        _("Ideas that are sounded out among the members and led to no text yet."),
        {"sounding": _("sounding")},
    ),
    Part(
        "meetings",
        _("Meetings to come and reports to approve"),
        _("Also meetings whose day has passed without a word on them."),
        {"meeting": _("meeting"), "meeting-report": _("report of a meeting")},
    ),
    Part(
        "programme",
        _("Events and initiatives of the chair"),
        _("What the programme of a term announced and nobody has marked as held or dropped."),
        {"programme-event": _("event"), "initiative": _("initiative")},
    ),
    Part(
        "joint",
        _("Joint initiatives with other bodies"),
        _("What was put to two bodies under one chair and waits for an answer; actions that are not closed."),
        {"joint-answer": _("answer awaited"), "joint-step": _("action of a joint initiative")},
    ),
    Part(
        "chair",
        _("The chair itself"),
        _("Terms announced, delays of a handover, the checklist of a term, groups without coordinator."),
        {
            "term": _("term"),
            "delayed-handover": _("delay"),
            "checklist-item": _("checklist"),
            "group-without-coordinator": _("group without coordinator"),
        },
    ),
    Part(
        "members",
        _("Membership cases"),
        _(
            "Candidates, suspensions, contributions in arrears, prospective members; in the secretariat's "
            "edition also invitations not answered."
        ),
        {
            "candidate": _("candidature"),
            "application": _("application for membership"),
            "prospect": _("prospective member"),
            "suspension": _("suspension"),
            "arrears": _("contribution in arrears"),
            "invitation": _("invitation to a seat"),
        },
    ),
    Part(
        "awaited",
        _("Announced and not yet seen"),
        _("What sources said would happen, and no line of the record shows yet."),
        {"expectation": _("announcement")},
    ),
    Part(
        "desk",
        _("At the secretariat's desk"),
        _("Documents to read and decide, notices not published yet."),
        {"document": _("document"), "notice": _("notice")},
        is_of_staff=True,
    ),
    Part(
        "disputes",
        _("Where sources disagree"),
        _("The record takes no side; whoever can settle it should know of it."),
        {"dispute": _("disagreement")},
    ),
    Part(
        "contacts",
        _("Who holds which office"),
        _("In the body, its organs and secretariat, as the record tells the readers of this edition."),
        {"office": _("office"), "coordinator": _("coordinator"), "seat": _("seat")},
        is_work=False,
    ),
    Part(
        "anniversaries",
        _("Anniversaries ahead"),
        _("Round years of the body, its organs and its lasting texts, ten years ahead."),
        {"anniversary": _("anniversary")},
        is_work=False,
    ),
)
PART_OF: Mapping[str, str] = {kind: part.key for part in PARTS for kind in part.kinds}
