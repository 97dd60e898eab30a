"""`secretariat text rules`: what it takes to decide in a body, and its examples replayed."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from secretariat.cli.text.files import FILE
from secretariat.engines.drafting.adoption.replay import replays
from secretariat.engines.drafting.adoption.rules import RuleSet, Share, rule_set, rule_sets
from secretariat.engines.drafting.errors import BadRules, BadStep


@click.command()
@click.argument("bodies", nargs=-1, metavar="[BODY]...")
@click.option("--file", "path", type=FILE, help="JSON: rule sets of your own by their keys, instead of ours.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def rules(bodies: tuple[str, ...], path: Path | None, form: str) -> None:
    """Print rule sets, each rule with its source, and replay their examples.

    A rule that nobody has read in its source is marked. Exit status 1: an example comes out otherwise.
    """
    try:
        known = _own(path) if path else rule_sets()
        unknown = [each for each in bodies if each not in known]
        if unknown:
            raise click.UsageError(f"There is no rule set {unknown[0]}; there are {', '.join(known)}.")
        told = [_told(known[key]) for key in bodies or known]
    except (BadRules, BadStep, ValueError, RecursionError, KeyError, TypeError) as error:
        raise click.ClickException(f"{path or 'rules'}: {error}") from error
    if form == "json":
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(line for each in told for line in _lines(each)))
    sys.exit(any(not example["right"] for each in told for example in each["examples"]))


def _own(path: Path) -> dict[str, RuleSet]:
    content = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict):
        raise BadRules("it is no object of rule sets by their keys.")
    return {key: rule_set(key, each) for key, each in content.items()}


def _told(rules: RuleSet) -> dict[str, Any]:
    found: list[dict[str, Any]] = []
    if rules.consensus:
        words = "nobody objects"
        if rules.consensus.needs_present:
            words += f", {_share(rules.consensus.needs_present)} being present"
        if rules.consensus.otherwise:
            words += f"; otherwise: {rules.consensus.otherwise}"
        found.append(_rule("consensus", words, rules.consensus.rule))
    if rules.opening:
        found.append(_rule("quorum to open", _share(rules.opening), rules.opening.rule))
    for name, vote in rules.votes.items():
        found.append(_rule(f"vote: {name}", _share(vote.majority), vote.majority.rule))
        if vote.quorum:
            found.append(_rule(f"quorum: {name}", _share(vote.quorum), vote.quorum.rule))
    if rules.silence:
        silence = rules.silence
        least = f"at least {silence.least} {silence.unit.value}" if silence.least else "length set each time"
        words = f"{least}; broken by {' or '.join(silence.broken_by)}"
        words += ", stopped by an objection at its opening" if silence.stops_at_opening else ""
        found.append(_rule("silence", words, silence.rule))
    if rules.notice:
        words = f"{rules.notice.least} {rules.notice.unit.value} in {rules.notice.languages} languages"
        found.append(_rule("notice", words, rules.notice.rule))
    if rules.motions_rule:
        order = ", ".join(each.motion.value for each in rules.motions)
        found.append(_rule("motions, in order", order, rules.motions_rule))
    if rules.correction:
        words = f"objections within at least {rules.correction.least} {rules.correction.unit.value}"
        found.append(_rule("correction after sealing", words, rules.correction.rule))
    examples = [
        {"words": each.words, "expected": each.expected, "state": each.state, "right": each.is_right}
        for each in replays(rules)
    ]
    return {"body": rules.key, "name": rules.name, "rules": found, "examples": examples}


def _share(share: Share) -> str:
    words = "more than" if share.is_more_than else "at least"
    return f"{words} {share.fraction} of {share.base.value}"


def _rule(name: str, words: str, rule: Any) -> dict[str, Any]:
    return {"rule": name, "is": words, "source": rule.source, "verified": rule.is_verified}


def _lines(told: dict[str, Any]) -> Iterator[str]:
    yield f"{told['name']} ({told['body']})"
    for rule in told["rules"]:
        yield f"  {rule['rule']}: {rule['is']}{'' if rule['verified'] else '  [UNVERIFIED]'}"
        yield f"      {rule['source']}"
    right = sum(example["right"] for example in told["examples"])
    yield f"  {right} of {len(told['examples'])} examples come out as written"
    for example in told["examples"]:
        if not example["right"]:
            yield f"      {example['words']}: {example['state']}, not {example['expected']}"
