"""Pages of the originals as images, made when they are asked for and kept in OUT."""

import hashlib
import threading
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Final

import pypdfium2 as pdfium
from PIL import Image, ImageOps

from corpus.atomic import write_atomically

WIDTH: Final = 1000  # pixels: small print is legible, and a page weighs less than 150 kB
_HIGHEST: Final = 4 * WIDTH  # of a page that is a long strip
_MAX_SOURCE_PIXELS: Final = 150_000_000
_QUALITY: Final = 45
CACHE: Final = ".diarium-web"


class NoImage(Exception):
    """There is no image of this page; the message says why."""


class PageImages:
    """Page images of the files in a folder, as WebP; cached by the file's content."""

    def __init__(self, originals: Path, out: Path) -> None:
        self._originals = originals.resolve()
        self._cache = out / CACHE
        self._one_at_a_time = threading.Lock()  # PDFium is not for threads, and a scan takes much memory
        self._checked: dict[str, Path] = {}

    def page(self, path: str, sha256: str, number: int) -> Path:
        """The file with the image of a page of the original at `path`, whose content must have this hash.

        Raises:
            NoImage: there is no such original, or it has changed, or has no such page.
        """
        target = self._cache / sha256[:2] / f"{sha256}-{number}.webp"
        if target.exists():
            return target
        with self._one_at_a_time:
            if not target.exists():
                self._make(self.original(path, sha256), number, target)
        return target

    def original(self, path: str, sha256: str) -> Path:
        """The original itself, when it is inside the folder and has not changed.

        Raises:
            NoImage: it is not, or has.
        """
        source = (self._originals / path).resolve()
        if not source.is_relative_to(self._originals) or not source.is_file():
            raise NoImage(f"{path}: not in the folder of originals")
        if self._checked.get(sha256) != source:
            with source.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
                    raise NoImage(f"{path}: has changed since it was converted")
            self._checked[sha256] = source
        return source

    def _make(self, source: Path, number: int, target: Path) -> None:
        image = _render_pdf(source, number) if source.suffix.lower() == ".pdf" else _open_image(source, number)
        if image.width > WIDTH:
            image = image.resize((WIDTH, round(image.height * WIDTH / image.width)), Image.Resampling.LANCZOS)
        buffer = BytesIO()
        image.save(buffer, "WEBP", quality=_QUALITY)
        try:
            write_atomically(target, buffer.getvalue())
        except OSError as error:
            raise NoImage(f"{target}: cannot be written ({error.strerror}); the site keeps its images there") from error


def _render_pdf(source: Path, number: int) -> Image.Image:
    try:
        with pdfium.PdfDocument(source) as document:
            if not 1 <= number <= len(document):
                raise NoImage(f"{source.name}: no page {number}")
            with closing(document[number - 1]) as page:
                rendered: Image.Image = page.render(scale=_scale(*page.get_size())).to_pil()
                return rendered.convert("RGB")
    except pdfium.PdfiumError as error:
        raise NoImage(f"{source.name}: cannot be rendered ({error})") from error


def _scale(width: float, height: float) -> float:
    return min(WIDTH / max(width, 1.0), _HIGHEST / max(height, 1.0))


def _open_image(source: Path, number: int) -> Image.Image:
    try:
        with Image.open(source) as image:
            image.seek(number - 1)
            if image.width * image.height > _MAX_SOURCE_PIXELS:
                raise NoImage(f"{source.name}: too large to show")
            return ImageOps.exif_transpose(image).convert("RGB")
    except (OSError, EOFError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise NoImage(f"{source.name}: no page {number} ({error})") from error
