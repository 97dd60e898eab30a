"""The database itself refuses to change or delete what was assessed, waived and written."""

from django.db import migrations

from secretariat.history import guards

TABLES = ("contributions_assessment", "contributions_waiver", "contributions_lettersent")


def put_on(apps, schema_editor):
    guards.guard(schema_editor.connection, TABLES)


def take_off(apps, schema_editor):
    guards.unguard(schema_editor.connection, TABLES)


class Migration(migrations.Migration):
    dependencies = [("history", "0004_guards"), ("contributions", "0001_first")]
    operations = [migrations.RunPython(put_on, take_off)]
