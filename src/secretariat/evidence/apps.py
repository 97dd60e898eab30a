from importlib import import_module

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "secretariat.evidence"
    label = "evidence"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the open work that this slice holds."""
        import_module("secretariat.evidence.open_work")
        import_module("secretariat.evidence.unfinished")
