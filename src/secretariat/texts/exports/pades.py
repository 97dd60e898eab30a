"""PAdES: the PDFs of a sealed act signed with the certificate of the organisation, where there is one.

With an authority that stamps the time (RFC 3161) a signature is of level B-T; without one, of level B-B. The
file stays PDF/A and PDF/UA-1: the field of the signature is seen on no page, and nothing may be changed
after it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings

from secretariat.outward.errors import NotFetched
from secretariat.outward.fetch import Bounds, asked

FIELD = "Seal"
_QUERY, _REPLY = "application/timestamp-query", "application/timestamp-reply"
_STAMP = Bounds(size_bytes=100_000, seconds=10)
Ask = Callable[[bytes], bytes]


class CannotSign(Exception):  # noqa: N818 - says what is wrong
    """A certificate that cannot be used, or no answer from the authority; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: certificate and key (PKCS #12); `stamp` asks the authority for the time, where there is one.

    `name`: as the certificate has it; `until`: the moment from which it is no longer good.
    """

    data: bytes
    passphrase: str
    name: str
    since: datetime
    until: datetime
    stamp: Ask | None = None

    @property
    def level(self) -> str:
        """The level of its signatures."""
        return "PAdES B-T" if self.stamp else "PAdES B-B"


def signer_of_settings() -> Signer | None:
    """Return who signs here; None where no certificate is configured.

    Raises:
        CannotSign: the file is not there, is read by others, or holds no certificate with its key.
    """
    if not settings.SEAL_CERTIFICATE:
        return None
    path = Path(settings.SEAL_CERTIFICATE)
    try:
        data, mode = path.read_bytes(), path.stat().st_mode
    except OSError as error:
        raise CannotSign(f"The certificate {path} cannot be read.") from error
    if mode & 0o077:
        raise CannotSign(f"Others than its owner can read the certificate: chmod 600 {path}")
    address = settings.SEAL_TIME
    return signer_of(
        data, settings.SEAL_PASSPHRASE, stamp=(lambda body: _asked(address, body)) if address else None
    )


def signer_of(data: bytes, passphrase: str, *, stamp: Ask | None = None) -> Signer:
    """Return who signs with what stands in a PKCS #12 file.

    Raises:
        CannotSign: it holds no certificate with its key, or the passphrase does not open it.
    """
    try:
        key, certificate, _others = pkcs12.load_key_and_certificates(data, passphrase.encode() or None)
    except ValueError as error:
        raise CannotSign(f"The certificate cannot be opened: {error}") from error
    if key is None or certificate is None:
        raise CannotSign("The file holds no certificate with its key.")
    return Signer(
        data=data,
        passphrase=passphrase,
        name=_called(certificate.subject),
        since=certificate.not_valid_before_utc,
        until=certificate.not_valid_after_utc,
        stamp=stamp,
    )


def signed(pdf: bytes, signer: Signer, *, at: datetime) -> bytes:
    """Return a PDF with a signature over all of it.

    Raises:
        CannotSign: the certificate is not good at the time, or the authority gives no stamp.
    """
    if not signer.since <= at < signer.until:
        raise CannotSign(f"The certificate of {signer.name} is good until {signer.until:%Y-%m-%d}.")
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415 - heavy
    from pyhanko.sign import fields, signers  # noqa: PLC0415 - heavy
    from pyhanko.sign.timestamps import TimestampRequestError  # noqa: PLC0415 - heavy

    own = signers.SimpleSigner.load_pkcs12_data(signer.data, [], signer.passphrase.encode() or None)
    if own is None:
        raise CannotSign("The certificate cannot be used to sign.")
    how = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    # Not hidden, which PDF/A forbids, and off the page, as PDF/UA wants what is in no tag.
    unseen = fields.InvisSigSettings(set_print_flag=True, set_hidden_flag=False, box_out_of_bounds=True)
    place = fields.SigFieldSpec(FIELD, on_page=0, invis_sig_settings=unseen)
    whole = BytesIO(pdf if pdf.endswith(b"\n") else pdf + b"\n")  # what is added begins on a line (PDF/A)
    clock = _clock(signer.stamp) if signer.stamp else None
    try:
        done = signers.sign_pdf(
            IncrementalPdfFileWriter(whole), how, own, timestamper=clock, new_field_spec=place
        )
    except (NotFetched, TimestampRequestError) as error:
        raise CannotSign(f"The authority gave no time stamp: {error}") from error
    written: bytes = done.getvalue()
    return written


def _asked(address: str, body: bytes) -> bytes:
    return asked(address, body=body, body_type=_QUERY, media_types=[_REPLY], bounds=_STAMP).data


def _clock(stamp: Ask) -> Any:
    """Return what the library asks for time stamps, through the one guarded way out."""
    from asn1crypto import tsp  # noqa: PLC0415 - only here
    from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError  # noqa: PLC0415 - heavy

    class Clock(TimeStamper):  # type: ignore[misc] # untyped library
        async def async_request_tsa_response(self, req: Any) -> Any:
            try:
                return tsp.TimeStampResp.load(stamp(req.dump()), strict=True)
            except ValueError as error:
                raise TimestampRequestError("what came is no time stamp.") from error

    return Clock()


def _called(name: x509.Name) -> str:
    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        for one in name.get_attributes_for_oid(kind):
            return str(one.value)
    return name.rfc4514_string()
