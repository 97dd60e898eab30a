"""Accounts made before sign-in kept addresses apart: the address of each counts as proven."""

from django.db import migrations


def prove(apps, schema_editor):
    Account = apps.get_model("people", "Account")
    EmailAddress = apps.get_model("account", "EmailAddress")
    for account in Account.objects.filter(is_system=False).exclude(emailaddress__isnull=False):
        account.email = account.email.lower()
        account.save(update_fields=["email"])
        EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)


class Migration(migrations.Migration):
    dependencies = [("people", "0003_cache"), ("account", "0009_emailaddress_unique_primary_email")]
    operations = [migrations.RunPython(prove, migrations.RunPython.noop)]
