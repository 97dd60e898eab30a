"""Set Django up for the commands that need the record."""

import os

import django


def set_up() -> None:
    """Load the settings; fails with a sentence where one is missing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secretariat.config.settings")
    django.setup()
