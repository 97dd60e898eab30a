"""The picture of the demonstration's press release, drawn: the harbour of Ostwick, which nobody can visit.

`python -m secretariat.demo.drawing FILE` writes it anew.
"""

import sys

from PIL import Image, ImageDraw

SIZE = (960, 540)
SKY, SEA, PIER, LIGHT, SAIL = (214, 226, 233), (58, 104, 128), (92, 84, 74), (178, 58, 48), (247, 243, 233)


def harbour() -> Image.Image:
    """Return a harbour: sea, pier, lighthouse, three boats."""
    width, height = SIZE
    image = Image.new("RGB", SIZE, SKY)
    draw = ImageDraw.Draw(image)
    for row in range(height // 2, height):
        shade = (row - height // 2) // 12
        draw.line([(0, row), (width, row)], fill=tuple(max(part - shade, 0) for part in SEA))
    draw.polygon(
        [(0, 300), (180, 255), (330, 290), (520, 250), (700, 285), (960, 262), (960, 300)],
        fill=(126, 146, 134),
    )
    draw.rectangle([620, 330, 960, 362], fill=PIER)
    for post in range(640, 960, 56):
        draw.rectangle([post, 362, post + 12, 430], fill=PIER)
    draw.polygon([(820, 330), (832, 130), (872, 130), (884, 330)], fill=SAIL)
    for band in (160, 230, 300):
        draw.polygon([(829, band), (875, band), (878, band + 28), (826, band + 28)], fill=LIGHT)
    draw.rectangle([828, 98, 876, 130], fill=(60, 60, 60))
    draw.polygon([(822, 98), (852, 66), (882, 98)], fill=LIGHT)
    for left, top, size in ((120, 330, 1.0), (300, 390, 1.5), (500, 345, 0.8)):
        _boat(draw, left, top, size)
    return image


def _boat(draw: ImageDraw.ImageDraw, left: int, top: int, size: float) -> None:
    def at(x: float, y: float) -> tuple[float, float]:
        return left + x * size, top + y * size

    draw.polygon([at(0, 40), at(90, 40), at(74, 62), at(14, 62)], fill=(40, 44, 52))
    draw.line([at(44, 40), at(44, -50)], fill=(40, 44, 52), width=max(2, int(3 * size)))
    draw.polygon([at(48, -48), at(48, 34), at(88, 34)], fill=SAIL)
    draw.polygon([at(40, -34), at(40, 34), at(8, 34)], fill=SAIL)


if __name__ == "__main__":
    harbour().quantize(48).save(sys.argv[1], optimize=True)
