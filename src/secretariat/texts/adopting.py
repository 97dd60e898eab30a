"""What an adoption comes to, and what its seal holds. Call within the transaction of the act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from secretariat.bodies.queries import names_by_address
from secretariat.distribution import Distribution
from secretariat.engines.drafting.adoption.rules import RuleSet, rule_sets
from secretariat.engines.drafting.adoption.voting import Count, Outcome, by_consensus, counted
from secretariat.engines.drafting.errors import BadStep
from secretariat.engines.drafting.exporting.facts import Facts
from secretariat.engines.drafting.operations.acts import Open
from secretariat.engines.drafting.operations.applying import applied
from secretariat.engines.drafting.operations.matrix import reserved
from secretariat.engines.drafting.operations.values import State
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence.actions.withdraw_claim import withdraw_claim
from secretariat.evidence.models import Line
from secretariat.evidence.policies import may_withdraw
from secretariat.evidence.sourced import Cited, Sourced
from secretariat.evidence.states import CitationKind
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotReady
from secretariat.texts import exporting
from secretariat.texts.actions.enter_text import enter_text
from secretariat.texts.bridge import TextValue
from secretariat.texts.exports.pades import Signer, signed
from secretariat.texts.models import Adoption, AdoptionStatement, Draft
from secretariat.texts.states import AdoptionWay, TextStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What happened in the meeting: who was there, how they voted, who objected (codes of Parties).

    `vote`: the kind of vote in the rule set; `unconfirmed`: who agreed ad referendum and has not confirmed.
    """

    members: int
    present: int
    in_favour: int = 0
    against: int = 0
    abstaining: int = 0
    vote: str = ""
    objections: Sequence[str] = ()
    unconfirmed: Sequence[str] = ()

    @property
    def count(self) -> Count:
        """Its figures."""
        return Count(self.members, self.present, self.in_favour, self.against, self.abstaining)


def outcome_of(way: str, rules: str, decided: Decided) -> Outcome:
    """Return what came of the chair's question or of a vote, by the rules of the body.

    Raises:
        Invalid: rules that know no such way, or figures that cannot be.
    """
    known = rule_sets().get(rules)
    if known is None:
        raise Invalid("Name the rules by which it was adopted.", field="rules")
    try:
        return _outcome(way, known, decided)
    except BadStep as error:
        raise Invalid(str(error), field="in_favour") from error


def _outcome(way: str, known: RuleSet, decided: Decided) -> Outcome:
    if way == AdoptionWay.VOTE:
        if decided.vote not in known.votes:
            raise Invalid(
                f"These rules know no such vote; choose one of: {', '.join(known.votes)}.", field="vote"
            )
        return counted(known.votes[decided.vote], decided.count)
    if known.consensus is None:
        raise Invalid("These rules know no decision by consensus.", field="rules")
    counted(_ANYTHING, decided.count)
    return by_consensus(
        known.consensus, members=decided.members, present=decided.present, objections=decided.objections,
        unconfirmed=decided.unconfirmed,
    )  # fmt: skip


_ANYTHING = next(vote for rules in rule_sets().values() for vote in rules.votes.values())


def refuse_not_adopted(outcome: Outcome) -> None:
    """Refuse what did not come to an adoption.

    Raises:
        NotReady: says why.
    """
    if not outcome.is_adopted:
        raise NotReady(f"By these rules the text is not adopted ({outcome.state}). {outcome.why}")


def entered(adoption: Adoption, by: Actor, at: datetime, *, line: Line | None = None) -> Line:
    """Enter the text into the record, with the adoption as its source; return its line.

    Args:
        line: of the adoption before it was sealed; what it said then is taken back, where the actor may.
    """
    draft = adoption.draft
    day = adoption.adopted_at.astimezone(UTC).date().isoformat()
    value = TextValue(
        kind=draft.kind, title=draft.title, status=TextStatus.IN_FORCE, body=draft.body.slug,
        language=(draft.languages or ["en"])[0], symbol=adoption.symbol, adopted=day,
        adopted_at=adoption.meeting.title if adoption.meeting else "",
    )  # fmt: skip
    note = f"Adoption {adoption.public_id}, {adoption.get_way_display().lower()}. {adoption.why}".strip()
    sourced = Sourced(
        by=by, at=at, cited=(Cited(CitationKind.ENTRY, said_on=Edtf.parse(day), note=note[:300]),),
        distribution=adoption.distribution, body=draft.body, said_on=Edtf.parse(day),
        is_fictitious=draft.body.is_fictitious,
        readers=_readers(adoption),
    )  # fmt: skip
    before = line.chosen if line else None
    entry = enter_text(value=value, sourced=sourced, line=line, choose=line is not None)
    if before is not None and may_withdraw(by, before, at):
        withdraw_claim(claim=before, by=by, at=at, reason="The text was sealed under its symbol.")
    return entry.line


