import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commitments", "0006_agenda_under_way")]

    operations = [
        migrations.AddField(
            model_name="commitment",
            name="told_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="commitments.report",
            ),
        ),
    ]
