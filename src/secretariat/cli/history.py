"""The verbs of the history: chain, key, verify. Export and redact stand in modules of their own."""

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, cast

import click

from secretariat.engines.chain.anchors import fingerprint, public_key
from secretariat.engines.chain.errors import ChainError
from secretariat.engines.chain.export import anchors_in, opened
from secretariat.engines.chain.rows import AnchorRow
from secretariat.engines.chain.verifying import Report, verify

MOST_TOLD = 200
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


class Parts(click.Group):
    """The verbs that stand here, and those of modules that are imported only when they are called."""

    others: ClassVar[dict[str, str]] = {
        "export": "secretariat.cli.history_export:export_history",
        "redact": "secretariat.cli.history_redact:redact",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return all verbs in alphabetical order."""
        return sorted([*super().list_commands(ctx), *self.others])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a verb that stands elsewhere."""
        module, _, name = self.others.get(cmd_name, "").partition(":")
        if not module:
            return super().get_command(ctx, cmd_name)
        return cast(click.Command, getattr(importlib.import_module(module), name))


@click.group(cls=Parts)
def history() -> None:
    """Who did what, when: chain it, sign it, check it, hand it to an auditor."""


@history.command()
@click.option("--anchor", is_flag=True, help="Sign the end of the chain now, also where no signature is due.")
def chain(anchor: bool) -> None:
    """Put the entries that wait at the end of the chain; sign it where a signature is due."""
    _set_up()
    from django.utils import timezone  # noqa: PLC0415 - verbs are lazy

    from secretariat.history.actions.anchor_chain import anchor_chain  # noqa: PLC0415 - verbs are lazy
    from secretariat.history.actions.chain_entries import chain_entries  # noqa: PLC0415 - verbs are lazy

    done = chain_entries(at=timezone.now())
    if anchor:
        anchor_chain(at=timezone.now(), now=True)
    click.echo(f"{done.count} entries chained; the chain ends at link {done.sequence}.")


@history.command()
def key() -> None:
    """Make the key that signs anchors where there is none, and print its public half."""
    _set_up()
    from secretariat.history.signing import make_signing_key  # noqa: PLC0415 - verbs are lazy

    public = public_key(make_signing_key())
    click.echo(f"{public}\nfingerprint {fingerprint(public)}")


@history.command("verify")
@click.option("--export", type=_FILE, help="Check this file instead; needs no database.")
@click.option("--key", "keys", multiple=True, help="Public key that must have signed; may be repeated.")
@click.option("--anchors", type=_FILE, help="Anchors that you kept elsewhere, or an earlier export.")
def verify_history(export: Path | None, keys: Sequence[str], anchors: Path | None) -> None:
    """Check the history: name what was edited, deleted or inserted. Exit status 1 where something was."""
    try:
        known = _anchors(anchors)
        report = _of_file(export, keys, known) if export else _of_database(keys, known)
    except ChainError as error:
        raise click.ClickException(f"{export or anchors or 'The key'}: {error}") from error
    _tell(report)
    if not report.is_sound:
        raise SystemExit(1)


def _of_file(path: Path, keys: Sequence[str], known: tuple[AnchorRow, ...]) -> Report:
    """Check an export; needs neither the database nor the settings."""
    with path.open(encoding="utf-8", newline="") as lines:
        export = opened(lines)
        trusted = keys or export.head.keys
        for one in trusted:
            click.echo(f"key {fingerprint(one)}" + ("" if keys else ", as the file says: compare it"))
        return verify(
            export.pairs,
            [*export.anchors, *known],
            trusted=trusted,
            withheld=export.withheld,
            starts_at=export.head.starts_at,
        )


def _of_database(keys: Sequence[str], known: tuple[AnchorRow, ...]) -> Report:
    _set_up()
    from secretariat.history.queries import checked_history  # noqa: PLC0415 - verbs are lazy

    checked = checked_history(known, keys)
    for name in checked.missing_guards:
        click.echo(f"warning: the trigger {name} is missing; the database refuses changes no more.", err=True)
    return checked.report


def _anchors(path: Path | None) -> tuple[AnchorRow, ...]:
    return anchors_in(path.read_text(encoding="utf-8").splitlines()) if path else ()


def _tell(report: Report) -> None:
    for flaw in report.flaws[:MOST_TOLD]:
        click.echo(flaw.sentence)
    if len(report.flaws) > MOST_TOLD:
        click.echo(f"… and {len(report.flaws) - MOST_TOLD} more.")
    click.echo(
        f"{report.entries} entries, {report.links} links, {report.waiting} waiting, "
        f"{report.redacted} redacted fields, {report.anchors} anchors; "
        f"signed up to link {report.signed_until}."
    )
    click.echo(f"head {report.head}")
    click.echo("Sound." if report.is_sound else f"NOT SOUND: {len(report.flaws)} found.")


def _set_up() -> None:
    from secretariat.config import running  # noqa: PLC0415 - verbs are lazy

    running.set_up()
