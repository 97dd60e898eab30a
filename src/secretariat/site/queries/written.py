"""How a line of each kind is written as a row: who, what, when, with its sources."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.bodies.states import MembershipStatus, NameForm
from secretariat.chairs.states import Basis, Departure, HandoverAct, RuleOrder
from secretariat.commitments.states import Delivery, Stance
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf, parse
from secretariat.evidence.states import CitationKind
from secretariat.meetings.states import (
    AttendanceStatus,
    DecisionWay,
    DelegateRole,
    DocumentStage,
    MeetingKind,
    Mode,
)
from secretariat.meetings.titles import titles_told
from secretariat.site.queries import written_agenda, written_projects
from secretariat.site.queries.naming import Names
from secretariat.site.queries.pointing import page_of, speaker_link
from secretariat.site.queries.reads import Read
from secretariat.site.queries.rows import Link, Look, Row

Value = Mapping[str, Any]
MOST_NAMED = 3
# kind → the field that says when it was true
WHEN = {
    "chairmanship": "term",
    "membership": "during",
    "tenure": "during",
    "name": "during",
    "meeting": "on",
    "text": "adopted",
    "statement": "said",
    "commitment": "said",
    "particular": "on",
    "report": "expected",
    "change": "on",
    "measure": "on",
    "rotation": "since",
    "rotation-exception": "at",
    "coordinator": "during",
    "programme": "during",
    "programme-event": "on",
    "agenda-item": "day",
    "meeting-document": "due",
    "project": "planned",
    "project-act": "on",
    "project-call": "opens",
}
PARTICULARS = {
    "founded": gettext_lazy("Founded"),
    "founded-by": gettext_lazy("Founded by"),
    "seat": gettext_lazy("Seat"),
    "website": gettext_lazy("Website"),
    "kind": gettext_lazy("Kind"),
    "note": gettext_lazy("Remark"),
}


def rows_of(reads: Iterable[Read], names: Names, look: Look, *, seen_from: str = "") -> list[Row]:
    """Return the readings as rows.

    Args:
        seen_from: "body", "party" or "person": what the page is about is not named again in each row.
    """
    return [_row(read, names, look, seen_from) for read in reads]


def day_of(read: Read) -> Edtf | None:
    """Return when the line was true, None where not known."""
    given = read.value.get(WHEN.get(read.kind, ""))
    return parse(given) if given else None


def _row(read: Read, names: Names, look: Look, seen_from: str) -> Row:
    when = day_of(read)
    given = _WRITERS[read.kind](read.value, names, look, seen_from)
    own = given.pop("label", page_name(read))
    usual: dict[str, Any] = {
        "head": Link(_in_language(read, look) or own, page_of(read.kind, read.line)),
        "when": label(when, look.language) if when else "",
    }
    return Row(
        kind=read.kind,
        id=read.line,
        url=page_of(read.kind, read.line),
        value=read.value,
        distribution=read.distribution,
        is_fictitious=read.is_fictitious,
        edtf=when.text if when else "",
        notes=read.notes,
        is_apart=read.is_apart,
        is_inferred=any(note.inferred for note in read.notes if note.is_chosen),
        is_unverified=is_unverified(read),
        **(usual | given),
    )


def is_unverified(read: Read) -> bool:
    """Tell whether nothing but unverified knowledge carries the line."""
    return bool(read.notes) and all(note.kind == CitationKind.UNVERIFIED for note in read.notes)


def page_name(read: Read) -> str:
    """Return the words of a line that bears some: its title, its text."""
    value = read.value
    title = str(value.get("title") or "")
    if title:
        return title[:1].upper() + title[1:]
    return str(value.get("text") or value.get("words") or value.get("about") or "")


def titles_of_read(read: Read, look: Look) -> dict[str, str]:
    """Return language → title of a meeting: as the reading has it, then as the other sources do."""
    if read.kind != "meeting":
        return {}
    others = () if look.known else (claim.value for claim in read.claims)
    return titles_told((read.value, *others))


def _in_language(read: Read, look: Look) -> str:
    """Return the title of a meeting in the reader's language, where it is worded in another; "" for none."""
    if (read.value.get("language") or "en") == look.language:
        return ""
    title = titles_of_read(read, look).get(look.language, "")
    return title[:1].upper() + title[1:]


