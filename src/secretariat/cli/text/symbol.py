"""`secretariat text symbol`: a document's symbol taken apart, or the next one."""

import json
from collections.abc import Sequence
from typing import Any

import click

from secretariat.engines.drafting.errors import BadSymbol
from secretariat.engines.drafting.symbols.numbering import following, next_in_series
from secretariat.engines.drafting.symbols.reading import read_symbol
from secretariat.engines.drafting.symbols.symbol import SuffixKind, Symbol

_NEXT = {kind.value.lower(): kind for kind in SuffixKind}


@click.command()
@click.argument("written", metavar="SYMBOL")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option(
    "--next", "wanted", type=click.Choice(["number", *_NEXT]), help="Give the next one of this kind."
)
@click.option("--taken", multiple=True, metavar="SYMBOL", help="A symbol that is given already; repeatable.")
def symbol(written: str, form: str, wanted: str | None, taken: Sequence[str]) -> None:
    """Take a document's symbol apart, or give the next one.

    Knows the United Nations and those who number like them, WHO, OSCE, the European Union, BSEC and MERCOSUR.
    Blanks and letters that scanners take for digits are mended, and each mending is told.
    """
    try:
        found = read_symbol(written)
        known = [read_symbol(each) for each in taken]
        if wanted == "number":
            found = next_in_series(found, known)
        elif wanted:
            found = following(found, _NEXT[wanted], known)
    except BadSymbol as error:
        raise click.ClickException(str(error)) from error
    told = as_json(found)
    if form == "json":
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        click.echo(
            "\n".join(
                f"{name:<20}{_shown(value)}" for name, value in told.items() if value not in ("", None, [])
            )
        )


def as_json(found: Symbol) -> dict[str, Any]:
    """Return a symbol as the command writes it."""
    related = found.related
    return {
        "symbol": found.text,
        "scheme": found.scheme.value,
        "base": found.base.text,
        "parts": found.parts,
        "session": found.session,
        "year": found.year,
        "class": found.document_class,
        "class_means": found.class_words,
        "number": found.number,
        "suffixes": [{"kind": each.kind.value, "number": each.number} for each in found.suffixes],
        "revision": found.revision,
        "relation": related[0] if related else "",
        "related_to": related[1].text if related else "",
        "issued_with": found.also,
        "reissued": found.reissued,
        "access": found.access,
        "distribution": found.distribution,
        "slips": list(found.slips),
    }


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(
            f"{each['kind']}.{each['number']}" if isinstance(each, dict) else each for each in value
        )
    return str(value)
