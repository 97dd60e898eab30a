"""One settings file; every setting comes from the environment and is listed in docs/reference/settings.md."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from secretariat.config import env
from secretariat.operation.logs import logging_config

VAR = Path(env.text("SECRETARIAT_VAR", "var")).absolute()
DEBUG = env.flag("SECRETARIAT_DEBUG", False)
DEMO = env.flag("SECRETARIAT_DEMO", False)
SECRET_KEY = env.text("SECRETARIAT_SECRET_KEY", "for the demonstration and tests only" if DEMO else None)
ALLOWED_HOSTS = env.words("SECRETARIAT_HOSTS", "localhost,127.0.0.1")
CSRF_TRUSTED_ORIGINS = env.words("SECRETARIAT_ORIGINS", "")
DATABASES = {
    "default": env.database(
        env.text("DATABASE_URL", f"sqlite:///{VAR}/{'demo' if DEMO else 'secretariat'}.sqlite3")
    )
}
ORIGINALS = Path(env.text("SECRETARIAT_ORIGINALS", str(VAR / ("originals-demo" if DEMO else "originals"))))
HISTORY = Path(env.text("SECRETARIAT_HISTORY", str(VAR / ("history-demo" if DEMO else "history"))))
HISTORY_KEY = env.text("SECRETARIAT_HISTORY_KEY", "")  # signs anchors in the place of the key file
HISTORY_ANCHOR_EVERY = env.number("SECRETARIAT_HISTORY_ANCHOR_EVERY", 1000)
HOUSE = env.text("SECRETARIAT_HOUSE", "")  # slug of the Body that keeps this installation
UPLOAD_BYTES = env.number("SECRETARIAT_UPLOAD_BYTES", 25 * 1024 * 1024)
PARSE_SECONDS = env.number("SECRETARIAT_PARSE_SECONDS", 60)  # for opening one file, by the clock
PARSE_BYTES = env.number("SECRETARIAT_PARSE_BYTES", 1_500_000_000)  # of memory, for opening one file

INSTALLED_APPS = [
    "secretariat.history",
    "secretariat.people",
    "secretariat.outbox",
    "secretariat.parties",
    "secretariat.evidence",
    "secretariat.bodies",
    "secretariat.chairs",
    "secretariat.meetings",
    "secretariat.texts",
    "secretariat.commitments",
    "secretariat.desk",
    "secretariat.site",
    "secretariat.operation",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "secretariat.operation.middleware.RequestMiddleware",
    "secretariat.site.middleware.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "secretariat.bodies.middleware.ActorMiddleware",
    "secretariat.site.middleware.RefusalMiddleware",
    "secretariat.site.middleware.ParameterMiddleware",
]
ROOT_URLCONF = "secretariat.config.urls"
ASGI_APPLICATION = "secretariat.config.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "secretariat.site.context.page",
            ],
        },
    }
]

AUTH_USER_MODEL = "people.Account"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "people:sign-in"
LOGIN_REDIRECT_URL = "/"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ru", _("Russian"))]
LOCALE_PATHS = [Path(__file__).parents[1] / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if DEBUG or DEMO:
    WHITENOISE_USE_FINDERS = True
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

EMAIL_BACKEND = "secretariat.outbox.backend.OutboxBackend"
MAIL: dict[str, Any] = env.mail("SECRETARIAT_MAIL")  # {}: letters stay in the outbox
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("SECRETARIAT_MAIL_FROM", "Secretariat <secretariat@localhost>")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
LEASE_SECONDS = env.number("SECRETARIAT_LEASE_SECONDS", 30)  # a silent worker counts as dead after this
# What the worker does again and again: (function that takes the time as `at`, seconds between two calls).
ROUNDS: list[tuple[str, float]] = [
    ("secretariat.outbox.delivery.deliver_letters", 2),
    ("secretariat.outbox.delivery.clear_letters", 3600),
    ("secretariat.operation.worker.queue.give_back_orphans", 5),
    ("secretariat.history.actions.chain_entries.chain_entries", 1),
    ("secretariat.operation.clearing.clear_sessions", 3600),
    ("secretariat.operation.clearing.clear_tasks", 3600),
]

METRICS_TOKEN = env.text("SECRETARIAT_METRICS_TOKEN", "")
METRICS_LOOPBACK = env.flag("SECRETARIAT_METRICS_LOOPBACK", False)

# What a request may bring (config/gate.py counts the bytes as they come, before anything is kept).
DATA_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_BYTES + 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 1000  # a folder given to the desk
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
REQUEST_BYTES = env.number("SECRETARIAT_REQUEST_BYTES", 20 * UPLOAD_BYTES)  # files handed in at once
LARGE_BODIES = ("/desk/receive/",)  # where files come in; everywhere else a request is small
SMALL_REQUEST_BYTES = 1024 * 1024
REQUEST_SECONDS = env.number("SECRETARIAT_REQUEST_SECONDS", 600)  # for a request to arrive in full
QUERY_CHARACTERS = 4096  # of an address, after the question mark
PACE = env.number("SECRETARIAT_PACE", 0 if DEBUG or DEMO else 60)  # costly pages a minute and address; 0: any

# What a browser is told. `check --deploy` stands in tests/config/test_deploy.py.
_IS_PRODUCTION = not (DEBUG or DEMO)
PROXIES = env.number("SECRETARIAT_PROXIES", 0)  # of ours, in front: what they say of a request is believed
if PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.flag("SECRETARIAT_TLS_REDIRECT", _IS_PRODUCTION and PROXIES > 0)
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # asked by the machine itself, without TLS
SECURE_HSTS_SECONDS = 31536000 if _IS_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env.flag("SECRETARIAT_HSTS_SUBDOMAINS", False)
# The other hosts of an organisation's domain are not ours to decide about.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _IS_PRODUCTION
LANGUAGE_COOKIE_HTTPONLY, LANGUAGE_COOKIE_SAMESITE = True, "Lax"
CSRF_FAILURE_VIEW = "secretariat.site.pages.errors.form_expired"
CONTENT_FORM_ACTIONS: list[str] = []  # origins beside our own where a form may lead

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGGING = logging_config(
    form=env.choice("SECRETARIAT_LOG", ("json", "plain"), "plain" if DEBUG or DEMO else "json"),
    detail=env.flag("SECRETARIAT_LOG_DETAIL", DEBUG or DEMO),
)
