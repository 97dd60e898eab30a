from django.conf import settings
from django.db import models


class Addressee(models.Model):
    """To whom a letter went. `account` is empty for whoever has none; all is empty once it was redacted."""

    name = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=320)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name or self.email or "(redacted)"
