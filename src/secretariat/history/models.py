from typing import Any, ClassVar

from django.db import models


class AppendOnlyError(Exception):
    """Something tried to change or delete what may only be added to."""


class AppendOnlyQuerySet(models.QuerySet[Any]):
    def update(self, **_: Any) -> int:
        raise AppendOnlyError(f"{self.model.__name__} is append-only: add a new row instead.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError(f"{self.model.__name__} is append-only: nothing is deleted.")


class AppendOnly(models.Model):
    """A row that is written once."""

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
    """One act. `payload` holds each field with its salt and hash, so that redaction keeps the chain.

    payload: {field: {"value": json, "salt": hex, "hash": hex}}; hash = SHA-256 of salt + canonical JSON.
    """

    at = models.DateTimeField(db_index=True)
    verb = models.CharField(max_length=60, db_index=True)
    object_kind = models.CharField(max_length=40)
    object_id = models.CharField(max_length=80)
    object_label = models.CharField(max_length=300)
    actor_id = models.CharField(max_length=40)
    actor_label = models.CharField(max_length=200)
    authority = models.CharField(max_length=300, blank=True)
    payload = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "entries"
        indexes = (models.Index(fields=["object_kind", "object_id"], name="history_entry_object"),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_label}: {self.verb} {self.object_label}"
