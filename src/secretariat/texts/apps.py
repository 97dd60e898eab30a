from django.apps import AppConfig


class TextsConfig(AppConfig):
    name = "secretariat.texts"
    label = "texts"
    default_auto_field = "django.db.models.BigAutoField"
