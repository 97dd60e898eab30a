from django.conf import settings
from django.db import models

from secretariat.ids import new_public_id
from secretariat.notices.rows.notice import Notice


class Picture(models.Model):
    """A picture of a notice, written anew without what the file carried; kept under its SHA-256.

    `alt` and `caption`: language → words; `credit`: whose picture it is.
    """

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="pictures")
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=20)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    byte_count = models.PositiveIntegerField()
    alt = models.JSONField(default=dict)
    caption = models.JSONField(default=dict)
    credit = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"picture {self.public_id} of {self.notice}"
