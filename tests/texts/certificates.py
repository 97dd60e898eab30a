"""Certificates of a house that does not exist, who stamps its time, and what others say of a signed PDF."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

from asn1crypto import keys, tsp
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

PASSPHRASE = "rivers"
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True)
class Authority:
    """A root, a certificate of the union (PKCS #12), and who stamps the time."""

    root: Certificate
    p12: bytes
    stamper: Any

    def stamp(self, body: bytes) -> bytes:
        """Answer as a time stamp authority does."""
        answer: bytes = self.stamper.request_tsa_response(tsp.TimeStampReq.load(body)).dump()
        return answer


def authority(*, days: int = 365) -> Authority:
    """Make one; its certificate is good for so many days from yesterday on."""
    root_key, own_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    clock_key = rsa.generate_private_key(65537, 2048)
    root = _certificate("Root of the Rivers", root_key, "Root of the Rivers", root_key, is_root=True)
    own = _certificate("Union of the Three Rivers", own_key, "Root of the Rivers", root_key, days=days)
    clock = _certificate("Clock of the Rivers", clock_key, "Root of the Rivers", root_key, is_clock=True)
    p12 = pkcs12.serialize_key_and_certificates(
        b"seal", own_key, own, [root], serialization.BestAvailableEncryption(PASSPHRASE.encode())
    )
    plain = clock_key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    known = SimpleCertificateStore()
    known.register_multiple([_read(root), _read(clock)])
    stamper = DummyTimeStamper(
        tsa_cert=_read(clock), tsa_key=keys.PrivateKeyInfo.load(plain), certs_to_embed=known
    )
    return Authority(_read(root), p12, stamper)


def judged(pdf: bytes, root: Certificate) -> tuple[bool, bool, bool]:
    """Return what pyHanko's validator says: whether the one signature holds, is stamped, and covers all."""
    (one,) = PdfFileReader(BytesIO(pdf)).embedded_signatures
    trust = ValidationContext(trust_roots=[root])
    status = validate_pdf_signature(one, trust, ValidationContext(trust_roots=[root]))
    stamp = status.timestamp_validity
    return (
        status.bottom_line,
        bool(stamp and stamp.valid and stamp.trusted),
        status.coverage.name == "ENTIRE_FILE",
    )


def _read(certificate: x509.Certificate) -> Certificate:
    return Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def _certificate(
    name: str, key: Key, issuer: str, issuer_key: Key, *, days: int = 365, is_root: bool = False,
    is_clock: bool = False,
) -> x509.Certificate:  # fmt: skip
    begins = datetime.now(UTC) - timedelta(days=1)
    made = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=days))
        .add_extension(x509.BasicConstraints(is_root, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False
        )
        .add_extension(
            x509.KeyUsage(
                digital_signature=not is_root, content_commitment=not is_root and not is_clock,
                key_encipherment=False, data_encipherment=False, key_agreement=False, key_cert_sign=is_root,
                crl_sign=is_root, encipher_only=False, decipher_only=False,
            ),
            critical=True,
        )
    )  # fmt: skip
    if is_clock:
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return made.sign(issuer_key, hashes.SHA256())
