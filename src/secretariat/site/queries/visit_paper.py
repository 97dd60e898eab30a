"""The programme of a visit as a paper: what the delegation carries."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from secretariat.papers.paper import Block, Heading, Item, Paper, Words
from secretariat.site.queries.meeting import Detail, MeetingPage, Present, ProgrammeItem
from secretariat.site.queries.sitting import reach_words


def visit_paper(page: MeetingPage, language: str) -> Paper:
    """Return the programme by days; what has no day stands last."""
    where = ", ".join(filter(None, (page.row.when, page.hours, *page.places)))
    return Paper(
        title=page.title[:1].upper() + page.title[1:],
        masthead=", ".join(link.label for link in page.row.links),
        marks=tuple(filter(None, (reach_words(page.row.distribution),))),
        lede=tuple(filter(None, (where, *_people(page.present)))),
        blocks=tuple(_blocks(page)),
        foot=_("Programme of the visit"),
        language=language,
    )


def _blocks(page: MeetingPage) -> Iterator[Block]:
    yield from (Words(told, is_soft=True) for told in _details(page.details))
    days = list(dict.fromkeys(item.row.when for item in page.programme))
    for day in days:
        yield Heading(day[:1].upper() + day[1:] if day else _("Day not known"))
        yield from (_item(item) for item in page.programme if item.row.when == day)


def _item(item: ProgrammeItem) -> Item:
    place = ", ".join(item.row.facts)
    below = filter(None, (place, *_people(item.present), *_details(item.details)))
    return Item(number="", title=item.row.head.label, below=tuple(below), side=item.hours)


def _people(present: Iterable[Present]) -> Iterator[str]:
    for one in present:
        part = f" ({one.part})" if one.part else ""
        yield ", ".join((one.link.label, *one.offices)) + part


def _details(details: Iterable[Detail]) -> Iterator[str]:
    for detail in details:
        words = "; ".join(detail.words.splitlines())
        told = ", ".join(filter(None, (*(link.label for link in detail.links), words)))
        yield f"{detail.name}: {told}"
