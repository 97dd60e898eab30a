"""How the tests call `secretariat rotation`."""

from click.testing import CliRunner, Result

from secretariat.cli import main


def rotation(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["rotation", *map(str, arguments)])
