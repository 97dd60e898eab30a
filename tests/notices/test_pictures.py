"""Pictures that are taken come out in the shape in which a page shows them."""

import io

import pytest
from PIL import Image

from secretariat.notices.pictures import LONGEST_SIDE, NoPicture, cleaned
from tests.notices.making import picture


def test_a_large_picture_is_made_smaller_and_a_tiny_one_refused() -> None:
    made = cleaned(picture("JPEG", (4800, 1200)))
    assert (made.width, made.height) == (LONGEST_SIDE, LONGEST_SIDE // 4)
    with pytest.raises(NoPicture, match="at least"):
        cleaned(picture(size=(8, 8)))


def test_a_picture_that_lies_on_its_side_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    made = cleaned(picture("JPEG", (64, 32), exif=exif.tobytes()))
    assert (made.width, made.height) == (32, 64)


def test_see_through_places_stay() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (32, 32), (0, 0, 0, 0)).save(out, "PNG")
    assert Image.open(io.BytesIO(cleaned(out.getvalue()).data)).mode == "RGBA"
