from django.db import models


class Worker(models.Model):
    """A worker process that says every few seconds that it lives; the row goes when it stops in order."""

    name = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.name


class Lease(models.Model):
    """What only one worker does at a time, until when; whoever comes after may take it up."""

    name = models.CharField(max_length=40, primary_key=True)
    holder = models.CharField(max_length=64)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}: {self.holder} until {self.until:%H:%M:%S}"