def attach_announced(adoption: Adoption, state: State, by: Actor, at: datetime) -> None:
    """Attach what delegations announced in the place of reservations that still stand."""
    carried = {(one.actor, one.target) for one in reserved(state) if one.is_linked}
    latest = {(one.party.code, one.target): one for one in adoption.draft.announced.select_related("party")}
    for key, one in latest.items():
        if key not in carried:
            continue
        AdoptionStatement.objects.create(
            adoption=adoption, kind=one.kind, party=one.party, account_id=one.account_id, words=one.words,
            paper=one.paper, at=adoption.adopted_at,
        )  # fmt: skip
        record(
            "adoption.statement-attached", on=adoption, by=by, at=at, kind=one.kind, party=one.party.code,
            draft=adoption.draft.public_id,
        )  # fmt: skip


def sealed_facts(adoption: Adoption, body: str, viewer: Actor) -> dict[str, Any]:
    """Return the facts of the manifest."""
    statements = list(adoption.statements.select_related("party"))
    names = names_by_address("party", [each.party.code for each in statements], "en", viewer=viewer)
    decision: dict[str, Any] = {
        "by": adoption.way, "at": _moment(adoption.adopted_at), "rules": adoption.rules, "why": adoption.why,
        "words_sha256": adoption.words_hash, **adoption.count,
    }  # fmt: skip
    if adoption.silence:
        decision["silence"] = {
            "number": adoption.silence.number,
            "opened": _moment(adoption.silence.opened_at),
        }
    return {
        "symbol": adoption.symbol, "title": adoption.draft.title, "body": body,
        "meeting": adoption.meeting.title if adoption.meeting else "by silence, without a meeting",
        "decision": decision, "log_head": adoption.head, "software": f"secretariat {version('secretariat')}",
        "statements": [
            {
                "by": names.get(each.party.code, each.party.code), "kind": each.kind, "text": each.words,
                "at": _moment(each.at),
            }
            for each in statements
        ],
    }  # fmt: skip


def sealed_files(
    adoption: Adoption, state: State, viewer: Actor, at: datetime, signer: Signer | None = None
) -> Mapping[str, Sequence[tuple[str, bytes]]]:
    """Return the files of each language: Word, PDF, Akoma Ntoso and plain words.

    A PDF carries the last two inside, and is signed where there is a `signer`.

    Raises:
        CannotSign: the certificate is not good now, or the time stamp authority does not answer.
    """
    draft = adoption.draft
    first = (draft.languages or ["en"])[0]
    facts = replace(
        exporting.facts_of(draft, state, viewer, adoption.adopted_at), symbol=adoption.symbol, made_at=at,
        distribution=adoption.get_distribution_display(),
    )  # fmt: skip
    states = {first: state} | {
        one.language: _state(draft, one.paragraphs, state) for one in draft.versions.all()
    }
    return {
        language: [
            (_file_name(adoption, language, kind), _written(there, own, kind, signer, at))
            for kind in ("docx", "pdf", "txt", "xml")
        ]
        for language, there in states.items()
        for own in [replace(facts, language=language)]
        if language in (draft.languages or ["en"])
    }


def _written(state: State, facts: Facts, kind: str, signer: Signer | None, at: datetime) -> bytes:
    if kind != "pdf":
        return exporting.written(state, facts, "clean", kind)
    data = exporting.kept(state, facts)
    return signed(data, signer, at=at) if signer else data


def _file_name(adoption: Adoption, language: str, kind: str) -> str:
    return f"{_plain(adoption.symbol)}.{language}.{kind}"


def _readers(adoption: Adoption) -> frozenset[int]:
    if adoption.distribution != Distribution.RESTRICTED:
        return frozenset()
    return frozenset(adoption.draft.readers.values_list("pk", flat=True))


def _state(draft: Draft, paragraphs: Mapping[str, Sequence[str]], original: State) -> State:
    """Return another language as a text of its own, with the paragraphs of the original."""
    given = tuple((key, *paragraphs[key]) for key in original.order if key in paragraphs)
    return applied(State(), Open(id="v", author="secretariat", at=draft.opened_at, paragraphs=given))  # type: ignore[arg-type]


def _plain(symbol: str) -> str:
    return "".join(sign if sign.isalnum() or sign in ".-" else "-" for sign in symbol).strip("-.")


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
