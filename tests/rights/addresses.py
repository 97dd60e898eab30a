"""What stands at the addresses of each subject: made, and under the name of each route that shows it."""

from typing import Any

from secretariat.meetings.models import Meeting
from tests.cast import Cast
from tests.factories import Make
from tests.rights.agendas import AgendaMade
from tests.rights.standing import (
    climbing_of,
    kept_in,
    notices_of,
    packed_of,
    projects_of,
    returned_to,
    room_of,
    serving,
    silences_of,
    sitting_of,
    sounded_of,
    undertaken_of,
)

Arguments = dict[str, tuple[Any, ...]]


def at_meetings(cast: Cast, ahead: Meeting, trip: Meeting) -> Arguments:
    """Return what belongs to a meeting ahead and to one that was held."""
    sat = sitting_of(cast, ahead)
    return {
        "site:release": (trip.public_id,),
        "site:brief": (trip.public_id,),
        "site:brief-pdf": (trip.public_id,),
        "site:release-docx": (trip.public_id,),
        "site:agenda": (ahead.public_id,),
        "site:agenda-json": (ahead.public_id,),
        "site:agenda-pdf": (ahead.public_id,),
        "site:agenda-docx": (ahead.public_id,),
        "site:sent-agenda": (sat.agenda,),
        "site:meeting-documents": (ahead.public_id,),
        "site:meeting-documents-json": (ahead.public_id,),
        "site:meeting-documents-zip": (ahead.public_id,),
        "site:participants": (ahead.public_id,),
        "site:participants-json": (ahead.public_id,),
        "site:participants-file": (ahead.public_id, "csv"),
        "meetings:add-document": (ahead.public_id,),
        "meetings:change-document": (sat.paper,),
        "desk:meeting-file": (sat.paper,),
        "meetings:add-participant": (ahead.public_id,),
        "meetings:change-participant": (sat.participant,),
        "meetings:take-list": (ahead.public_id,),
        "meetings:protocol": (ahead.public_id,),
        "site:report": (sat.closed,),
        "site:report-json": (sat.closed,),
        "site:report-file": (sat.closed, "docx"),
        "meetings:draft-report": (sat.closed,),
        "meetings:circulate-report": (sat.closed,),
        "meetings:approve-report": (sat.closed,),
        "meetings:check-report": (sat.closed,),
        "meetings:object-to-report": (sat.closed,),
        "meetings:approval-rule": (sat.closed,),
        "meetings:decide": (sat.held_item,),
        "meetings:change-decision": (sat.decision,),
        "meetings:write-agenda": (ahead.public_id,),
        "meetings:add-item": (ahead.public_id,),
        "meetings:arrange-agenda": (ahead.public_id,),
        "meetings:issue-agenda": (ahead.public_id,),
        "meetings:change-item": (sat.item,),
        "meetings:change": (ahead.public_id,),
        "meetings:invite": (ahead.public_id,),
        "meetings:outcome": (Make.meeting(cast.union, "Council of May", "2025-05-05").public_id,),
        "meetings:programme": (trip.public_id,),
        "meetings:move": (ahead.public_id, "confirm"),
        "commitments:file-statement": (sat.held_item,),
        "commitments:file-item": (sat.held_item,),
        "notices:about": (ahead.public_id,),
    }


def at_texts(cast: Cast, distribution: str) -> Arguments:
    """Return rooms, soundings, packages, silences and adoptions, all of this distribution."""
    room, climbs = room_of(cast, distribution), climbing_of(cast, distribution)
    came_back = returned_to(cast, room)
    idea = sounded_of(cast, distribution)
    package, packed = packed_of(cast, distribution)
    ready, silence, act, draft = silences_of(cast, distribution)
    return {
        "soundings:open": ("union",),
        "soundings:sounding": (idea,),
        "soundings:position": (idea,),
        "soundings:lead": (idea,),
        "adoptions:open-package": ("union",),
        "adoptions:package": (package,),
        "adoptions:package-pdf": (package,),
        "adoptions:add-to-package": (package,),
        "adoptions:set-aside": (package, packed),
        "adoptions:adopt-package": (package,),
        "adoptions:open-silence": (ready,),
        "adoptions:adopt": (ready,),
        "adoptions:language": (draft, "ru"),
        "adoptions:export": (ready, "bracketed", "txt"),
        "adoptions:adoption": (act,),
        "desk:paragraphs": (act,),
        "desk:take-up": (act, "p3"),
        "desk:pass-over": (act, "p3"),
        "desk:give-up": (act, "p3"),
        "adoptions:attach": (act,),
        "adoptions:seal": (act,),
        "adoptions:bundle": (act,),
        "adoptions:adopted": ("UTR/2026/DEC.1",),
        "adoptions:silence": (silence,),
        "adoptions:break-silence": (silence,),
        "adoptions:extend-silence": (silence,),
        "adoptions:certificate": (silence,),
        "texts:open": ("union",),
        "texts:room": (room,),
        "texts:matrix": (room,),
        "texts:stream": (room,),
        "texts:figures": (room,),
        "texts:languages": (room,),
        "texts:log": (room,),
        "texts:compare": (room,),
        "texts:revision": (room, 1),
        "texts:paragraph": (room, "p3"),
        "texts:propose": (room, "p3"),
        "texts:act": (room, "position"),
        "texts:way": (climbs,),
        "texts:way-compare": (climbs,),
        "texts:refer": (climbs,),
        "texts:endorse": (climbs,),
        "texts:return": (climbs,),
        "texts:hand-in": (room,),
        "texts:own": (room,),
        "texts:discard-own": (room, kept_in(cast, room)),
        "texts:review": (room, came_back),
        "texts:returned-original": (room, came_back),
    }


