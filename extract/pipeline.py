"""From a file to its record: `read` gives the pages, `load` the spaCy pipeline, `extract` the record."""

import functools
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extract import ocr, own, record
from extract.confidence import Sureness, calibrated
from extract.doubtful import set_aside
from extract.errors import UnreadableInput
from extract.flow import flow
from extract.mending import mended
from extract.pages import Box, Document, Page, Printed, ReadPage
from extract.pipes import PIPES
from extract.pipes.tokens import FineTokenizer
from extract.readers import kind_of
from extract.recorder import Recorder
from extract.settings import DEFAULT, EXTRACT_DEFAULT, ExtractSettings, ReadSettings
from normalize.lines import Joined
from normalize.masking import MaskKind, mask
from normalize.symbols import doubtful

_CELL = re.compile(r"[^\t\s][^\t\n]*")


def load(pipes: tuple[str, ...] = ()) -> Language:
    """The extraction pipeline: `spacy.blank("sv")`, a tokenizer that rules fit, and one component per field.

    `pipes` are modules of the user's own, whose components come last or in place of some of these.

    Raises:
        PipesError: a module cannot be used.
    """
    # So that `load()` and `load(())`, two calls to a cache, are one pipeline.
    return _loaded(pipes)


@functools.cache
def _loaded(pipes: tuple[str, ...]) -> Language:
    nlp = spacy.blank("sv")
    nlp.tokenizer = FineTokenizer(nlp.vocab)
    for name in own.components(PIPES, pipes):
        nlp.add_pipe(name)
    nlp.set_error_handler(_failed)
    nlp.max_length = 50_000_000
    return nlp


def _failed(name: str, _pipe: object, _docs: object, error: Exception) -> NoReturn:
    if name in PIPES:
        raise error
    raise own.PipesError(f"the component {name} failed ({type(error).__name__}: {error}); mend it") from error


def read(path: Path, settings: ReadSettings = DEFAULT, *, masks: Collection[MaskKind] = ()) -> Document:
    """The file's pages, read as the settings say and repaired, with personal data of the kinds in `masks` covered over.

    Raises:
        UnreadableInput: the file cannot be read, with the reason and the way out.
        MissingTesseract: a page has to be read from its image and Tesseract is not installed.
    """
    try:
        kind = kind_of(path)
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        pages: list[Page] = []
        warnings: list[str] = []
        masked: Counter[MaskKind] = Counter()
        for page in kind.read(path, settings):
            # Before repair, so that no later step sees what is covered; nothing moves, so boxes stay right.
            covered = mask(page.text, masks)
            # Another reading of a word may hold what is covered.
            words = replace(page.words, others={}) if page.words and masks else page.words
            pages.append(_repaired(replace(page, text=covered.text, words=words)))
            warnings += _doubts(pages[-1])
            warnings += (mask(warning, masks).text for warning in page.warnings)
            masked += covered.counts
        size = path.stat().st_size
    except OSError as error:
        raise UnreadableInput(
            path,
            "not-accessible",
            f"cannot be read ({error.strerror or error})",
            "check that it exists and is yours to read",
        ) from error
    uses_ocr = any(page.origin == "ocr" for page in pages)
    warnings += (f"masked: {masked[kind]} {kind}" for kind in MaskKind if masked[kind])
    readers = ocr.version(settings) if uses_ocr else None
    return Document(path, sha256, size, kind.media_type, pages, readers, warnings, masked)


def _repaired(page: ReadPage) -> Page:
    is_kept = page.origin == "text-layer" and (page.layer is None or page.layer.decision == "keep")
    text, edits = mended(page.text, signs=not is_kept)
    origin = "repaired-layer" if page.origin == "text-layer" and edits else page.origin
    doubts = () if is_kept else tuple(doubtful(text))
    size = page.width, page.height
    return Page(page.number, origin, text, page.text, edits, *size, page.words, page.layer, doubts, page.cards)


def _doubts(page: Page) -> Iterator[str]:
    for start, end in page.doubts:
        yield f"page {page.number}: {page.text[start:end]!r} may hide a % sign; look at the original"


def extract(
    document: Document,
    *,
    shown_path: str | None = None,
    created: datetime | None = None,
    settings: ExtractSettings = EXTRACT_DEFAULT,
    sureness: Sureness = calibrated,
    part: record.Part | None = None,
) -> record.Record:
    """The record of the document as one, whatever it holds; `shown_path` is the path that it names, else its name.

    Raises:
        PipesError: a module of the settings cannot be used, or a component of it failed.
    """
    joined, doc = analysed(document, settings)
    recorder = Recorder(document, joined, settings, sureness)
    whole = recorder.build(doc, shown_path or document.path.name, created or datetime.now(UTC), part)
    return set_aside(whole, settings.min_confidence) if settings.min_confidence else whole


def analysed(document: Document, settings: ExtractSettings = EXTRACT_DEFAULT) -> tuple[Joined, Doc]:
    """The document's running text, and what the components found in it.

    Raises:
        PipesError: a module of the settings cannot be used, or a component of it failed.
    """
    joined = flow(document.pages)
    nlp = load(settings.pipes)
    doc = nlp.make_doc(joined.text)
    first = document.pages[0] if document.pages else None
    doc._.page_shape = first.width / first.height if first and first.width and first.height else 0.0
    doc._.line_heights = _line_heights(document, joined)
    doc._.printed = _printed(document, joined)
    doc._.placed = _places(document, joined)
    doc._.cards = _cards(document, joined)
    doc._.page_starts = joined.page_starts()
    doc._.line_starts = tuple(piece.joined for piece in joined.pieces)
    return joined, nlp(doc)


def _places(document: Document, joined: Joined) -> Callable[[int, int], Box | None]:
    """Tells the box in points of a passage of the running text; None for plain text."""
    pages = {page.number: page for page in document.pages}

    def placed(start: int, end: int) -> Box | None:
        number, first, last = joined.locate(start, end)
        return pages[number].box(first, last) if number in pages else None

    return placed


def _cards(document: Document, joined: Joined) -> dict[int, tuple[int, int]]:
    """Offset in the running text of each line that stands in a card -> the page and the card's number on it."""
    pages = {page.number: page for page in document.pages if page.cards}
    places = (
        (piece.joined, (piece.page, pages[piece.page].card(piece.start)))
        for piece in joined.pieces
        if piece.page in pages
    )
    return {offset: (page, card) for offset, (page, card) in places if card is not None}


def _line_heights(document: Document, joined: Joined) -> dict[int, float]:
    """Offset in the running text of each line that has boxes -> its height in points."""
    pages = {page.number: page for page in document.pages}
    heights = (
        (piece.joined, pages[piece.page].line_height(piece.start, piece.start + piece.length))
        for piece in joined.pieces
    )
    return {offset: height for offset, height in heights if height is not None}


def _printed(document: Document, joined: Joined) -> dict[int, Printed]:
    """Offset in the running text of each cell of the first page that has boxes -> where it stands there."""
    first = document.pages[0] if document.pages else None
    printed: dict[int, Printed] = {}
    for piece in joined.pieces if first and first.words else ():
        if first is None or piece.page != first.number:
            break
        for cell in _CELL.finditer(first.text, piece.start, piece.start + piece.length):
            box, height = first.box(*cell.span()), first.line_height(*cell.span())
            if box and height:
                printed[piece.joined + cell.start() - piece.start] = Printed(box, height)
    return printed
