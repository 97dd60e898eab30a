"""The `secretariat` command: verbs are imported when called, so that `--help` answers at once."""

import importlib
from collections.abc import Mapping
from typing import Any, cast

import click

# Verb: (where its click command stands, one line of help). A new verb is one more line here.
VERBS: dict[str, tuple[str, str]] = {
    "backup": (
        "secretariat.cli.backup:backup",
        "Write database, originals and keys into one file.",
    ),
    "chairs": (
        "secretariat.cli.chairs:chairs",
        "Print who presides, who did and who will, from the record.",
    ),
    "check-models": (
        "secretariat.cli.check_models:check_models",
        "Compare the installed language models with those that were measured.",
    ),
    "commitments": (
        "secretariat.cli.commitments:commitments",
        "Print what a body is owed, by whom and by when.",
    ),
    "check-iati": (
        "secretariat.cli.projects:check_iati",
        "Check a file of IATI activities.",
    ),
    "doctor": (
        "secretariat.cli.doctor:doctor",
        "Look the installation over and say what to do.",
    ),
    "demo": (
        "secretariat.cli.demo:demo",
        "Set up and serve the demonstration on http://localhost:8000.",
    ),
    "handover": (
        "secretariat.cli.handover:handover",
        "Write the file for the next chair of a body.",
    ),
    "history": (
        "secretariat.cli.history:history",
        "Chain, sign, verify, export and redact the history.",
    ),
    "iati": (
        "secretariat.cli.projects:iati",
        "Write the approved projects of a body as IATI 2.03.",
    ),
    "invite": (
        "secretariat.cli.invite:invite",
        "Invite somebody to a seat: the way to the first account.",
    ),
    "load-bodies": (
        "secretariat.cli.load_bodies:load_bodies",
        "Load the shipped facts on real organisations.",
    ),
    "manage": (
        "secretariat.cli.manage:manage",
        "Run a command of Django: migrate, check, shell.",
    ),
    "business": (
        "secretariat.cli.business:business",
        "Print what a body asks of its business council, and what is answered.",
    ),
    "practices": (
        "secretariat.cli.practices:practices",
        "Print the experiences that the members of a body offer to one another.",
    ),
    "projects": (
        "secretariat.cli.projects:projects",
        "Print the projects of a body: state, money, lead.",
    ),
    "prospects": (
        "secretariat.cli.prospects:prospects",
        "Print which cities could be members of a union of cities and are not.",
    ),
    "read": (
        "secretariat.cli.read:read",
        "Read documents and print what they say, with the words that say it.",
    ),
    "rotation": (
        "secretariat.cli.rotation:rotation",
        "Replay and project the rotation of chairs from files, without a database.",
    ),
    "restore": (
        "secretariat.cli.restore:restore",
        "Check a backup and put it in place.",
    ),
    "serve": (
        "secretariat.cli.serve:serve",
        "Serve the system.",
    ),
    "since": (
        "secretariat.cli.since:since",
        "Print what became of what a document, a party or a body announced.",
    ),
    "text": (
        "secretariat.cli.text:text",
        "Read, show and check negotiated texts from files, without a database.",
    ),
    "worker": (
        "secretariat.cli.worker:worker",
        "Do what waits: read documents, send letters, make the rounds.",
    ),
}


class Verbs(click.Group):
    """A group whose commands are imported only when called; `verbs`: where each stands, what it does."""

    def __init__(self, *arguments: Any, verbs: Mapping[str, tuple[str, str]] = VERBS, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.verbs = verbs

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in alphabetical order."""
        return sorted(self.verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a verb and return its command."""
        if cmd_name not in self.verbs:
            return None
        module, _, name = self.verbs[cmd_name][0].partition(":")
        return cast(click.Command, getattr(importlib.import_module(module), name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of verbs, without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(verb, self.verbs[verb][1]) for verb in self.list_commands(ctx)])


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="secretariat")
def main() -> None:
    """Secretariat: what was promised, by whom, under which chair, and what became of it."""
