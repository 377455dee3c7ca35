"""Turns clean page images into scans: coarser, skewed, noisy, compressed or faxed, the same way every time."""

import io
import zlib
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter


@dataclass(frozen=True, slots=True)
class Quality:
    """A way to scan: resolution in dots an inch, skew in degrees, noise and blur in grey levels and pixels."""

    name: str
    dpi: int
    skew: float = 0.0
    noise: float = 0.0
    blur: float = 0.0
    jpeg: int | None = None  # quality, 1 to 95
    is_fax: bool = False  # one bit a pixel


QUALITIES = (
    Quality("scan300", 300, skew=0.1, noise=3, blur=0.4, jpeg=90),
    Quality("scan200", 200, skew=0.3, noise=6, blur=0.5, jpeg=75),
    Quality("scan150", 150, skew=0.8, noise=14, blur=0.6, jpeg=55),
    Quality("fax", 200, skew=0.4, noise=10, is_fax=True),
)


def degrade(image: Image.Image, quality: Quality, seed: str) -> Image.Image:
    """The grey page image as a scan of this quality would show it; `seed` names the page and settles the noise."""
    random = np.random.default_rng(zlib.crc32(f"{seed} {quality.name}".encode()))
    angle = quality.skew * random.choice([-1, 1]) * random.uniform(0.6, 1.0)
    page = image.convert("L").rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    if quality.blur:
        page = page.filter(ImageFilter.GaussianBlur(quality.blur))
    grey = np.asarray(page, dtype=np.float64)
    # Paper is never quite white nor evenly lit.
    grey = grey * random.uniform(0.93, 0.98) + random.normal(0.0, max(quality.noise, 0.01), grey.shape)
    page = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
    if quality.is_fax:
        return page.point(lambda level: 255 if level > 150 else 0).convert("1", dither=Image.Dither.NONE)
    if quality.jpeg:
        buffer = io.BytesIO()
        page.save(buffer, "JPEG", quality=quality.jpeg)
        page = Image.open(buffer)
        page.load()
    return page
