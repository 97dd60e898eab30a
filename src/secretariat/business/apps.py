from importlib import import_module

from django.apps import AppConfig


class BusinessConfig(AppConfig):
    name = "secretariat.business"
    label = "business"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what history tells, and what is open."""
        import_module("secretariat.business.told")
        import_module("secretariat.business.unfinished")
