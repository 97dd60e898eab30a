"""What drafts read of the record, as the public may see it. Imported when the app is ready."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from secretariat.bodies.models import Membership
from secretariat.bodies.queries import LONG, names_by_address, names_of
from secretariat.bodies.states import MembershipStatus
from secretariat.commitments.models import Commitment
from secretariat.commitments.queries import Owed, listed
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf
from secretariat.engines.values.units import Precision
from secretariat.evidence.models import Line
from secretariat.notices.drafting import accession, adoption, ended, followed
from secretariat.notices.drafting.adoption import AdoptedText
from secretariat.notices.drafting.ended import EndedProject
from secretariat.notices.drafting.followed import Undertaken
from secretariat.notices.drafting.kinds import Drafted, draft
from secretariat.people.actor import NOBODY
from secretariat.projects.models import Project, ProjectAct
from secretariat.projects.money import shown
from secretariat.projects.states import Act as ProjectDone
from secretariat.projects.states import ProjectState
from secretariat.texts.models import Adoption, Text
from secretariat.texts.states import TextStatus


@draft("adoption", _("The adoption of the text"), line_kind="text")
def adoption_told(line: Line) -> Drafted | None:
    """Draft a notice of the adoption of a text; None for one that is only planned."""
    rows = Text.objects.visible_to(NOBODY).select_related("line", "body", "supersedes__line")
    text: Text | None = rows.filter(line=line).first()
    if text is None or text.status == TextStatus.PLANNED or text.body is None:
        return None
    told = _told(text)
    act = _act(line)
    place = act.meeting.place if act and act.meeting else ""
    day = text.adopted.first if text.adopted and text.adopted.is_to_the_day else None
    return Drafted(adoption.title_of(told), adoption.words_of(told), place, day)


@draft("followed", _("What became of the text"), line_kind="text")
def followed_told(line: Line) -> Drafted | None:
    """Draft a notice of what came of a text; None where nothing was taken up from it."""
    text: Text | None = Text.objects.visible_to(NOBODY).filter(line=line).first()
    rows = Commitment.objects.visible_to(NOBODY).filter(text=text).order_by("pk") if text else ()
    if text is None or not rows:
        return None
    undertaken = [_undertaken(one) for one in listed(rows, NOBODY)]
    adopted = label(text.adopted) if text.adopted else ""
    words = followed.words_of(text.title, text.public_id, adopted, undertaken)
    return Drafted(followed.title_of(text.title), words)


@draft("accession", _("A new member"), line_kind="membership")
def accession_told(line: Line) -> Drafted | None:
    """Draft a notice of a seat; None for one that is no member's, or is over."""
    seat: Membership | None = (
        Membership.objects.visible_to(NOBODY).select_related("body", "party").filter(line=line).first()
    )
    if seat is None or seat.status != MembershipStatus.MEMBER or not seat.is_current:
        return None
    name = names_of("party", [seat.party_id], "en").get(seat.party_id, seat.party.code)
    body = names_of("body", [seat.body_id], "en", LONG).get(seat.body_id, seat.body.slug)
    first = seat.during.start if seat.during else None
    day = first.first if first and first.precision is Precision.DAY else None
    is_ahead = bool(first and first.first and first.first > seat.body.day(timezone.now()))
    words = accession.words_of(
        line.public_id, name, body, label(Edtf.day(day)) if day else "", is_ahead=is_ahead
    )
    return Drafted(accession.title_of(name, body), words, "", day)


@draft("project-ended", _("The end of the project"), line_kind="project")
def project_ended(line: Line) -> Drafted | None:
    """Draft a notice of a project that is completed; None for one that is not."""
    rows: Any = Project.objects.visible_to(NOBODY).select_related("line", "body").filter(line=line)
    project: Project | None = rows.filter(state=ProjectState.CLOSED).first()
    acts: Any = ProjectAct.objects.visible_to(NOBODY).filter(project=project).select_related("line")
    by_act = {one.act: one for one in acts.order_by("pk")} if project else {}
    end = by_act.get(ProjectDone.CLOSE)
    if project is None or end is None:
        return None
    named = names_by_address("body", [project.body.slug], "en", LONG, NOBODY)
    budget = by_act.get(ProjectDone.BUDGET)
    named_by = by_act.get(ProjectDone.PARTNERS) or by_act.get(ProjectDone.HAND_IN)
    told = EndedProject(
        line=project.public_id, title=project.title, body=named.get(project.body.slug, project.body.slug),
        day=label(end.on), end_line=end.public_id, told=end.words,
        partners=tuple(project.partners.values_list("words", flat=True)),
        partners_line=named_by.public_id if named_by else "",
        money=shown(project.total, project.currency, "en"), money_line=budget.public_id if budget else "",
    )  # fmt: skip
    day = end.on.first if end.on.is_to_the_day else None
    return Drafted(ended.title_of(told), ended.words_of(told), "", day)


def _undertaken(one: Owed) -> Undertaken:
    last = one.last_word
    return Undertaken(
        line=one.public_id,
        words=one.words,
        owners=tuple(owner.name for owner in one.owners),
        state=one.state,
        due=label(one.due) if one.due else "",
        report=last.report if last else "",
        told=last.words if last else "",
        when=label(last.on) if last and last.on else "",
    )


def _act(line: Line) -> Adoption | None:
    rows = Adoption.objects.visible_to(NOBODY).select_related("meeting__line")
    found: Adoption | None = rows.filter(line=line).first()
    return found


def _told(text: Text) -> AdoptedText:
    act = _act(text.line)
    assert text.body is not None, "asked before"
    meeting = act.meeting if act and act.meeting and _is_public(act.meeting.line) else None
    older = text.supersedes if text.supersedes and _is_public(text.supersedes.line) else None
    return AdoptedText(
        line=text.public_id,
        title=text.title,
        kind=text.kind,
        body=names_of("body", [text.body_id or 0], "en", LONG).get(text.body_id or 0, text.body.slug),
        symbol=text.symbol,
        when=label(text.adopted) if text.adopted else "",
        how=act.way if act else "",
        figures=act.why if act and act.way == "vote" else "",
        meeting=meeting.title if meeting else text.adopted_at,
        meeting_line=meeting.public_id if meeting else "",
        older=older.title if older else "",
        older_line=older.public_id if older else "",
        stated=_stated(act),
    )


def _stated(act: Adoption | None) -> tuple[str, ...]:
    codes = list(act.statements.values_list("party__code", flat=True)) if act else []
    names = names_by_address("party", codes)
    return tuple(dict.fromkeys(names.get(code, code) for code in codes))


def _is_public(line: Line) -> bool:
    return Line.objects.visible_to(NOBODY).filter(pk=line.pk, chosen__isnull=False).exists()
