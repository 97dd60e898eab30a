"""PDFs of a sealed act, signed: what two other programs say of them, and that one changed byte is found."""

import shutil
import subprocess
import zipfile
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.sealing.bundle import verified
from secretariat.history.models import Entry
from secretariat.history.signing import make_signing_key
from secretariat.operation.doctor import machine
from secretariat.outward.errors import NotFetched
from secretariat.outward.fetch import Bounds, asked
from secretariat.refusals import NotReady
from secretariat.texts.exporting import kept
from secretariat.texts.exports.pades import CannotSign, signed, signer_of
from secretariat.texts.exports.pdf import as_pdf
from secretariat.texts.models import Adoption
from tests.cast import Cast
from tests.engines.drafting.word_files import facts
from tests.outward.server import playing, saying
from tests.papers.verapdf import verdicts
from tests.texts.certificates import PASSPHRASE, Authority, authority, judged
from tests.texts.test_adoptions import adopted, sealed
from tests.texts.test_pdf import long_text

ROOT = authority()


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture(scope="module")
def plain() -> bytes:
    state = long_text()
    return as_pdf(state, facts(state), View.CLEAN)


@pytest.fixture(scope="module")
def stamped(plain: bytes) -> bytes:
    """A PDF with a signature of level B-T."""
    signer = signer_of(ROOT.p12, PASSPHRASE, stamp=ROOT.stamp)
    assert (signer.level, signer.name) == ("PAdES B-T", "Union of the Three Rivers")
    return signed(plain, signer, at=now())


def test_signature_holds_is_stamped_and_covers_the_whole_file(plain: bytes, stamped: bytes) -> None:
    assert stamped.startswith(plain), "what was written stands there unchanged"
    assert judged(stamped, ROOT.root) == (True, True, True)
    assert judged(stamped, authority().root)[0] is False, "another root does not vouch for it"


def test_without_an_authority_it_is_of_level_b_b(plain: bytes) -> None:
    signer = signer_of(ROOT.p12, PASSPHRASE)
    assert signer.level == "PAdES B-B"
    assert judged(signed(plain, signer, at=now()), ROOT.root) == (True, False, True)


def test_one_changed_byte_and_one_added_are_found(stamped: bytes) -> None:
    at = stamped.index(b"stream") + 20
    changed = stamped[:at] + bytes([stamped[at] ^ 1]) + stamped[at + 1 :]
    assert judged(changed, ROOT.root)[0] is False
    assert judged(stamped + b"% more\n", ROOT.root)[2] is False


def test_a_second_program_says_the_same(stamped: bytes, tmp_path: Path) -> None:
    program = shutil.which("pdfsig")
    if program is None:
        pytest.skip("needs the Debian package poppler-utils")
    (tmp_path / "whole.pdf").write_bytes(stamped)
    at = stamped.index(b"stream") + 20
    (tmp_path / "changed.pdf").write_bytes(stamped[:at] + bytes([stamped[at] ^ 1]) + stamped[at + 1 :])
    told = {
        name: subprocess.run(
            [program, "-nocert", f"{name}.pdf"], cwd=tmp_path, capture_output=True, text=True, check=False
        ).stdout
        for name in ("whole", "changed")
    }
    for words in (
        "Signature is Valid.",
        "Total document signed",
        "ETSI.CAdES.detached",
        "Union of the Three Rivers",
    ):
        assert words in told["whole"], told["whole"]
    assert "Signature is Valid." not in told["changed"]


def test_signed_it_is_still_for_keeping_and_read_aloud(stamped: bytes, tmp_path: Path) -> None:
    assert verdicts({"signed": stamped}, tmp_path) == {("signed", "2a"): "yes", ("signed", "ua1"): "yes"}


@pytest.mark.parametrize("words", [b"no certificate", b""])
def test_what_holds_no_certificate_signs_nothing(words: bytes) -> None:
    with pytest.raises(CannotSign, match="cannot be opened"):
        signer_of(words, PASSPHRASE)


def test_wrong_passphrase_or_a_certificate_that_is_over_sign_nothing(plain: bytes) -> None:
    with pytest.raises(CannotSign, match="cannot be opened"):
        signer_of(ROOT.p12, "brooks")
    with pytest.raises(CannotSign, match="is good until"):
        signed(plain, signer_of(ROOT.p12, PASSPHRASE), at=now() + timedelta(days=400))


def _silent(_: bytes) -> bytes:
    raise NotFetched("Nobody answers at this address.")


@pytest.mark.parametrize(
    ("stamp", "why"),
    [(_silent, "Nobody answers"), (lambda _: b"no stamp", "is no time stamp"), (authority().stamp, "")],
)
def test_no_stamp_no_signature(plain: bytes, stamp: Any, why: str) -> None:
    signer = signer_of(ROOT.p12, PASSPHRASE, stamp=stamp)
    if not why:  # an authority that nobody trusts stamps; whoever checks the file finds it
        assert judged(signed(plain, signer, at=now()), ROOT.root)[1] is False
        return
    with pytest.raises(CannotSign, match=why):
        signed(plain, signer, at=now())


