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
        env.text("DATABASE_URL", f"sqlite:///{VAR}/{'demo' if DEMO else 'secretariat'}.sqlite3"),
        env.number("SECRETARIAT_DATABASE_CONNECTIONS", 20),
    )
}
ORIGINALS = Path(env.text("SECRETARIAT_ORIGINALS", str(VAR / ("originals-demo" if DEMO else "originals"))))
HISTORY = Path(env.text("SECRETARIAT_HISTORY", str(VAR / ("history-demo" if DEMO else "history"))))
HISTORY_KEY = env.text("SECRETARIAT_HISTORY_KEY", "")  # signs anchors in the place of the key file
SEAL_CERTIFICATE = env.text("SECRETARIAT_SEAL_CERTIFICATE", "")  # PKCS #12, signs the PDFs of sealed acts
SEAL_PASSPHRASE = env.text("SECRETARIAT_SEAL_PASSPHRASE", "")
SEAL_TIME = env.text("SECRETARIAT_SEAL_TIME", "")  # address of an authority that stamps the time (RFC 3161)
HISTORY_ANCHOR_EVERY = env.number("SECRETARIAT_HISTORY_ANCHOR_EVERY", 1000)
HOUSE = env.text("SECRETARIAT_HOUSE", "ovsc" if DEMO else "")  # slug of the Body that is kept here
IATI_ORGANISATION = env.text("SECRETARIAT_IATI_ORGANISATION", "")  # registered identifier of the house
ADDRESS = env.text("SECRETARIAT_ADDRESS", "http://localhost:8000").rstrip("/")  # in letters: where we answer
UPLOAD_BYTES = env.number("SECRETARIAT_UPLOAD_BYTES", 25 * 1024 * 1024)
FETCH = env.flag("SECRETARIAT_FETCH", False)  # documents from addresses that staff give
PARSE_SECONDS = env.number("SECRETARIAT_PARSE_SECONDS", 60)  # for opening one file, by the clock
DESK_READ_SECONDS = env.number("SECRETARIAT_DESK_READ_SECONDS", 30)  # while a person waits
READ_SECONDS = env.number("SECRETARIAT_READ_SECONDS", 600)  # for the rules on one text, by the worker
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
    "secretariat.campaigns",
    "secretariat.initiatives",
    "secretariat.projects",
    "secretariat.practices",
    "secretariat.contributions",
    "secretariat.business",
    "secretariat.notices",
    "secretariat.desk",
    "secretariat.handover",
    "secretariat.site",
    "secretariat.operation",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
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
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "secretariat.bodies.middleware.ActorMiddleware",
    "secretariat.people.middleware.SecondFactorMiddleware",
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
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 2 * 60 * 60  # seconds
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

# Sign-in (docs/how-to/accounts.md). Accounts come by invitation alone.
SECOND_FACTOR_REQUIRED = env.flag("SECRETARIAT_SECOND_FACTOR", not DEMO)
INVITATION_DAYS = env.number("SECRETARIAT_INVITATION_DAYS", 14)
ACCOUNT_ADAPTER = "secretariat.people.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_FORMS = {
    "login": "secretariat.people.forms.SignInForm",
    "reauthenticate": "secretariat.people.forms.ConfirmForm",
    "change_password": "secretariat.people.forms.ChangePasswordForm",
    "set_password": "secretariat.people.forms.SetPasswordForm",
    "reset_password": "secretariat.people.forms.ForgottenPasswordForm",
    "reset_password_from_key": "secretariat.people.forms.NewPasswordForm",
    "add_email": "secretariat.people.forms.NewEmailForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True  # the new address takes the old one's place once it is confirmed
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if ADDRESS.startswith("http:") else "https"
MFA_ADAPTER = "secretariat.people.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # one step of 30 seconds before and after, for clocks that differ
MFA_TOTP_ISSUER = "Secretariat"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG or DEMO  # plain http://localhost
MFA_FORMS = {
    "authenticate": "secretariat.people.forms.CodeForm",
    "reauthenticate": "secretariat.people.forms.ConfirmCodeForm",
    "add_webauthn": "secretariat.people.forms.AddPasskeyForm",
    "edit_webauthn": "secretariat.people.forms.NamePasskeyForm",
    "activate_totp": "secretariat.people.forms.AuthenticatorAppForm",
}
SINGLE_SIGN_ON = env.text("SECRETARIAT_OIDC_SERVER", "")  # address of an OpenID Connect provider
SOCIALACCOUNT_ADAPTER = "secretariat.people.adapters.SingleSignOnAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True  # where matching by e-mail is allowed at all
SOCIALACCOUNT_PROVIDERS = {}
if SINGLE_SIGN_ON:
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "APPS": [
            {
                "provider_id": "sso",
                "name": env.text("SECRETARIAT_OIDC_NAME", "Single sign-on"),
                "client_id": env.text("SECRETARIAT_OIDC_CLIENT"),
                "secret": env.text("SECRETARIAT_OIDC_SECRET"),
                "settings": {"server_url": SINGLE_SIGN_ON},
            }
        ],
        "OAUTH_PKCE_ENABLED": True,
        # Whoever runs the provider then decides which account an e-mail address opens.
        "EMAIL_AUTHENTICATION": env.flag("SECRETARIAT_OIDC_MATCH_EMAIL", False),
    }
