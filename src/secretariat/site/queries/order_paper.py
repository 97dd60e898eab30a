"""The order of the day as a paper: what one lays on the table."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from secretariat.papers.paper import Block, Heading, Item, Paper
from secretariat.site.queries.agenda import AgendaPage, ItemShown
from secretariat.site.queries.sitting import SittingHead, reach_words


def order_of_the_day(page: AgendaPage, language: str) -> Paper:
    """Return the agenda on one page: by days where they are fixed, then what has no day yet."""
    version = page.versions[0] if page.versions else None
    sent = (
        _("Version %(number)d, sent %(at)s") % {"number": version.number, "at": version.at} if version else ""
    )
    state = _("changed since") if page.changes else ""
    return Paper(
        title=_("Order of the day"),
        masthead=masthead(page.head),
        marks=marks(page.head),
        lede=lede(page.head),
        blocks=tuple(_blocks(page)),
        foot=", ".join(filter(None, (sent, state))),
        language=language,
        is_one_page=True,
    )


def masthead(head: SittingHead) -> str:
    """Return whose meeting it is."""
    return ", ".join(link.label for link in head.row.links)


def marks(head: SittingHead) -> tuple[str, ...]:
    """Return who may see it, unless everybody may."""
    return tuple(filter(None, (reach_words(head.distribution),)))


def lede(head: SittingHead) -> tuple[str, ...]:
    """Return which meeting it is, when and where, and who presides."""
    chair = _("In the chair: %(who)s") % {"who": head.presides.label} if head.presides else ""
    where = ", ".join(filter(None, (head.row.when, head.hours, head.place)))
    return tuple(filter(None, (head.title, where, chair)))


def _blocks(page: AgendaPage) -> Iterator[Block]:
    if len(page.days) < 2:
        yield from (_item(item) for item in page.items)
        return
    for day in page.days:
        yield Heading(day.label)
        yield from (_item(item) for item in page.items if item.day == day.iso)
    without = [item for item in page.items if not item.day]
    if without:
        yield Heading(_("Day not fixed yet"))
        yield from (_item(item) for item in without)


def _item(item: ItemShown) -> Item:
    speakers = "; ".join(", ".join(filter(None, (one.link.label, one.office))) for one in item.speakers)
    below = tuple(filter(None, (item.note, speakers)))
    side = ", ".join(filter(None, (item.hours, item.room)))
    return Item(number=item.number, title=item.title, below=below, side=side, depth=item.depth)
