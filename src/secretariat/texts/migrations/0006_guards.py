"""The database itself refuses to change or delete what was done and said in a negotiation.

A later migration that alters these tables takes the triggers off on SQLite (the table is made anew) and must
put them on again. A test looks after that.
"""

from django.db import migrations

from secretariat.history import guards

TABLES = (
    "texts_operation",
    "texts_revision",
    "texts_step",
    "texts_silenceword",
    "texts_adoptionstatement",
)


def put_on(apps, schema_editor):
    guards.guard(schema_editor.connection, TABLES)


def take_off(apps, schema_editor):
    guards.unguard(schema_editor.connection, TABLES)


class Migration(migrations.Migration):
    dependencies = [("history", "0004_guards"), ("texts", "0005_adoptions")]
    operations = [migrations.RunPython(put_on, take_off)]
