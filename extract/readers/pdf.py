"""PDF: the text layer's words with boxes where a page has one worth keeping, else the page's image by OCR."""

import ctypes
import math
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pdfplumber
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from pdfplumber.utils.exceptions import PdfminerException

from extract import layer, ocr
from extract.boxes import parted
from extract.compose import compose
from extract.errors import UnreadableInput
from extract.pages import Box, ReadPage, Word
from extract.readers.limits import MAX_PIXELS, check_pages
from extract.readers.pdf_rules import drawn
from extract.readers.tracked import closed_up
from extract.record import Layer
from extract.ruled import tables
from extract.settings import DEFAULT, ReadSettings
from normalize.unicode import tidy

RENDER_DPI = 300
_MAX_RENDER_PIXELS = 40_000_000  # A3 at 300 dpi has 17 million; larger plans are rendered coarser
_SNAP = 3.0  # points between rules that are one
_MEET = 3.0  # points that rules may fall short of each other where they meet
_INK = 40  # grey levels below the paper
Rect = tuple[float, float, float, float]  # left, bottom, right, top

# PDFium marks a hyphen at a line's end, where a word is divided, by one of two code points of its own.
_DIVISION = "\x02\ufffe"
_RUN = re.compile(rf"[^\s{_DIVISION}]+[{_DIVISION}]?")
# "Beslutsdatum2022-09-06", "DiarienummerTN-2022-00291": a label, its value.
_TOUCHING = re.compile(r"(?<=[Dd]atum)(?=(?:19|20)\d\d-\d\d-\d\d)|(?<=nummer)(?=[A-ZÅÄÖ]{1,5}[/-]?\d)")
_SHORTEST_TOUCHING = 12  # letters


def read(path: Path, settings: ReadSettings = DEFAULT) -> Iterator[ReadPage]:
    """The document's pages, one at a time.

    Raises:
        UnreadableInput: the file is encrypted, damaged, too long, or has no page that can be read.
        MissingTesseract: a page must be read from its image and Tesseract is not installed.
    """
    with closing(_open(path)) as document:
        count = len(document)
        check_pages(path, count)
        notes = _notes(document)
        lost = 0
        for index in range(count):
            page = _read_page(document, index, settings)
            lost += page is None
            warnings = notes if index == 0 else ()
            if page is None:
                problem = f"page {index + 1}: is damaged and could not be read"
                yield ReadPage(index + 1, "text-layer", "", warnings=(*warnings, problem))
            else:
                yield replace(page, warnings=(*warnings, *page.warnings))
        if lost == count:
            raise UnreadableInput(path, "damaged", "has no page that can be read", "fetch or scan it again")


def layers(path: Path, settings: ReadSettings = DEFAULT) -> Iterator[Layer]:
    """What is decided on each page's text layer; no page is read by OCR.

    Raises:
        UnreadableInput: the file is encrypted, damaged or has no pages.
    """
    with closing(_open(path)) as document:
        for page in document:
            with closing(page):
                yield _verdict(page, _words(page), settings).in_record


def _notes(document: pdfium.PdfDocument) -> tuple[str, ...]:
    """What the file carries beside its pages, for the record's warnings: it is neither opened nor run."""
    names = [document.get_attachment(index).get_name() for index in range(document.count_attachments())]
    notes = [f"attachment, not read: {name!r}" for name in names]
    if pdfium_c.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        notes.append("holds JavaScript, which was not run")
    return tuple(notes)


def _open(path: Path) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            remedy = "save a copy without it, with the password's owner"
            raise UnreadableInput(path, "encrypted", "is encrypted with a password", remedy) from error
        if _has_empty_page_tree(path):
            raise UnreadableInput(path, "no-pages", "is a PDF without pages", "fetch or scan it again") from error
        raise UnreadableInput(path, "damaged", f"is no whole PDF ({error})", "fetch or scan it again") from error


def _has_empty_page_tree(path: Path) -> bool:
    """Whether a file that PDFium does not load is whole but for its pages; PDFium has no error code that tells."""
    try:
        with pdfplumber.open(path) as document:
            return not document.pages
    except PdfminerException:
        return False


