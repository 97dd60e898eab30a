"""How the lines of an agenda, and what changed of a commitment, are written as rows."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from secretariat.data.topics import topics
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import parse
from secretariat.site.queries.naming import Names
from secretariat.site.queries.pointing import page_of, speaker_link
from secretariat.site.queries.rows import Link, Look

Value = Mapping[str, Any]


def change(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    owners = tuple(speaker_link(owner, names) for owner in value["owners"] or ())
    facts = [_("owed by %(whom)s") % {"whom": ", ".join(one.label for one in owners)}] if owners else []
    if value["due"]:
        facts.append(_("due %(when)s") % {"when": label(parse(value["due"]), look.language)})
    return {"head": Link(value["reason"]), "facts": tuple(facts), "links": owners}


def strategy(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    told = value["next_review"]
    facts = (_("next review %(when)s") % {"when": label(parse(told), look.language)},) if told else ()
    return {"facts": facts, "links": (names.body(value["body"]),) if seen_from != "body" else ()}


def strategy_version(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    told = value["in_force"]
    facts = (_("in force %(when)s") % {"when": label(parse(told), look.language)},) if told else ()
    return {"head": Link(_("Version of an agenda"), page_of("text", value["text"])), "facts": facts}


def agenda_priority(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    number = f"{value['number']} " if value["number"] else ""
    named = {topic.key: topic.name(look.language) for topic in topics()}
    return {
        "label": f"{number}{value['words']}",
        "facts": tuple(named.get(key, key) for key in value["topics"]),
    }


def measure(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    of = page_of("priority", value["priority"])
    return {"head": Link(f"{value['indicator']}: {value['figure']}", of)}


def alignment(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    of = page_of("line", value["subject"])
    return {"head": Link(_("Under a line of an agenda"), page_of("priority", value["priority"])),
            "links": (Link(_("what stands there"), of),)}  # fmt: skip
