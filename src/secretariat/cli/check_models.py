import click


@click.command()
def check_models() -> None:
    """Compare the installed language models, file by file, with those that were measured."""
    from secretariat.engines.reading.english import model  # noqa: PLC0415 - models are heavy

    try:
        model.verify()
    except model.ChangedModel as error:
        raise click.ClickException(str(error)) from error
    click.echo("The language models are the ones that were measured.")
