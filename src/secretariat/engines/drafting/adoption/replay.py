"""The examples of a rule set replayed: what is written there must be what the rules give.

Source: docs/reference/adoption.md#examples.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from secretariat.engines.drafting.adoption.motions import Motion, Moved, answered
from secretariat.engines.drafting.adoption.notice import noticed
from secretariat.engines.drafting.adoption.parts import Part, voted_in_parts
from secretariat.engines.drafting.adoption.rectifying import (
    Correction,
    CorrectionNotice,
    CorrectionObjection,
    rectification,
)
from secretariat.engines.drafting.adoption.rules import CorrectionRule, RuleSet
from secretariat.engines.drafting.adoption.silence import Calendar, Opening, Word
from secretariat.engines.drafting.adoption.silence import replayed as silence_replayed
from secretariat.engines.drafting.adoption.voting import Count, by_consensus, counted
from secretariat.engines.drafting.errors import BadRules


@dataclass(frozen=True, slots=True)
class Replay:
    """One example: in words, what is expected of it, and what the rules give."""

    words: str
    expected: str
    state: str

    @property
    def is_right(self) -> bool:
        """Whether the rules give what is expected."""
        return self.state == self.expected


def replays(rules: RuleSet) -> tuple[Replay, ...]:
    """Return every example of a rule set, replayed.

    Raises:
        BadRules: an example speaks of a rule that the set does not have.
    """
    return tuple(_replay(rules, example) for example in rules.examples)


def _replay(rules: RuleSet, example: Mapping[str, Any]) -> Replay:
    expected = str(example["expected"])
    match example["what"]:
        case "vote" if example["kind"] in rules.votes:
            return _vote(rules, example, expected)
        case "consensus" if rules.consensus:
            outcome = by_consensus(
                rules.consensus,
                members=example["members"],
                present=example["present"],
                objections=example["objections"],
                unconfirmed=example["unconfirmed"],
            )
            present = f"{example['present']} of {example['members']} present"
            return Replay(f"consensus, {present}: {outcome.why}", expected, outcome.state)
        case "silence" if rules.silence:
            return _silence(rules, example, expected)
        case "parts" if example["kind"] in rules.votes:
            return _parts(rules, example, expected)
        case "motions" if rules.motions:
            return _motions(rules, example, expected)
        case "notice" if rules.notice:
            distributed = {name: _moment(each) for name, each in example["distributed"].items()}
            outcome = noticed(rules.notice, distributed, _moment(example["at"]), _calendar(example))
            return Replay(f"notice: {outcome.why}", expected, outcome.state)
        case "correction" if rules.correction:
            return _correction(rules.correction, example, expected)
    raise BadRules(f"{rules.key}: an example of a rule that it does not have.")


def _vote(rules: RuleSet, example: Mapping[str, Any], expected: str) -> Replay:
    delegations = {name: (there, size) for name, (there, size) in example.get("delegations", {}).items()}
    outcome = counted(rules.votes[example["kind"]], _count(example, delegations))
    return Replay(f"{example['kind']} vote: {outcome.why}", expected, outcome.state)


def _count(told: Mapping[str, Any], delegations: Mapping[str, tuple[int, int]] | None = None) -> Count:
    names = ("members", "present", "in_favour", "against", "abstaining")
    return Count(**{name: int(told[name]) for name in names}, delegations=delegations or None)


def _parts(rules: RuleSet, example: Mapping[str, Any], expected: str) -> Replay:
    parts = [Part(each["id"], each["operative"]) for each in example["parts"]]
    counts = {each["id"]: _count(each) for each in example["parts"]}
    whole = _count(example["whole"]) if example.get("whole") else None
    found = voted_in_parts(rules.votes[example["kind"]], parts, counts, whole)
    kept = ", ".join(found.kept) or "none"
    return Replay(f"parts kept: {kept}; the whole: {found.whole.why}", expected, found.whole.state)


def _motions(rules: RuleSet, example: Mapping[str, Any], expected: str) -> Replay:
    moved = [Moved(Motion(each["motion"]), each["by"], _moment(each["at"])) for each in example["moved"]]
    carried = {Motion(name): how for name, how in example["carried"].items()}
    found = answered(rules.motions, moved, carried)
    told = "; ".join(f"{each.moved.motion.value}: {each.state}" for each in found)
    return Replay(f"motions, {len(moved)} made: {told}", expected, told)


def _correction(rule: CorrectionRule, example: Mapping[str, Any], expected: str) -> Replay:
    corrections = tuple(Correction(**each) for each in example["corrections"])
    notice = CorrectionNotice(
        _moment(example["at"]), "notifier", example["role"], example["length"], corrections
    )  # fmt: skip
    objections = [
        CorrectionObjection(_moment(each["at"]), each["by"], each.get("number"))
        for each in example["objections"]
    ]
    found = rectification(rule, notice, objections, _moment(example["now"]), _calendar(example))
    words = f"correction, objections until {found.expires_at.isoformat()}: {' '.join(found.notes)}"
    return Replay(words.rstrip(": "), expected, found.state)


def _moment(words: str) -> datetime:
    return datetime.fromisoformat(words)


def _calendar(example: Mapping[str, Any]) -> Calendar:
    return Calendar(ZoneInfo(example["zone"]), frozenset(map(date.fromisoformat, example["holidays"])))


def _silence(rules: RuleSet, example: Mapping[str, Any], expected: str) -> Replay:
    assert rules.silence is not None
    opening = Opening(
        datetime.fromisoformat(example["at"]), "opener", example["role"], example["length"],
        tuple(example["objections"]),
    )  # fmt: skip
    words = [
        Word(datetime.fromisoformat(each["at"]), each["by"], each["role"], each["kind"], each["written"])
        for each in example["words"]
    ]
    now = datetime.fromisoformat(example["now"])
    found = silence_replayed(rules.silence, opening, words, now, _calendar(example))
    told = " ".join(found.notes)
    words_told = f"silence until {found.expires_at.isoformat()}, at {example['now']}: {told}".rstrip(": ")
    return Replay(words_told, expected, found.state)
