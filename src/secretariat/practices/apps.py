from importlib import import_module

from django.apps import AppConfig


class PracticesConfig(AppConfig):
    name = "secretariat.practices"
    label = "practices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what history tells, and what is open."""
        import_module("secretariat.practices.told")
        import_module("secretariat.practices.unfinished")