def _read_page(document: pdfium.PdfDocument, index: int, settings: ReadSettings) -> ReadPage | None:
    """The page, or None when PDFium finds it too damaged to load: the others may still be read."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return None
    with closing(page):
        return _read_loaded(page, index + 1, settings)


def _read_loaded(page: pdfium.PdfPage, number: int, settings: ReadSettings) -> ReadPage:
    words = _words(page)
    verdict = _verdict(page, words, settings)
    if verdict.decision == "read":
        beside = verdict.mended(words) if verdict.is_legible else []
        return replace(_read_image(page, number, settings, beside), layer=verdict.in_record)
    width, height = page.get_size()
    mended = verdict.mended(words)
    rules, boxes = drawn(page, _Placement(page).point)
    text, placed, cards = compose(mended, *parted(tables(rules, snap=_SNAP, meet=_MEET), boxes, mended))
    return ReadPage(number, verdict.origin, text, width, height, placed, layer=verdict.in_record, cards=cards)


def _verdict(page: pdfium.PdfPage, words: list[Word], settings: ReadSettings) -> layer.Verdict:
    has_image = _has_image(page)
    inked = _inked(page, words) if has_image and words else 1.0
    return layer.judge(words, settings, has_image=has_image, is_drawn=_draws(page), inked=inked)


def _read_image(page: pdfium.PdfPage, number: int, settings: ReadSettings, beside: list[Word]) -> ReadPage:
    width, height = page.get_size()
    if any(math.prod(image.get_px_size()) > MAX_PIXELS for image in page.get_objects([pdfium_c.FPDF_PAGEOBJ_IMAGE])):
        problem = f"page {number}: has an image of more than {MAX_PIXELS // 1_000_000} million pixels and was not read"
        return ReadPage(number, "ocr", "", width, height, warnings=(problem,))
    dpi = min(RENDER_DPI, (_MAX_RENDER_PIXELS / max(width * height, 1)) ** 0.5 * 72)
    image = page.render(scale=dpi / 72, grayscale=True).to_pil()
    return ocr.read_image(image, number, dpi, settings, layer=beside)


def _inked(page: pdfium.PdfPage, words: list[Word]) -> float:
    """The share of the words that have ink where they are said to stand."""
    shown = page.render(scale=1, grayscale=True).to_numpy().squeeze()
    height, width = shown.shape
    dark = shown < int(np.median(shown)) - _INK
    boxes = (
        (max(0, int(box.x0)), max(0, int(box.top)), min(width, int(box.x1) + 1), min(height, int(box.bottom) + 1))
        for box in (word.box for word in words)
    )
    return float(np.mean([dark[top:bottom, x0:x1].any() for x0, top, x1, bottom in boxes]))


def _words(page: pdfium.PdfPage) -> list[Word]:
    """The words of the text layer: runs of characters without white space, and what letter-spacing took apart."""
    with closing(page.get_textpage()) as layer_text:
        text = _layer_text(layer_text)
        placement = _Placement(page)
        words = [
            Word(
                word,
                placement.box(_char_rect(layer_text, start), _char_rect(layer_text, end - 1)),
            )
            for start, end in _runs(text)
            if (word := tidy(text[start:end].replace("\x02", "-").replace("\ufffe", "-")).strip())
        ]
    return closed_up(words)


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where the words begin and end; a label that fills its cell is parted from the value that it touches."""
    for run in _RUN.finditer(text):
        start, end = run.span()
        if end - start >= _SHORTEST_TOUCHING and (touching := _TOUCHING.search(text, start, end)):
            yield start, touching.start()
            start = touching.start()
        yield start, end


def _layer_text(textpage: pdfium.PdfTextPage) -> str:
    """The layer's text, one character per PDFium character index."""
    text: str = textpage.get_text_range()
    count = textpage.count_chars()
    if len(text) == count:
        return text
    codes = (pdfium_c.FPDFText_GetUnicode(textpage, index) for index in range(count))
    return "".join(chr(code) if code and code < 0x110000 else " " for code in codes)


def _char_rect(textpage: pdfium.PdfTextPage, index: int) -> Rect:
    """The rectangle of a character in the page's own coordinates, as tall as its font."""
    rect = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(rect)):
        return 0.0, 0.0, 0.0, 0.0
    return rect.left, rect.bottom, rect.right, rect.top


def _has_image(page: pdfium.PdfPage) -> bool:
    """Whether an image covers at least half of the page: then it is likely a scan."""
    width, height = page.get_size()
    return any(
        (right - left) * (top - bottom) > 0.5 * width * height
        for left, bottom, right, top in (
            image.get_bounds() for image in page.get_objects([pdfium_c.FPDF_PAGEOBJ_IMAGE])
        )
    )


def _draws(page: pdfium.PdfPage) -> bool:
    """Whether the page draws any line, box or image."""
    return any(True for _ in page.get_objects([pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE]))


class _Placement:
    """Turns a page's own coordinates, from its lower left corner, into points from the top left as it is shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._left, self._bottom, self._right, self._top = page.get_cropbox()
        self._rotation = page.get_rotation()

    def box(self, first: Rect, last: Rect) -> Box:
        """The box around two characters' rectangles."""
        left, right = min(first[0], last[0]), max(first[2], last[2])
        bottom, top = min(first[1], last[1]), max(first[3], last[3])
        corners = [self.point(left, bottom), self.point(right, top)]
        xs, ys = zip(*corners, strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page's own coordinates stands."""
        match self._rotation:
            case 90:
                return y - self._bottom, x - self._left
            case 180:
                return self._right - x, y - self._bottom
            case 270:
                return self._top - y, self._right - x
            case _:
                return x - self._left, self._top - y
