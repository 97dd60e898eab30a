"""The table in which attempts are counted for all processes together (`settings.CACHES`)."""

from django.core.management import call_command
from django.db import migrations


def make(apps, schema_editor):
    call_command("createcachetable", "people_cache", database=schema_editor.connection.alias, verbosity=0)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE people_cache")


class Migration(migrations.Migration):
    dependencies = [("people", "0002_accounts")]
    operations = [migrations.RunPython(make, drop)]
