"""Scans as images: PNG, JPEG, and TIFF of one page or many."""

from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from extract import ocr
from extract.errors import UnreadableInput
from extract.pages import ReadPage
from extract.readers.limits import MAX_PIXELS, check_pages, check_pixels, too_many_pixels
from extract.settings import DEFAULT, ReadSettings

_A4_WIDTH_INCHES = 8.27
_PLAUSIBLE_DPI = (100, 1200)  # cameras and screens write 72 or 96, which says nothing of the page

Image.MAX_IMAGE_PIXELS = MAX_PIXELS


def read(path: Path, settings: ReadSettings = DEFAULT) -> Iterator[ReadPage]:
    """The image's pages, read by OCR.

    Raises:
        UnreadableInput: the image is damaged or too large.
        MissingTesseract: Tesseract is not installed.
        OSError: the file cannot be read.
    """
    try:
        with Image.open(path) as image:
            for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
                check_pages(path, number)
                check_pixels(path, *frame.size)
                yield ocr.read_image(_upright(frame), number, _dpi(frame), settings)
    except Image.DecompressionBombError as error:
        raise too_many_pixels(path) from error
    except (UnidentifiedImageError, SyntaxError, ValueError, EOFError) as error:
        raise _damaged(path, error) from error
    except OSError as error:
        if error.errno is not None:
            raise
        raise _damaged(path, error) from error


def _upright(frame: Image.Image) -> Image.Image:
    """The frame as a grey image on white, as its EXIF tag says it is to be held."""
    turned = ImageOps.exif_transpose(frame)
    if turned.mode in ("RGBA", "LA", "PA", "P"):
        turned = turned.convert("RGBA")
        white = Image.new("RGBA", turned.size, "white")
        turned = Image.alpha_composite(white, turned)
    return turned.convert("L")


def _dpi(frame: Image.Image) -> float:
    """The resolution that the file states, where it can be that of a scan; else that of an A4 page so wide."""
    stated = float(frame.info.get("dpi", (0, 0))[0])
    low, high = _PLAUSIBLE_DPI
    return stated if low <= stated <= high else min(frame.size) / _A4_WIDTH_INCHES


def _damaged(path: Path, error: Exception) -> UnreadableInput:
    return UnreadableInput(path, "damaged", f"is damaged ({error})", "scan or fetch it again")
