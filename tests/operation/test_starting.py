"""A working installation refuses to start with the people of the demonstration in it."""

from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from secretariat.operation.starting import refuse_demonstration
from tests.factories import Make
from tests.operation.conftest import MakeHouse

DEMO_PERSON = """
import django; django.setup()
from django.utils import timezone
from secretariat.people.models import Account
Account.objects.create_account("ana@demo.example", "known to all", name="Ana", joined_at=timezone.now())
"""


@pytest.mark.django_db
def test_only_the_demonstration_runs_with_its_people(settings: Any) -> None:
    refuse_demonstration()
    account = Make.account("Ana")
    account.email = "ana@demo.example"
    account.save()
    with pytest.raises(ImproperlyConfigured, match="everybody knows the password"):
        refuse_demonstration()
    settings.DEMO = True
    refuse_demonstration()


def test_server_worker_and_application_refuse(make_house: MakeHouse, tmp_path: Any) -> None:
    house = make_house("demo", begun="staged")
    script = tmp_path / "demo_person.py"
    script.write_text(DEMO_PERSON)
    house.env["PYTHONPATH"] = str(tmp_path)
    house.ask("demo_person")
    for command in (
        ("secretariat.cli", "serve", "--port", str(house.port)),
        ("secretariat.cli", "worker"),
        ("secretariat.config.asgi",),
    ):
        done = house.run(*command)
        assert done.returncode == 1, command
        assert "This is the database of the demonstration" in done.stderr, command
