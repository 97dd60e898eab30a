"""Rule sets of bodies as data: what it takes to decide there, each rule with its source.

Source: docs/reference/adoption.md#rule-sets.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from secretariat.engines.drafting.adoption.motions import Motion, MotionRule
from secretariat.engines.drafting.errors import BadRules


class Base(StrEnum):
    """Of what a share is taken."""

    MEMBERS = "members"
    PRESENT = "present"
    PRESENT_AND_VOTING = "present and voting"
    DELEGATIONS = "delegations"


class Unit(StrEnum):
    """In what a length is counted."""

    HOURS = "hours"
    WORKING_DAYS = "working days"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Rule:
    """Where a rule is written, and whether somebody has read it there."""

    source: str
    is_verified: bool


@dataclass(frozen=True, slots=True)
class Share:
    """An exact share of a base: at least it, or more than it."""

    fraction: Fraction
    is_more_than: bool
    base: Base
    rule: Rule

    def is_reached(self, count: int, total: int) -> bool:
        """Tell whether `count` of `total` is enough; nothing of nothing is not."""
        left, right = count * self.fraction.denominator, total * self.fraction.numerator
        return count > 0 and (left > right if self.is_more_than else left >= right)

    def needed(self, total: int) -> int:
        """Return the smallest count that is enough.

        >>> Share(Fraction(2, 3), False, Base.MEMBERS, Rule("", True)).needed(55)
        37
        """
        product = total * self.fraction
        return max(
            1,
            product.numerator // product.denominator + 1
            if self.is_more_than
            else -(-product.numerator // product.denominator),
        )


@dataclass(frozen=True, slots=True)
class Vote:
    """A kind of vote: the majority, and the quorum without which it is not taken."""

    majority: Share
    quorum: Share | None


@dataclass(frozen=True, slots=True)
class SilenceRule:
    """A silence procedure.

    Attributes:
        least, unit: the shortest time; 0 where the rule names none and each opening says its own.
        openers, breakers: roles that may open and break it.
        stops_at_opening: whether an objection in the meeting that opens it stops it.
        broken_by: what breaks it: objection, amendment, comment.
        is_breaker_shown: whether the others are told who broke it.
    """

    least: int
    unit: Unit
    openers: tuple[str, ...]
    breakers: tuple[str, ...]
    stops_at_opening: bool
    broken_by: tuple[str, ...]
    is_breaker_shown: bool
    rule: Rule


@dataclass(frozen=True, slots=True)
class ConsensusRule:
    """A decision without a vote.

    Attributes:
        needs_present: the share of members that must be there, if any.
        otherwise: what follows where there is none: a kind of vote, `referred`, or nothing.
    """

    needs_present: Share | None
    otherwise: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class CorrectionRule:
    """How long members may object to a correction after sealing, and who may give notice of one."""

    least: int
    unit: Unit
    proposers: tuple[str, ...]
    rule: Rule


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """How long a text lies before members before it may be put, counted from the last of enough languages."""

    least: int
    unit: Unit
    languages: int
    rule: Rule


@dataclass(frozen=True, slots=True)
class RuleSet:
    """What a body decides by."""

    key: str
    name: str
    consensus: ConsensusRule | None
    votes: Mapping[str, Vote]
    opening: Share | None
    silence: SilenceRule | None
    examples: tuple[Mapping[str, Any], ...]
    motions: tuple[MotionRule, ...] = ()
    motions_rule: Rule | None = None
    correction: CorrectionRule | None = None
    notice: NoticeRule | None = None

    @property
    def unverified(self) -> tuple[str, ...]:
        """The names of its rules that nobody has read in their source."""
        told = {
            "consensus": self.consensus.rule if self.consensus else None,
            "quorum to open": self.opening.rule if self.opening else None,
            "silence": self.silence.rule if self.silence else None,
            "motions": self.motions_rule,
            "correction": self.correction.rule if self.correction else None,
            "notice": self.notice.rule if self.notice else None,
        }
        for name, vote in self.votes.items():
            told[f"vote: {name}"] = vote.majority.rule
            told[f"quorum: {name}"] = vote.quorum.rule if vote.quorum else None
        return tuple(name for name, rule in told.items() if rule and not rule.is_verified)


def rule_set(key: str, content: Mapping[str, Any]) -> RuleSet:
    """Return the rule set of a JSON object.

    Raises:
        BadRules: names the key and what is wrong.
    """
    try:
        consensus, opening, silence = (
            content.get("consensus"),
            content.get("quorum_to_open"),
            content.get("silence"),
        )
        return RuleSet(
            key=key,
            name=str(content["name"]),
            consensus=_consensus(consensus) if consensus else None,
            votes={name: _vote(each) for name, each in content.get("votes", {}).items()},
            opening=_share(opening) if opening else None,
            silence=_silence(silence) if silence else None,
            examples=tuple(content.get("examples", ())),
            motions=tuple(_motion(each) for each in content.get("motions", {}).get("order", ())),
            motions_rule=_rule(content["motions"]) if "motions" in content else None,
            correction=_correction(content["correction"]) if "correction" in content else None,
            notice=_notice(content["notice"]) if "notice" in content else None,
        )
    except (KeyError, TypeError, ValueError, AttributeError, ZeroDivisionError) as error:
        raise BadRules(f"{key}: {type(error).__name__}: {error}") from error


@cache
def rule_sets() -> Mapping[str, RuleSet]:
    """Return the shipped rule sets by their keys."""
    written = (files("secretariat.engines.drafting.adoption") / "rules.json").read_text(encoding="utf-8")
    return {key: rule_set(key, content) for key, content in json.loads(written).items()}


def _rule(content: Mapping[str, Any]) -> Rule:
    return Rule(str(content["source"]), content["verified"] is True)


def _share(content: Mapping[str, Any]) -> Share:
    words = str(content["share"])
    fraction = Fraction(words.removeprefix("more than ").removeprefix("at least "))
    if not 0 < fraction <= 1:
        raise ValueError(f"{words} is no share")
    return Share(fraction, words.startswith("more than "), Base(content["of"]), _rule(content))


def _vote(content: Mapping[str, Any]) -> Vote:
    quorum = content.get("quorum")
    return Vote(_share(content), _share(quorum) if quorum else None)


def _consensus(content: Mapping[str, Any]) -> ConsensusRule:
    needs = content.get("needs_present")
    return ConsensusRule(_share(needs) if needs else None, str(content.get("otherwise", "")), _rule(content))


def _motion(content: Mapping[str, Any]) -> MotionRule:
    limits = (content.get("for"), content.get("against"))
    if any(each is not None and (type(each) is not int or each < 0) for each in limits):
        raise ValueError(f"{content['motion']}: speakers are a number or nothing")
    return MotionRule(Motion(content["motion"]), *limits)


def _correction(content: Mapping[str, Any]) -> CorrectionRule:
    unit = Unit(content["unit"])
    return CorrectionRule(int(content["least"]), unit, tuple(content["proposers"]), _rule(content))


def _notice(content: Mapping[str, Any]) -> NoticeRule:
    least, languages = int(content["least"]), int(content["languages"])
    if least < 1 or languages < 1:
        raise ValueError("a notice has a length, and at least one language")
    return NoticeRule(least, Unit(content["unit"]), languages, _rule(content))


def _silence(content: Mapping[str, Any]) -> SilenceRule:
    return SilenceRule(
        least=int(content["least"]),
        unit=Unit(content["unit"]),
        openers=tuple(content["openers"]),
        breakers=tuple(content["breakers"]),
        stops_at_opening=content["stops_at_opening"] is True,
        broken_by=tuple(content["broken_by"]),
        is_breaker_shown=content["breaker_shown"] is True,
        rule=_rule(content),
    )
