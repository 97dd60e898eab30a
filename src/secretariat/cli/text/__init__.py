"""`secretariat text`: the drafting engine on files, without a database."""

import click

from secretariat.cli import Verbs

VERBS = {
    "compare": (
        "secretariat.cli.text.compare:compare",
        "Compare two revisions: words, moves, splits, numbers, brackets.",
    ),
    "inspect": (
        "secretariat.cli.text.inspect:inspect",
        "Count brackets, options and notes; name positions and faults with their places.",
    ),
    "render": (
        "secretariat.cli.text.render:render",
        "Print a draft clean, bracketed, attributed or unattributed.",
    ),
    "replay": (
        "secretariat.cli.text.replay:replay",
        "Replay a log of operations: text, redline, matrix, obstacles.",
    ),
    "rules": (
        "secretariat.cli.text.rules:rules",
        "Print what it takes to decide in a body, and replay its examples.",
    ),
    "seal": (
        "secretariat.cli.text.seal:seal",
        "Seal an adopted text with its facts in one signed bundle.",
    ),
    "symbol": (
        "secretariat.cli.text.symbol:symbol",
        "Take a document's symbol apart, or give the next one.",
    ),
    "verify": (
        "secretariat.cli.text.verify:verify",
        "Verify a sealed text offline, and name what changed.",
    ),
}


@click.command(cls=Verbs, verbs=VERBS)
def text() -> None:
    """Read, show and check negotiated texts from files, without a database."""
