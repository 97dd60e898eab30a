from importlib import import_module

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "secretariat.campaigns"
    label = "campaigns"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what history tells, and what is open."""
        import_module("secretariat.campaigns.told")
        import_module("secretariat.campaigns.unfinished")
