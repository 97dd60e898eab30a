"""Pictures sent in: too many dots, other kinds, a second file behind the first, where it was taken."""

import io
import struct
import zlib

import pytest
from PIL import Image

from secretariat.notices.pictures import MOST_BYTES, NoPicture, cleaned
from tests.notices.making import picture


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG of a few kilobytes that promises 3.6 thousand million dots."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + _chunk(b"IDAT", zlib.compress(b"\0" * 4096)) + _chunk(b"IEND", b"")


def test_a_decompression_bomb_is_refused_by_its_head() -> None:
    with pytest.raises(NoPicture, match="million dots"):
        cleaned(bomb())
    with pytest.raises(NoPicture, match="million dots"):
        cleaned(bomb(8_000, 8_000))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"%PDF-1.7 ...",
        b"GIF89a" + b"\0" * 40,
        b"<html><script>alert(1)</script>",
        b"RIFF\0\0\0\0AVI LIST",
        b"II*\0" + b"\0" * 40,
    ],
)
def test_what_is_no_picture_of_ours_is_refused_whatever_its_name_says(data: bytes) -> None:
    with pytest.raises(NoPicture):
        cleaned(data)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_file_behind_the_picture_is_not_kept(kind: str) -> None:
    smuggled = b"PK\x03\x04<script>alert('smuggled')</script>"
    made = cleaned(picture(kind) + smuggled)
    assert b"smuggled" not in made.data
    assert made.media_type == f"image/{kind.lower()}"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_where_and_by_what_it_was_taken_is_not_kept(kind: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Cameramaker"
    exif.get_ifd(0x8825)[2] = (54.0, 21.0, 0.0)  # GPS latitude
    sent = picture(kind, exif=exif.tobytes())
    assert b"Cameramaker" in sent
    made = cleaned(sent)
    assert b"Cameramaker" not in made.data
    assert not Image.open(io.BytesIO(made.data)).getexif()


def test_a_text_or_profile_inside_is_not_kept() -> None:
    sent = picture("PNG")
    sent = sent[:-12] + _chunk(b"tEXt", b"Comment\0<script>alert(1)</script>") + sent[-12:]
    assert b"script" not in cleaned(sent).data


def test_a_picture_that_breaks_off_is_refused() -> None:
    whole = picture("JPEG", (400, 300))
    for data in (whole[: len(whole) // 2], whole[:30], picture("PNG")[:40]):
        with pytest.raises(NoPicture, match="broken"):
            cleaned(data)


def test_moving_pictures_are_refused() -> None:
    frames = [Image.new("RGB", (32, 32), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    with pytest.raises(NoPicture, match="Moving"):
        cleaned(out.getvalue())


def test_too_many_bytes_are_refused_before_they_are_decoded() -> None:
    with pytest.raises(NoPicture, match="10 MB"):
        cleaned(picture() + b"\0" * MOST_BYTES)
