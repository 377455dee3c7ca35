"""Reads one page image. The place where a second reader looks again at what the first was not sure of."""

from PIL import Image
from pytesseract import TesseractError

from extract.errors import OcrKilled
from extract.layout import compose
from extract.ocr import tesseract
from extract.pages import ReadPage

# What `wait` says of a process that SIGKILL or SIGTERM ended; Windows has no such signals.
_KILLED = (-9, -15)


def read_image(image: Image.Image, number: int, dpi: float) -> ReadPage:
    """The page that `image` shows at `dpi`; one that Tesseract gives up on is empty and says so.

    Raises:
        MissingTesseract: Tesseract is not installed.
        OcrKilled: Tesseract was ended from outside.
    """
    width, height = image.width * 72 / dpi, image.height * 72 / dpi
    try:
        words = tesseract.read(image, dpi)
    except RuntimeError as error:
        if isinstance(error, TesseractError) and error.status in _KILLED:
            raise OcrKilled("Tesseract was killed") from error
        warning = f"page {number}: could not be read ({str(error).strip() or type(error).__name__})"
        return ReadPage(number, "ocr", "", width, height, warnings=(warning,))
    text, placed = compose(words)
    return ReadPage(number, "ocr", text, width, height, placed)