def at_commitments(cast: Cast, agenda: AgendaMade, distribution: str) -> Arguments:
    """Return what was undertaken, and the agenda under which it stands."""
    owed, told = undertaken_of(cast, distribution)
    return {
        "site:commitment": (owed,),
        "site:body-commitments": ("union",),
        "site:commitment-json": (owed,),
        "site:api-commitment": (owed,),
        "commitments:enter": ("union",),
        "commitments:import": ("union",),
        "commitments:reminders": ("union",),
        "commitments:report": (owed,),
        "commitments:change": (owed,),
        "commitments:agree": (owed,),
        "commitments:take-back": (told,),
        "commitments:new-strategy": ("union",),
        "commitments:next-version": (agenda.strategy,),
        "commitments:enter-lines": (agenda.version,),
        "commitments:change-strategy": (agenda.strategy,),
        "commitments:change-version": (agenda.version,),
        "commitments:enter-line": (agenda.version,),
        "commitments:arrange-lines": (agenda.version,),
        "commitments:change-line": (agenda.priority,),
        "commitments:take-item": (agenda.alignment,),
        "commitments:measure": (agenda.priority,),
        "commitments:open-review": (agenda.strategy,),
        "commitments:close-review": (agenda.review,),
        "site:review": (agenda.review,),
        "site:review-json": (agenda.review,),
        "site:coverage": (agenda.strategy,),
        "site:coverage-csv": (agenda.strategy,),
        "site:focus": ("union",),
        "site:focus-csv": ("union",),
        "site:focus-json": ("union",),
        **at_projects(cast, owed, distribution),
    }


def at_projects(cast: Cast, commitment: str, distribution: str) -> Arguments:
    """Return a project at its first step, one that serves a commitment, and a call that is open."""
    project, call = projects_of(cast, distribution)
    served = serving(cast, commitment, distribution)
    return {
        "site:project": (project,),
        "site:project-json": (project,),
        "site:api-project": (project,),
        "site:project-call": (call,),
        "projects:path": ("union",),
        "projects:new-call": ("union",),
        "projects:hand-in": ("union",),
        "projects:import": ("union",),
        "projects:close-call": (call,),
        "projects:act": (project, "decide"),
        "projects:start": (commitment,),
        "projects:to-commitment": (served,),
    }


def at_notices(cast: Cast) -> Arguments:
    """Return a notice in each state."""
    noticed = notices_of(cast)
    return {
        "notices:new": ("union",),
        "notices:rule": ("union",),
        "notices:write": (noticed.draft, "en"),
        "notices:describe": (noticed.draft, noticed.picture, "en"),
        "notices:remove-picture": (noticed.draft, noticed.picture),
        **{f"notices:{name}": (noticed.submitted,) for name in ("approve", "send-back")},
        **{f"notices:{name}": (noticed.embargoed,) for name in ("move-embargo", "lift-embargo")},
        "notices:publish": (noticed.approved,),
        "notices:correct": (noticed.corrected,),
        "notices:withdraw": (noticed.published,),
        "site:notice": (noticed.published,),
        "site:notice-json": (noticed.published,),
        "site:api-notice": (noticed.published,),
        "site:notice-in": (noticed.published, "en"),
        "site:notice-preview": (noticed.draft, "en"),
        "site:notice-picture": (noticed.published, noticed.shown_picture),
        "site:news-feed": ("atom",),
        "site:news-feed-in": ("en", "rss"),
        "site:body-news-feed": ("union", "rss"),
        "site:body-news-feed-in": ("union", "en", "atom"),
    }
