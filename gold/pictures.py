"""Small pictures of a document's pages, to stand in an HTML page."""

import base64
import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageSequence

_WIDTH = 500  # pixels: what a column of the report is wide
_QUALITY = 30  # of 100: letters stay readable, a page has some 15 KB


def page_pictures(file: Path) -> list[str]:
    """A data URI for each page of a PDF or image; none for a file without images, such as a text file."""
    return [_data_uri(image) for image in _images(file)]


def _images(file: Path) -> Iterator[Image.Image]:
    suffix = file.suffix.lower()
    if suffix == ".pdf":
        with pdfium.PdfDocument(file) as document:
            for page in document:
                yield page.render(scale=_WIDTH / page.get_width(), grayscale=True).to_pil()
    elif suffix != ".txt":
        with Image.open(file) as image:
            for frame in ImageSequence.Iterator(image):
                grey = frame.convert("L")
                yield grey.resize((_WIDTH, round(_WIDTH * grey.height / grey.width)))


def _data_uri(image: Image.Image) -> str:
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=_QUALITY, method=6)
    return f"data:image/webp;base64,{base64.b64encode(buffer.getvalue()).decode()}"
