"""What stands outside the database: settings, secret, hosts, disk, folders, the mail server."""

import shutil
import smtplib
import socket
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.core.mail.backends.smtp import EmailBackend
from django.utils import timezone

from secretariat.operation.doctor.diagnosis import Diagnosis, ill, warning, well
from secretariat.texts.exports.pades import CannotSign, signer_of_settings

_MEGABYTE = 1024 * 1024
_LITTLE_BYTES, _NOTHING_BYTES = 2048 * _MEGABYTE, 200 * _MEGABYTE
_MAIL_SECONDS = 10
_SOON_DAYS = 30
_SHORT_SECRET = 50
_OTHERS_READ, _OTHERS_WRITE = 0o004, 0o022


def configuration() -> Iterator[Diagnosis]:
    """Ask Django's own checks, those for deployment too."""
    working = not (settings.DEMO or settings.DEBUG)
    found = checks.run_checks(include_deployment_checks=working)
    serious = [f"{message.id}: {message.msg}" for message in found if message.level >= checks.WARNING]
    if serious:
        yield warning(
            "configuration", "; ".join(serious), "Set what is named; docs/reference/settings.md lists it."
        )
    else:
        yield well("configuration", "Django's checks find nothing")
    if settings.DEBUG:
        yield ill("debug", "pages show code to strangers", "Unset SECRETARIAT_DEBUG.")


def secret() -> Iterator[Diagnosis]:
    """Look at the length and variety of the secret key, never at the key itself."""
    if settings.DEMO:
        yield well("secret", "the demonstration's own")
    elif len(settings.SECRET_KEY) < _SHORT_SECRET or len(set(settings.SECRET_KEY)) < 10:
        advice = "Set SECRETARIAT_SECRET_KEY to fifty random characters; everybody signs in again."
        yield ill("secret", "the secret key can be guessed", advice)
    else:
        yield well("secret", f"{len(settings.SECRET_KEY)} characters")


def hosts() -> Iterator[Diagnosis]:
    """Look at the names under which the server answers."""
    named = [host for host in settings.ALLOWED_HOSTS if host not in {"localhost", "127.0.0.1", "[::1]"}]
    if "*" in settings.ALLOWED_HOSTS:
        yield ill("hosts", "the server answers to every name", "Name the hosts in SECRETARIAT_HOSTS.")
    elif not named and not settings.DEMO:
        yield warning("hosts", "only this machine", "Name the public host in SECRETARIAT_HOSTS.")
    else:
        yield well("hosts", ", ".join(settings.ALLOWED_HOSTS))


def certificate() -> Iterator[Diagnosis]:
    """Look at the certificate that signs the PDFs of sealed acts, where there is one."""
    try:
        signer = signer_of_settings()
    except CannotSign as error:
        advice = "Nothing is sealed until then. Look at SECRETARIAT_SEAL_CERTIFICATE and its passphrase."
        yield ill("certificate", str(error), advice)
        return
    if signer is None:
        yield well("certificate", "none: the PDFs of sealed acts bear the seal of their bundle alone")
    elif (left := signer.until - timezone.now()).days < _SOON_DAYS:
        seen = f"that of {signer.name} is good for {max(left.days, 0)} days more"
        yield warning("certificate", seen, "Ask for the next one; without it nothing is sealed.")
    else:
        yield well("certificate", f"{signer.name}, {signer.level}, until {signer.until:%Y-%m-%d}")


def disk() -> Iterator[Diagnosis]:
    """Look how much room is left where the system writes."""
    folders = {"var": Path(settings.VAR), "originals": Path(settings.ORIGINALS)}
    for name, folder in folders.items():
        if not folder.is_dir():
            continue
        free = shutil.disk_usage(folder).free
        seen = f"{free // _MEGABYTE:,} MB free at {folder}"
        if free < _NOTHING_BYTES:
            yield ill(f"disk of {name}", seen, "Make room now: documents will be refused.")
        elif free < _LITTLE_BYTES:
            yield warning(f"disk of {name}", seen, "Make room, or move the folder to a larger disk.")
        else:
            yield well(f"disk of {name}", seen)


def permissions() -> Iterator[Diagnosis]:
    """Look who else on this machine may read or change the folders."""
    for name, folder in (
        ("var", settings.VAR),
        ("originals", settings.ORIGINALS),
        ("history", settings.HISTORY),
    ):
        path = Path(folder)
        if not path.is_dir():
            continue
        mode = path.stat().st_mode
        if mode & _OTHERS_WRITE:
            yield ill(f"permissions of {name}", f"others may write in {path}", f"chmod go-rwx {path}")
        elif mode & _OTHERS_READ and name != "var":
            yield warning(f"permissions of {name}", f"others may read {path}", f"chmod o-rwx {path}")
        else:
            yield well(f"permissions of {name}", f"{mode & 0o777:o} {path}")


def mail() -> Iterator[Diagnosis]:
    """Open a connection to the mail server, sign in, and hang up without a letter."""
    if not settings.MAIL:
        if settings.DEMO:
            yield well("mail", "the demonstration sends none")
        else:
            yield warning(
                "mail", "no mail server is set: letters stay in the outbox", "Set SECRETARIAT_MAIL."
            )
        return
    connection = EmailBackend(timeout=_MAIL_SECONDS, fail_silently=False, **settings.MAIL)
    try:
        connection.open()
    except (OSError, smtplib.SMTPException, socket.gaierror) as error:
        advice = "Look at SECRETARIAT_MAIL, the firewall and the mail server."
        yield ill("mail", f"{settings.MAIL['host']} does not answer: {error}", advice)
    else:
        yield well("mail", f"{settings.MAIL['host']} answers")
    finally:
        connection.fail_silently = True
        connection.close()
