"""Packages as pages and a paper show them: which texts go together, which are ready, which were set aside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from secretariat.meetings.models import Meeting
from secretariat.papers.paper import Block, Heading, Item, Paper, Words
from secretariat.people.actor import Actor
from secretariat.texts import packaging, policies
from secretariat.texts.adoptions.moments import Moment, clocks_of
from secretariat.texts.models import Adoption, Draft, Package, PackageText
from secretariat.texts.rooms.listing import Listed, UnderWay, listed, under_way
from secretariat.texts.rooms.names import body_called


@dataclass(frozen=True, slots=True)
class TextShown:
    """A text of a package: what stands in its way, its adoption ("" before it), why it was set aside."""

    id: str
    title: str
    kind: str
    symbol: str
    stage: str
    hindrances: tuple[str, ...]
    adoption: str
    reason: str

    @property
    def is_ready(self) -> bool:
        """Whether nothing stands in its way."""
        return not self.hindrances


@dataclass(frozen=True, slots=True)
class PackagePage:
    """A package: the texts that go together, and those set aside; none that the viewer may not see."""

    id: str
    title: str
    body: str
    body_slug: str
    is_fictitious: bool
    distribution: str
    meeting: str
    meeting_id: str
    going: tuple[TextShown, ...]
    aside: tuple[TextShown, ...]
    adopted: Moment | None
    way: str
    why: str
    may_change: bool

    @property
    def ready_count(self) -> int:
        """How many of those that go together could be adopted now."""
        return sum(one.is_ready for one in self.going)


def packages_listed(viewer: Actor, at: datetime, body: str, page: str) -> Listed[UnderWay]:
    """Return the packages that the viewer may see, the latest first, in 5 queries."""
    return listed(Package.objects.visible_to(viewer), viewer, at, _row, body=body, page=page)


def _row(one: Package, named: Mapping[int, str]) -> UnderWay:
    return under_way(one, named, _("Not adopted yet") if one.is_open else _("Adopted"))


def package_page(package: Package, viewer: Actor, at: datetime) -> PackagePage:
    """Return the page; a fixed number of queries, and 1 for each text whose log this process has not seen."""
    seen = set(
        Draft.objects.visible_to(viewer).filter(in_packages__package=package).values_list("pk", flat=True)
    )
    adopted = dict(
        Adoption.objects.visible_to(viewer)
        .filter(draft__in_packages__package=package)
        .values_list("draft_id", "public_id")
    )
    texts = packaging.texts_of(package)
    prefetch_related_objects([one.draft for one in texts if one.draft.languages[1:]], "versions")
    shown = [
        _shown(one, package, adopted.get(one.draft_id, ""))
        for one in texts
        if one.draft_id in seen or one.draft_id in adopted
    ]
    meeting = _meeting_seen(package, viewer)
    clocks = clocks_of(viewer, package.body.time_zone or "UTC")
    return PackagePage(
        id=package.public_id, title=package.title, body=body_called(package.body, viewer),
        body_slug=package.body.slug, is_fictitious=package.body.is_fictitious,
        distribution=package.get_distribution_display(), meeting=meeting.title if meeting else "",
        meeting_id=meeting.public_id if meeting else "",
        going=tuple(one for one in shown if not one.reason), aside=tuple(one for one in shown if one.reason),
        adopted=clocks.shown(package.adopted_at) if package.adopted_at else None,
        way=package.get_way_display() if package.way else "", why=package.why,
        may_change=package.is_open and policies.may_steer(viewer, package.body, at),
    )  # fmt: skip


def _meeting_seen(package: Package, viewer: Actor) -> Meeting | None:
    if package.meeting_id is None:
        return None
    rows = Meeting.objects.visible_to(viewer).select_related("line")
    found: Meeting | None = rows.filter(pk=package.meeting_id).first()
    return found


def _shown(text: PackageText, package: Package, adoption: str) -> TextShown:
    draft = text.draft
    return TextShown(
        id=draft.public_id, title=draft.title, kind=draft.get_kind_display(), symbol=draft.symbol,
        stage=draft.get_stage_display(),
        hindrances=packaging.hindrances_of(draft) if package.is_open else (), adoption=adoption,
        reason=text.reason,
    )  # fmt: skip


def package_list(page: PackagePage) -> Paper:
    """Return the list of a package as a paper."""
    blocks: list[Block] = [_item(number, one) for number, one in enumerate(page.going, 1)]
    if page.aside:
        blocks.append(Heading(_("Set aside")))
        blocks += [Item("–", one.title, (one.kind, one.reason)) for one in page.aside]
    told = _("Adopted %(way)s, %(when)s") if page.adopted else _("Not adopted yet")
    if page.adopted:
        told %= {"way": page.way.lower(), "when": page.adopted.seat}
    return Paper(
        title=page.title, masthead=page.body, marks=(page.distribution,),
        lede=tuple(filter(None, (page.meeting,))), blocks=[Words(told, is_soft=True), *blocks],
        is_headed=True,
    )  # fmt: skip


def _item(number: int, text: TextShown) -> Item:
    return Item(f"{number}", text.title, tuple(filter(None, (text.kind, text.symbol))), text.stage)
