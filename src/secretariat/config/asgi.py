"""The ASGI application: `granian --interface asgi secretariat.config.asgi:application`."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secretariat.config.settings")
application = get_asgi_application()
