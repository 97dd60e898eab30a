"""Pictures as they come in: decoded within bounds, written anew with nothing but their dots. Pure.

What a file carries beside its dots (place and camera in EXIF, profiles, comments, a second file behind the
first) is not taken over, because only the dots are.
"""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

MOST_BYTES = 10 * 1024 * 1024
MOST_DOTS = 40_000_000  # of one picture: 120 MB once decoded
LONGEST_SIDE = 2400  # dots; larger ones are made smaller
SHORTEST_SIDE = 16
MEDIA_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
_SIGNS = ((b"\xff\xd8\xff", "JPEG"), (b"\x89PNG\r\n\x1a\n", "PNG"), (b"RIFF", "WEBP"))


class NoPicture(Exception):  # noqa: N818 - reads as what it is
    """Bytes that are not taken as a picture; the message is a whole sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A picture written anew; sides in dots."""

    data: bytes
    media_type: str
    width: int
    height: int


def cleaned(data: bytes) -> Cleaned:
    """Return the picture written anew, upright and at most `LONGEST_SIDE` dots wide or high.

    Raises:
        NoPicture: too many bytes or dots; no JPEG, PNG or WebP by its first bytes, whatever its name says;
            broken; moving.
    """
    if len(data) > MOST_BYTES:
        raise NoPicture(
            f"Pictures of up to {MOST_BYTES // 1024 // 1024} MB are taken. Make it smaller first."
        )
    kind = next((kind for sign, kind in _SIGNS if data.startswith(sign)), None)
    if kind is None or (kind == "WEBP" and data[8:12] != b"WEBP"):
        raise NoPicture(
            "This is no JPEG, PNG or WebP picture, whatever its name says. Save it as one of these."
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=[kind])
            _refuse_shape(image)
            image.load()
            upright = ImageOps.exif_transpose(image) or image
            return _written(upright, kind)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, MemoryError) as error:
        raise NoPicture("The picture is broken and cannot be read. Save it anew, then send it.") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise NoPicture(_TOO_MANY) from error


_TOO_MANY = f"Pictures of up to {MOST_DOTS // 1_000_000} million dots are taken. Make it smaller first."


def _refuse_shape(image: Image.Image) -> None:
    """Refuse by the head of the file, before a single dot is decoded."""
    width, height = image.size
    if width * height > MOST_DOTS:
        raise NoPicture(_TOO_MANY)
    if min(width, height) < SHORTEST_SIDE:
        raise NoPicture(f"A picture is at least {SHORTEST_SIDE} dots wide and high.")
    if getattr(image, "n_frames", 1) > 1:
        raise NoPicture("Moving pictures are not taken. Save one of its frames.")


def _written(image: Image.Image, kind: str) -> Cleaned:
    """Return the dots as a new file: all that comes along is what is copied here."""
    has_holes = (
        kind != "JPEG"
        and image.mode in {"RGBA", "LA", "PA", "P"}
        and ("A" in image.mode or "transparency" in image.info)
    )
    plain = image.convert("RGBA" if has_holes else "RGB")
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    out = io.BytesIO()
    if kind == "JPEG":
        bare.save(out, "JPEG", quality=88, optimize=True)
    elif kind == "PNG":
        bare.save(out, "PNG", optimize=True)
    else:
        bare.save(out, "WEBP", quality=88)
    return Cleaned(out.getvalue(), MEDIA_TYPES[kind], *bare.size)
