from importlib import import_module

from django.apps import AppConfig


class HandoverConfig(AppConfig):
    name = "secretariat.handover"
    label = "handover"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register which letters this slice writes."""
        import_module("secretariat.handover.letters")
