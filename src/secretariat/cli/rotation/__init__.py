"""`secretariat rotation`: the rotation engine on files, without a database."""

import click

from secretariat.cli import Verbs

VERBS = {
    "foresight": (
        "secretariat.cli.rotation.foresight:foresight",
        "How often the rule would have named the next chairs, year by year.",
    ),
    "project": (
        "secretariat.cli.rotation.project:project",
        "Print the terms ahead, and what a decision would move.",
    ),
    "replay": (
        "secretariat.cli.rotation.replay:replay",
        "Explain each recorded term: by the rule, by an exception, or not at all.",
    ),
}


@click.command(cls=Verbs, verbs=VERBS)
def rotation() -> None:
    """Replay and project the rotation of chairs from files in the schema of a body, without a database."""
