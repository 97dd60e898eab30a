from importlib import import_module

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "secretariat.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register how this slice's claims become columns."""
        import_module("secretariat.meetings.bridge")
        import_module("secretariat.meetings.shapes")
        import_module("secretariat.meetings.unfinished")
