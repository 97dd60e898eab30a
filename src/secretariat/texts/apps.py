from importlib import import_module

from django.apps import AppConfig


class TextsConfig(AppConfig):
    name = "secretariat.texts"
    label = "texts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register how this slice's claims become columns, and which letters it writes."""
        import_module("secretariat.texts.bridge")
        import_module("secretariat.texts.letters")
        import_module("secretariat.texts.unfinished")
