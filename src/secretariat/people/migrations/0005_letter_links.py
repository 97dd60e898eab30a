from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0004_addresses")]
    operations = [
        migrations.AddField("account", "letter_links", models.PositiveIntegerField(default=0)),
    ]