def _chairmanship(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    holder = names.party(value["holder"]) if value["holder"] else Link(value["holder_words"])
    body = names.body(value["body"])
    person = (names.person(value["person"]),) if value["person"] and seen_from != "person" else ()
    facts = [_("a boundary is inferred")] if value.get("basis") == Basis.INFERRED else []
    if value["holder"] and value["holder_words"]:
        facts.append(value["holder_words"])
    return {
        "head": body if seen_from == "party" else holder,
        "links": (() if seen_from in {"body", "party"} else (body,)) + person,
        "state": value["status"],
        "facts": tuple(facts),
    } | ({} if value["term"] else {"when": _("days not known")})


def _membership(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    facts = [] if value["status"] == "member" else [str(MembershipStatus(value["status"]).label).lower()]
    for span in value["suspensions"]:
        facts.append(_("suspended %(when)s") % {"when": label(parse(span), look.language)})
    if not value["is_current"]:
        facts.append(_("ended on a day not known"))
    head = names.body(value["body"]) if seen_from == "party" else names.party(value["party"])
    links = () if seen_from in {"body", "party"} else (names.body(value["body"]),)
    return {"head": head, "facts": tuple(facts), "links": links}


def _tenure(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    links = []
    if value["body"] and seen_from != "body":
        links.append(names.body(value["body"]))
    if value["party"] and seen_from != "party":
        links.append(names.party(value["party"]))
    facts = (value["organisation"],) if value["organisation"] and not links else ()
    if seen_from == "person":
        return {"head": Link(value["office"]), "links": tuple(links), "facts": facts}
    return {
        "head": names.person(value["person"]),
        "links": tuple(links),
        "facts": (value["office"], *facts),
    }


def _meeting(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    kind = str(MeetingKind(value["kind"]).label)
    facts = [value["place"]] if kind == value["title"] else [kind, value["place"]]
    if value["mode"] in {Mode.ONLINE, Mode.HYBRID}:
        facts.append(str(Mode(value["mode"]).label))
    links = (names.body(value["body"]),) if value["body"] and seen_from != "body" else ()
    told = {"facts": tuple(fact for fact in facts if fact), "state": value["status"], "links": links}
    return told | ({"label": _with_whom(value, names)} if kind == value["title"] else {})


def _with_whom(value: Value, names: Names) -> str:
    """Return the title of a meeting that bears none but its kind: who met."""
    given = value["participants"]
    chief = [one for one in given if not one.get("role")] or given
    present = [speaker_link(one, names).label for one in chief]
    if not present:
        return str(value["title"])
    named = ", ".join(present[:MOST_NAMED])
    more = _(" and others") if len(present) > MOST_NAMED else ""
    return f"{value['title']}: {named}{more}"


def _text(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    facts = tuple(fact for fact in (value["kind"], value["symbol"], value["adopted_at"]) if fact)
    links = (names.body(value["body"]),) if value["body"] and seen_from != "body" else ()
    return {"facts": facts, "state": value["status"], "links": links}


def _statement(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    speaker = value["speaker"]
    delivery = value.get("delivery") or Delivery.SPOKEN
    told = "" if delivery == Delivery.SPOKEN else str(Delivery(delivery).label).lower()
    tongue = value["language"] if value.get("item") else ""
    is_for_body = speaker["body"] and (speaker["person"] or speaker["party"])
    return {
        "head": Link("") if _speaks_here(speaker, seen_from) else speaker_link(speaker, names),
        "words": value["words"],
        "facts": tuple(filter(None, (value.get("office"), told, tongue))),
        "is_quotation": value["is_quotation"],
        "links": (names.body(speaker["body"]),) if is_for_body else (),
    }


def _commitment(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    given = value["owners"]
    is_alone = len(given) == 1 and _speaks_here(given[0], seen_from)
    owners = [Link("")] if is_alone else [speaker_link(owner, names) for owner in given]
    facts = [str(Stance(value["stance"]).label).lower()]
    if value["due"]:
        facts.append(_("due %(when)s") % {"when": label(parse(value["due"]), look.language)})
    return {
        "head": owners[0] if owners else Link(_("Nobody named")),
        "links": tuple(owners[1:]),
        "words": value["words"],
        "facts": tuple(facts),
    }


def _report(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    until = value["searched_until"]
    facts = (_("searched until %(day)s") % {"day": until},) if until else ()
    links = (names.body(value["body"]),) if value["body"] and seen_from != "body" else ()
    return {"state": value.get("state") or value["result"], "facts": facts, "links": links}


def _name(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    form = str(NameForm(value["form"]).label).lower()
    return {"head": Link(value["text"]), "facts": (form, value["language"]), "field": value["form"]}


def _particular(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    is_address = value["field"] == "website" and value["text"].startswith("http")
    head = Link(value["text"], value["text"] if is_address else "")
    word = str(PARTICULARS.get(value["field"], value["field"]))
    return {"head": head, "facts": (word,), "field": value["field"]}


def _dispute(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    return {"head": Link(value["text"]), "facts": (value["topic"],)}


def _speaks_here(speaker: Value, seen_from: str) -> bool:
    """Tell whether the page is about the speaker, who is then not named again."""
    kind = next((kind for kind in ("person", "party", "body") if speaker[kind]), "")
    return bool(kind) and kind == seen_from


def _outcome(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    how = str(DecisionWay(value["how"]).label) if value.get("how") else ""
    facts = [fact for fact in (value.get("symbol"), how) if fact]
    if value["handed_to"] and seen_from != "body":
        facts.append(_("to be followed up by %(body)s") % {"body": names.body(value["handed_to"]).label})
    if value["due"]:
        facts.append(_("due %(when)s") % {"when": label(parse(value["due"]), look.language)})
    links = [Link(_("Meeting"), page_of("meeting", value["meeting"]))] if seen_from != "meeting" else []
    links += [Link(_("Text adopted"), page_of("text", text)) for text in value.get("texts") or ()]
    return {"head": Link(""), "words": value["words"], "facts": tuple(facts), "links": tuple(links)}


def _rotation(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    facts = [value["length"], value["note"]]
    return {"head": Link(str(RuleOrder(value["order"]).label)), "facts": tuple(filter(None, facts))}


def _exception(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    served = names.party_or_words(value["served"]) if value["served"] else Link(_("Nobody"))
    due = names.party_or_words(value["was_due"]).label
    told = (_("due by the rule: %(party)s") % {"party": due},) if due else ()
    kind = str(Departure(value["kind"]).label).lower()
    return {"head": served, "facts": (kind, *told, *filter(None, (value["reason"],)))}


def _coordinator(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    holder = names.party(value["holder"]) if value["holder"] else Link(value["holder_words"])
    links = (names.person(value["focal_point"]),) if value["focal_point"] else ()
    return {"head": holder, "links": (*links, names.body(value["body"]))}


def _programme(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    head = Link(value["motto"] or _("Priorities of the term"))
    holder = (names.party(value["holder"]),) if value["holder"] else ()
    return {"head": head, "links": holder, "facts": tuple(each["words"] for each in value["priorities"])}


def _event(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    serves = (_("serves: %(priority)s") % {"priority": value["priority"]},) if value["priority"] else ()
    facts = (value["place"], value["reason"], *serves)
    return {"facts": tuple(filter(None, facts)), "state": value["status"]} | (
        {} if value["on"] else {"when": _("day not known")}
    )


def _initiative(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    holder = (names.party(value["holder"]),) if value["holder"] and seen_from != "body" else ()
    own = (names.body(value["body"]),) if seen_from != "body" else ()
    others = [names.body(slug) for slug in value["open_to"]]
    to = _("open to %(bodies)s") % {"bodies": ", ".join(link.code or link.label for link in others)}
    facts = (to if others else _("open to whichever body wishes"), value["outcome"])
    return {"facts": tuple(filter(None, facts)), "state": value["state"], "links": (*holder, *own)}


def _agenda_item(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    number = f"{value['number']}. " if value["number"] else ""
    hours = "–".join(filter(None, (value["begins"], value["ends"])))
    struck = _("struck: %(why)s") % {"why": value["reason"]} if value["is_struck"] else ""
    facts = tuple(filter(None, (hours, value["room"], struck)))
    speakers = tuple(speaker_link(one, names) for one in value["speakers"])
    return {"label": f"{number}{value['title']}", "facts": facts, "links": speakers}


def _meeting_document(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    stage = str(DocumentStage(value["stage"]).label).lower()
    languages = ", ".join(one["language"] for one in value["files"])
    name = ", ".join(filter(None, (value["symbol"], value["title"])))
    return {"label": name, "facts": tuple(filter(None, (stage, languages, value["author"])))}


def _attendance(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    head = names.person(value["person"]) if value["person"] else Link(value["words"])
    links = (speaker_link(value["sender"], names),) if value["sender"] else ()
    role = str(DelegateRole(value["role"]).label).lower()
    status = str(AttendanceStatus(value["status"]).label).lower()
    return {"head": head, "facts": tuple(filter(None, (value["office"], role, status))), "links": links}


def _priority_act(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    return {"head": Link(value["priority"]), "links": (names.body(value["body"]),)}


def _handover(value: Value, names: Names, look: Look, seen_from: str) -> dict[str, Any]:
    head = Link(str(HandoverAct(value["act"]).label))
    return {"head": head, "facts": (value["moment"],), "links": (names.body(value["body"]),)}


_WRITERS: dict[str, Callable[[Value, Names, Look, str], dict[str, Any]]] = {
    "chairmanship": _chairmanship,
    "membership": _membership,
    "tenure": _tenure,
    "meeting": _meeting,
    "text": _text,
    "statement": _statement,
    "commitment": _commitment,
    "report": _report,
    "change": written_agenda.change,
    "strategy": written_agenda.strategy,
    "strategy-version": written_agenda.strategy_version,
    "priority": written_agenda.agenda_priority,
    "measure": written_agenda.measure,
    "alignment": written_agenda.alignment,
    "project": written_projects.project,
    "project-act": written_projects.project_act,
    "project-call": written_projects.project_call,
    "name": _name,
    "particular": _particular,
    "dispute": _dispute,
    "outcome": _outcome,
    "rotation": _rotation,
    "rotation-exception": _exception,
    "coordinator": _coordinator,
    "programme": _programme,
    "handover": _handover,
    "programme-event": _event,
    "initiative": _initiative,
    "priority-act": _priority_act,
    "agenda-item": _agenda_item,
    "meeting-document": _meeting_document,
    "attendance": _attendance,
}
