from importlib import import_module

from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    name = "secretariat.initiatives"
    label = "initiatives"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what history tells, and what is open."""
        import_module("secretariat.initiatives.told")
        import_module("secretariat.initiatives.unfinished")
