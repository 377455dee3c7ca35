"""What other OCR systems wrote: ALTO 2 to 4 and hOCR, words with boxes and confidence, page by page."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from extract.compose import compose
from extract.errors import UnreadableInput
from extract.pages import Box, ReadPage, Word
from extract.readers.limits import check_pages
from extract.record import Layer
from extract.settings import DEFAULT, ReadSettings
from extract.words import known_share
from normalize.unicode import tidy

_A4_WIDTH_INCHES = 8.27
_UNITS_PER_INCH = {"mm10": 254.0, "inch1200": 1200.0}
_BBOX = re.compile(r"\bbbox (\d+) (\d+) (\d+) (\d+)")
_CONFIDENCE = re.compile(r"\bx_wconf (\d+)")
_RESOLUTION = re.compile(r"\bscan_res (\d+)")
# Nothing outside the file is fetched, and no entity of its own is unfolded.
_SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def read_alto(path: Path, settings: ReadSettings = DEFAULT) -> Iterator[ReadPage]:  # noqa: ARG001 - nothing to choose
    """The pages of an ALTO file.

    Raises:
        UnreadableInput: the file is no whole XML.
        OSError: the file cannot be read.
    """
    try:
        root = etree.parse(path, etree.XMLParser(**_SAFE)).getroot()
    except etree.XMLSyntaxError as error:
        raise _damaged(path, error) from error
    unit = (root.findtext("{*}Description/{*}MeasurementUnit") or "pixel").strip()
    for number, page in enumerate(root.iterfind("{*}Layout/{*}Page"), start=1):
        check_pages(path, number)
        width, height = _number(page, "WIDTH"), _number(page, "HEIGHT")
        points = 72 / _UNITS_PER_INCH.get(unit, _dpi(width, height))
        words = [word for string in page.iterfind(".//{*}String") if (word := _alto_word(string, points))]
        yield _page(number, words, width * points, height * points)


def read_hocr(path: Path, settings: ReadSettings = DEFAULT) -> Iterator[ReadPage]:  # noqa: ARG001 - nothing to choose
    """The pages of an hOCR file.

    Raises:
        UnreadableInput: the file is no HTML.
        OSError: the file cannot be read.
    """
    try:
        root = html.parse(path, html.HTMLParser(no_network=True, encoding="utf-8")).getroot()
    except etree.ParserError as error:
        raise _damaged(path, error) from error
    for number, page in enumerate(root.find_class("ocr_page"), start=1):
        check_pages(path, number)
        title = page.get("title", "")
        _, _, width, height = _bbox(title)
        stated = _RESOLUTION.search(title)
        points = 72 / (float(stated[1]) if stated else _dpi(width, height))
        words = [word for found in page.find_class("ocrx_word") if (word := _hocr_word(found, points))]
        yield _page(number, words, width * points, height * points)


def _page(number: int, words: list[Word], width: float, height: float) -> ReadPage:
    text, placed, _ = compose(words)
    score = round(known_share(word.text for word in words), 4)
    layer = Layer(decision="repair", score=score, reasons=["read by another OCR"])
    return ReadPage(number, "text-layer", text, width, height, placed, layer=layer)


def _alto_word(string: etree._Element, points: float) -> Word | None:
    text = tidy(string.get("CONTENT", "")).strip()
    after = string.getnext()
    if text and after is not None and etree.QName(after).localname == "HYP" and not text.endswith("-"):
        text += "-"
    left, top = _number(string, "HPOS") * points, _number(string, "VPOS") * points
    box = Box(left, top, left + _number(string, "WIDTH") * points, top + _number(string, "HEIGHT") * points)
    return Word(text, box, min(_number(string, "WC", 1.0), 1.0)) if text else None


def _hocr_word(found: html.HtmlElement, points: float) -> Word | None:
    text = tidy(found.text_content()).strip()
    title = found.get("title", "")
    confidence = _CONFIDENCE.search(title)
    box = Box(*(edge * points for edge in _bbox(title)))
    return Word(text, box, min(float(confidence[1]) / 100, 1.0) if confidence else 1.0) if text else None


def _bbox(title: str) -> tuple[float, float, float, float]:
    match = _BBOX.search(title)
    left, top, right, bottom = (float(edge) for edge in match.groups()) if match else (0.0, 0.0, 0.0, 0.0)
    return left, top, right, bottom


def _number(element: etree._Element, name: str, default: float = 0.0) -> float:
    try:
        return float(element.get(name, default))
    except ValueError:
        return default


def _dpi(width: float, height: float) -> float:
    """The resolution of an A4 page so many pixels wide, where the file states none."""
    return max(min(width, height), 1.0) / _A4_WIDTH_INCHES


def _damaged(path: Path, error: Exception) -> UnreadableInput:
    return UnreadableInput(path, "damaged", f"is no whole file ({error})", "fetch it again or name it for what it is")
