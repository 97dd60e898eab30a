"""Everybody who may come, and something at every address: each route can be asked for by each role."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.db import transaction
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from secretariat.bodies.models import Invitation, Mandate
from secretariat.bodies.queries import actor_of
from secretariat.desk.actions.accept_finding import accept_finding
from secretariat.desk.models import Expectation, Intake
from secretariat.evidence.models import Claim, Line
from secretariat.handover.actions.make_handover_file import make_handover_file
from secretariat.meetings.models import Meeting
from secretariat.meetings.states import MeetingKind
from secretariat.outbox.models import Letter
from secretariat.people.actor import Actor
from secretariat.people.models import Account, Person
from tests.cast import Cast, cast_of
from tests.desk.making import NOW, chair, office, received, summit, talk, visit, wish
from tests.factories import LONG_AGO, Make
from tests.rights.addresses import at_commitments, at_meetings, at_notices, at_texts
from tests.rights.agendas import agenda_of
from tests.rights.business import business_arguments
from tests.rights.campaigns import campaign_arguments
from tests.rights.contributions import contribution_arguments
from tests.rights.initiatives import initiative_arguments
from tests.rights.practices import practice_arguments
from tests.rights.standing import sent_of, work_of
from tests.site import record

ROLES = (
    "staff",
    "other-staff",
    "head",
    "member",
    "focal-point",
    "observer",
    "business",
    "auditor",
    "administrator",
    "guest",
    "stranger",
)
UNREACHABLE = {
    "account_confirm_email": "needs the key of a letter",
    "account_reset_password_from_key": "needs the key of a letter",
    "mfa_remove_webauthn": "needs a passkey of one's own",
    "mfa_edit_webauthn": "needs a passkey of one's own",
    "openid_connect_login": "needs a provider; none is set up",
    "openid_connect_callback": "needs a provider; none is set up",
    "people:end-session": "needs a session of one's own",
    "seats:arrive": "needs the secret of a letter",
    "commitments:confirm": "needs the secret of a letter",
    "people:stop-letters": "needs the secret of a letter",
}


@dataclass(frozen=True)
class Stage:
    """Clients by role, and the arguments of every route by its name."""

    clients: dict[str, Client]
    arguments: dict[str, tuple[Any, ...]]


def actors(cast: Cast) -> dict[str, Actor]:
    """Return one actor for each role; all but "other-staff" and "guest" have a seat in the union."""

    def seated(name: str, role: str, **more: Any) -> Actor:
        return actor_of(Make.account(name, body=cast.union, role=role, **more), NOW.date())

    return {
        "staff": cast.staff,
        "other-staff": cast.other_staff,
        "head": cast.chair,
        "member": cast.delegate,
        "focal-point": seated("Fay of Alba", "focal-point", party=cast.alba),
        "observer": cast.observer,
        "business": seated("Bo Business", "business"),
        "auditor": seated("Aud Itor", "auditor"),
        "administrator": seated("Ann Admin", "administrator"),
        "guest": actor_of(Make.account("Gus Guest"), NOW.date()),
        "stranger": cast.stranger,
    }


def stage(cast: Cast, distribution: str = "public") -> Stage:
    """Set it: one document of this distribution, with findings, an accepted term and what comes of it."""
    everybody = actors(cast)
    for party in (cast.alba, cast.brenn):
        Make.membership(cast.union, party)
    facts = [chair(), office(), visit(), talk(), wish(), summit()]
    document, findings = received(cast.staff, facts, distribution=distribution)
    for finding in findings[:4]:
        accept_finding(finding=finding, by=cast.staff, at=NOW, seen_version=finding.version)
    term = Line.objects.get(claims__finding=findings[0], kind="chairmanship")
    meeting = Line.objects.get(claims__finding=findings[2], kind="meeting")
    tenure = Line.objects.get(claims__finding=findings[1], kind="tenure")
    accept_finding(finding=findings[4], by=cast.staff, at=NOW, seen_version=findings[4].version)
    expectation = Expectation.objects.filter(claim__finding=findings[0]).get()
    text = record.text(
        cast.union,
        "River Agenda",
        sourced=Make.sourced(cast.staff, distribution=distribution, body=cast.union),
    )
    agenda = agenda_of(cast, distribution)
    intake = Intake.objects.create(opened_at=NOW, by_id=cast.staff.acting_id, file_count=2)
    letter = Letter.objects.create(
        message_id="<one@tests.example>", sender="us@tests.example", recipient="you@tests.example",
        subject="News", message=b"Subject: News\r\n\r\nNews.", state="failed", written_at=NOW,
        tried_since=NOW, due_at=NOW,
    )  # fmt: skip
    invitation = Invitation.objects.create(
        email="new@tests.example", name="New Comer", body=cast.union, party=cast.alba, role="member",
        secret_hash="0" * 64, invited_by_id=cast.staff.acting_id, invited_at=LONG_AGO,
        expires_at=NOW.replace(year=2099),
    )  # fmt: skip
    member = Account.objects.get(pk=cast.delegate.acting_id)
    mandate = Mandate.objects.get(account=member)
    person = Claim.objects.get(finding=findings[1], line=tenure).value["person"]
    of_account = (member.public_id,)
    arguments: dict[str, tuple[Any, ...]] = {
        "body": ("union",),
        "party": ("XB",),
        "party-word": ("XB",),
        "person": (person,),
        "meeting": (meeting.public_id,),
        "text": (text.public_id,),
        "strategy": (agenda.strategy,),
        "coverage": (agenda.strategy,),
        "priority": (agenda.priority,),
        "chairmanship": (term.public_id,),
        "closing-report": (term.public_id,),
        "document": (document.public_id,),
        "line": (tenure.public_id,),
        "finding": (findings[5].public_id,),
        "expectation": (expectation.public_id,),
    }
    own = cast.chairmanship.public_id
    ahead, trip = (
        Make.meeting(
            cast.union,
            title,
            "2099-05",
            "planned",
            by=cast.staff,
            distribution=distribution,
            fields={"kind": kind},
        )
        for title, kind in (("Next Council", "council"), ("Next visit", "visit"))
    )
    event, credit = work_of(cast)
    file = make_handover_file(
        body=cast.union, edition="chair", by=cast.staff, at=NOW, term=cast.chairmanship
    ).public_id
    by_route = {
        **at_texts(cast, distribution),
        **at_commitments(cast, agenda, distribution),
        **at_meetings(cast, ahead, trip),
        **at_notices(cast),
        "handover:today": ("union",),
        "handover:edition": ("union", "chair"),
        "handover:today-file": ("union", "chair", "json"),
        "handover:make": ("union", "chair"),
        "handover:file": (file,),
        "handover:kept-file": (file, "json"),
        "site:body-section": ("union", "members"),
        "site:body-changes": ("union",),
        "site:history-of": ("body", "union"),
        "site:history-by": of_account,
        "site:chairs-feed": ("json",),
        "site:cross-chairs-feed": ("json",),
        "site:body-chairs-feed": ("union", "ics"),
        "site:party-chairs-feed": ("XB", "csv"),
        "site:party-cross-chairs-feed": ("XB", "json"),
        "site:month": ("2026-03",),
        "site:series": ("union", MeetingKind.VISIT.value),
        "site:visit-pdf": arguments["meeting"],
        "site:visit-docx": arguments["meeting"],
        "site:person-met": (person,),
        "site:person-met-json": (person,),
        "site:body-documents-feed": ("union",),
        "site:party-met": ("XB",),
        "site:party-met-json": ("XB",),
        "site:meeting-feed": arguments["meeting"],
        "site:body-meetings-feed": ("union",),
        "site:body-anniversaries-feed": ("union",),
        "site:party-meetings-feed": ("XB",),
        "site:person-meetings-feed": (person,),
        **campaign_arguments(cast, distribution),
        **practice_arguments(cast, distribution),
        **initiative_arguments(cast, distribution),
        **contribution_arguments(cast),
        **business_arguments(cast, distribution),
        "site:sent-programme": (sent_of(cast, trip),),
        "desk:intake": (intake.public_id,),
        "desk:document": arguments["document"],
        "desk:read-again": arguments["document"],
        "desk:original": arguments["document"],
        "desk:readers": arguments["document"],
        "desk:accept-graded": arguments["document"],
        "desk:close": arguments["expectation"],
        "desk:reopen": arguments["expectation"],
        "desk:merge": arguments["person"],
        "desk:part": arguments["person"],
        "outbox:letter": (letter.public_id,),
        "outbox:resend": (letter.public_id,),
        "outbox:give-up": (letter.public_id,),
        "seats:person": of_account,
        "seats:hand-over": of_account,
        "seats:close": of_account,
        "seats:reopen": of_account,
        "seats:end": (mandate.public_id,),
        "seats:resend": (invitation.public_id,),
        "seats:revoke": (invitation.public_id,),
        "chairs:add-work": (own, "event"),
        "chairs:change-work": (event.public_id,),
        "chairs:take-back": (credit.public_id,),
        "chairs:coordinate": ("union", "record"),
        "chairs:decide": ("union", "record"),
        "chairs:desk": ("union",),
        "chairs:finishing": ("union",),
    }
    for name, _ in routes():
        space, _, short = name.partition(":")
        if name in by_route or not _takes_arguments(name):
            continue
        if space == "site":
            by_route[name] = arguments[_thing_of(short)]
        elif space == "desk":
            by_route[name] = arguments["finding"]
        elif space == "seats":
            by_route[name] = ("union",)
        elif space == "chairs":
            by_route[name] = (own,)
        elif space == "notices":
            by_route[name] = by_route["notices:write"][:1]
    assert Meeting.objects.exists()
    assert Person.objects.exists()
    return Stage({role: client_of(actor) for role, actor in everybody.items()}, by_route)


def _thing_of(route: str) -> str:
    """Return what a page of the record is about: "body" for "body-json" and "api-body"."""
    return route.removeprefix("api-").removesuffix("-json").removesuffix("-sources")


@contextmanager
def set_once(blocker: Any, originals: Path) -> Iterator[tuple[Cast, Stage]]:
    """The stage for all tests of a module; each plays in a transaction of its own, and takes its part back.

    Args:
        blocker: pytest-django's `django_db_blocker`. originals: where the files of its documents lie.
    """
    with blocker.unblock(), override_settings(ORIGINALS=originals), transaction.atomic():
        cast = cast_of(NOW)
        yield cast, stage(cast)
        transaction.set_rollback(True)


def with_browsers_anew(made: Stage) -> Stage:
    """Return the stage with browsers that hold what those of the stage do, and learn apart from them."""
    clients = {}
    for role, client in made.clients.items():
        clients[role] = Client(raise_request_exception=False)
        clients[role].cookies = deepcopy(client.cookies)
    return replace(made, clients=clients)


def client_of(actor: Actor) -> Client:
    """Return a browser in which the actor has signed in; one that minds the protection against forgery."""
    client = Client(raise_request_exception=False)
    if actor.account_id:
        client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def routes() -> list[tuple[str, URLPattern]]:
    """Return every route of the address configuration, by its full name."""
    return sorted(_walk(get_resolver("secretariat.config.urls"), ""), key=lambda pair: pair[0])


def _walk(resolver: URLResolver, space: str) -> list[tuple[str, URLPattern]]:
    found: list[tuple[str, URLPattern]] = []
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            found += _walk(entry, f"{entry.namespace}:" if entry.namespace else space)
        else:
            found.append((f"{space}{entry.name}", entry))
    return found


def _takes_arguments(name: str) -> bool:
    return any(route.pattern.regex.groups for route_name, route in routes() if route_name == name)


def address_of(name: str, made: Stage) -> str:
    """Return the address at which something stands."""
    return reverse(name, args=made.arguments.get(name, ()))
