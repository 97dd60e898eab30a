from importlib import import_module

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "secretariat.site"
    label = "site"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the drafts of notices that take what pages show of several subjects."""
        import_module("secretariat.site.queries.notice_drafts")
