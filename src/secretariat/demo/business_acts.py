"""The acts by which the business council is asked in the demonstration year, each by the secretariat."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from secretariat.business.actions.answer_opinion import answer_opinion
from secretariat.business.actions.end_consultation import end_consultation
from secretariat.business.actions.give_opinion import Said, give_opinion
from secretariat.business.actions.open_consultation import open_consultation
from secretariat.business.actions.set_profile import Business, set_profile
from secretariat.business.checks import Asked
from secretariat.business.models import Consultation, Opinion
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Actor

What = Mapping[str, Any]


@dataclass(slots=True)
class Consulting:
    """The consultations of the year, by the acts that opened them."""

    consultations: dict[str, int] = field(default_factory=dict)

    def of(self, what: What) -> Consultation:
        """Return the consultation of an act, as it stands."""
        found: Consultation = Consultation.objects.get(pk=self.consultations[what["of"]])
        return found


@dataclass(frozen=True, slots=True)
class Asking:
    """Who acts, when, in which act of the script; `put`: public id of what an act made, by its kind."""

    consulting: Consulting
    id: str
    by: Actor
    at: datetime
    put: Callable[[str, str], str]


def _profile(doing: Asking, what: What) -> None:
    set_profile(
        council=Body.objects.select_related("parent").get(slug=what["council"]), party=_code(what),
        business=Business(
            sectors=what["sectors"], countries=what["countries"], words=what.get("words", "")
        ),
        by=doing.by, at=doing.at, seen_version=0,
    )  # fmt: skip


def _open(doing: Asking, what: What) -> None:
    asked = Asked(
        title=what["title"], question=what["question"], closes_on=date.fromisoformat(what["closes_on"]),
        **{what["kind"]: doing.put(what["kind"], what["about"])},
    )  # fmt: skip
    consultation = open_consultation(
        body=Body.objects.select_related("parent").get(slug=what["body"]),
        council=Body.objects.select_related("parent").get(slug=what["council"]), asked=asked, by=doing.by,
        at=doing.at,
    )  # fmt: skip
    doing.consulting.consultations[doing.id] = consultation.pk


def _give(doing: Asking, what: What) -> None:
    said = Said(stance=what["stance"], words=what["words"], note=what["note"])
    give_opinion(
        consultation=doing.consulting.of(what), party=_code(what), said=said, by=doing.by, at=doing.at,
        seen_version=0,
    )  # fmt: skip


def _answer(doing: Asking, what: What) -> None:
    opinion = Opinion.objects.get(consultation=doing.consulting.of(what), party__code=_code(what))
    answer_opinion(
        opinion=opinion, verdict=what["verdict"], words=what["words"], by=doing.by, at=doing.at,
        seen_version=opinion.version,
    )  # fmt: skip


def _end(doing: Asking, what: What) -> None:
    consultation = doing.consulting.of(what)
    end_consultation(
        consultation=consultation, outcome=what["words"], by=doing.by, at=doing.at,
        seen_version=consultation.version,
    )  # fmt: skip


def _code(what: What) -> str:
    """Return the code of a member of the council that the year admitted, by its name."""
    found: Party = Party.objects.get(names__text=what["party"], is_fictitious=True)
    return found.code


BUSINESS: Mapping[str, Callable[[Asking, What], None]] = {
    "set_profile": _profile,
    "open_consultation": _open,
    "give_opinion": _give,
    "answer_opinion": _answer,
    "end_consultation": _end,
}
