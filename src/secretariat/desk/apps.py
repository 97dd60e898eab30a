from importlib import import_module

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "secretariat.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what follows the lines of the record."""
        import_module("secretariat.desk.following")
        import_module("secretariat.desk.unfinished")
