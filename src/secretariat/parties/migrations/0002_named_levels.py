"""A related body works at the level that its kind names, not at that of the body above it."""

from django.db import migrations

LEVELS = ("national", "regional", "municipal", "parliamentary", "business", "academic")


def name_levels(apps, schema_editor):
    bodies = apps.get_model("parties", "Body").objects.using(schema_editor.connection.alias)
    for level in LEVELS:
        bodies.filter(kind__contains=f"({level})").update(level=level)


class Migration(migrations.Migration):
    dependencies = [("parties", "0001_first")]
    operations = [migrations.RunPython(name_levels, migrations.RunPython.noop)]
