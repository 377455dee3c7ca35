"""How fast Diarium is, beside the tools that it stands on, on the same pages in the same run.

Speeds on one machine say little of another; their ratio to a known tool says more. One process, one core.
"""

import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium
from PIL import Image, ImageSequence

from extract.ocr.tesseract import SWEDISH_AND_ENGLISH
from extract.pipeline import extract, load, read
from extract.readers import kind_of
from extract.settings import DEFAULT, ReadSettings
from gold.render import DEMO, DOCUMENTS, FORMS, render
from normalize.diacritics import repair

# Beside the demo's: short dev documents in forms that the demo lacks or has once.
FIXED_SET = (
    *DEMO,
    ("varnas-2016-furulid", "scan300"),
    ("rodsjo-2003-fritidsgardar", "scan200"),
    ("krakerum-1998-lovasa", "fax"),
    ("varnas-2016-furulid", "digital"),
    ("granvik-2012-bjorkhagaskolan", "digital"),
    ("bjorkhult-2022-teknik-verksamhetsplan", "digital"),
    ("varnas-2016-furulid", "ocr-text"),
    ("granvik-2012-bjorkhagaskolan", "ocr-text"),
    ("rodsjo-2003-fritidsgardar", "ocr-text"),
)
_SCANS = ("scan300", "scan200", "scan150", "fax", "tiff")
LONG_PAGES = 1000
_SCAN_DPI = 300  # as `convert` shows a PDF's page to Tesseract


@dataclass(frozen=True, slots=True)
class Speed:
    """Units of work done in so many seconds."""

    units: int
    seconds: float

    @property
    def rate(self) -> float:
        """Units in a second."""
        return self.units / self.seconds


@dataclass(frozen=True, slots=True)
class Bench:
    """Pages (words for the repairs) and seconds of each task; memory in MB, None where the system does not tell."""

    scans: Speed
    fast_scans: Speed  # with --ocr fast
    tesseract: Speed
    kept: Speed  # pages read from good text layers, without what is extracted from them
    one_worker: Speed
    two_workers: Speed
    digital: Speed
    pdfplumber: Speed
    text: Speed
    repair_damaged: Speed
    repair_clean: Speed
    memory: int | None
    long_memory: int | None  # of a process that reads a PDF of LONG_PAGES pages

    def as_dict(self) -> dict[str, float | None]:
        """The bench as JSON values, with stable keys."""
        return {
            "scan_pages": self.scans.units,
            "scan_pages_per_minute": round(60 * self.scans.rate, 1),
            "tesseract_pages_per_minute": round(60 * self.tesseract.rate, 1),
            "scan_ratio": round(self.scans.rate / self.tesseract.rate, 3),
            "auto_time_over_tesseract": round(self.tesseract.rate / self.scans.rate, 2),
            "fast_time_over_tesseract": round(self.tesseract.rate / self.fast_scans.rate, 2),
            "two_workers_over_one": round(self.two_workers.rate / self.one_worker.rate, 2),
            "kept_pages_per_second": round(self.kept.rate, 1),
            "kept_over_pdfplumber": round(self.kept.rate / self.pdfplumber.rate, 2),
            "digital_pages": self.digital.units,
            "digital_pages_per_second": round(self.digital.rate, 1),
            "pdfplumber_pages_per_second": round(self.pdfplumber.rate, 1),
            "digital_ratio": round(self.digital.rate / self.pdfplumber.rate, 3),
            "text_pages_per_second": round(self.text.rate, 1),
            "repair_words_per_second_damaged": round(self.repair_damaged.rate),
            "repair_words_per_second_clean": round(self.repair_clean.rate),
            "peak_memory_mb": self.memory,
            f"peak_memory_mb_of_{LONG_PAGES}_pages": self.long_memory,
        }


