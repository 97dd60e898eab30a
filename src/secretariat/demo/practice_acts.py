"""The acts by which ports learn from one another in the demonstration year, each by the secretariat."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from secretariat.evidence.sourced import Cited
from secretariat.evidence.states import CitationKind
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.practices.actions.add_result import add_result
from secretariat.practices.actions.answer_visit import Answer, answer_visit
from secretariat.practices.actions.ask_for_visit import ask_for_visit
from secretariat.practices.actions.draft_practice import draft_practice
from secretariat.practices.actions.judge_reuse import judge_reuse
from secretariat.practices.actions.offer_practice import offer_practice
from secretariat.practices.actions.publish_practice import publish_practice
from secretariat.practices.actions.report_reuse import report_reuse
from secretariat.practices.checks import Told
from secretariat.practices.models import PeerVisit, Practice, Reuse
from secretariat.practices.proofs import Proof

What = Mapping[str, Any]


@dataclass(slots=True)
class Learning:
    """The practices of the year, by the acts that drafted them, with what came of them."""

    practices: dict[str, int] = field(default_factory=dict)

    def of(self, what: What) -> Practice:
        """Return the practice of an act, as it stands."""
        found: Practice = Practice.objects.select_related("body__parent").get(pk=self.practices[what["of"]])
        return found


@dataclass(frozen=True, slots=True)
class Sharing:
    """Who acts, when, in which act of the script."""

    learning: Learning
    id: str
    by: Actor
    at: datetime


def _draft(doing: Sharing, what: What) -> None:
    given = {name: value for name, value in what.items() if name not in {"body", "party", "amount"}}
    practice = draft_practice(
        body=Body.objects.select_related("parent").get(slug=what["body"]), party=what["party"],
        told=Told(**given, amount=Decimal(what["amount"])), by=doing.by, at=doing.at,
    )  # fmt: skip
    doing.learning.practices[doing.id] = practice.pk


def _result(doing: Sharing, what: What) -> None:
    practice = doing.learning.of(what)
    add_result(
        practice=practice, words=what["words"], proof=_proof(doing, what), by=doing.by, at=doing.at,
        seen_version=practice.version,
    )  # fmt: skip


def _offer(doing: Sharing, what: What) -> None:
    practice = doing.learning.of(what)
    offer_practice(practice=practice, by=doing.by, at=doing.at, seen_version=practice.version)


def _publish(doing: Sharing, what: What) -> None:
    practice = doing.learning.of(what)
    publish_practice(practice=practice, by=doing.by, at=doing.at, seen_version=practice.version)


def _ask(doing: Sharing, what: What) -> None:
    names = ("party", "aims", "suits", "people")
    ask_for_visit(
        practice=doing.learning.of(what), by=doing.by, at=doing.at, **{name: what[name] for name in names}
    )


def _answer(doing: Sharing, what: What) -> None:
    visit = PeerVisit.objects.get(practice=doing.learning.of(what), party__code=what["party"])
    answer = Answer("accepted", what["words"], what["on"], what["place"])
    answer_visit(visit=visit, answer=answer, by=doing.by, at=doing.at, seen_version=visit.version)


def _reuse(doing: Sharing, what: What) -> None:
    report_reuse(
        practice=doing.learning.of(what), party=what["party"], began=what["began"], words=what["words"],
        proof=_proof(doing, what), by=doing.by, at=doing.at,
    )  # fmt: skip


def _judge(doing: Sharing, what: What) -> None:
    reuse = Reuse.objects.get(practice=doing.learning.of(what), party__code=what["party"])
    judge_reuse(
        reuse=reuse, verdict="confirmed", reason="", by=doing.by, at=doing.at, seen_version=reuse.version
    )


def _proof(doing: Sharing, what: What) -> Proof:
    return Proof(Cited(CitationKind.REFERENCE, address=what["address"], seen_on=doing.at.date()))


PRACTICES: Mapping[str, Callable[[Sharing, What], None]] = {
    "draft_practice": _draft,
    "add_result": _result,
    "offer_practice": _offer,
    "publish_practice": _publish,
    "ask_for_visit": _ask,
    "answer_visit": _answer,
    "report_reuse": _reuse,
    "judge_reuse": _judge,
}
