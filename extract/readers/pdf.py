"""PDF: the text layer's words with boxes where a page has one worth keeping, else the page's image by OCR."""

import ctypes
import re
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import pdfplumber.pdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from pdfplumber.utils.exceptions import PdfminerException

from extract import layer, ocr
from extract.errors import UnreadableInput
from extract.layout import Table, compose
from extract.pages import Box, ReadPage, Word
from extract.settings import DEFAULT, ReadSettings
from normalize.unicode import tidy

RENDER_DPI = 300
_MAX_RENDER_PIXELS = 40_000_000  # A3 at 300 dpi has 17 million; larger plans are rendered coarser
_TABLE_PATHS = 4  # fewer drawn lines or boxes than this are no ruled table
Rect = tuple[float, float, float, float]  # left, bottom, right, top

# PDFium marks a hyphen at a line's end, where a word is divided, by one of two code points of its own.
_DIVISION = "\x02\ufffe"
_RUN = re.compile(rf"[^\s{_DIVISION}]+[{_DIVISION}]?")


def read(path: Path, settings: ReadSettings = DEFAULT) -> Iterator[ReadPage]:
    """The document's pages, one at a time.

    Raises:
        UnreadableInput: the file is encrypted, damaged or has no pages.
        MissingTesseract: a page must be read from its image and Tesseract is not installed.
    """
    with closing(_open(path)) as document, closing(_TableFinder(path)) as tables:
        for index in range(len(document)):
            with closing(document[index]) as page:
                yield _read_page(page, index + 1, tables, settings)


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


def _read_page(page: pdfium.PdfPage, number: int, tables: "_TableFinder", settings: ReadSettings) -> ReadPage:
    words = _words(page)
    if not layer.is_usable(words, has_image=_has_image(page), is_drawn=_draws(page, 1)):
        return _read_image(page, number, settings)
    width, height = page.get_size()
    text, placed = compose(words, tables.on(number) if _draws(page, _TABLE_PATHS) else ())
    return ReadPage(number, "text-layer", text, width, height, placed)


def _read_image(page: pdfium.PdfPage, number: int, settings: ReadSettings) -> ReadPage:
    width, height = page.get_size()
    dpi = min(RENDER_DPI, (_MAX_RENDER_PIXELS / max(width * height, 1)) ** 0.5 * 72)
    image = page.render(scale=dpi / 72, grayscale=True).to_pil()
    return ocr.read_image(image, number, dpi, settings)


def _words(page: pdfium.PdfPage) -> list[Word]:
    """The words of the text layer; a run of characters without white space is a word."""
    with closing(page.get_textpage()) as layer_text:
        text = _layer_text(layer_text)
        placement = _Placement(page)
        return [
            Word(
                word,
                placement.box(_char_rect(layer_text, run.start()), _char_rect(layer_text, run.end() - 1)),
            )
            for run in _RUN.finditer(text)
            if (word := tidy(run.group().replace("\x02", "-").replace("\ufffe", "-")).strip())
        ]


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


def _draws(page: pdfium.PdfPage, least: int) -> bool:
    """Whether the page draws at least so many lines, boxes or images."""
    drawn = page.get_objects([pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE])
    return sum(1 for _ in islice(drawn, least)) == least


class _TableFinder:
    """Ruled tables by pdfplumber, which opens the file only when a page draws lines: it is slow."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._document: pdfplumber.pdf.PDF | None = None

    def on(self, number: int) -> list[Table]:
        """The page's ruled tables of at least two rows and columns."""
        self._document = self._document or pdfplumber.open(self._path)
        page = self._document.pages[number - 1]
        found = page.find_tables()
        page.close()
        return [
            Table(tuple(tuple(cell and Box(*cell) for cell in row.cells) for row in table.rows))
            for table in found
            if len(table.rows) > 1 and len(table.columns) > 1
        ]

    def close(self) -> None:
        """Closes the file, if it was opened."""
        if self._document:
            self._document.close()


class _Placement:
    """Turns a page's own coordinates, from its lower left corner, into points from the top left as it is shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._left, self._bottom, self._right, self._top = page.get_cropbox()
        self._rotation = page.get_rotation()

    def box(self, first: Rect, last: Rect) -> Box:
        """The box around two characters' rectangles."""
        left, right = min(first[0], last[0]), max(first[2], last[2])
        bottom, top = min(first[1], last[1]), max(first[3], last[3])
        corners = [self._point(left, bottom), self._point(right, top)]
        xs, ys = zip(*corners, strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))

    def _point(self, x: float, y: float) -> tuple[float, float]:
        match self._rotation:
            case 90:
                return y - self._bottom, x - self._left
            case 180:
                return self._right - x, y - self._bottom
            case 270:
                return self._top - y, self._right - x
            case _:
                return x - self._left, self._top - y