def test_authority_is_asked_through_the_guarded_way_out() -> None:
    bounds = Bounds(size_bytes=1000, seconds=5)
    given: dict[str, Any] = {"body": b"when?", "body_type": "application/timestamp-query", "bounds": bounds}
    given["media_types"] = ["application/timestamp-reply"]
    with playing(saying(b"now", media_type="application/timestamp-reply")) as web:
        ways: dict[str, Any] = {"resolve": web.resolve, "connect": web.connect}
        assert asked("http://time.example/stamp", **given, **ways).data == b"now"
        (head,) = web.asked
        assert head.startswith("POST /stamp HTTP/1.1")
        assert "Content-Type: application/timestamp-query" in head
        web.addresses["inside.example"] = ["10.0.0.1"]
        with pytest.raises(NotFetched):
            asked("http://inside.example/", **given, **ways)
    moved = saying(b"", status="302 Found", more="Location: /elsewhere\r\n")
    with playing(moved) as web, pytest.raises(NotFetched, match="moves"):
        asked("http://time.example/", **given, resolve=web.resolve, connect=web.connect)


@pytest.fixture
def installed(settings: Any, tmp_path: Path) -> Authority:
    """An installation with a key and a certificate that is good at the time of the acts of the tests."""
    settings.HISTORY, settings.HISTORY_KEY = tmp_path, ""
    make_signing_key()
    file = tmp_path / "seal.p12"
    file.write_bytes(ROOT.p12)
    file.chmod(0o600)
    settings.SEAL_CERTIFICATE, settings.SEAL_PASSPHRASE = str(file), PASSPHRASE
    return ROOT


@pytest.mark.django_db
def test_sealed_pdfs_are_signed_and_the_bundle_holds_them_so(cast: Cast, installed: Authority) -> None:
    adoption = sealed(adopted(cast), cast.staff, at=now())
    assert adoption.bundle is not None
    assert verified(bytes(adoption.bundle)).is_whole
    with zipfile.ZipFile(BytesIO(adoption.bundle)) as archive:
        (name,) = (one for one in archive.namelist() if one.endswith(".pdf"))
        assert judged(archive.read(name), ROOT.root) == (True, False, True)
    entry = Entry.objects.get(verb="adoption.sealed")
    assert entry.told("signature") == "PAdES B-B, Union of the Three Rivers"


@pytest.mark.django_db
def test_sealed_pdf_carries_its_sources_as_they_stand_beside_it(
    cast: Cast, installed: Authority, tmp_path: Path
) -> None:
    adoption = sealed(adopted(cast), cast.staff, at=now())
    with zipfile.ZipFile(BytesIO(adoption.bundle or b"")) as archive:
        files = {Path(one).suffix: archive.read(one) for one in archive.namelist() if "/" in one}
    inside = PdfReader(BytesIO(files[".pdf"])).attachments
    assert {name: content for name, (content,) in inside.items()} == {
        "text.xml": files[".xml"],
        "text.txt": files[".txt"],
    }
    given = {"signed": files[".pdf"], "broken": files[".pdf"].replace(b"/AFRelationship", b"/AFRelationshix")}
    assert given["broken"] != given["signed"]
    assert verdicts(given, tmp_path, ["3a"]) == {("signed", "3a"): "yes", ("broken", "3a"): "no"}
    assert verdicts(given, tmp_path, ["ua1"])["signed", "ua1"] == "yes"


def test_with_the_same_sources_it_is_the_same_file() -> None:
    state = long_text()
    made = kept(state, facts(state))
    hours = {value for name, value in dict(PdfReader(BytesIO(made)).metadata or {}).items() if "Date" in name}
    assert hours == {facts(state).made_at.strftime("D:%Y%m%d%H%M%SZ")}, "not the hour at which it was set"
    assert kept(state, facts(state)) == made


@pytest.mark.django_db
def test_nothing_is_sealed_with_a_certificate_that_cannot_sign(
    cast: Cast, installed: Authority, settings: Any
) -> None:
    adoption = adopted(cast)
    (diagnosis,) = machine.certificate()
    assert (diagnosis.level, "PAdES B-B" in diagnosis.seen) == ("well", True)
    Path(settings.SEAL_CERTIFICATE).chmod(0o644)
    with pytest.raises(NotReady, match="chmod 600"):
        sealed(adoption, cast.staff, at=now())
    (diagnosis,) = machine.certificate()
    assert diagnosis.level == "ill"
    Path(settings.SEAL_CERTIFICATE).unlink()
    with pytest.raises(NotReady, match="cannot be read"):
        sealed(adoption, cast.staff, at=now())
    assert not Adoption.objects.get().is_sealed
    assert not Entry.objects.filter(verb="adoption.sealed").exists()


def test_doctor_tells_of_no_certificate_and_of_one_that_ends_soon(settings: Any, tmp_path: Path) -> None:
    settings.SEAL_CERTIFICATE = ""
    (diagnosis,) = machine.certificate()
    assert diagnosis.level == "well"
    file = tmp_path / "seal.p12"
    file.write_bytes(authority(days=10).p12)
    file.chmod(0o600)
    settings.SEAL_CERTIFICATE, settings.SEAL_PASSPHRASE = str(file), PASSPHRASE
    (diagnosis,) = machine.certificate()
    assert (diagnosis.level, diagnosis.seen) == (
        "warning",
        "that of Union of the Three Rivers is good for 8 days more",
    )
