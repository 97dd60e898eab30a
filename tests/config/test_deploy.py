"""The settings of a real installation: Django's check finds nothing, and a secret has no default."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PRODUCTION = {
    "SECRETARIAT_SECRET_KEY": "k3Vw9Zt5Qm1Xr7Bn2Lc8Hd4Jf6Gs0PyAeUiOaTrEwQzXcVbNmRtY",
    "SECRETARIAT_HOSTS": "secretariat.example.org",
    "SECRETARIAT_PROXIES": "1",
}
SHOWN = """
import json, django
django.setup()
from django.conf import settings
names = ("DEBUG SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE "
         "LANGUAGE_COOKIE_SECURE SESSION_COOKIE_HTTPONLY X_FRAME_OPTIONS SECURE_PROXY_SSL_HEADER")
print(json.dumps({name: getattr(settings, name) for name in names.split()}))
"""


def run(folder: Path, *command: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    told = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    told |= {"DJANGO_SETTINGS_MODULE": "secretariat.config.settings", "SECRETARIAT_VAR": str(folder)}
    return subprocess.run(
        [sys.executable, *command],
        env=told | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_djangos_check_for_production_finds_nothing(tmp_path: Path) -> None:
    done = run(tmp_path, "-m", "django", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert (done.returncode, done.stdout) == (0, "System check identified no issues (2 silenced).\n"), (
        done.stderr
    )


def test_it_warns_where_no_proxy_ends_tls(tmp_path: Path) -> None:
    done = run(
        tmp_path, "-m", "django", "check", "--deploy", "--fail-level", "WARNING",
        **PRODUCTION | {"SECRETARIAT_PROXIES": "0"},
    )  # fmt: skip
    assert done.returncode == 1
    assert "security.W008" in done.stderr


def test_production_is_closed_and_the_demonstration_open(tmp_path: Path) -> None:
    import json

    production = json.loads(run(tmp_path, "-c", SHOWN, **PRODUCTION).stdout)
    assert production == {
        "DEBUG": False,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31536000,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "LANGUAGE_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "X_FRAME_OPTIONS": "DENY",
        "SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"],
    }
    demonstration = json.loads(run(tmp_path, "-c", SHOWN, SECRETARIAT_DEMO="yes").stdout)
    assert demonstration["SESSION_COOKIE_SECURE"] is False
    assert demonstration["SECURE_PROXY_SSL_HEADER"] is None


@pytest.mark.parametrize("missing", ["SECRETARIAT_SECRET_KEY"])
def test_a_secret_has_no_default(tmp_path: Path, missing: str) -> None:
    environment = {name: value for name, value in PRODUCTION.items() if name != missing}
    done = run(tmp_path, "-c", SHOWN, **environment)
    assert done.returncode == 1
    assert f"{missing} is not set. Set it in the environment" in done.stderr
