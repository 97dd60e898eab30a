import click


@click.command()
@click.option("--once", is_flag=True, help="Run what is due now, then end.")
@click.option("--parent", type=int, hidden=True, help="End when this process is no longer the parent.")
def worker(once: bool, parent: int | None) -> None:
    """Read queued documents, send the outbox, make the rounds; stop with SIGTERM."""
    from secretariat.config import running  # noqa: PLC0415 - verbs are lazy

    running.set_up_to_run()
    from secretariat.operation.worker.run import Working, work_off  # noqa: PLC0415 - verbs are lazy

    if once:
        click.echo(f"{work_off()} tasks were run.")
        return
    working = Working(parent=parent)
    working.heed_signals()
    working.run()
