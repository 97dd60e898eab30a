from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notices", "0002_searched_words")]

    operations = [
        migrations.AddField(
            model_name="notice",
            name="touched_by",
            field=models.JSONField(default=list),
        ),
    ]
