"""Shape of a meeting's claims, and how they become columns and participants."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from secretariat.distribution import Distribution
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import projects
from secretariat.meetings.models import AgendaItem, Meeting, Outcome, Participant
from secretariat.meetings.titles import titles_written
from secretariat.parties.models import Body, Party
from secretariat.people.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantValue:
    """Who took part: person (slug), party (code), body (slug) where known; `words` of the source.

    `role`: one of PartRole, `side`: one of Side, or empty.
    """

    words: str
    person: str | None = None
    party: str | None = None
    body: str | None = None
    office: str = ""
    role: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegValue:
    """One leg of a visit: `on` as EDTF, to the day; `time_zone` where it is another than the visit's."""

    on: str
    place: str
    country: str = ""
    time_zone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleValue:
    """What a meeting is called in a further language (code)."""

    language: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingValue:
    """A meeting: body (slug), part_of (public id of the visit's line), `on` as EDTF.

    `joint_with`: slugs of bodies that hold it with equal rights; `begins`, `ends`: HH:MM by the clocks of
    `time_zone`; `legs`: of a visit to several places; `host`, `presided_by`: codes of Parties, the second
    where the chair of that day did not preside, then with `presided_why`. `reason`: why it was postponed or
    cancelled. `framework`: the occasion of a visit.
    """

    kind: str
    title: str
    status: str
    body: str | None = None
    part_of: str | None = None
    language: str = "en"
    titles: tuple[TitleValue, ...] = ()
    ordinal: int | None = None
    on: str | None = None
    place: str = ""
    country: str = ""
    mode: str = ""
    joint_with: tuple[str, ...] = ()
    begins: str = ""
    ends: str = ""
    time_zone: str = ""
    room: str = ""
    host: str | None = None
    presided_by: str | None = None
    presided_why: str = ""
    reason: str = ""
    invited_by: str = ""
    framework: str = ""
    topics: str = ""
    outcome: str = ""
    legs: tuple[LegValue, ...] = ()
    participants: tuple[ParticipantValue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeValue:
    """What came of a meeting (public id), to be followed by a body (slug) where it was handed to one.

    `due`: EDTF, by when. `item`: the item of the agenda (public id) under which it was decided, `how` (one of
    DecisionWay) and with which `texts` (public ids of their lines).
    """

    meeting: str
    words: str
    handed_to: str | None = None
    due: str | None = None
    item: str | None = None
    symbol: str = ""
    how: str = ""
    texts: tuple[str, ...] = ()


@projects("outcome")
def _outcome(line: Line, value: dict[str, Any]) -> None:
    handed_to = Body.objects.get(slug=value["handed_to"]) if value["handed_to"] else None
    Outcome.objects.update_or_create(
        line=line,
        defaults={
            "meeting": Meeting.objects.get(line__public_id=value["meeting"]),
            "handed_to": handed_to,
            "item": AgendaItem.objects.get(line__public_id=value["item"]) if value.get("item") else None,
            "symbol": value.get("symbol") or "",
            "words": value["words"],
            "due": value["due"],
        },
    )


@projects("meeting")
def _meeting(line: Line, value: dict[str, Any]) -> None:
    columns = ("kind", "title", "status", "language", "ordinal", "on", "place", "country", "mode")
    meeting, _ = Meeting.objects.update_or_create(
        line=line,
        defaults={name: value[name] for name in columns}
        | {
            "body": Body.objects.get(slug=value["body"]) if value["body"] else None,
            "part_of": Meeting.objects.get(line__public_id=value["part_of"]) if value["part_of"] else None,
            "begins": value.get("begins") or None,
            "ends": value.get("ends") or None,
            "time_zone": value.get("time_zone") or "",
            "titles": titles_written((one["language"], one["text"]) for one in value.get("titles") or ()),
        },
    )
    meeting.joint_with.set(Body.objects.filter(slug__in=value.get("joint_with") or ()))
    meeting.participants.all().delete()
    for claim in line.claims.standing().order_by("entered_at", "pk"):
        _add_participants(meeting, claim)


def value_of(given: Mapping[str, Any]) -> MeetingValue:
    """Return a claim's value as the slice has it; what an earlier version did not have is empty."""
    present = tuple(ParticipantValue(**one) for one in given["participants"])
    listed = {
        "participants": present,
        "joint_with": tuple(given.get("joint_with") or ()),
        "titles": tuple(TitleValue(**one) for one in given.get("titles") or ()),
        "legs": tuple(LegValue(**leg) for leg in given.get("legs") or ()),
    }
    return MeetingValue(**dict(given) | listed)


def _is_as_open(other: Claim, claim: Claim) -> bool:
    """Tell whether whoever may see this claim learns from the other one too who took part."""
    if other.distribution == Distribution.PUBLIC or other.pk == claim.pk:
        return True
    return other.distribution == claim.distribution != Distribution.RESTRICTED


def _add_participants(meeting: Meeting, claim: Claim) -> None:
    """Every source adds whom it names; nobody is entered twice for one source's other spelling."""
    named = meeting.participants.select_related("claim")
    there = {(p.person_id, p.party_id, p.body_id, p.words) for p in named if _is_as_open(p.claim, claim)}
    known = {key[:3] for key in there if any(key[:3])}
    for given in claim.value["participants"]:
        person = Person.objects.filter(slug=given["person"]).first() if given["person"] else None
        person_id = person.pk if person else None
        party_id = Party.objects.get(code=given["party"]).pk if given["party"] else None
        body_id = Body.objects.get(slug=given["body"]).pk if given["body"] else None
        who = (person_id, party_id, body_id)
        if who in known or (*who, given["words"]) in there:
            continue
        known |= {who} if any(who) else set()
        Participant.objects.create(
            meeting=meeting,
            claim=claim,
            person_id=person_id,
            party_id=party_id,
            body_id=body_id,
            words=given["words"],
            office=given["office"],
            role=given.get("role") or "",
            side=given.get("side") or "",
            position=meeting.participants.count(),
        )
