"""The examples of a rule set replayed: what is written there must be what the rules give.

Source: docs/reference/adoption.md#examples.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from secretariat.engines.drafting.adoption.rules import RuleSet
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
    raise BadRules(f"{rules.key}: an example of a rule that it does not have.")


def _vote(rules: RuleSet, example: Mapping[str, Any], expected: str) -> Replay:
    delegations = {name: (there, size) for name, (there, size) in example.get("delegations", {}).items()}
    names = ("members", "present", "in_favour", "against", "abstaining")
    count = Count(**{name: int(example[name]) for name in names}, delegations=delegations or None)
    outcome = counted(rules.votes[example["kind"]], count)
    return Replay(f"{example['kind']} vote: {outcome.why}", expected, outcome.state)


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
    calendar = Calendar(ZoneInfo(example["zone"]), frozenset(map(date.fromisoformat, example["holidays"])))
    found = silence_replayed(rules.silence, opening, words, datetime.fromisoformat(example["now"]), calendar)
    told = " ".join(found.notes)
    words_told = f"silence until {found.expires_at.isoformat()}, at {example['now']}: {told}".rstrip(": ")
    return Replay(words_told, expected, found.state)
