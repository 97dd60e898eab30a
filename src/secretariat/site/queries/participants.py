"""Who takes part in a meeting: delegations in protocol order, each person in the office of that day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.bodies.models import Membership
from secretariat.bodies.queries import LONG, names_by_address
from secretariat.bodies.states import MembershipStatus
from secretariat.evidence.notes import Note
from secretariat.meetings import protocol
from secretariat.meetings.document_forms import LANGUAGES
from secretariat.meetings.models import Attendance, Meeting, ProtocolRule
from secretariat.meetings.protocol import Delegate, Delegation
from secretariat.meetings.states import CAME, AttendanceStatus, DelegateRole, OrderRule
from secretariat.site.queries.meeting import tenures_of
from secretariat.site.queries.naming import language_words
from secretariat.site.queries.page_parts import gather
from secretariat.site.queries.pointing import page_of
from secretariat.site.queries.reads import Read
from secretariat.site.queries.rows import Link, Look
from secretariat.site.queries.sitting import Sat, SittingHead, meeting_seen, sat

MOST = 2000
GROUPS: tuple[tuple[str, Promise], ...] = (
    (MembershipStatus.MEMBER.value, gettext_lazy("Members")),
    (MembershipStatus.OBSERVER.value, gettext_lazy("Observers")),
    (MembershipStatus.PARTNER.value, gettext_lazy("Partners")),
    (MembershipStatus.CANDIDATE.value, gettext_lazy("Candidates")),
    ("bodies", gettext_lazy("Organisations and related bodies")),
    ("guests", gettext_lazy("Guests")),
    ("secretariat", gettext_lazy("Secretariat")),
)


@dataclass(frozen=True, slots=True)
class PersonShown:
    """One participant. `name`: with the form of address; `office`: as said, else as held on that day."""

    id: str
    link: Link
    name: str
    office: str
    is_office_of_record: bool
    role: str
    status: str
    has_come: bool
    notes: tuple[Note, ...]
    url: str


@dataclass(frozen=True, slots=True)
class DelegationShown:
    """Those who are there for one Party, Body or other; `official`: its name in full."""

    key: str
    link: Link
    official: str
    people: tuple[PersonShown, ...]


@dataclass(frozen=True, slots=True)
class GroupShown:
    """Delegations with the same kind of seat."""

    key: str
    title: str
    delegations: tuple[DelegationShown, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One order in which the list can be read, or one language whose names it sorts by."""

    key: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ParticipantsPage:
    """All that the list of participants shows. `order`, `language`: by which rule it stands; with words."""

    head: SittingHead
    groups: tuple[GroupShown, ...]
    total: int
    came: int
    order: str
    order_words: str
    language: str
    language_words: str
    choices: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    is_house_rule: bool


@dataclass(frozen=True, slots=True)
class Seat:
    """What kind of seat a Party has on the day, and since when."""

    status: str
    since: date | None


def participants_page(
    public_id: str, look: Look, *, order: str = "", language: str = ""
) -> ParticipantsPage | None:
    """Return the list of participants; None where the viewer may not see the meeting.

    Args:
        order, language: to read it in another order than the body's own.
    """
    meeting = meeting_seen(public_id, look)
    if meeting is None:
        return None
    rule = ProtocolRule.objects.filter(body=meeting.body_id).first()
    asked = order if order in OrderRule.values else ""
    chosen = asked or (rule.order if rule else OrderRule.ALPHABETICAL.value)
    tongue = language or (rule.language if rule else "en")
    part = gather(
        "people", "", Attendance.objects.filter(meeting=meeting).order_by("position", "pk"), look, MOST
    )
    shown = sat(meeting, [part], look)
    if shown is None:
        return None
    reads = shown.written.reads.of(part.ids)
    return ParticipantsPage(
        head=shown.head,
        groups=groups_of(shown, reads, look, chosen, tongue),
        total=len(reads),
        came=sum(read.value["status"] in CAME for read in reads),
        order=chosen,
        order_words=str(OrderRule(chosen).label),
        language=tongue,
        language_words=language_words(tongue),
        languages=tuple(
            Choice(code, language_words(code), code == tongue)
            for code in dict.fromkeys([tongue, *(code for code, _name in LANGUAGES)])
        ),
        choices=tuple(Choice(key, str(words), key == chosen) for key, words in OrderRule.choices),
        is_house_rule=not asked and not language,
    )


