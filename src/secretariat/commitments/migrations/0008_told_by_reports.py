from itertools import islice

from django.db import migrations

BATCH = 500


def fill(apps, schema_editor):
    """Name for each commitment the report that settled its state, in the order of `standing.order_of`."""
    alias = schema_editor.connection.alias
    reports = apps.get_model("commitments", "Report").objects.using(alias)
    commitments = apps.get_model("commitments", "Commitment")
    standing = reports.filter(commitment__isnull=False, line__chosen__isnull=False).exclude(state="")
    latest = {}
    columns = ("commitment_id", "pk", "on_first", "line__chosen__entered_at")
    for commitment, report, first, entered in standing.values_list(*columns):
        order = (first or entered.date(), entered, report)
        latest[commitment] = max(order, latest.get(commitment, order))
    rows = (commitments(pk=pk, told_by_id=order[-1]) for pk, order in latest.items())
    while batch := list(islice(rows, BATCH)):
        commitments.objects.using(alias).bulk_update(batch, ["told_by"])


class Migration(migrations.Migration):
    dependencies = [("commitments", "0007_told_by")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
