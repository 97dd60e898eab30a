"""Positions in confidence. The triggers of the table are made anew: SQLite makes the table anew."""

from django.db import migrations, models

from secretariat.history import guards

TABLES = ("texts_operation",)


def put_on(apps, schema_editor):
    guards.guard(schema_editor.connection, TABLES)


def take_off(apps, schema_editor):
    guards.unguard(schema_editor.connection, TABLES)


class Migration(migrations.Migration):
    dependencies = [("texts", "0006_guards")]
    operations = [
        migrations.RunPython(take_off, put_on),
        migrations.AddField("operation", "in_confidence", models.BooleanField(default=False)),
        migrations.RunPython(put_on, take_off),
    ]
