from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models

REDACTED = "entry.redacted"  # the one act that opens an entry to a change, and explains the gap


class AppendOnlyError(Exception):
    """Something tried to change or delete what may only be added to."""


class AppendOnlyQuerySet(models.QuerySet[Any]):
    def update(self, **_: Any) -> int:
        raise AppendOnlyError(f"{self.model.__name__} is append-only: add a new row instead.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError(f"{self.model.__name__} is append-only: nothing is deleted.")


class AppendOnly(models.Model):
    """A row that is written once. `is_guarded`: the database refuses to change it too (`guards`)."""

    is_guarded: ClassVar[bool] = False
    objects: ClassVar[Any] = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError(f"{type(self).__name__} is append-only: add a new row instead.")
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError(f"{type(self).__name__} is append-only: nothing is deleted.")


class Entry(AppendOnly):
    """One act.

    payload: {field: {"value": json, "salt": hex, "hash": hex}}; hash = SHA-256 of salt + canonical JSON. A
    field that was redacted has its hash alone.
    seals: {column: {"salt": hex, "hash": hex}} for object_id, object_label, actor_label and authority, so
    that these too can be redacted: the column is empty then, and the seal has no salt.
    beside_kind, beside_id: a second thing that one must be able to see to see this entry (a claim on a line).
    """

    is_guarded = True
    history_kind = "entry"

    at = models.DateTimeField(db_index=True)
    verb = models.CharField(max_length=60, db_index=True)
    object_kind = models.CharField(max_length=40)
    object_id = models.CharField(max_length=80)
    object_label = models.CharField(max_length=300)
    actor_id = models.CharField(max_length=40, db_index=True)
    actor_label = models.CharField(max_length=200)
    authority = models.CharField(max_length=300, blank=True)
    beside_kind = models.CharField(max_length=40, blank=True, default="")
    beside_id = models.CharField(max_length=80, blank=True, default="")
    payload = models.JSONField(default=dict)
    seals = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "entries"
        indexes = (models.Index(fields=["object_kind", "object_id"], name="history_entry_object"),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_label}: {self.verb} {self.object_label}"

    @property
    def history_id(self) -> str:
        return str(self.pk)

    def told(self, field: str, default: Any = None) -> Any:
        """Return the value of a field of the payload; the default where there is none or it was redacted."""
        given: Mapping[str, Any] = self.payload.get(field, {})
        return given.get("value", default)


class Unchained(models.Model):
    """An entry that waits for its link; written with it, and taken away by the worker that chains it."""

    entry_id = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return f"entry {self.entry_id} waits to be chained"


class Link(AppendOnly):
    """One link of the chain, in the order in which entries became visible (`engines.chain`).

    No foreign key: a link outlives an entry that somebody deletes, and tells that it was there.
    """

    is_guarded = True

    sequence = models.BigIntegerField(primary_key=True)
    entry_id = models.BigIntegerField(unique=True)
    entry_hash = models.CharField(max_length=64)
    marks = models.JSONField()
    at = models.DateTimeField()
    previous = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("sequence",)
        constraints = (
            models.CheckConstraint(condition=models.Q(sequence__gt=0), name="history_link_from_one"),
        )

    def __str__(self) -> str:
        return f"link {self.sequence} of entry {self.entry_id}"


class Anchor(AppendOnly):
    """A signature over a link, and so over all before it; kept outside the database too (`signing`)."""

    is_guarded = True

    sequence = models.BigIntegerField(primary_key=True)
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()
    key = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)

    class Meta:
        ordering = ("sequence",)

    def __str__(self) -> str:
        return f"anchor at link {self.sequence}"
