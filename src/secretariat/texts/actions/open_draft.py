import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting.adoption.rules import rule_sets
from secretariat.engines.drafting.notation.profiles import PROFILES
from secretariat.engines.drafting.operations.acts import Open
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.ids import new_public_id
from secretariat.meetings.models import AgendaItem, Meeting
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted
from secretariat.texts import climbing, log, policies, voices
from secretariat.texts.models import Draft
from secretariat.texts.states import DraftKind

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
LONGEST_TITLE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What is opened: (label, words) of each paragraph, and all that is said of the text.

    `languages`: the versions that have to exist, that of the negotiation first. `rule_set`: by which rules
    the body adopts it, a key of `secretariat text rules`; empty where that is not settled.
    """

    title: str
    kind: str
    paragraphs: Sequence[tuple[str, str]]
    distribution: str
    languages: Sequence[str] = ("en",)
    profile: str = "plain"
    rule_set: str = ""
    symbol: str = ""
    meeting: Meeting | None = None
    item: AgendaItem | None = None
    readers: Sequence[Account] = ()
    is_attributed: bool = True


@transaction.atomic
def open_draft(*, body: Body, opening: Opening, by: Actor, at: datetime) -> Draft:
    """Open a text under negotiation with its first words.

    Who: the secretariat and the Chair of the body (`policies.may_steer`).
    Writes: the draft, and the first operation of its log; history entry `draft.opened`.
    Refuses: NotPermitted; Invalid (a title, kind, language, profile or rule set that cannot be; no
        paragraph; a meeting of another organisation; what may not be kept here).
    """
    if not policies.may_steer(by, body, at):
        raise NotPermitted("The secretariat and the Chair of this body open its texts.")
    _refuse_bad(body, opening)
    draft = Draft.objects.create(
        body=body, kind=opening.kind, title=opening.title.strip(), symbol=opening.symbol.strip(),
        languages=list(opening.languages), profile=opening.profile, rule_set=opening.rule_set,
        distribution=opening.distribution, is_attributed=opening.is_attributed, meeting=opening.meeting,
        item=opening.item, opened_at=at, opened_by_id=by.acting_id,
    )  # fmt: skip
    draft.readers.set({*(one.pk for one in opening.readers), by.acting_id})
    paragraphs = tuple(
        (f"p{number}", label, words) for number, (label, words) in enumerate(opening.paragraphs, 1)
    )
    voice = voices.chair(by, body, at)
    log.added(draft, Open(id=new_public_id(), author=voice.author, at=at, paragraphs=paragraphs), voice=voice)
    record(
        "draft.opened", on=draft, by=by, at=at, body=body.slug, kind=draft.kind, title=draft.title,
        paragraphs=len(paragraphs), distribution=draft.distribution,
    )  # fmt: skip
    return draft


def _refuse_bad(body: Body, opening: Opening) -> None:
    checks.said(opening.title, field="title")
    if len(opening.title) > LONGEST_TITLE:
        raise Invalid(f"A title has at most {LONGEST_TITLE} characters.", field="title")
    checks.one_of(opening.kind, DraftKind.values, field="kind")
    checks.one_of(opening.profile, PROFILES, field="profile")
    if opening.rule_set:
        checks.one_of(opening.rule_set, rule_sets(), field="rule_set")
    checks.may_be_kept(body, opening.distribution)
    if not opening.languages or not all(_LANGUAGE.fullmatch(one) for one in opening.languages):
        raise Invalid("Name the languages by their codes, such as en, ru or sr-Latn.", field="languages")
    if len(set(opening.languages)) < len(opening.languages):
        raise Invalid("Name each language once.", field="languages")
    if not opening.paragraphs:
        raise Invalid("Give the words of the text: each paragraph on a line of its own.", field="text")
    _refuse_elsewhere(body, opening)
    for label, words in opening.paragraphs:
        checks.openly_written((label, words), field="text")
    checks.openly_written(opening.title, field="title")


def _refuse_elsewhere(body: Body, opening: Opening) -> None:
    """Refuse a meeting of another organisation, or an item that is on another agenda."""
    meeting, item = opening.meeting, opening.item
    if meeting is not None and climbing.organ_for(body, meeting) is None:
        raise Invalid("That is no meeting of this organisation.", field="meeting")
    if item is not None and (meeting is None or item.meeting_id != meeting.pk):
        raise Invalid("That item is not on the agenda of this meeting.", field="item")
