import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from secretariat.history import guards

TABLES = ("texts_announcedstatement",)


def put_on(apps, schema_editor):
    guards.guard(schema_editor.connection, TABLES)


def take_off(apps, schema_editor):
    guards.unguard(schema_editor.connection, TABLES)


class Migration(migrations.Migration):
    dependencies = [
        ("parties", "0001_first"),
        ("texts", "0008_considerations"),
        ("history", "0004_guards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AnnouncedStatement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("target", models.CharField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("interpretative statement", "Interpretative statement"),
                            ("explanation of position", "Explanation of position"),
                            ("disassociation", "Disassociation"),
                            ("reservation", "Reservation"),
                        ],
                        max_length=30,
                    ),
                ),
                ("words", models.TextField()),
                ("paper", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="announced",
                        to="texts.draft",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="parties.party"
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.RunPython(put_on, take_off),
    ]
