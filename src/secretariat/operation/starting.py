"""What must not be started: a working installation with the people of the demonstration in it."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from secretariat.people.models import Account

DEMONSTRATION = "@demo.example"


def refuse_demonstration() -> None:
    """Refuse to start on the demonstration's database outside the demonstration.

    Raises:
        ImproperlyConfigured: accounts of the demonstration are in the database of the settings.
    """
    if settings.DEMO or Account._meta.db_table not in connection.introspection.table_names():
        return
    if Account.objects.filter(email__endswith=DEMONSTRATION, is_system=False).exists():
        raise ImproperlyConfigured(
            "This is the database of the demonstration: everybody knows the password of its accounts. "
            "Name another in DATABASE_URL, or run `secretariat demo`."
        )
