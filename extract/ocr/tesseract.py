"""Tesseract, through pytesseract: a page image -> words with boxes and confidence."""

import functools
import os

import pytesseract
from PIL import Image

from extract.errors import MissingTesseract
from extract.pages import Box, Word
from normalize.unicode import tidy

# The Swedish model has no %, § or @; the English one beside it brings most of them back.
LANGUAGES = "swe+eng"
TIMEOUT_SECONDS = 120

_INSTALL = (
    "install Tesseract with its languages swe and eng: scripts/bootstrap does (Debian, Ubuntu), "
    "`brew install tesseract tesseract-lang` (macOS), the UB Mannheim installer with Swedish ticked (Windows)"
)

# Documents run side by side; one thread for each is faster than several fighting for the same cores.
os.environ.setdefault("OMP_THREAD_LIMIT", "1")


@functools.cache
def version() -> str:
    """Version and languages, as the record's provenance names them.

    Raises:
        MissingTesseract: Tesseract or one of its languages is not installed.
    """
    try:
        number = pytesseract.get_tesseract_version()
        installed = pytesseract.get_languages()
    except (pytesseract.TesseractNotFoundError, OSError) as error:
        raise MissingTesseract(
            f"Tesseract is not installed, and a page has to be read from its image; {_INSTALL}"
        ) from error
    missing = [language for language in LANGUAGES.split("+") if language not in installed]
    if missing:
        raise MissingTesseract(f"Tesseract lacks its language {' and '.join(missing)}; {_INSTALL}")
    return f"tesseract {number} {LANGUAGES}"


def read(image: Image.Image, dpi: float) -> list[Word]:
    """The words of a page image, boxes in points.

    Raises:
        MissingTesseract: Tesseract or one of its languages is not installed.
        RuntimeError: Tesseract gave up on the image, or took longer than `TIMEOUT_SECONDS`.
    """
    version()
    data = pytesseract.image_to_data(
        image,
        lang=LANGUAGES,
        config=f"--psm 3 --dpi {round(dpi)}",
        output_type=pytesseract.Output.DICT,
        timeout=TIMEOUT_SECONDS,
    )
    points = 72 / dpi
    columns = (data[name] for name in ("text", "conf", "left", "top", "width", "height"))
    return [
        Word(
            text=word,
            box=Box(left * points, top * points, (left + width) * points, (top + height) * points),
            confidence=max(float(conf), 0.0) / 100,
        )
        for text, conf, left, top, width, height in zip(*columns, strict=True)
        if (word := tidy(text).strip())
    ]
