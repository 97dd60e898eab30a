"""`secretariat text verify`: whether a sealed act is as it was sealed, without a server."""

import json
import sys
from pathlib import Path

import click

from secretariat.cli.text.files import FILE, log_in
from secretariat.engines.drafting.errors import BadBundle, BadManifest
from secretariat.engines.drafting.operations.log import head
from secretariat.engines.drafting.sealing.bundle import verified


@click.command()
@click.argument("bundle", type=FILE)
@click.option("--key", default="", help="The public key that must have signed, in hexadecimal.")
@click.option("--log", type=FILE, help="The log of the text: its head must be the one that was sealed.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def verify(bundle: Path, key: str, log: Path | None, form: str) -> None:
    """Verify a sealed act offline, and name what changed.

    Exit status 0: all is as it was sealed. 1: something changed, or it is no bundle. Without --key compare
    the fingerprint that is printed with the one that the organisation publishes.
    """
    log_head = head(step.act for step in log_in(log)) if log else ""
    try:
        found = verified(bundle.read_bytes(), key=key, log_head=log_head)
    except (BadBundle, BadManifest) as error:
        raise click.ClickException(f"{bundle}: {error}") from error
    told = {
        "whole": found.is_whole,
        "symbol": found.manifest.get("symbol"),
        "title": found.manifest.get("title"),
        "key": found.key,
        "fingerprint": found.fingerprint,
        "changes": [{"where": each.where, "what": each.what} for each in found.changes],
    }
    if form == "json":
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        click.echo(f"{told['symbol']}: {told['title']}")
        click.echo(f"signed with the key {found.fingerprint}")
        for each in found.changes:
            click.echo(f"CHANGED {each.where}: {each.what}")
        click.echo("All is as it was sealed." if found.is_whole else "It is not as it was sealed.")
    sys.exit(not found.is_whole)
