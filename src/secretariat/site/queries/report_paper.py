"""The report of a meeting as a paper, with its annexes."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from secretariat.papers.paper import Block, Heading, Item, Paper, Table, Words
from secretariat.site.queries.order_paper import lede, marks, masthead
from secretariat.site.queries.report import Decided, ReportPage, Said


def report_paper(page: ReportPage, language: str) -> Paper:
    """Return the report as a paper, with its annexes."""
    state = page.course.state_words if page.course else _("Draft")
    sealed = f"SHA-256 {page.course.sha256}" if page.course and page.course.sha256 else ""
    return Paper(
        title=_("Report"),
        masthead=masthead(page.head),
        marks=(*marks(page.head), state),
        lede=lede(page.head),
        blocks=tuple(_blocks(page)),
        foot=sealed[:24],
        language=language,
    )


def _blocks(page: ReportPage) -> Iterator[Block]:
    if page.introduction:
        yield Heading(_("Introduction"))
        yield Words(page.introduction)
    yield Heading(_("Items of the agenda"))
    for item in page.items:
        before = (_("Documents: %(names)s") % {"names": ", ".join(item.documents)},) if item.documents else ()
        said = tuple(_spoken(one) for one in item.said)
        yield Item(item.number, item.title, (*before, *said, *(_resolved(one) for one in item.decided)))
    yield Heading(_("Annex I. Decisions"))
    if page.decisions:
        rows = tuple((one.item, one.symbol, one.words, one.follow_up or "—") for one in page.decisions)
        yield Table("", (_("Item"), _("Symbol"), _("Decision"), _("Followed up by")), rows, (1, 3, 7, 3))
    yield Heading(_("Annex II. Documents"))
    if page.documents:
        papers = tuple((one.symbol or "—", one.title, one.languages) for one in page.documents)
        yield Table("", (_("Symbol"), _("Title"), _("Languages")), papers, (3, 7, 2))
    yield Heading(_("Annex III. Participants"))
    for group in page.groups:
        yield Heading(group.title, level=2)
        people = tuple(
            (one.official, person.name, person.office) for one in group.delegations for person in one.people
        )
        yield Table("", (_("For"), _("Name"), _("Office")), people, (3, 4, 5))


def _spoken(one: Said) -> str:
    who = ", ".join(filter(None, (one.who.label, one.office)))
    words = f"“{one.words}”" if one.is_quotation else one.words
    return f"{who}: {words}" + (f" ({one.delivery})" if one.delivery else "")


def _resolved(one: Decided) -> str:
    told = ", ".join(filter(None, (one.symbol, one.how.lower())))
    follow = " " + _("Followed up by %(who)s.") % {"who": one.follow_up} if one.follow_up else ""
    return _("Decision: %(words)s") % {"words": one.words} + (f" ({told})" if told else "") + follow
