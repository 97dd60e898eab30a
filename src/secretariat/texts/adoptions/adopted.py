"""The page of an adopted text: the act, its statements, its seal and how anybody verifies it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from secretariat.bodies.queries import names_by_address
from secretariat.engines.drafting.adoption.rules import rule_sets
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.showing import viewed
from secretariat.engines.drafting.operations.spans import Kind
from secretariat.engines.drafting.sealing.bundle import Verdict, verified
from secretariat.people.actor import Actor
from secretariat.texts import log, policies
from secretariat.texts.adoptions.moments import Moment, clocks_of
from secretariat.texts.models import Adoption, Draft, Package
from secretariat.texts.rooms.languages import language_called
from secretariat.texts.rooms.names import body_called
from secretariat.texts.states import AdoptionWay


@dataclass(frozen=True, slots=True)
class StatementShown:
    """A statement as attached."""

    who: str
    kind: str
    words: str
    when: Moment


@dataclass(frozen=True, slots=True)
class FileShown:
    """A file of the bundle."""

    language: str
    name: str
    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """The text in another of its languages; paragraphs as (label, words) in the order of the original."""

    code: str
    name: str
    paragraphs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AdoptionPage:
    """An adoption: `paragraphs` are (key, label, words), in `others` in the other languages of the text."""

    id: str
    version: int
    draft: Draft
    body: str
    symbol: str
    way: str
    how: str
    rules: str
    figures: str
    when: Moment
    meeting: str
    meeting_id: str
    packages: tuple[tuple[str, str], ...]
    silence_id: str
    line: str
    words_hash: str
    head: str
    statements: tuple[StatementShown, ...]
    paragraphs: tuple[tuple[str, str, str], ...]
    others: tuple[OtherLanguage, ...]
    sealed: Moment | None
    key: str
    fingerprint: str
    is_whole: bool
    files: tuple[FileShown, ...]
    may_attach: bool
    may_seal: bool
    may_follow_up: bool


def adoption_page(adoption: Adoption, viewer: Actor, at: datetime) -> AdoptionPage:
    """Return the page; a fixed number of queries."""
    draft, language = adoption.draft, get_language() or "en"
    statements = list(adoption.statements.select_related("party"))
    names = names_by_address("party", [one.party.code for one in statements], language, viewer=viewer)
    clocks = clocks_of(viewer, draft.body.time_zone or "UTC")
    verdict = verified(bytes(adoption.bundle)) if adoption.bundle else None
    meeting = adoption.meeting
    known = rule_sets().get(adoption.rules)
    return AdoptionPage(
        id=adoption.public_id,
        version=adoption.version,
        draft=draft,
        body=body_called(draft.body, viewer),
        symbol=adoption.symbol,
        way=adoption.get_way_display(),
        how=adoption.why,
        rules=known.name if known else adoption.rules,
        figures=_figures(adoption),
        when=clocks.shown(adoption.adopted_at),
        meeting=meeting.title if meeting else "",
        meeting_id=meeting.public_id if meeting else "",
        packages=tuple(
            Package.objects.visible_to(viewer)
            .filter(texts__draft=draft, texts__reason="", adopted_at__isnull=False)
            .values_list("public_id", "title")
        ),
        silence_id=adoption.silence.public_id if adoption.silence else "",
        line=adoption.line.public_id if adoption.line else "",
        words_hash=adoption.words_hash,
        head=adoption.head,
        statements=tuple(
            StatementShown(
                names.get(one.party.code, one.party.code),
                one.get_kind_display(),
                one.words,
                clocks.shown(one.at),
            )
            for one in statements
        ),
        paragraphs=_paragraphs(draft),
        others=tuple(_others(draft)),
        sealed=clocks.shown(adoption.sealed_at) if adoption.sealed_at else None,
        key=adoption.key,
        fingerprint=verdict.fingerprint if verdict else "",
        is_whole=bool(verdict and verdict.is_whole),
        files=_files(verdict) if verdict else (),
        may_attach=not adoption.is_sealed and policies.may_take_part(viewer, draft.body),
        may_seal=not adoption.is_sealed and policies.may_steer(viewer, draft.body, at),
        may_follow_up=adoption.line_id is not None and policies.may_steer(viewer, draft.body, at),
    )


def _paragraphs(draft: Draft) -> tuple[tuple[str, str, str], ...]:
    found = []
    for line in viewed(log.state_of(draft), View.CLEAN):
        label = next((span.text.strip() for span in line.spans if span.kind is Kind.LABEL), "")
        words = "".join(span.text for span in line.spans if span.kind is not Kind.LABEL)
        found.append((line.key, label, words))
    return tuple(found)


def _others(draft: Draft) -> Iterator[OtherLanguage]:
    order, there = log.state_of(draft).order, {one.language: one.paragraphs for one in draft.versions.all()}
    for code in draft.languages[1:]:
        words = there.get(code, {})
        paragraphs = tuple((words[key][0], words[key][1]) for key in order if key in words)
        if paragraphs:
            yield OtherLanguage(code, language_called(code), paragraphs)


def _figures(adoption: Adoption) -> str:
    count = adoption.count
    if adoption.way == AdoptionWay.VOTE:
        told = _(
            "%(in_favour)s in favour, %(against)s against, %(abstaining)s abstaining; "
            "%(present)s of %(members)s present"
        )
        return str(told % count)
    return str(_("%(present)s of %(members)s present") % count) if count else ""


def _files(verdict: Verdict) -> tuple[FileShown, ...]:
    return tuple(
        FileShown(language, name, told["sha256"], told["size_bytes"])
        for language, files in sorted(verdict.manifest["languages"].items())
        for name, told in sorted(files.items())
    )
