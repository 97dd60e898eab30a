import click


@click.command()
def load_bodies() -> None:
    """Load the shipped facts on real organisations; loading again corrects instead of doubling."""
    from secretariat.config import running  # noqa: PLC0415 - verbs are lazy

    running.set_up()
    from django.utils import timezone  # noqa: PLC0415 - verbs are lazy
    from tqdm import tqdm  # noqa: PLC0415 - verbs are lazy

    from secretariat.reference.actions.load_bodies import load_bodies as load  # noqa: PLC0415 - verbs are lazy
    from secretariat.reference.actions.seat_machine import seat_machine  # noqa: PLC0415 - verbs are lazy

    now = timezone.now()
    with tqdm(desc="Reference bodies", unit=" lines", disable=None) as bar:

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        loaded = load(by=seat_machine(at=now), at=now, progress=progress)
    running.refresh_statistics()
    for kind, count in sorted(loaded.entered.items()):
        click.echo(f"  {count:5} {kind} entered")
    for reference in loaded.changed:
        click.echo(f"  changed: {reference}")
    for reference in loaded.kept:
        click.echo(f"  changed in the data, but a person's word stands: {reference}")
    click.echo(f"  {loaded.unchanged:5} unchanged")
