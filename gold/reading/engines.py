"""What Diarium and the engines that it stands on read on the same page images: errors, signs and processor time."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytesseract
from PIL import Image
from rapidfuzz.distance import Levenshtein
from rapidocr import RapidOCR

from extract.compose import compose
from extract.mending import mended
from extract.ocr import read_image
from extract.pages import Box, Word
from extract.settings import DEFAULT, Ocr
from gold.reading.pages import DPI, Scan
from gold.score import Counts
from gold.text import ErrorRate, character_errors, comparable

SIGNS = "%§@²°•"
Engine = Callable[[Image.Image], str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What an engine read on a page: errors, signs found, and seconds of processor time."""

    engine: str
    quality: str
    errors: ErrorRate
    signs: dict[str, Counts]
    seconds: float


def readings(scans: Iterable[Scan], engines: dict[str, Engine]) -> Iterator[Reading]:
    """Each engine's reading of each page."""
    for scan in scans:
        for name, engine in engines.items():
            started = _processor_seconds()
            text = engine(scan.image)
            seconds = _processor_seconds() - started
            yield Reading(name, scan.quality, character_errors(text, scan.truth), signs(text, scan.truth), seconds)


def signs(read: str, truth: str) -> dict[str, Counts]:
    """Of each sign: those read in their place, those read where there is none, and those missed.

    >>> signs("79 26 av 3 §", "79 % av 3 §")["%"], signs("79 26 av 3 §", "79 % av 3 §")["§"]
    (Counts(right=0, wrong=0, missed=1), Counts(right=1, wrong=0, missed=0))
    """
    words, true = comparable(read).replace(" ", ""), comparable(truth).replace(" ", "")
    right: Counter[str] = Counter()
    for step in Levenshtein.opcodes(true, words):
        if step.tag == "equal":
            right.update(true[step.src_start : step.src_end])
    found, wanted = Counter(words), Counter(true)
    return {
        sign: Counts(right[sign], found[sign] - right[sign], wanted[sign] - right[sign])
        for sign in SIGNS
        if found[sign] or wanted[sign]
    }


def diarium(mode: Ocr) -> Engine:
    """Diarium, as `convert --ocr` reads."""
    settings = replace(DEFAULT, ocr=mode)
    return lambda image: mended(read_image(image, 1, DPI, settings).text, signs=True)[0]


def tesseract(languages: str) -> Engine:
    """Tesseract by itself, laid out as Diarium lays out words."""

    def read(image: Image.Image) -> str:
        found = pytesseract.image_to_data(
            image, lang=languages, config=f"--dpi {DPI}", output_type=pytesseract.Output.DICT
        )
        columns = zip(*(found[name] for name in ("text", "left", "top", "width", "height")), strict=True)
        return compose(
            [
                Word(text, Box(x, top, x + width, top + height))
                for text, x, top, width, height in columns
                if text.strip()
            ]
        )[0]

    return read


def rapidocr() -> Engine:
    """RapidOCR by itself, with its detector and on one core, its lines laid out as Diarium lays out words."""
    engine: Any = RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.use_cls": False,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        }
    )

    def read(image: Image.Image) -> str:
        found = engine(np.asarray(image.convert("RGB")))
        lines = zip(found.boxes if found.boxes is not None else (), found.txts or (), strict=True)
        return compose([Word(text, Box(*box.min(axis=0), *box.max(axis=0))) for box, text in lines])[0]

    return read


def _processor_seconds() -> float:
    """Processor time of this process and the programs that it ran; what else the machine does counts little in it."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
