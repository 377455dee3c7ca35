"""Tesseract, through pytesseract: a page image -> words with their places, lines and confidence."""

import functools
import os

import pytesseract
from PIL import Image

from extract.errors import MissingTesseract
from extract.ocr.seen import Area, Seen
from normalize.unicode import tidy

# The Swedish model has no %, § or @. The English one beside it brings back most of them, and takes the marks off many
# a short å, ä and ö ("ar" for "är", with a high confidence). Where the second reader sees to the signs, Swedish alone
# has fewer errors and is quicker.
SWEDISH = "swe"
SWEDISH_AND_ENGLISH = "swe+eng"

_INSTALL = (
    "install Tesseract with its languages swe and eng: scripts/bootstrap does (Debian, Ubuntu), "
    "`brew install tesseract tesseract-lang` (macOS), the UB Mannheim installer with Swedish ticked (Windows)"
)

# Documents run side by side; one thread for each is faster than several fighting for the same cores.
os.environ.setdefault("OMP_THREAD_LIMIT", "1")


@functools.cache
def version() -> str:
    """Version, as the record's provenance names it.

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
    missing = [language for language in SWEDISH_AND_ENGLISH.split("+") if language not in installed]
    if missing:
        raise MissingTesseract(f"Tesseract lacks its language {' and '.join(missing)}; {_INSTALL}")
    return f"tesseract {number}"


def read(image: Image.Image, dpi: float, *, languages: str, timeout: float) -> list[Seen]:
    """The words of a page image, line by line.

    Raises:
        MissingTesseract: Tesseract or one of its languages is not installed.
        RuntimeError: Tesseract gave up on the image, or took longer than `timeout` seconds.
    """
    version()
    # pytesseract hands the image over in the format that it came in; one without compression is written fastest.
    plain = image.copy()
    plain.format = "BMP"
    data = pytesseract.image_to_data(
        plain,
        lang=languages,
        config=f"--psm 3 --dpi {round(dpi)}",
        output_type=pytesseract.Output.DICT,
        timeout=timeout,
    )
    lines: dict[tuple[int, int, int], int] = {}
    columns = (data[name] for name in ("text", "conf", "left", "top", "width", "height"))
    places = zip(*(data[name] for name in ("block_num", "par_num", "line_num")), strict=True)
    return [
        Seen(
            text=word,
            area=Area(left, top, left + width, top + height),
            confidence=max(float(conf), 0.0) / 100,
            line=lines.setdefault(place, len(lines)),
        )
        for place, (text, conf, left, top, width, height) in zip(places, zip(*columns, strict=True), strict=True)
        if (word := tidy(text).strip())
    ]


def quarters(image: Image.Image, dpi: float, *, timeout: float) -> int:
    """How many quarters counter-clockwise the page must be turned to be upright; 0 where Tesseract cannot tell.

    Raises:
        RuntimeError: Tesseract took longer than `timeout` seconds.
    """
    try:
        found = pytesseract.image_to_osd(
            image, config=f"--psm 0 --dpi {round(dpi)}", output_type=pytesseract.Output.DICT, timeout=timeout
        )
    except pytesseract.TesseractError:  # too few signs, or its data for orientation is not installed
        return 0
    return int(-found["rotate"] // 90 % 4)
