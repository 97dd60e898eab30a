from importlib import import_module

from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "secretariat.commitments"
    label = "commitments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register how this slice's claims become columns, and that a commitment follows its reports;
        what history tells."""
        import_module("secretariat.commitments.bridge.projectors")
        import_module("secretariat.commitments.standing")
        import_module("secretariat.commitments.told")
        import_module("secretariat.commitments.letters")
        import_module("secretariat.commitments.unfinished")