def groups_of(
    shown: Sat, reads: Sequence[Read], look: Look, order: str, language: str
) -> tuple[GroupShown, ...]:
    """Return those who attend, by seat and delegation, in protocol order; in 6 queries."""
    codes = {read.value["sender"]["party"] for read in reads if read.value["sender"]} - {None}
    slugs = {read.value["sender"]["body"] for read in reads if read.value["sender"]} - {None}
    sorted_by = names_by_address("party", codes, language, viewer=look.viewer)
    sorted_by |= names_by_address("body", slugs, language, LONG, look.viewer)
    official = names_by_address("party", codes, look.language, LONG, look.viewer)
    seats = _seats(shown.meeting, codes, look)
    people = _people(reads, shown, look)
    by_key: dict[tuple[str, str], list[Read]] = {}
    for read in reads:
        by_key.setdefault(_place(read, seats), []).append(read)
    found = []
    for key, title in GROUPS:
        there = {sender: rows for (group, sender), rows in by_key.items() if group == key}
        ordered = protocol.in_order(
            [_delegation(sender, rows, sorted_by, seats, shown) for sender, rows in there.items()],
            order,
            language,
        )
        if ordered:
            delegations = tuple(
                _delegation_shown(one, there[one.key], official, shown, people) for one in ordered
            )
            found.append(GroupShown(key, str(title), delegations))
    return tuple(found)


def _seats(meeting: Meeting, codes: Iterable[str], look: Look) -> dict[str, Seat]:
    """Return code → seat on the first day of the meeting, today where no day is known; in 1 query.

    Where a Party has two, the one that began last: a seat of which nobody knows since when gives way.
    """
    day = meeting.on.first if meeting.on and meeting.on.first else look.today
    rows: Any = Membership.objects.visible_to(look.viewer).filter(body=meeting.body_id, party__code__in=codes)
    then = rows.filter(
        Q(during_first=None) | Q(during_first__lte=day), Q(during_end=None) | Q(during_end__gt=day)
    )
    told = then.order_by(F("during_first").asc(nulls_first=True), "pk").values_list(
        "party__code", "status", "during_first"
    )
    return {code: Seat(status, since) for code, status, since in told}


def _place(read: Read, seats: Mapping[str, Seat]) -> tuple[str, str]:
    """Return in which group and delegation somebody stands."""
    value, sender = read.value, read.value["sender"]
    if value["role"] in {DelegateRole.SECRETARIAT, DelegateRole.INTERPRETER}:
        return "secretariat", (sender or {}).get("words") or ""
    if sender and sender["party"]:
        seat = seats.get(sender["party"])
        return (seat.status if seat else "guests"), sender["party"]
    if sender and sender["body"]:
        return "bodies", sender["body"]
    return "guests", sender["words"] if sender else ""


def _delegation(
    key: str, rows: Sequence[Read], names: Mapping[str, str], seats: Mapping[str, Seat], shown: Sat
) -> Delegation:
    presides = shown.head.presides
    seat = seats.get(key)
    url = shown.names.party(key).url if seat else ""
    return Delegation(
        key=key,
        name=names.get(key, key),
        since=seat.since if seat else None,
        presides=bool(presides and seat and presides.url == url),
        delegates=tuple(
            Delegate(read.line, read.value["role"], read.value["rank"], read.value["position"])
            for read in rows
        ),
    )


def _delegation_shown(
    one: Delegation,
    rows: Sequence[Read],
    official: Mapping[str, str],
    shown: Sat,
    people: Mapping[str, PersonShown],
) -> DelegationShown:
    sender = rows[0].value["sender"]
    link = Link(one.key or _("In their own name"))
    if sender and sender["party"]:
        link = shown.names.party(sender["party"])
    elif sender and sender["body"]:
        link = shown.names.body(sender["body"])
    ordered = protocol.delegates_in_order(one.delegates)
    name = official.get(one.key, link.label)
    return DelegationShown(one.key, link, name, tuple(people[delegate.id] for delegate in ordered))


def _people(reads: Sequence[Read], shown: Sat, look: Look) -> dict[str, PersonShown]:
    """Return line → participant; where no office was said, what the record holds of that day."""
    names = shown.names
    slugs = {read.value["person"] for read in reads if read.value["person"]}
    held = tenures_of(slugs, names, look)
    on = shown.meeting.on
    day = on.first if on else None
    found = {}
    for read in reads:
        value, slug = read.value, names.same_as.get(read.value["person"], read.value["person"])
        then = [title for title, during in held.get(slug, ()) if day and during and during.holds(day)]
        office = value["office"] or "; ".join(dict.fromkeys(then))
        found[read.line] = PersonShown(
            id=read.line,
            link=names.person(slug) if slug else Link(value["words"]),
            name=f"{value['address']} {value['words']}".strip(),
            office=office,
            is_office_of_record=bool(office and not value["office"]),
            role=str(DelegateRole(value["role"]).label),
            status=str(AttendanceStatus(value["status"]).label),
            has_come=value["status"] in CAME,
            notes=read.notes,
            url=page_of("attendance", read.line),
        )
    return found
