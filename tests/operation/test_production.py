"""The production guide, followed to the letter on this machine: its files, its commands, pages over HTTPS."""

import http.client
import json
import os
import re
import shutil
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.operation.conftest import MakeHouse
from tests.operation.running import ROOT, House, free_port
from tests.outbox.mail_server import mail_server

pytestmark = pytest.mark.slow
DEPLOY = ROOT / "deploy"
GUIDE = (ROOT / "docs/how-to/production.md").read_text(encoding="utf-8")
HOST = "secretariat.example.org"
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"


def block(name: str) -> list[list[str]]:
    """Return the commands of a block of the guide, without the word `secretariat`."""
    (found,) = re.findall(rf"```sh {name}\n(.*?)```", GUIDE, re.DOTALL)
    return [line.split()[1:] for line in found.strip().splitlines()]


def certificate(folder: Path) -> None:
    """Write a certificate for the host, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    raw = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "privkey.pem").write_bytes(key.private_bytes(*raw))


def settings_of_the_guide(folder: Path, database: str, mail: str) -> dict[str, str]:
    """Return the environment of deploy/secretariat.env with this machine's values in their places."""
    lines = (DEPLOY / "secretariat.env").read_text(encoding="utf-8").splitlines()
    env = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    mine = {
        "SECRETARIAT_SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQ",
        "SECRETARIAT_VAR": str(folder),
        "SECRETARIAT_MAIL": mail,
        "SECRETARIAT_HOUSE": "",
        "DATABASE_URL": database,
    }
    assert mine.keys() <= env.keys()
    return env | mine | {"DJANGO_SETTINGS_MODULE": "secretariat.config.settings"}


@pytest.fixture
def mail() -> Iterator[str]:
    with mail_server() as server:
        yield f"smtp://127.0.0.1:{server.port}"


@pytest.fixture
def house(make_house: MakeHouse, tmp_path: Path, mail: str) -> House:
    house = make_house("production", "postgresql")
    house.env = settings_of_the_guide(tmp_path / "production", house.env["DATABASE_URL"], mail)
    (tmp_path / "production").chmod(0o750)
    return house


