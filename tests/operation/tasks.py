"""Tasks as the tests need them."""

from django_tasks import task

from secretariat.refusals import WrongState

RAN: list[str] = []


@task()
def keep(word: str) -> str:
    RAN.append(word)
    return word.upper()


@task()
def break_down() -> None:
    raise ValueError("a wheel came off")


@task()
def refuse() -> None:
    raise WrongState("This is over.")
