from importlib import import_module

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "secretariat.projects"
    label = "projects"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register how this slice's claims become columns, that a project follows its acts, what is told."""
        import_module("secretariat.projects.bridge.projectors")
        import_module("secretariat.projects.settling")
        import_module("secretariat.projects.told")
        import_module("secretariat.projects.policies")
        import_module("secretariat.projects.unfinished")
