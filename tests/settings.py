"""The settings of the tests: the product's own, with the few values that a test run needs."""

import os
import tempfile

os.environ.setdefault("SECRETARIAT_SECRET_KEY", "tests only")
os.environ.setdefault("SECRETARIAT_VAR", tempfile.mkdtemp(prefix="secretariat-tests-"))
os.environ.setdefault("DATABASE_URL", f"sqlite:///{os.environ['SECRETARIAT_VAR']}/tests.sqlite3")

from secretariat.config.settings import *  # noqa: F403

if DATABASES["default"]["ENGINE"] == "secretariat.config.sqlite":  # noqa: F405
    # pytest-django keeps the database in memory, one for each process, for Django's own backend only.
    DATABASES["default"]["ENGINE"] = "django.db.backends.sqlite3"  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # Argon2 is slow on purpose
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = False
PACE = 0  # all tests come from one address
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "sessionid", "csrftoken"
SECOND_FACTOR_REQUIRED = False  # tests that are about it ask for it
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # the live server has a port of its own
SECURE_HSTS_SECONDS = 0
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
INSTALLED_APPS = ["tests.flushing", *INSTALLED_APPS]  # noqa: F405
HOUSE = "union"  # of the standing cast
