"""`secretariat text seal`: an adopted text with its facts in one signed bundle."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from secretariat.cli.text.files import FILE, log_in
from secretariat.engines.chain.errors import BadKey
from secretariat.engines.chain.signing import private_key
from secretariat.engines.drafting.errors import BadManifest
from secretariat.engines.drafting.operations.log import head
from secretariat.engines.drafting.sealing.bundle import sealed


@click.command()
@click.argument("facts", type=FILE)
@click.option("--file", "files", multiple=True, required=True, metavar="LANGUAGE=FILE", help="Repeatable.")
@click.option("--key", type=FILE, required=True, help="A file with the signing key: 64 hexadecimal digits.")
@click.option("--log", type=FILE, help="The log of the text; its head is sealed.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
def seal(facts: Path, files: Sequence[str], key: Path, log: Path | None, output: Path) -> None:
    """Seal an adopted text.

    FACTS is a JSON object: symbol, title, body, meeting, decision, log_head (or --log), software,
    and where there are any statements and corrections.
    """
    given: dict[str, list[tuple[str, bytes]]] = {}
    for each in files:
        language, _, name = each.partition("=")
        path = Path(name)
        if not name or not path.is_file():
            raise click.UsageError(f"--file {each}: name a language and a file, such as en=declaration.txt.")
        given.setdefault(language, []).append((path.name, path.read_bytes()))
    try:
        secret = private_key(key.read_text(encoding="ascii"))
    except (BadKey, UnicodeError) as error:
        raise click.ClickException(f"{key}: a signing key is 64 hexadecimal digits.") from error
    try:
        content = json.loads(facts.read_text(encoding="utf-8"))
        if not isinstance(content, dict):
            raise click.ClickException(f"{facts}: it is no JSON object.")
        if log:
            content["log_head"] = head(step.act for step in log_in(log))
        output.write_bytes(sealed(content, given, secret))
    except BadManifest as error:
        raise click.ClickException(f"{facts}: {error}") from error
    except (ValueError, RecursionError) as error:
        raise click.ClickException(f"{facts}: it is no JSON: {error}") from error
