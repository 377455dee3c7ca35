"""Page images with their true text: the gold documents, and pages rich in signs, as scans of every quality."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import typst
from PIL import Image

from extract.pipeline import read
from gold.degrade import QUALITIES, degrade
from gold.labels import Split, load_split
from gold.render import DOCUMENTS, FORMS, render
from gold.typeset import PRELUDE

SIGNS = Path(__file__).parent / "signs"
FONTS = ("Liberation Serif", "Carlito", "Courier Prime")
SIGN_QUALITIES = ("scan300", "scan150")
DPI = 300  # at which `convert` shows a page to its readers
_QUALITIES = {quality.name: quality for quality in QUALITIES}


@dataclass(frozen=True, slots=True)
class Scan:
    """A page as scanned in a quality and shown at `DPI`, and what is printed on it."""

    name: str
    quality: str
    image: Image.Image
    truth: str


def rich_in_signs(split: Split) -> Iterator[Scan]:
    """The pages rich in signs, in three fonts and two qualities."""
    for source in sorted(SIGNS.glob(f"{split}-*.typ")):
        for font in FONTS:
            text = PRELUDE + source.read_text(encoding="utf-8").replace("FONT", font)
            yield from _scanned(f"{source.stem} {font}", bytes(typst.compile(text.encode(), format="pdf")))


def of_documents(split: Split, count: int) -> Iterator[Scan]:
    """First pages of the split's documents, `count` of each quality, drawn the same way every time."""
    names = sorted(load_split()[split])
    for quality in _QUALITIES:
        for name in random.Random(quality).sample(names, count):  # noqa: S311 - a sample, no secret
            source = DOCUMENTS / f"{name}.typ"
            truth = read(render(source, FORMS["digital"])).pages[0].raw
            with pdfium.PdfDocument(render(source, FORMS[quality])) as document:
                yield Scan(name, quality, document[0].render(scale=DPI / 72, grayscale=True).to_pil(), truth)


def _scanned(name: str, pdf: bytes) -> Iterator[Scan]:
    with pdfium.PdfDocument(pdf) as document:
        for number, page in enumerate(document, start=1):
            truth = page.get_textpage().get_text_range()
            for quality in SIGN_QUALITIES:
                dpi = _QUALITIES[quality].dpi
                image = degrade(
                    page.render(scale=dpi / 72, grayscale=True).to_pil(), _QUALITIES[quality], f"{name} {number}"
                )
                size = (round(image.width * DPI / dpi), round(image.height * DPI / dpi))
                yield Scan(
                    f"{name} {number}", quality, image.convert("L").resize(size, Image.Resampling.BICUBIC), truth
                )
