from importlib import import_module

from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    name = "secretariat.contributions"
    label = "contributions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what history tells, and what is open."""
        import_module("secretariat.contributions.told")
        import_module("secretariat.contributions.unfinished")
