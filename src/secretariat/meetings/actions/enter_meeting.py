from django.db import transaction

from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.bridge import MeetingValue
from secretariat.meetings.states import MeetingKind, MeetingStatus, Mode, PartRole, Side
from secretariat.meetings.titles import BadTitle, titles_of, titles_written
from secretariat.refusals import Invalid


@transaction.atomic
def enter_meeting(
    *, value: MeetingValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter a meeting or visit, with whom the source names as present.

    Who: staff, or the machine that loads reference data (`evidence.policies.may_enter`).
    Writes: the line if none is given, a claim with its citations; history entry `line.claimed`.
    Refuses: NotPermitted, Invalid (a value that cannot be taken).
    """
    checks.said(value.title, field="title")
    checks.one_of(value.kind, MeetingKind.values, field="kind")
    checks.one_of(value.status, MeetingStatus.values, field="status")
    checks.one_of(value.mode, ["", *Mode.values], field="mode")
    checks.good_date(value.on, field="on")
    _in_languages(value)
    for slug in value.joint_with:
        checks.known_body(slug, field="joint_with")
    checks.known_party(value.host, field="host")
    checks.known_party(value.presided_by, field="presided_by")
    for participant in value.participants:
        checks.one_of(participant.role, ["", *PartRole.values], field="participants")
        checks.one_of(participant.side, ["", *Side.values], field="participants")
        checks.known_person(participant.person, field="participants")
        checks.known_party(participant.party, field="participants")
        checks.known_body(participant.body, field="participants")
    body = checks.known_body(value.body)
    return enter_claim(
        kind="meeting", value=as_json(value), sourced=sourced.about(body), line=line, choose=choose
    )


def _in_languages(value: MeetingValue) -> None:
    """Refuse titles that cannot be kept: of no known language, empty, or two in one language."""
    try:
        titles_of(titles_written((one.language, one.text) for one in value.titles))
    except BadTitle as error:
        raise Invalid(str(error), field="titles") from error
    if any(one.language == value.language for one in value.titles):
        raise Invalid(f"Two titles are given in “{value.language}”. Leave one of them.", field="titles")
