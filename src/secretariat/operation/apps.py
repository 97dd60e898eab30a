from django.apps import AppConfig


class OperationConfig(AppConfig):
    name = "secretariat.operation"
    label = "operation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks of the settings that this package reads."""
        from secretariat.operation import checks  # noqa: F401, PLC0415 - verbs are lazy