class Proxy:
    """nginx with the guide's configuration on free ports."""

    def __init__(self, folder: Path, house: House) -> None:
        self.folder, self.plain, self.tls = folder, free_port(), free_port()
        certificate(folder)
        site = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
        places = {
            "listen 80;": f"listen 127.0.0.1:{self.plain};",
            "listen 443 ssl http2;": f"listen 127.0.0.1:{self.tls} ssl http2;",
            "server 127.0.0.1:8000;": f"server 127.0.0.1:{house.port};",
            "/etc/ssl/secretariat/": f"{folder}/",
            "/var/lib/secretariat/": f"{house.env['SECRETARIAT_VAR']}/",
        }
        for theirs, ours in places.items():
            assert theirs in site
            site = site.replace(theirs, ours)
        temporary = "".join(
            f"{kind}_temp_path {folder}/{kind};"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        user = "user root;" if os.getuid() == 0 else ""
        (folder / "nginx.conf").write_text(
            f"{user} daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
            f"http {{ include /etc/nginx/mime.types; access_log off; {temporary}\n{site}}}\n"
        )

    def command(self, *more: str) -> list[str]:
        return [NGINX, "-e", f"{self.folder}/error.log", "-c", f"{self.folder}/nginx.conf", *more]

    def get(self, address: str, *, tls: bool = True, **headers: str) -> http.client.HTTPResponse:
        trust = ssl.create_default_context(cafile=str(self.folder / "fullchain.pem"))
        trust.check_hostname = False  # we ask 127.0.0.1 under the host's name
        connection = (
            http.client.HTTPSConnection("127.0.0.1", self.tls, context=trust, timeout=60)
            if tls
            else http.client.HTTPConnection("127.0.0.1", self.plain, timeout=60)
        )
        connection.request("GET", address, headers={"Host": HOST} | headers)
        return connection.getresponse()


@pytest.fixture
def proxy(tmp_path: Path, house: House) -> Iterator[Proxy]:
    if not Path(NGINX).exists():
        pytest.skip("needs the Debian package nginx")
    folder = tmp_path / "nginx"
    folder.mkdir()
    proxy = Proxy(folder, house)
    subprocess.run(proxy.command("-t"), check=True, capture_output=True)
    running = subprocess.Popen(proxy.command())
    yield proxy
    running.terminate()
    running.wait()


def wait_until_ready(proxy: Proxy, house: House) -> http.client.HTTPResponse:
    for _ in range(600):
        try:
            answer = proxy.get("/health/ready")
        except OSError:
            time.sleep(0.1)
            continue
        if answer.status == 200:
            return answer
        time.sleep(0.1)
    raise TimeoutError(house.log.read_text()[-2000:])


def test_the_guide_leads_to_pages_over_https(house: House, proxy: Proxy) -> None:
    for command in block("prepare"):
        house.ask("secretariat.cli", *command)
    (serve,), (work,), (look,) = block("serve"), block("worker"), block("look")
    house.start("secretariat.cli", *serve, "--port", str(house.port))
    house.start("secretariat.cli", *work)
    assert json.loads(wait_until_ready(proxy, house).read())["ready"] is True

    page = proxy.get("/")
    html = page.read().decode()
    assert (page.status, page.getheader("Strict-Transport-Security")) == (200, "max-age=31536000")
    assert len(page.getheader("X-Request-ID", "")) == 32
    assert "default-src 'none'" in page.getheader("Content-Security-Policy", "")

    (style,) = re.findall(r'href="(/static/site/css/tokens\.[0-9a-f]{12}\.css)"', html)
    file = proxy.get(style)
    assert (file.status, file.getheader("Content-Type")) == (200, "text/css")
    assert "immutable" in file.getheader("Cache-Control", "")
    assert b"--paper" in file.read()

    assert proxy.get("/metrics").status == 404
    assert proxy.get("/metrics", **{"X-Forwarded-For": "127.0.0.1"}).status == 404
    assert inside(house, "/metrics").status == 200
    away = proxy.get("/bodies/?q=sea", tls=False)
    assert (away.status, away.getheader("Location")) == (301, f"https://{HOST}/bodies/?q=sea")
    assert inside(house, "/").status == 301

    found = house.run("secretariat.cli", *look, "--json")
    ill = [one for one in json.loads(found.stdout) if one["level"] == "ill"]
    assert (ill, found.returncode < 2) == ([], True)
    assert [code for code in house.stop() if code not in {0, -15}] == []


def inside(house: House, address: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", house.port, timeout=60)
    connection.request("GET", address, headers={"Host": HOST})
    return connection.getresponse()


@pytest.mark.parametrize("name", ["web.service", "worker.service", "backup.service", "backup.timer"])
def test_systemd_reads_the_units(tmp_path: Path, name: str) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("needs the Debian package systemd")
    for file in DEPLOY.glob("secretariat-*"):
        text = file.read_text(encoding="utf-8")
        command = str(Path(sys.executable).with_name("secretariat"))
        (tmp_path / file.name).write_text(text.replace("/opt/secretariat/.venv/bin/secretariat", command))
    unit = tmp_path / f"secretariat-{name}"
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False
    )
    ours = [line for line in done.stderr.splitlines() if "secretariat" in line]
    assert ours == []


def test_the_services_run_the_commands_of_the_guide() -> None:
    for name, part in (("serve", "web"), ("worker", "worker")):
        unit = (DEPLOY / f"secretariat-{part}.service").read_text(encoding="utf-8")
        (command,) = block(name)
        assert f"ExecStart=/opt/secretariat/.venv/bin/secretariat {' '.join(command)}\n" in unit


def test_the_containers_run_the_same_commands_without_rights() -> None:
    dockerfile = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    compose = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    assert dockerfile.index("USER secretariat") < dockerfile.index("\nCMD ")
    assert "--require-hashes" in dockerfile
    assert "HEALTHCHECK" in dockerfile
    for command in block("prepare")[1:]:
        assert f"secretariat {' '.join(command)}" in compose
    # pg_dump refuses a server that is newer than itself: image and database go together.
    clients = {"bookworm": "15", "trixie": "17"}
    (release,) = re.findall(r"^FROM python:[\d.]+-slim-(\w+)$", dockerfile, re.MULTILINE)
    assert f"image: postgres:{clients[release]}\n" in compose
    assert compose.count("read_only: true") == 1  # in the part that all services of ours share
    assert "cap_drop: [ALL]" in compose
