"""A file as a paper to lay on the table, from its content alone. Pure but for the words of the language."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.papers.paper import Block, Heading, Paper, Table, Words


def paper_of(content: Mapping[str, Any], *, marks: tuple[str, ...] = ()) -> Paper:
    """Return the paper; `marks` stand at the top right: version, day, for whom."""
    with translation.override(content["language"]):
        body = content["body"]["name"]
        return Paper(
            title=title_of(content),
            masthead=body,
            marks=marks,
            lede=tuple(lede_of(content)),
            blocks=tuple(_blocks(content)),
            foot=_("%(body)s: handover file as of %(day)s") % {"body": body, "day": content["on"]},
            language=content["language"],
            is_headed=True,
        )


def title_of(content: Mapping[str, Any]) -> str:
    """Return the title: for whom the file is."""
    term = content["term"]
    return _("Handover file for %(holder)s") % {"holder": term["holder"]} if term else _("Handover file")


def lede_of(content: Mapping[str, Any]) -> Iterator[str]:
    """Yield what stands above all parts: who takes over, from whom, how much is open."""
    term, outgoing = content["term"], content["outgoing"]
    if term:
        yield _("%(holder)s takes the chair: %(when)s.") % term
    if outgoing:
        yield _("In the chair before: %(holder)s, %(when)s.") % outgoing
    count = content["open_count"]
    yield ngettext("%(count)d item is open.", "%(count)d items are open.", count) % {"count": count}
    if content.get("is_past"):  # versions kept before have no such word
        yield _("Commitments are told as they stood on that day, all else as it stands in the record now.")


def _blocks(content: Mapping[str, Any]) -> Iterator[Block]:
    if content["is_fictitious"]:
        yield Words(_("Fictitious: an organisation of the demonstration."), is_soft=True)
    yield Heading(_("Contents"))
    yield Table(
        "",
        (_("Part"), _("Items")),
        tuple((f"{at}. {part['heading']}", str(len(part["items"]))) for at, part in _numbered(content)),
        shares=(6, 1),
    )
    yield from _figures(content)
    for at, part in _numbered(content):
        yield Heading(f"{at}. {part['heading']}")
        yield Words(part["about"], is_soft=True)
        if not part["items"]:
            yield Words(nothing_in(part))
        elif part["key"] == "owed":
            yield _owed(part)
            yield from _summaries(content)
        else:
            yield _table(part)


def nothing_in(part: Mapping[str, Any]) -> str:
    """Return what an empty part says, so that the reader knows that it was looked at."""
    if not part.get("is_told", True):  # a version kept before editions left parts out
        return _("The secretariat's edition alone tells this.")
    return _("Nothing open.") if part["is_work"] else _("Nothing on record.")


def _numbered(content: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    return enumerate(content["parts"], start=1)


def _figures(content: Mapping[str, Any]) -> Iterator[Block]:
    if content["figures"]:
        yield Heading(_("The outgoing term in figures"))
        yield Table(
            "",
            (_("Figure"), _("Count"), _("What it counts")),
            tuple((one["label"], str(one["count"]), one["means"]) for one in content["figures"]),
            shares=(2, 1, 5),
        )


def _summaries(content: Mapping[str, Any]) -> Iterator[Block]:
    yield Heading(_("By owner"), level=2)
    yield Table(
        "",
        (_("Owner"), _("Open"), _("Late")),
        tuple((one["owner"], str(one["count"]), str(one["late"])) for one in content["owners"]),
        shares=(4, 1, 1),
    )
    yield Heading(_("By age"), level=2)
    yield Table(
        "",
        (_("Since it was said"), _("Open")),
        tuple((one["label"], str(one["count"])) for one in content["ages"]),
        shares=(4, 1),
    )


def _owed(part: Mapping[str, Any]) -> Table:
    return Table(
        "",
        (_("Who"), _("What"), _("By when"), _("How it stands")),
        tuple(
            (
                who_of(one),
                _lines(one["words"], origin_of(one)),
                _lines(due_of(one)),
                _lines(one["state"], one["next"]),
            )
            for one in part["items"]
        ),
        shares=(2, 5, 2, 3),
    )


def _table(part: Mapping[str, Any]) -> Table:
    return Table(
        "",
        (_("What"), _("Who"), _("When"), _("How it stands")),
        tuple(
            (
                _lines(one["words"], kind_of(one), one["source"]),
                who_of(one),
                when_of(one),
                _lines(one["state"], one["next"]),
            )
            for one in part["items"]
        ),
        shares=(5, 2, 2, 4),
    )


def who_of(one: Mapping[str, Any]) -> str:
    """Return who owes it; a dash where nobody is named."""
    return ", ".join(one["owners"]) or "–"


def kind_of(one: Mapping[str, Any]) -> str:
    """Return what kind of thing it is, and of which organ, where it is not the body itself."""
    return " · ".join(filter(None, (one["kind_name"], one["body_name"])))


def origin_of(one: Mapping[str, Any]) -> str:
    """Return where it comes from: kind, body, document or paragraph, when it was said, under which chair."""
    said = _("said %(when)s") % {"when": one["since_words"]} if one["since_words"] else ""
    under = _("under %(chair)s") % {"chair": one["under"]} if one["under"] else ""
    return " · ".join(filter(None, (kind_of(one), one["source"], said, under)))


def due_of(one: Mapping[str, Any]) -> str:
    """Return by when it is due, in words, and how late it is."""
    if not one["due_words"]:
        return _("no day")
    late = one["late_days"]
    if not late:
        return str(one["due_words"])
    words = ngettext("%(count)d day late", "%(count)d days late", late) % {"count": late}
    return f"{one['due_words']} ({words})"


def when_of(one: Mapping[str, Any]) -> str:
    """Return the day that is ahead, else since when it is open."""
    if one["due_words"]:
        return due_of(one)
    return _("since %(when)s") % {"when": one["since_words"]} if one["since_words"] else "–"


def _lines(*words: str) -> str:
    return "\n".join(filter(None, words))
