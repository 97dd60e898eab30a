from importlib import import_module

from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "secretariat.bodies"
    label = "bodies"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register how this slice's claims become columns."""
        import_module("secretariat.bodies.bridge")
        import_module("secretariat.bodies.unfinished")
