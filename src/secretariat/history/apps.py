from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class HistoryConfig(AppConfig):
    name = "secretariat.history"
    label = "history"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let each slice declare what history tells of it, and to whom (`told.py`)."""
        autodiscover_modules("told")
