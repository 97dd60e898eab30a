"""Entries from before the chain get their seals, what stands beside them, and wait to be chained."""

import secrets

from django.db import migrations

from secretariat.engines.chain.canonical import Field, salted

SEALED = ("object_id", "object_label", "actor_label", "authority")
BESIDE = {
    "line.claimed": "claim",
    "line.withdrawn": "claim",
    "line.chosen": "after",
}  # verb: field with a claim


def seal(apps, schema_editor):
    Entry = apps.get_model("history", "Entry")
    Unchained = apps.get_model("history", "Unchained")
    for entry in Entry.objects.order_by("pk").iterator(chunk_size=500):
        entry.seals = {name: closed(field(getattr(entry, name))) for name in SEALED}
        entry.payload = {name: renewed(given) for name, given in entry.payload.items()}
        claim = entry.payload.get(BESIDE.get(entry.verb, ""), {}).get("value")
        if claim is not None:
            entry.beside_kind, entry.beside_id = "claim", str(claim)
        entry.save()
        Unchained.objects.get_or_create(entry_id=entry.pk)


def field(value):
    one = salted(value, secrets.token_hex(16))
    return {"value": one.value, "salt": one.salt, "hash": one.hash}


def closed(given):
    return {"salt": given["salt"], "hash": given["hash"]}


def renewed(given):
    """Whole numbers written as 1.0 have another hash since the chain; nothing was chained before it."""
    one = Field(given["hash"], given["salt"], given["value"])
    return given if one.is_true else field(given["value"])


class Migration(migrations.Migration):
    dependencies = [("history", "0002_chain")]
    operations = [migrations.RunPython(seal, migrations.RunPython.noop)]