SESSION_COOKIE_AGE = env.number("SECRETARIAT_SESSION_HOURS", 12) * 60 * 60  # seconds
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"  # Strict would lose the way back from single sign-on
# Attempts are counted for all processes together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "people_cache",
    }
}

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
    ("secretariat.bodies.clearing.clear_invitations", 3600),
    ("secretariat.bodies.actions.close_ended_accounts.close_ended_accounts", 3600),
    ("secretariat.texts.actions.end_silences.end_silences", 1),
    ("secretariat.commitments.actions.send_reminders.send_reminders", 600),
    ("secretariat.handover.actions.make_due_files.make_due_files", 3600),
]

METRICS_TOKEN = env.text("SECRETARIAT_METRICS_TOKEN", "")
METRICS_LOOPBACK = env.flag("SECRETARIAT_METRICS_LOOPBACK", False)

# What a request may bring (config/gate.py counts the bytes as they come, before anything is kept).
DATA_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_BYTES + 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 1000  # a folder given to the desk
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
REQUEST_BYTES = env.number("SECRETARIAT_REQUEST_BYTES", 20 * UPLOAD_BYTES)  # files handed in at once
SMALL_REQUEST_BYTES = 1024 * 1024
ONE_FILE_BYTES = UPLOAD_BYTES + 1024 * 1024  # a file and the words beside it
EVIDENCE_BYTES = 2 * UPLOAD_BYTES + 1024 * 1024  # several papers with a report, and the words beside them
UPLOADS = [  # where files come in: address, and how much a request may bring; everywhere else it is small
    (r"/desk/receive/", REQUEST_BYTES),
    (r"/desk/meeting-documents/[^/]+/file/", ONE_FILE_BYTES),
    (r"/rooms/[^/]+/returned/", ONE_FILE_BYTES),
    (r"/said/commitments/[^/]+/report/", EVIDENCE_BYTES),
    (r"/notices/pictures/[^/]+/", 11 * 1024 * 1024),
    (r"/convene/[^/]+/participants/take/", 2 * 1024 * 1024),
]
REQUEST_SECONDS = env.number("SECRETARIAT_REQUEST_SECONDS", 600)  # for a request to arrive in full
QUERY_CHARACTERS = 4096  # of an address, after the question mark
PACE = env.number("SECRETARIAT_PACE", 0 if DEBUG or DEMO else 60)  # costly pages a minute and address; 0: any

# What a browser is told. `check --deploy` stands in tests/config/test_deploy.py.
_IS_PRODUCTION = not (DEBUG or DEMO)
PROXIES = env.number("SECRETARIAT_PROXIES", 0)  # of ours, in front: what they say of a request is believed
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
if PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.flag("SECRETARIAT_TLS_REDIRECT", _IS_PRODUCTION and PROXIES > 0)
SECURE_REDIRECT_EXEMPT = [r"^health/", r"^metrics$"]  # asked by the machine itself, without TLS
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
if SESSION_COOKIE_SECURE:  # a browser then takes them from this host alone, over TLS alone
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
LANGUAGE_COOKIE_HTTPONLY, LANGUAGE_COOKIE_SAMESITE = True, "Lax"
CSRF_FAILURE_VIEW = "secretariat.site.pages.errors.form_expired"

CONTENT_FORM_ACTIONS = [env.origin(SINGLE_SIGN_ON)] if SINGLE_SIGN_ON else []  # where a form may lead to
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGGING = logging_config(
    form=env.choice("SECRETARIAT_LOG", ("json", "plain"), "plain" if DEBUG or DEMO else "json"),
    detail=env.flag("SECRETARIAT_LOG_DETAIL", DEBUG or DEMO),
)
