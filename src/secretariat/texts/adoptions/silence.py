"""The page of a silence procedure: what, to whom, since when, until when, who may break it, how it ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engines.drafting.adoption import silence as engine
from secretariat.engines.drafting.adoption.rules import SilenceRule, Unit, rule_sets
from secretariat.papers.paper import Block, Heading, Paper, Table, Words
from secretariat.people.actor import Actor
from secretariat.texts import policies, silences
from secretariat.texts.adoptions.moments import Clocks, Moment, clocks_of
from secretariat.texts.models import Draft, Silence, SilenceWord
from secretariat.texts.rooms.names import body_called, members_of
from secretariat.texts.states import SILENT_FROM, SilenceState, WordKind

SIGNS = {
    SilenceState.RUNNING: ("planned", "◷"),
    SilenceState.KEPT: ("held", "●"),
    SilenceState.BROKEN: ("not-held", "✕"),
    SilenceState.STOPPED: ("not-held", "✕"),
}


@dataclass(frozen=True, slots=True)
class WordShown:
    """What somebody sent in; `counts` says what it came to."""

    who: str
    kind: str
    when: Moment
    words: str
    paper: str
    until: Moment | None


@dataclass(frozen=True, slots=True)
class SilencePage:
    """A silence procedure as a page and its certificate show it.

    `words` are for members and the secretariat; `others`: (number, address id, state) of the silences
    before and after it.
    """

    id: str
    version: int
    number: int
    draft: Draft
    body: str
    state: str
    state_words: str
    manner: str
    sign: str
    rules: str
    source: str
    is_verified: bool
    length: str
    holidays: tuple[str, ...]
    role: str
    openers: str
    breakers: str
    broken_by: str
    to_whom: tuple[str, ...]
    opened: Moment
    until: Moment
    ended: Moment | None
    note: str
    sha256: str
    head: str
    is_told: bool
    words: tuple[WordShown, ...]
    how_it_counts: tuple[str, ...]
    objected: str
    others: tuple[tuple[int, str, str], ...]
    may_break: bool
    may_extend: bool
    may_reopen: bool

    @property
    def is_running(self) -> bool:
        """Whether it is still open."""
        return self.state == SilenceState.RUNNING

    @property
    def outcome(self) -> str:
        """How it ended, in a sentence."""
        when = self.ended.both if self.ended else ""
        match self.state:
            case SilenceState.KEPT:
                return _("Nobody broke the silence. The text was adopted on %(when)s.") % {"when": when}
            case SilenceState.BROKEN:
                return _("The silence was broken on %(when)s. The text is not adopted.") % {"when": when}
            case SilenceState.STOPPED:
                return _("An objection at its opening on %(when)s stopped it.") % {"when": when}
            case _:
                return _("It runs until %(when)s. Unless it is broken before, the text is adopted then.") % {
                    "when": self.until.both
                }


def silence_page(silence: Silence, viewer: Actor, at: datetime) -> SilencePage:
    """Return the page; a fixed number of queries."""
    draft, rule = silence.draft, silences.rule_of(silence)
    words = list(silence.words.select_related("party"))
    is_inside = draft.body.slug in viewer.limited_bodies
    names = members_of(draft.body, viewer, at)
    clocks = clocks_of(viewer, silence.zone)
    came = silences.come_to(silence, words, at)
    is_due = silence.is_running and at < silence.expires_at
    manner, sign = SIGNS[SilenceState(silence.state)]
    others = draft.silences.exclude(pk=silence.pk).order_by("number")
    return SilencePage(
        id=silence.public_id, version=silence.version, number=silence.number, draft=draft,
        body=body_called(draft.body, viewer), state=silence.state, state_words=silence.get_state_display(),
        manner=manner, sign=sign, rules=_rules_name(silence.rules),
        source=rule.rule.source, is_verified=rule.rule.is_verified, length=_length(silence.length, rule),
        holidays=tuple(silence.holidays), role=silence.role, openers=", ".join(rule.openers),
        breakers=", ".join(f"{each}s" for each in rule.breakers), broken_by=", ".join(rule.broken_by),
        to_whom=tuple(names.values()), opened=clocks.shown(silence.opened_at),
        until=clocks.shown(silence.expires_at),
        ended=clocks.shown(silence.ended_at) if silence.ended_at else None,
        note=silence.note, sha256=silence.words_hash, head=silence.head, is_told=is_inside,
        words=tuple(_word(each, rule, names, clocks) for each in words) if is_inside else (),
        how_it_counts=_counted(came, names) if is_inside else (),
        objected=_objected(silence, names) if is_inside and rule.is_breaker_shown else "",
        others=tuple((each.number, each.public_id, each.get_state_display()) for each in others),
        may_break=is_due and policies.may_take_part(viewer, draft.body),
        may_extend=is_due and silences.role_of(viewer, draft, rule, at) == silence.role,
        may_reopen=draft.stage in SILENT_FROM and bool(silences.role_of(viewer, draft, rule, at)),
    )  # fmt: skip


def certificate(page: SilencePage) -> Paper:
    """Return the certificate: what was under silence, to whom, by which rule, and how it ended."""
    facts = [
        (_("Text"), page.draft.title), (_("Symbol"), page.draft.symbol or "—"), (_("Body"), page.body),
        (_("Silence procedure"), str(page.number)), (_("Rules"), f"{page.rules}: {page.source}"),
        (_("Opened"), page.opened.both), (_("By"), page.role), (_("Length"), page.length),
        (_("Holidays"), ", ".join(page.holidays) or "—"), (_("End"), page.until.both),
        (_("To"), ", ".join(page.to_whom)), (_("May break it"), f"{page.breakers} ({page.broken_by})"),
        (_("SHA-256 of the words"), page.sha256), (_("Head of the log"), page.head),
    ]  # fmt: skip
    blocks: list[Block] = [
        Words(page.outcome, is_strong=True),
        Table(_("Facts"), (_("What"), _("As recorded")), tuple(facts), (1, 3)),
    ]
    if page.words:
        rows = tuple((one.when.both, one.who, one.kind, one.words) for one in page.words)
        head = (_("When"), _("Who"), _("What"), _("In words"))
        blocks += [Heading(_("What was said")), Table(_("What was said"), head, rows, (3, 2, 2, 4))]
    if not page.is_verified:
        blocks.append(Words(_("Nobody has checked this rule in its source."), is_soft=True))
    return Paper(
        title=_("Certificate of a silence procedure"), masthead=page.body, symbol=page.draft.symbol,
        marks=(page.draft.get_distribution_display(),), lede=(page.draft.title,), blocks=blocks,
        is_headed=True,
    )  # fmt: skip


def _rules_name(key: str) -> str:
    known = rule_sets().get(key)
    return known.name if known else key


def _objected(silence: Silence, names: Mapping[str, str]) -> str:
    return ", ".join(names.get(each, each) for each in silence.objections)


def _length(length: int, rule: SilenceRule) -> str:
    if rule.unit is Unit.HOURS:
        return ngettext("%(count)d hour", "%(count)d hours", length) % {"count": length}
    return ngettext("%(count)d working day", "%(count)d working days", length) % {"count": length}


def _word(word: SilenceWord, rule: SilenceRule, names: Mapping[str, str], clocks: Clocks) -> WordShown:
    is_hidden = word.kind != WordKind.EXTENSION and not rule.is_breaker_shown
    code = word.party.code if word.party else ""
    who = _("A member") if is_hidden else names.get(code, code)
    return WordShown(
        who=who or _("Whoever opened it"), kind=word.get_kind_display(), when=clocks.shown(word.at),
        words="" if is_hidden else word.words, paper="" if is_hidden else word.paper,
        until=clocks.shown(word.until) if word.until else None,
    )  # fmt: skip


def _counted(came: engine.Silence, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return what each word came to, with the names of those who spoke."""
    told = []
    for note in came.notes:
        code, comma, rest = note.partition(",")
        told.append(f"{names[code]}{comma}{rest}" if code in names else note)
    return tuple(told)
