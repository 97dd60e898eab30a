"""Documents received before somebody could hand them over are in the hands of who received them."""

from django.db import migrations
from django.db.models import F


def put(apps, schema_editor):
    Document = apps.get_model("evidence", "Document")
    Document.objects.filter(in_hands_of__isnull=True).update(in_hands_of=F("received_by"))


class Migration(migrations.Migration):
    dependencies = [("evidence", "0006_hands")]
    operations = [migrations.RunPython(put, migrations.RunPython.noop)]
