"""Renders gold documents as archives hold them: digital, scanned, with a bad text layer, or as OCR text.

Files are made once and kept in a cache folder; what they are made from is in their folder's name, so that a changed
source or renderer makes new ones.
"""

import hashlib
import io
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pytesseract
from PIL import Image

from gold import degrade as degrading
from gold import typeset as typesetting
from gold.degrade import QUALITIES, Quality, degrade
from gold.typeset import typeset

DOCUMENTS = Path(__file__).parent / "documents"
CACHE = Path(__file__).parents[1] / "build" / "gold"
# Tesseract's English model, which knows no Swedish letter: the damage that this project repairs.
_DAMAGING_LANGUAGE = "eng"
_CREATED = re.compile(rb"/CreationDate\s?\(D:[^)]*\)")
_BAD_LAYER = next(quality for quality in QUALITIES if quality.name == "scan200")


@dataclass(frozen=True, slots=True)
class Form:
    """A form in which an archive may hold a document: the file's suffix, and what makes its bytes."""

    name: str
    suffix: str
    make: Callable[[Path], bytes]


def _digital(source: Path) -> bytes:
    return typeset(source)


def _scanned(quality: Quality) -> Callable[[Path], bytes]:
    def make(source: Path) -> bytes:
        return _images_to_pdf(_scans(source, quality), quality.dpi)

    return make


def _tiff(source: Path) -> bytes:
    fax = next(quality for quality in QUALITIES if quality.is_fax)
    return _save(_scans(source, fax), "TIFF", fax.dpi, compression="group4")


def _bad_layer(source: Path) -> bytes:
    """A scan over which an English OCR has laid its text."""
    with tempfile.TemporaryDirectory() as folder:
        scan = Path(folder) / "scan.tif"
        scan.write_bytes(_save(_scans(source, _BAD_LAYER), "TIFF", _BAD_LAYER.dpi, compression="jpeg"))
        made = pytesseract.image_to_pdf_or_hocr(str(scan), lang=_DAMAGING_LANGUAGE, extension="pdf")
    return _CREATED.sub(rb"/CreationDate (D:20000101000000Z)", made)


def _ocr_text(source: Path) -> bytes:
    """What an English OCR makes of a scan, a form feed after each page."""
    config = f"--dpi {_BAD_LAYER.dpi}"
    pages = (
        pytesseract.image_to_string(scan, lang=_DAMAGING_LANGUAGE, config=config) for scan in _scans(source, _BAD_LAYER)
    )
    return "".join(page.rstrip("\n\f") + "\n\f" for page in pages).encode()


FORMS = {
    form.name: form
    for form in (
        Form("digital", ".pdf", _digital),
        *(Form(quality.name, ".pdf", _scanned(quality)) for quality in QUALITIES),
        Form("tiff", ".tif", _tiff),
        Form("bad-layer", ".pdf", _bad_layer),
        Form("ocr-text", ".txt", _ocr_text),
    )
}


# The demo: one document in each form in which archives hold them.
DEMO = (
    ("granvik-2016-ks-mal", "digital"),
    ("vattra-2014-pks-budget", "bad-layer"),
    ("storbacken-2013-tidplan", "scan200"),
    ("vattra-2020-tertialrapport", "digital"),
    ("almaryd-1978-ks-protokoll", "tiff"),
    ("granvik-2012-bjorkhagaskolan", "scan150"),
    ("storbacken-2015-bun-protokoll", "ocr-text"),
    ("almaryd-2022-direktupphandling", "digital"),
)


def render_demo(folder: Path) -> list[Path]:
    """The demo documents, laid out in `folder` as an archivist's folder of ärenden would be: by year."""
    made = []
    for name, form in DEMO:
        rendered = render(DOCUMENTS / f"{name}.typ", FORMS[form])
        target = folder / name.split("-")[1] / rendered.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(rendered, target)
        made.append(target)
    return made


def render(source: Path, form: Form, cache: Path = CACHE) -> Path:
    """The rendered file, made when it is not in the cache.

    Raises:
        typst.TypstError: the source does not compile.
        pytesseract.TesseractNotFoundError: a form needs Tesseract and it is not installed.
    """
    target = cache / _fingerprint(source) / form.name / (source.stem + form.suffix)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = target.with_name(f".{os.getpid()}-{target.name}")
        temporary.write_bytes(form.make(source))
        temporary.replace(target)
    return target


def _fingerprint(source: Path) -> str:
    code = (Path(module).read_bytes() for module in (__file__, degrading.__file__, typesetting.__file__))
    return hashlib.sha256(b"\0".join([source.read_bytes(), *code])).hexdigest()[:16]


def _scans(source: Path, quality: Quality) -> list[Image.Image]:
    with pdfium.PdfDocument(typeset(source)) as document:
        return [
            degrade(
                page.render(scale=quality.dpi / 72, grayscale=True).to_pil(),
                quality,
                f"{source.stem} {number}",
            )
            for number, page in enumerate(document, start=1)
        ]


def _images_to_pdf(images: list[Image.Image], dpi: int) -> bytes:
    return _save(images, "PDF", dpi, creationDate=None, modDate=None)


def _save(images: list[Image.Image], kind: str, dpi: int, **options: object) -> bytes:
    buffer = io.BytesIO()
    images[0].save(buffer, kind, save_all=True, append_images=images[1:], dpi=(dpi, dpi), **options)
    return buffer.getvalue()
