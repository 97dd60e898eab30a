import json
from dataclasses import asdict

import click

_SIGNS = {"well": "✓", "warning": "!", "ill": "✕"}


@click.command()
@click.option("--all", "all_originals", is_flag=True, help="Read every original, not only a sample.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")
def doctor(all_originals: bool, as_json: bool) -> None:
    """Look the installation over. Exit status: 0 well, 1 warnings, 2 something is ill."""
    from secretariat.config import running  # noqa: PLC0415 - verbs are lazy

    running.set_up()
    from secretariat.operation.doctor.visit import visit  # noqa: PLC0415 - verbs are lazy

    found = visit(all_originals=all_originals)
    if as_json:
        click.echo(json.dumps([asdict(diagnosis) for diagnosis in found], indent=1, ensure_ascii=False))
    else:
        width = max(len(diagnosis.about) for diagnosis in found)
        for diagnosis in found:
            sign = _SIGNS[diagnosis.level]
            click.echo(f"{sign} {diagnosis.level:<8} {diagnosis.about:<{width}}  {diagnosis.seen}")
            if diagnosis.advice:
                click.echo(f"{'':<{width + 12}} → {diagnosis.advice}")
    levels = {diagnosis.level for diagnosis in found}
    raise SystemExit(2 if "ill" in levels else 1 if "warning" in levels else 0)
