"""The database itself refuses to change or delete the steps of a prospect."""

from django.db import migrations

from secretariat.history import guards

TABLES = ("campaigns_step",)


def put_on(apps, schema_editor):
    guards.guard(schema_editor.connection, TABLES)


def take_off(apps, schema_editor):
    guards.unguard(schema_editor.connection, TABLES)


class Migration(migrations.Migration):
    dependencies = [("history", "0004_guards"), ("campaigns", "0001_first")]
    operations = [migrations.RunPython(put_on, take_off)]
