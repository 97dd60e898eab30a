from importlib import import_module

from django.apps import AppConfig


class ChairsConfig(AppConfig):
    name = "secretariat.chairs"
    label = "chairs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register how this slice's claims become columns, and who beside staff may enter them."""
        import_module("secretariat.chairs.bridge.projectors")
        import_module("secretariat.chairs.policies")
        import_module("secretariat.chairs.unfinished")