def bench(progress: Callable[[str], None]) -> Bench:
    """Measures everything; `progress` is told what is being measured.

    Raises:
        DiariumError: Tesseract is not installed.
    """
    os.environ["OMP_THREAD_LIMIT"] = "1"
    progress("rendering the documents")
    files = [(form, render(DOCUMENTS / f"{name}.typ", FORMS[form])) for name, form in FIXED_SET]
    scans = [file for form, file in files if form in _SCANS]
    digital, texts = ([file for form, file in files if form == wanted] for wanted in ("digital", "ocr-text"))
    progress("loading the models")
    load()
    repair("Kommunstyrelsen har beslutat att godkdnna forslaget")
    progress("repairing text")
    damaged, clean = (_repair(group) for group in (texts, digital))
    progress("reading text and digital documents")
    text, born_digital, plumber = _best(_convert, texts), _best(_convert, digital), _best(_plumb, digital)
    progress("keeping good text layers")
    kept = _best(_read, digital)
    progress("converting scans")
    scanned, fast = _convert(scans), _convert(scans, replace(DEFAULT, ocr="fast"))
    progress("reading the same scans with Tesseract alone")
    tesseract = _tesseract(scans)
    progress("converting scans with one worker and with two")
    one, two = _side_by_side(scans, 1), _side_by_side(scans, 2)
    progress("measuring memory")
    return Bench(
        scans=scanned,
        fast_scans=fast,
        tesseract=tesseract,
        kept=kept,
        one_worker=one,
        two_workers=two,
        digital=born_digital,
        pdfplumber=plumber,
        text=text,
        repair_damaged=damaged,
        repair_clean=clean,
        memory=_memory([*scans, *digital, *texts]),
        long_memory=_memory_of_long_document(digital),
    )


def _best(measure: Callable[[Sequence[Path]], Speed], files: Sequence[Path]) -> Speed:
    return min((measure(files) for _ in range(3)), key=lambda speed: speed.seconds)


def _convert(files: Sequence[Path], settings: ReadSettings = DEFAULT) -> Speed:
    started = time.perf_counter()
    pages = 0
    for file in files:
        record = extract(read(file, settings))
        record.to_json()
        pages += len(record.pages)
    return Speed(pages, time.perf_counter() - started)


def _read(files: Sequence[Path]) -> Speed:
    """Pages with their words, boxes and tables, before any repair."""
    started = time.perf_counter()
    pages = sum(1 for file in files for _ in kind_of(file).read(file))
    return Speed(pages, time.perf_counter() - started)


def _side_by_side(files: Sequence[Path], workers: int) -> Speed:
    """The files converted one by one in so many processes, whose models are loaded."""
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(_convert, [files[:1]] * workers))
        started = time.perf_counter()
        done = list(pool.map(_convert, [[file] for file in files]))
        return Speed(sum(speed.units for speed in done), time.perf_counter() - started)


def _plumb(files: Sequence[Path]) -> Speed:
    started = time.perf_counter()
    pages = 0
    for file in files:
        with pdfplumber.open(file) as document:
            for page in document.pages:
                page.extract_words()
                pages += 1
    return Speed(pages, time.perf_counter() - started)


def _tesseract(files: Sequence[Path]) -> Speed:
    with tempfile.TemporaryDirectory() as folder:
        images = _page_images(files, Path(folder))
        started = time.perf_counter()
        for image in images:
            command = ["tesseract", str(image), "stdout", "-l", SWEDISH_AND_ENGLISH, "--dpi", str(_SCAN_DPI)]
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own files
        return Speed(len(images), time.perf_counter() - started)


def _page_images(files: Sequence[Path], folder: Path) -> list[Path]:
    """The pages as PNG files in `folder`, as `convert` shows them to Tesseract."""
    images: list[Path] = []
    for file in files:
        if file.suffix == ".pdf":
            with pdfium.PdfDocument(file) as document:
                pages = [page.render(scale=_SCAN_DPI / 72, grayscale=True).to_pil() for page in document]
        else:
            with Image.open(file) as image:
                pages = [frame.convert("L") for frame in ImageSequence.Iterator(image)]
        for page in pages:
            images.append(folder / f"{len(images)}.png")
            page.save(images[-1])
    return images


def _repair(files: Sequence[Path]) -> Speed:
    pages = [page.raw for file in files for page in read(file).pages]
    started = time.perf_counter()
    for page in pages:
        repair(page)
    return Speed(sum(len(page.split()) for page in pages), time.perf_counter() - started)


def _memory(files: Sequence[Path]) -> int | None:
    """Peak memory of a process that converts the files, with the largest program that it runs, in MB."""
    if sys.platform == "win32":
        return None
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_convert_and_weigh, files).result()


def _memory_of_long_document(files: Sequence[Path]) -> int | None:
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / "long.pdf"
        with pdfium.PdfDocument.new() as target, pdfium.PdfDocument(files[0]) as source:
            count = len(source)
            for _ in range(0, LONG_PAGES, count):
                target.import_pages(source)
            target.save(long)
        return _memory([long])


def _convert_and_weigh(files: Sequence[Path]) -> int:
    import resource  # noqa: PLC0415 - Windows has none

    _convert(files)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(who).ru_maxrss for who in whose) // unit
