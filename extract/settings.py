"""How pages are to be read: the settings that a conversion hands to the readers."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

TextLayer = Literal["auto", "keep", "ignore"]
Ocr = Literal["fast", "auto", "best"]


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Settings of one conversion; the defaults are those of `diarium convert`.

    `text_layer`: judge a PDF's text layer page by page, keep it wherever there is one, or read every image.
    `min_quality`: the score, 0 to 1, below which a layer is not kept.
    `ocr`: how much time a page image may have.
    `page_timeout`: seconds after which a page image is given up.
    `cache`: folder where OCR results are kept by image and settings; None keeps none.
    """

    text_layer: TextLayer = "auto"
    min_quality: float = 0.6
    ocr: Ocr = "auto"
    page_timeout: float = 120.0
    cache: Path | None = None


DEFAULT = ReadSettings()
