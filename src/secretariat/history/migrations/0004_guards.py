"""The database itself refuses to change or delete history.

A later migration that alters these tables takes the triggers off on SQLite (the table is made anew) and must
put them on again: `guards.guard`. A test looks after that.
"""

from django.db import migrations

from secretariat.history import guards


def put_on(apps, schema_editor):
    guards.guard(schema_editor.connection)


def take_off(apps, schema_editor):
    guards.unguard(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("history", "0003_seal_entries")]
    operations = [migrations.RunPython(put_on, take_off)]
