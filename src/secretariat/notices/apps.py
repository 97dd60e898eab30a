from importlib import import_module

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "secretariat.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what can be drafted from the record, and what history tells."""
        import_module("secretariat.notices.gathering")
        import_module("secretariat.notices.unfinished")
