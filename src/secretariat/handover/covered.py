"""Where each kind of row of the installation stands in the handover file, or why none of it is open work.

One table of all models: a test walks the installed ones and fails for a model that is not in it. Whoever adds
a model says here by which kinds of open work it is told (`SLICE/unfinished.py` registers them, `parts.py`
gives them a heading), or why it never holds any.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """The model's open rows stand in the file as items of these kinds."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NothingOpen:
    """No row of the model is open work, for this reason."""

    reason: str


def told(*kinds: str) -> Told:
    """Say by which kinds a model is told."""
    return Told(kinds)


def nothing(reason: str) -> NothingOpen:
    """Say why a model holds no open work."""
    return NothingOpen(reason)


_DONE = "what was done; it is only added to"
_SIGN_IN = "how somebody signs in; nothing of a body"
_RULE = "a rule of the body; it stands until it is changed"
_FACT = "a fact of the record; what it announces is told by the expectation or by its own kind"
_MACHINE = "the machinery of the installation; `secretariat doctor` looks after it"

COVERED: Mapping[str, Told | NothingOpen] = {
    "history.Entry": nothing(_DONE),
    "history.Unchained": nothing(_MACHINE),
    "history.Link": nothing(_DONE),
    "history.Anchor": nothing(_DONE),
    "people.Person": nothing("an identity"),
    "people.Account": nothing("who can sign in; what one holds is handed over with the account"),
    "outbox.Letter": nothing("waits in the outbox, whose page and the doctor tell it; of no body"),
    "outbox.Attempt": nothing(_DONE),
    "parties.Party": nothing("an identity"),
    "parties.Body": nothing("an identity"),
    "evidence.Document": told("document"),
    "evidence.Reading": nothing("belongs to a document, which is told"),
    "evidence.Passage": nothing("belongs to a document, which is told"),
    "evidence.Finding": told("document"),
    "evidence.Line": nothing("the identity of a fact; each kind of fact is told by its own model"),
    "evidence.Claim": nothing(_DONE),
    "evidence.Withdrawal": nothing(_DONE),
    "evidence.Citation": nothing(_DONE),
    "bodies.Name": nothing(_FACT),
    "bodies.Particular": nothing("a fact of the record; a foundation gives the anniversaries"),
    "bodies.Membership": told("candidate", "suspension"),
    "bodies.Office": told("office"),
    "bodies.Tenure": told("office"),
    "bodies.Dispute": told("dispute"),
    "bodies.Mandate": told("seat"),
    "bodies.Invitation": told("invitation"),
    "bodies.Note": nothing("by which staff act for a delegation until they lay it down; their own session"),
    "chairs.Chairmanship": told("term"),
    "chairs.Rotation": nothing(_RULE),
    "chairs.RotationException": nothing("a decision taken; the terms that follow from it are told"),
    "chairs.Coordinator": told("coordinator", "yearly-report", "group-without-coordinator"),
    "chairs.Programme": nothing("what a term is for; its events and initiatives are told"),
    "chairs.ProgrammeEvent": told("programme-event"),
    "chairs.PriorityAct": nothing(_DONE),
    "chairs.Initiative": told("initiative"),
    "commitments.ReminderRule": nothing(_RULE),
    "commitments.Reminder": nothing(_DONE),
    "chairs.Handover": told("delayed-handover"),
    "chairs.ChairSetting": nothing(_RULE),
    "chairs.ChecklistItem": told("checklist-item"),
    "meetings.Meeting": told("meeting"),
    "meetings.Participant": nothing("who took part; the meeting is told"),
    "meetings.Outcome": told("decision"),
    "meetings.AgendaItem": told("meeting"),
    "meetings.ItemSpeaker": nothing("belongs to an item of an agenda"),
    "meetings.AgendaVersion": told("meeting"),
    "meetings.AgendaAddressee": nothing(_DONE),
    "meetings.Convocation": told("meeting"),
    "meetings.Invitee": nothing(_DONE),
    "meetings.MeetingDocument": told("meeting-document"),
    "meetings.DocumentFile": nothing("belongs to a document of a meeting"),
    "meetings.Attendance": nothing("who comes; the meeting is told"),
    "meetings.ProtocolRule": nothing(_RULE),
    "meetings.ApprovalRule": nothing(_RULE),
    "meetings.MeetingReport": told("meeting-report"),
    "texts.Text": told("expected-text"),
    "texts.Draft": told("draft"),
    "texts.Operation": told("draft"),
    "texts.Revision": nothing("what was issued; its text is told"),
    "texts.Step": nothing(_DONE),
    "texts.Visit": nothing("how far somebody has read"),
    "texts.OwnWords": nothing("a delegation's own words, which nobody else may see in any file"),
    "texts.LanguageVersion": told("draft"),
    "texts.Consideration": nothing("a step of a text, which is told"),
    "texts.Silence": told("draft"),
    "texts.SilenceWord": nothing("belongs to a silence, which is told with its text"),
    "texts.Adoption": told("draft", "untaken-paragraphs"),
    "texts.AdoptionStatement": nothing(_DONE),
    "texts.AnnouncedStatement": nothing("is attached when its text is adopted; the text is told"),
    "texts.Package": told("package"),
    "texts.PackageText": nothing("belongs to a package, which is told"),
    "texts.Returned": told("returned"),
    "texts.Sounding": told("sounding"),
    "texts.SoundingPosition": nothing("belongs to a sounding, which is told"),
    "commitments.Statement": nothing("what was said; what it announces is told as an announcement"),
    "commitments.Commitment": told("commitment"),
    "commitments.Owner": told("commitment"),
    "commitments.Change": nothing("a change of a commitment, which is told as it stands"),
    "commitments.Report": nothing("the last word on a commitment stands with it"),
    "commitments.Strategy": nothing("the long-lived agenda; what is owed under it are the commitments"),
    "commitments.StrategyVersion": nothing("the text of an agenda"),
    "commitments.Priority": nothing("a line of an agenda; what is owed under it are the commitments"),
    "commitments.PriorityTopic": nothing("a topic of a priority"),
    "commitments.Indicator": nothing("by what one sees how far a priority has come"),
    "commitments.Measure": nothing("how far a priority had come on a day"),
    "commitments.Alignment": nothing("what stands under a priority; items and decisions are told"),
    "campaigns.Campaign": told("prospect", "application"),
    "campaigns.Prospect": told("prospect", "application"),
    "campaigns.Step": nothing(_DONE),
    "campaigns.Contact": nothing("to whom one writes at a prospect, which is told"),
    "campaigns.SentLetter": nothing(_DONE),
    "initiatives.JointInitiative": told("joint-answer", "joint-step"),
    "initiatives.AskedBody": told("joint-answer"),
    "initiatives.BodyAnswer": nothing(_DONE),
    "initiatives.ServedLine": nothing("a line that an initiative serves, which is told"),
    "initiatives.JointStep": told("joint-step"),
    "initiatives.LikenessVerdict": nothing(_DONE),
    "commitments.StrategyReview": nothing("the text that is to become the next version is told as a draft"),
    "contributions.Scale": told("arrears"),
    "contributions.Share": nothing("belongs to a scale, which is told by its arrears"),
    "contributions.Assessment": told("arrears"),
    "contributions.Payment": nothing(_DONE),
    "contributions.Waiver": nothing(_DONE),
    "contributions.LetterSent": nothing(_DONE),
    "contributions.ArrearsRule": nothing(_RULE),
    "business.Consultation": told("consultation"),
    "business.Opinion": nothing("belongs to a consultation, which is told with how many wait for an answer"),
    "business.Offer": told("business-offer"),
    "business.Pairing": nothing("belongs to a round, which is told"),
    "business.Profile": nothing("what a member does is no open work"),
    "business.Round": told("business-round"),
    "business.Seat": nothing("belongs to a round, which is told"),
    "business.Wish": nothing("belongs to a seat in a round, which is told"),
    "business.ProfileSector": nothing("belongs to a profile"),
    "business.ProfileCountry": nothing("belongs to a profile"),
    "practices.Practice": told("practice"),
    "practices.PracticeTopic": nothing("a topic of a practice, which is told"),
    "practices.PracticeResult": nothing("belongs to a practice, which is told"),
    "practices.Reuse": told("practice-reuse"),
    "practices.PeerVisit": told("peer-visit"),
    "projects.ProjectCall": told("project-call"),
    "projects.ApprovalPath": nothing(_RULE),
    "projects.Project": told("project-step", "project-at-risk"),
    "projects.ProjectTopic": nothing("a topic of a project, which is told"),
    "projects.ProjectPlace": nothing("a country of a project, which is told"),
    "projects.ProjectAct": nothing("what was done with a project, which is told as it stands"),
    "projects.Partner": nothing("belongs to a project, which is told"),
    "projects.BudgetLine": nothing("belongs to a project, which is told"),
    "projects.Milestone": told("project-milestone"),
    "notices.NoticeRule": nothing(_RULE),
    "notices.Notice": told("notice"),
    "notices.Picture": nothing("belongs to a notice, which is told"),
    "notices.Wording": nothing("belongs to a notice, which is told"),
    "notices.Correction": nothing(_DONE),
    "desk.Expectation": told("expectation"),
    "desk.Closing": nothing(_DONE),
    "desk.Reopening": nothing(_DONE),
    "desk.Intake": nothing("files handed in; each became a document, which is told"),
    "desk.IntakeFile": nothing("files handed in; each became a document, which is told"),
    "desk.ParagraphWord": told("untaken-paragraphs"),
    "handover.HandoverFile": nothing("the file itself"),
    "operation.Lease": nothing(_MACHINE),
    "operation.Worker": nothing(_MACHINE),
}
