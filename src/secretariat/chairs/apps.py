from django.apps import AppConfig


class ChairsConfig(AppConfig):
    name = "secretariat.chairs"
    label = "chairs"
    default_auto_field = "django.db.models.BigAutoField"
