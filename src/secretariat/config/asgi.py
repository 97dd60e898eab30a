"""The ASGI application: `granian --interface asgi secretariat.config.asgi:application`."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secretariat.config.settings")
pages = get_asgi_application()

# Django's settings stand once the pages do.
from secretariat.config.gate import Gate  # noqa: E402
from secretariat.operation.starting import refuse_demonstration  # noqa: E402

refuse_demonstration()
application = Gate(pages)
